import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';

export type DelegationState = 'coming' | 'inForce' | 'over' | 'revoked';
export type DelegationQuery = Paging & Readonly<{ q?: string | undefined; state?: DelegationState | undefined; person?: string | undefined }>;

export type Delegation = Readonly<{
  bureauId: string;
  delegationId: string;
  fromId: string;
  toId: string;
  validFrom: Day;
  validTo: Day;
  reason: string;
  madeBy: string;
  madeAt: Date;
}>;

const stateOn = (today: Day) => sql<DelegationState>`case when g.revoked_at is not null then 'revoked' when g.valid_to < ${today} then 'over'
  when g.valid_from > ${today} then 'coming' else 'inForce' end`;

/** Delegations from or to the actor; in a bureau's scope all of it. */
export async function delegationsFor(tx: Tx, actor: Actor, { q, state, person, ...paging }: DelegationQuery, today: Day) {
  const rows = tx
    .selectFrom('delegation as g')
    .innerJoin('person as f', (on) => on.onRef('f.bureauId', '=', 'g.bureauId').onRef('f.personId', '=', 'g.fromId'))
    .innerJoin('person as t', (on) => on.onRef('t.bureauId', '=', 'g.bureauId').onRef('t.personId', '=', 'g.toId'))
    .innerJoin('person as m', (on) => on.onRef('m.bureauId', '=', 'g.bureauId').onRef('m.personId', '=', 'g.madeBy'))
    .select(['g.delegationId as id', 'g.bureauId', 'g.fromId', 'f.name as from', 'g.toId', 't.name as to'])
    .select(['g.validFrom', 'g.validTo', 'g.reason', 'g.madeBy as madeById', 'm.name as madeBy', stateOn(today).as('state')])
    .where('g.bureauId', '=', anyOf(actor.bureaus))
    .$if(actor.scope !== 'bureau', (it) => it.where((eb) => eb.or([eb('g.fromId', '=', actor.personId), eb('g.toId', '=', actor.personId)])))
    .$if(q !== undefined, (it) => it.where((eb) => eb.or([eb('f.name', 'ilike', containing(q!)), eb('t.name', 'ilike', containing(q!))])))
    .$if(person !== undefined, (it) => it.where((eb) => eb.or([eb('g.fromId', '=', person!), eb('g.toId', '=', person!)])))
    .$if(state !== undefined, (it) => it.where(stateOn(today), '=', state!));
  const found = await page(tx, rows, paging, { validTo: sql`g.valid_to`, from: sql`f.name`, to: sql`t.name` }, sql`g.delegation_id`);
  return {
    ...found,
    rows: found.rows.map((row) => ({ ...row, mayRevoke: (row.state === 'coming' || row.state === 'inForce') && mayRevoke(actor, row) })),
  };
}

/** Who may end a delegation: whose desk it is, who made it, and the office of the bureau; never the delegate in the office's name. */
export const mayRevoke = (actor: Actor, { bureauId, fromId, madeById, toId }: Record<'bureauId' | 'fromId' | 'madeById' | 'toId', string>): boolean =>
  actor.bureauId === bureauId && (actor.personId === fromId || actor.personId === madeById || (actor.roles.has('office') && actor.personId !== toId));

export async function insertDelegation(tx: Tx, delegation: Delegation): Promise<void> {
  await tx.insertInto('delegation').values(delegation).execute();
}

/** A delegation of somebody's desk that is not revoked and shares a day with others. */
export const overlapping = (tx: Tx, bureauId: string, fromId: string, validFrom: Day, validTo: Day) =>
  tx
    .selectFrom('delegation as g')
    .innerJoin('person as t', (on) => on.onRef('t.bureauId', '=', 'g.bureauId').onRef('t.personId', '=', 'g.toId'))
    .select(['t.name as to', 'g.validTo'])
    .where('g.bureauId', '=', bureauId)
    .where('g.fromId', '=', fromId)
    .where('g.revokedAt', 'is', null)
    .where('g.validFrom', '<=', validTo)
    .where('g.validTo', '>=', validFrom)
    .executeTakeFirst();

/** Two delegations of one desk at once wait for one another here. */
export async function lockDesk(tx: Tx, bureauId: string, personId: string): Promise<void> {
  await tx.selectFrom('person').select('personId').where('bureauId', '=', bureauId).where('personId', '=', personId).forUpdate().execute();
}

/** @throws Refusal `organization/not-found` */
export async function delegationToRevoke(tx: Tx, bureauId: string, id: string) {
  const row = await tx
    .selectFrom('delegation')
    .select(['bureauId', 'fromId', 'toId', 'madeBy as madeById', 'validTo', 'revokedAt'])
    .where('bureauId', '=', bureauId)
    .where('delegationId', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('organization/not-found');
  return row;
}

export async function saveRevoked(tx: Tx, bureauId: string, delegationId: string, revokedBy: string, revokedAt: Date): Promise<void> {
  await tx
    .updateTable('delegation')
    .set({ revokedBy, revokedAt })
    .where('bureauId', '=', bureauId)
    .where('delegationId', '=', delegationId)
    .execute();
}

/** Whether somebody holds a position on a day. */
export async function holdsOn(tx: Tx, bureauId: string, personId: string, on: Day): Promise<boolean> {
  const row = await tx
    .selectFrom('holding')
    .select('holdingId')
    .where('bureauId', '=', bureauId)
    .where('personId', '=', personId)
    .where('validFrom', '<=', on)
    .where((it) => it.or([it('validTo', 'is', null), it('validTo', '>=', on)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** For whom somebody acts on a day. */
export const delegatorsOf = async (tx: Tx, { bureauId, personId }: Pick<Actor, 'bureauId' | 'personId'>, on: Day): Promise<string[]> => {
  const rows = await tx
    .selectFrom('delegation')
    .select('fromId')
    .where('bureauId', '=', bureauId)
    .where('toId', '=', personId)
    .where('revokedAt', 'is', null)
    .where('validFrom', '<=', on)
    .where('validTo', '>=', on)
    .execute();
  return rows.map(({ fromId }) => fromId);
};
