import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';

/** @throws Refusal `organization/asked` when one waits already */
export async function insertReset(tx: Tx, bureauId: string, personId: string, askedBy: string, now: Date): Promise<string> {
  const made = await tx
    .insertInto('resetRequest')
    .values({ bureauId, requestId: newId(), personId, askedBy, askedAt: now })
    .onConflict((it) => it.doNothing())
    .returning('requestId')
    .executeTakeFirst();
  if (!made) throw new Refusal('organization/asked');
  return made.requestId;
}

/** A request with the account that it is for, locked. @throws Refusal `organization/not-found`, also for one of another bureau */
export async function resetToSettle(tx: Tx, actor: Actor, requestId: string) {
  const found = await tx
    .selectFrom('resetRequest as r')
    .innerJoin('account as a', (on) => on.onRef('a.bureauId', '=', 'r.bureauId').onRef('a.personId', '=', 'r.personId'))
    .select(['r.requestId', 'r.bureauId', 'r.personId', 'r.askedBy', 'r.settledBy', 'a.accountId', 'a.name as account'])
    .where('r.bureauId', '=', actor.bureauId)
    .where('r.requestId', '=', requestId)
    .forUpdate('r')
    .executeTakeFirst();
  if (!found) throw new Refusal('organization/not-found');
  return found;
}

export async function saveSettled(tx: Tx, bureauId: string, requestId: string, settledBy: string, confirmed: boolean, now: Date): Promise<void> {
  await tx
    .updateTable('resetRequest')
    .set({ settledBy, settledAt: now, confirmed })
    .where('bureauId', '=', bureauId)
    .where('requestId', '=', requestId)
    .execute();
}

const requests = (tx: Tx) =>
  tx
    .selectFrom('resetRequest as r')
    .innerJoin('person as p', (on) => on.onRef('p.bureauId', '=', 'r.bureauId').onRef('p.personId', '=', 'r.personId'))
    .leftJoin('person as asker', (on) => on.onRef('asker.bureauId', '=', 'r.bureauId').onRef('asker.personId', '=', 'r.askedBy'))
    .leftJoin('person as settler', (on) => on.onRef('settler.bureauId', '=', 'r.bureauId').onRef('settler.personId', '=', 'r.settledBy'));

/** Requests of the actor's bureau that wait for a second person, oldest first. */
export const waitingResets = (tx: Tx, actor: Actor) =>
  requests(tx)
    .innerJoin('account as a', (on) => on.onRef('a.bureauId', '=', 'r.bureauId').onRef('a.personId', '=', 'r.personId'))
    .select([
      'r.requestId as id',
      'r.personId',
      'r.askedBy as askedById',
      'p.name as person',
      'a.name as account',
      'asker.name as askedBy',
      'r.askedAt',
    ])
    .where('r.bureauId', '=', actor.bureauId)
    .where('r.settledAt', 'is', null)
    .orderBy('r.askedAt')
    .execute();

/** Ways in that were made for the actor and that they have not been told of. */
export const untoldResets = (tx: Tx, actor: Actor) =>
  requests(tx)
    .select(['r.requestId as id', 'asker.name as askedBy', 'settler.name as confirmedBy', 'r.settledAt as at'])
    .where('r.bureauId', '=', actor.bureauId)
    .where('r.personId', '=', actor.personId)
    .where('r.confirmed', '=', true)
    .where('r.seenAt', 'is', null)
    .orderBy('r.settledAt')
    .execute();

export async function saveTold(tx: Tx, actor: Actor, requestId: string, now: Date): Promise<void> {
  await tx
    .updateTable('resetRequest')
    .set({ seenAt: now })
    .where('bureauId', '=', actor.bureauId)
    .where('personId', '=', actor.personId)
    .where('requestId', '=', requestId)
    .where('confirmed', '=', true)
    .where('seenAt', 'is', null)
    .execute();
}
