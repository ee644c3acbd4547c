import { addInstitution } from '#institutions/commands/institution.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { linkInstitution, toTend } from './tending.ts';

type Fields = Parameters<typeof addInstitution>[2];

/** Records an institution for a point and links it: the gap closes when it is enacted. @throws Refusal those of both deeds */
export async function establishFor(tx: Tx, actor: Actor, riskPointId: string, fields: Fields, moment: Moment): Promise<{ id: string }> {
  await toTend(tx, actor, riskPointId);
  const { id } = await addInstitution(tx, actor, fields, moment);
  await linkInstitution(tx, actor, riskPointId, id, moment);
  return { id };
}
