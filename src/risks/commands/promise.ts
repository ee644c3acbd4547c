import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { insertPromise } from '../store/link.ts';
import { pointRow } from '../store/point.ts';

export type NewPromise = Readonly<{ year: number; clause: number; text: string; riskPointId: string | null }>;

/** A clause of one's own yearly promise; it may name the risk point that it answers. @throws Refusal `risks/clause-signed` */
export async function signPromise(tx: Tx, actor: Actor, promise: NewPromise, { now }: Moment): Promise<{ id: string }> {
  const { bureauId, personId } = actor;
  if (promise.riskPointId !== null) await pointRow(tx, actor, promise.riskPointId);
  const id = newId();
  await insertPromise(tx, { bureauId, promiseId: id, personId, ...promise, signedAt: now });
  await record(tx, actor, now, 'risks.signPromise', { kind: 'promise', id, bureauId }, { after: promise });
  return { id };
}
