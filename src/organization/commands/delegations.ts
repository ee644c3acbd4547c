import { addDays, type Day } from '#engine/days.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import * as store from '../store/delegations.ts';

const longest = 366; // days

export type NewDelegation = Readonly<{ fromId: string | null; toId: string; validFrom: Day; validTo: Day; reason: string }>;
const subject = (bureauId: string, personId: string) => ({ kind: 'person', id: personId, bureauId });

/**
 * Gives a desk to a colleague for some days: one's own, or, as the office, that of somebody who is away. Returns the delegation's id.
 *
 * @throws Refusal `organization/delegation/forbidden`, `organization/delegate/invalid`, `organization/delegation-days/invalid`,
 * `organization/delegated`
 */
export async function delegate(tx: Tx, actor: Actor, given: NewDelegation, { now, today }: Moment): Promise<string> {
  const { bureauId, personId } = actor;
  const { toId, validFrom, validTo, reason } = given;
  const fromId = given.fromId ?? personId;
  if (fromId !== personId && !actor.roles.has('office')) throw new Refusal('organization/delegation/forbidden');
  if (validTo < validFrom || validTo < today || validTo > addDays(validFrom, longest)) throw new Refusal('organization/delegation-days/invalid');
  const begins = validFrom > today ? validFrom : today;
  const able = toId !== fromId && toId !== personId && (await store.holdsOn(tx, bureauId, toId, begins));
  if (!able || !(await store.holdsOn(tx, bureauId, fromId, begins))) throw new Refusal('organization/delegate/invalid');
  await store.lockDesk(tx, bureauId, fromId);
  const other = await store.overlapping(tx, bureauId, fromId, validFrom, validTo);
  if (other) throw new Refusal('organization/delegated', other);
  const delegationId = newId();
  await store.insertDelegation(tx, { bureauId, delegationId, fromId, toId, validFrom, validTo, reason, madeBy: personId, madeAt: now });
  const after = { delegationId, toId, validFrom, validTo }; // everybody reads the history of everybody, not why they are away
  await record(tx, actor, now, 'organization.delegate', subject(bureauId, fromId), { after });
  return delegationId;
}

/** Ends a delegation before its last day. @throws Refusal `organization/not-found`, `organization/delegation/forbidden`, `organization/delegation-over` */
export async function revokeDelegation(tx: Tx, actor: Actor, id: string, { now, today }: Moment): Promise<void> {
  const row = await store.delegationToRevoke(tx, actor.bureauId, id);
  if (!store.mayRevoke(actor, row)) throw new Refusal('organization/delegation/forbidden');
  if (row.revokedAt !== null || row.validTo < today) throw new Refusal('organization/delegation-over');
  await store.saveRevoked(tx, actor.bureauId, id, actor.personId, now);
  await record(tx, actor, now, 'organization.revokeDelegation', subject(actor.bureauId, row.fromId), {
    before: { delegationId: id, toId: row.toId },
  });
}
