import { addInstitution } from '#institutions/commands/institution.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { decided } from '../point.ts';
import { pointRow } from '../store/point.ts';
import { linkInstitution } from './tending.ts';

type Fields = Parameters<typeof addInstitution>[2];

/** Records an institution for a point and links it: the gap closes when it is enacted. @throws Refusal those of both deeds */
export async function establishFor(tx: Tx, actor: Actor, riskPointId: string, fields: Fields, moment: Moment): Promise<{ id: string }> {
  decided(await pointRow(tx, actor, riskPointId), 'tend', actor); // the point is locked after the institution: once it is linked
  const { id } = await addInstitution(tx, actor, fields, moment);
  await linkInstitution(tx, actor, riskPointId, id, moment);
  return { id };
}
