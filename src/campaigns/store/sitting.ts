import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import { page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { SittingMemberTable, SittingTable } from '#platform/schema.ts';
import type { State } from '../sitting.ts';

/** The sittings that the actor may read: in a bureau's scope all, else those of which they are a member. */
export function sittings(tx: Tx, actor: Actor) {
  const found = tx
    .selectFrom('sitting as s')
    .innerJoin('campaign as c', (it) => it.onRef('c.bureauId', '=', 's.bureauId').onRef('c.campaignId', '=', 's.campaignId'))
    .innerJoin('bureau as b', 'b.bureauId', 's.bureauId')
    .innerJoin('person as h', (it) => it.onRef('h.bureauId', '=', 's.bureauId').onRef('h.personId', '=', 's.chairId'))
    .where('s.bureauId', '=', anyOf(actor.bureaus));
  if (actor.scope === 'bureau') return found;
  return found.where((it) =>
    it.exists(
      it
        .selectFrom('sittingMember as m')
        .select('m.personId')
        .whereRef('m.bureauId', '=', 's.bureauId')
        .whereRef('m.sittingId', '=', 's.sittingId')
        .where('m.personId', '=', actor.personId),
    ),
  );
}

/** On how many points a sitting's word is this: what it took back, merged or split since is not. */
const decidedOn = (deed: 'evaluate' | 'register') => sql<number>`(select count(distinct e.risk_point_id)::int from sitting_decision as e
  where e.bureau_id = s.bureau_id and e.sitting_id = s.sitting_id and e.deed = ${sql.lit(deed)}::sitting_deed
    and not exists (select from sitting_decision as later where later.bureau_id = e.bureau_id and later.sitting_id = e.sitting_id
      and later.risk_point_id = e.risk_point_id and later.decision_id > e.decision_id and later.deed in ('merge', 'split', 'return')))`;

const select = (found: ReturnType<typeof sittings>) =>
  found
    .select(['s.sittingId as id', 's.number', 's.campaignId', 'c.year', 'c.title as campaign', 'b.name as bureau', 's.heldOn', 's.place', 's.state'])
    .select(['h.name as chair', decidedOn('evaluate').as('evaluated'), decidedOn('register').as('registered')]);
export type SittingRow = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

export async function sittingsFor(
  tx: Tx,
  actor: Actor,
  { sort, after, limit, state }: Paging & { state?: State | undefined },
): Promise<Page<SittingRow>> {
  let found = select(sittings(tx, actor));
  if (state) found = found.where('s.state', '=', state);
  return page(tx, found, { sort, after, limit }, { heldOn: sql`s.held_on`, number: sql`s.number` }, sql`s.sitting_id`);
}

/** @throws Refusal `campaigns/sitting/not-found` */
export async function sittingRow(tx: Tx, actor: Actor, id: string) {
  const row = await select(sittings(tx, actor))
    .select(['s.bureauId', 's.opinion', 's.chairId', 's.openedAt', 's.closedAt'])
    .where('s.sittingId', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('campaigns/sitting/not-found', { id });
  return row;
}

export type Sitting = Awaited<ReturnType<typeof sittingToChange>>;

/** The sitting, locked but for its key: what is decided at it is decided one thing after another, what goes back meanwhile is noted at it. @throws Refusal `campaigns/sitting/not-found` */
export async function sittingToChange(tx: Tx, actor: Actor, id: string, today: Day) {
  const row = await sittings(tx, actor).selectAll('s').select('c.year').where('s.sittingId', '=', id).forNoKeyUpdate('s').executeTakeFirst();
  if (!row) throw new Refusal('campaigns/sitting/not-found', { id });
  return { ...row, members: await membersOf(tx, row.bureauId, id), keepers: await keepersOf(tx, row.bureauId, today) };
}

/** The people of the office who can keep a sitting on a day: they hold a position and can sign in. */
export async function keepersOf(tx: Tx, bureauId: string, today: Day): Promise<string[]> {
  const rows = await tx
    .selectFrom('grantedDuty as g')
    .innerJoin('account as a', (it) => it.onRef('a.bureauId', '=', 'g.bureauId').onRef('a.personId', '=', 'g.personId'))
    .select('g.personId')
    .where('g.bureauId', '=', bureauId)
    .where('g.duty', '=', 'office')
    .where('g.revokedAt', 'is', null)
    .where('a.disabled', '=', false)
    .where(
      sql<boolean>`exists (select from holding as h where h.bureau_id = g.bureau_id and h.person_id = g.person_id
        and h.valid_from <= ${today} and coalesce(h.valid_to, 'infinity') >= ${today})`,
    )
    .execute();
  return rows.map((it) => it.personId);
}

/** The sittings of a bureau that are in course, and the newest that was closed; at these points are decided on or registered. */
export const sittingsInCourse = (tx: Tx, bureauId: string) =>
  tx
    .selectFrom('sitting as s')
    .innerJoin('campaign as c', (it) => it.onRef('c.bureauId', '=', 's.bureauId').onRef('c.campaignId', '=', 's.campaignId'))
    .select(['s.bureauId', 's.sittingId', 's.campaignId', 's.state', 's.number', 'c.year', 'c.title'])
    .where('s.bureauId', '=', bureauId)
    .orderBy('s.state')
    .orderBy('s.openedAt', 'desc')
    .limit(3)
    .execute();

export const membersOf = (tx: Tx, bureauId: string, sittingId: string) =>
  tx
    .selectFrom('sittingMember')
    .select(['personId', 'name', 'seat', 'title', 'attended'])
    .where('bureauId', '=', bureauId)
    .where('sittingId', '=', sittingId)
    .orderBy('seat')
    .orderBy('name')
    .execute();

const seats = { bureauHead: 'head', partyCommittee: 'deputy', departmentHead: 'member' } as const;

/** 领导小组 on a day: the bureau's head, the other members of its party committee, the heads of its departments and units. */
export async function leadingGroupOf(tx: Tx, bureauId: string, today: Day) {
  const rows = await tx
    .selectFrom('person as n')
    .leftJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'n.bureauId').onRef('d.departmentId', '=', 'n.departmentId'))
    .select(['n.personId', 'n.name', 'n.title', 'n.rank', 'd.name as department'])
    .where('n.bureauId', '=', bureauId)
    .where('n.rank', 'in', ['bureauHead', 'partyCommittee', 'departmentHead'])
    .where(
      sql<boolean>`exists (select from holding as h where h.bureau_id = n.bureau_id and h.person_id = n.person_id
        and h.valid_from <= ${today} and coalesce(h.valid_to, 'infinity') >= ${today})`,
    )
    .orderBy('n.rank')
    .orderBy('d.place')
    .orderBy('n.number')
    .execute();
  return rows.map(({ rank, department, title, ...it }) => ({ ...it, title: title ?? department, seat: seats[rank as keyof typeof seats] }));
}

/** Rounds that have forms to evaluate or a sitting in course, newest first, and who belongs to the group. */
export async function sittingProposal(tx: Tx, actor: Actor, today: Day) {
  const { bureauId } = actor;
  const campaigns = await tx
    .selectFrom('campaign as c')
    .select(['c.campaignId as id', 'c.year', 'c.title'])
    .select([
      sql<number>`(select count(*)::int from form as f where f.bureau_id = c.bureau_id and f.campaign_id = c.campaign_id
        and (f.state = 'reviewed' or (f.state = 'submitted' and f.opined)))`.as('forms'),
      sql<string | null>`(select s.sitting_id from sitting as s where s.bureau_id = c.bureau_id and s.campaign_id = c.campaign_id
        and s.closed_at is null)`.as('sitting'),
    ])
    .where('c.bureauId', '=', bureauId)
    .orderBy('c.year', 'desc')
    .execute();
  return { campaigns, members: await leadingGroupOf(tx, bureauId, today) };
}

export async function insertSitting(tx: Tx, sitting: Omit<SittingTable, 'state' | 'closedBy' | 'closedAt'>): Promise<void> {
  const made = await tx
    .insertInto('sitting')
    .values({ ...sitting, state: 'open' })
    .onConflict((it) => it.columns(['bureauId', 'campaignId']).where('closedAt', 'is', null).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) throw new Refusal('campaigns/sitting/open');
}

export async function insertMembers(tx: Tx, members: readonly SittingMemberTable[]): Promise<void> {
  await tx
    .insertInto('sittingMember')
    .values([...members])
    .execute();
}

export async function saveAttendance(tx: Tx, bureauId: string, sittingId: string, present: readonly string[]): Promise<void> {
  await tx
    .updateTable('sittingMember')
    .set({ attended: sql<boolean>`person_id = any(${present}::uuid[])` })
    .where('bureauId', '=', bureauId)
    .where('sittingId', '=', sittingId)
    .execute();
}

type Change = Readonly<{ state?: State; closedBy?: string; closedAt?: Date; opinion?: string }>;
export async function saveSitting(tx: Tx, bureauId: string, sittingId: string, change: Change): Promise<void> {
  await tx.updateTable('sitting').set(change).where('bureauId', '=', bureauId).where('sittingId', '=', sittingId).execute();
}
