import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { pointMachine } from '../point.ts';
import { insertPromise } from '../store/link.ts';
import { lockPoint, pointRow } from '../store/point.ts';

export type NewPromise = Readonly<{ year: number; clause: number; text: string; riskPointId: string | null }>;

/**
 * A clause of one's own yearly promise; it may name the risk point that it answers.
 *
 * @throws Refusal `risks/clause-signed`, `risks/cannot` for a point that is void or went into another
 */
export async function signPromise(tx: Tx, actor: Actor, promise: NewPromise, { now }: Moment): Promise<{ id: string }> {
  const { bureauId, personId } = actor;
  if (promise.riskPointId !== null) await refuseGone(tx, actor, promise.riskPointId);
  const id = newId();
  await insertPromise(tx, { bureauId, promiseId: id, personId, ...promise, signedAt: now });
  await record(tx, actor, now, 'risks.signPromise', { kind: 'promise', id, bureauId }, { after: promise });
  return { id };
}

async function refuseGone(tx: Tx, actor: Actor, id: string): Promise<void> {
  await lockPoint(tx, actor.bureauId, id);
  const { state } = await pointRow(tx, actor, id);
  if (!pointMachine[state].tend) throw new Refusal('risks/cannot', { state, deed: 'promise' });
}
