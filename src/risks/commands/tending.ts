import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { decided, type Done } from '../point.ts';
import * as link from '../store/link.ts';
import { pointToChange } from '../store/point.ts';

export const subject = (bureauId: string, id: string) => ({ kind: 'riskPoint', id, bureauId });

/** The point, locked, for one who may tend it. @throws Refusal the hindrance */
export async function toTend(tx: Tx, actor: Actor, id: string) {
  const point = await pointToChange(tx, actor, id);
  decided(point, 'tend', actor);
  return point;
}

export async function linkInstitution(tx: Tx, actor: Actor, id: string, institutionId: string, { now }: Moment): Promise<Done> {
  await link.holdInstitutions(tx, actor.bureauId, [institutionId]);
  const { bureauId, state, number } = await toTend(tx, actor, id);
  const made = await link.linkInstitution(tx, bureauId, id, institutionId);
  if (made) await record(tx, actor, now, 'risks.link', subject(bureauId, id), { after: { institutionId } });
  return { id, state, number };
}

export async function unlinkInstitution(tx: Tx, actor: Actor, id: string, institutionId: string, { now }: Moment): Promise<Done> {
  const { bureauId, state, number } = await toTend(tx, actor, id);
  const gone = await link.unlinkInstitution(tx, bureauId, id, institutionId);
  if (gone) await record(tx, actor, now, 'risks.unlink', subject(bureauId, id), { before: { institutionId } });
  return { id, state, number };
}
