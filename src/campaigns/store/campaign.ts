import { type RawBuilder, sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Page, Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Tier, tiers } from '#risks/point.ts';
import type { Promises, State } from '../campaign.ts';
import type { Reach } from '../form.ts';

/** Whether a form has come so far or farther. */
export const reached: Readonly<Record<Reach, RawBuilder<boolean>>> = {
  filed: sql<boolean>`f.state <> 'draft'`,
  assessed: sql<boolean>`(f.state not in ('draft', 'submitted') or f.opined)`,
  reviewed: sql<boolean>`(f.state in ('reviewed', 'evaluated', 'registered') or f.opined)`,
  evaluated: sql<boolean>`f.state in ('evaluated', 'registered')`,
  registered: sql<boolean>`f.state = 'registered'`,
};
const counted = (reach: Reach) => sql<number>`count(*) filter (where ${reached[reach]})`;

/** Counts of forms that have come so far or farther. */
export const counts = {
  wanted: sql<number>`count(*) filter (where f.left_on is null)`,
  left: sql<number>`count(*) filter (where f.left_on is not null)`,
  filed: counted('filed'),
  assessed: counted('assessed'),
  reviewed: counted('reviewed'),
  evaluated: counted('evaluated'),
  registered: counted('registered'),
} as const;
export type Counts = Readonly<Record<keyof typeof counts, number>>;
export const noCounts: Counts = { wanted: 0, left: 0, filed: 0, assessed: 0, reviewed: 0, evaluated: 0, registered: 0 };
export const selected = Object.entries(counts).map(([key, count]) => count.as(key as keyof Counts));

const campaigns = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('campaign as c')
    .innerJoin('bureau as b', 'b.bureauId', 'c.bureauId')
    .where('c.bureauId', '=', anyOf(actor.bureaus))
    .select(['c.campaignId as id', 'c.bureauId', 'b.name as bureau', 'c.year', 'c.title', 'c.opensOn', 'c.dueOn', 'c.state']);

type Filter = Readonly<{ q?: string | undefined; year?: number | undefined; state?: State | undefined }>;
type Row = Awaited<ReturnType<ReturnType<typeof campaigns>['execute']>>[number] & Counts;

/** Rounds with how far the forms of each have come, whoever reads: the figures are the bureau's. */
export async function campaignsFor(tx: Tx, actor: Actor, { q, year, state, ...paging }: Filter & Paging): Promise<Page<Row>> {
  const rows = campaigns(tx, actor)
    .$if(year !== undefined, (it) => it.where('c.year', '=', year!))
    .$if(state !== undefined, (it) => it.where('c.state', '=', state!))
    .$if(q !== undefined, (it) => it.where('c.title', 'ilike', containing(q!)));
  const found = await page(tx, rows, paging, { year: sql`c.year`, title: sql`c.title`, dueOn: sql`c.due_on` }, sql`c.campaign_id`);
  const figures = await tx
    .selectFrom('form as f')
    .select('f.campaignId')
    .select(selected)
    .where('f.bureauId', '=', anyOf(actor.bureaus))
    .where('f.campaignId', '=', anyOf(found.rows.map(({ id }) => id)))
    .groupBy('f.campaignId')
    .execute();
  const of = new Map(figures.map((it) => [it.campaignId, it]));
  return { ...found, rows: found.rows.map((row) => ({ ...row, ...(of.get(row.id) ?? noCounts) })) };
}

/** @throws Refusal `campaigns/not-found` */
export async function campaignRow(tx: Tx, actor: Actor, id: string) {
  const row = await campaigns(tx, actor)
    .innerJoin('person as o', (it) => it.onRef('o.bureauId', '=', 'c.bureauId').onRef('o.personId', '=', 'c.openedBy'))
    .leftJoin('person as e', (it) => it.onRef('e.bureauId', '=', 'c.bureauId').onRef('e.personId', '=', 'c.closedBy'))
    .select(['c.promises', 'o.name as openedBy', 'c.openedAt', 'e.name as closedBy', 'c.closedAt', 'c.unfiled'])
    .where('c.campaignId', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('campaigns/not-found', { id });
  return { ...row, promises: row.promises as Promises };
}

/** The round of the actor's own bureau, locked. @throws Refusal `campaigns/not-found` */
export async function campaignToChange(tx: Tx, actor: Actor, id: string) {
  const row = await tx
    .selectFrom('campaign')
    .selectAll()
    .where('bureauId', '=', actor.bureauId)
    .where('campaignId', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('campaigns/not-found', { id });
  return row;
}

export type NewCampaign = Readonly<{
  bureauId: string;
  campaignId: string;
  year: number;
  title: string;
  opensOn: Day;
  dueOn: Day;
  promises: Promises;
  openedBy: string;
  openedAt: Date;
}>;

/** @throws Refusal `campaigns/year-taken` */
export async function insertCampaign(tx: Tx, { promises, ...campaign }: NewCampaign): Promise<void> {
  const made = await tx
    .insertInto('campaign')
    .values({ ...campaign, promises: JSON.stringify(promises) })
    .onConflict((it) => it.columns(['bureauId', 'year']).doNothing())
    .returning('campaignId')
    .executeTakeFirst();
  if (!made) throw new Refusal('campaigns/year-taken', { year: campaign.year });
}

type Change = Readonly<{ title?: string; dueOn?: Day; state?: State; closedBy?: string; closedAt?: Date; unfiled?: unknown }>;
export async function saveCampaign(tx: Tx, bureauId: string, campaignId: string, { unfiled, ...change }: Change): Promise<void> {
  await tx
    .updateTable('campaign')
    .set({ ...change, ...(unfiled === undefined ? {} : { unfiled: JSON.stringify(unfiled) }) })
    .where('bureauId', '=', bureauId)
    .where('campaignId', '=', campaignId)
    .execute();
}

export const yearsTaken = async (tx: Tx, bureauId: string): Promise<number[]> =>
  (await tx.selectFrom('campaign').select('year').where('bureauId', '=', bureauId).orderBy('year').execute()).map(({ year }) => year);

/** The promises that the last round began with; undefined: there was none. */
export const lastPromises = async (tx: Tx, bureauId: string): Promise<Promises | undefined> =>
  (await tx.selectFrom('campaign').select('promises').where('bureauId', '=', bureauId).orderBy('year', 'desc').limit(1).executeTakeFirst())
    ?.promises as Promises | undefined;

/** A tier's forms of a round; of a round that is not there yet none. */
const given = (bureauId: string, campaignId: string | null, of: RawBuilder<unknown>) => sql`not exists (select from form as f
  where f.bureau_id = ${bureauId} and f.campaign_id = ${campaignId}::uuid and ${of})`;

/** Who is to have a form on a day and has none in a round: everybody who holds a position, each department that is no leadership, the bureau. */
const without = (bureauId: string, campaignId: string | null, on: Day) => sql`
  select 'position'::tier as tier, n.person_id, n.department_id, n.name, d.place, d.name as department, n.number as serial
    from person as n left join department as d on d.bureau_id = n.bureau_id and d.department_id = n.department_id
    where n.bureau_id = ${bureauId} and exists (select from holding as h where h.bureau_id = n.bureau_id and h.person_id = n.person_id
      and h.valid_from <= ${on} and coalesce(h.valid_to, 'infinity') >= ${on})
      and ${given(bureauId, campaignId, sql`f.tier = 'position' and f.person_id = n.person_id`)}
  union all
  select 'department', null, d.department_id, d.name, d.place, d.name, '' from department as d
    where d.bureau_id = ${bureauId} and d.kind <> 'leadership'
      and ${given(bureauId, campaignId, sql`f.tier = 'department' and f.department_id = d.department_id`)}
  union all
  select 'bureau', null, null, b.name, 0, b.name, '' from bureau as b
    where b.bureau_id = ${bureauId} and ${given(bureauId, campaignId, sql`f.tier = 'bureau'`)}`;

const letters: Readonly<Record<Tier, string>> = { position: '岗', department: '科', bureau: '单' };
const letterOf = sql.join(
  tiers.map((tier) => sql`when ${tier} then ${letters[tier]}::text`),
  sql` `,
);

/**
 * Gives a form to everybody who is to have one and has none, in one statement; numbers go on from those that are given. The round's row is
 * locked. Returns how many there are new.
 */
export async function giveForms(tx: Tx, bureauId: string, campaignId: string, year: number, on: Day): Promise<number> {
  const missing = await withoutForm(tx, bureauId, campaignId, on);
  const ids = Array.from({ length: missing.position + missing.department + missing.bureau }, newId);
  await sql`
    insert into form (bureau_id, form_id, campaign_id, number, tier, person_id, department_id, name)
    select ${bureauId}, i.id, ${campaignId}, ${`${year}-`} || (case w.tier::text ${letterOf} end) || '-' || lpad((w.given + w.nth)::text, greatest(4, length((w.given + w.nth)::text)), '0'),
      w.tier, w.person_id, w.department_id, w.name
    from (select w.*, row_number() over (partition by w.tier order by w.place, w.department, w.serial) as nth,
        row_number() over (order by w.tier, w.place, w.department, w.serial) as at,
        coalesce(g.given, 0) as given
      from (${without(bureauId, campaignId, on)}) as w
      left join (select f.tier, count(*) as given from form as f where f.bureau_id = ${bureauId} and f.campaign_id = ${campaignId} group by f.tier) as g
        on g.tier = w.tier) as w
    join unnest(${ids}::uuid[]) with ordinality as i(id, at) on i.at = w.at`.execute(tx);
  return ids.length;
}

/** How many people, departments and bureaus have no form in a round; of a round that is not there yet all that would get one. */
export async function withoutForm(tx: Tx, bureauId: string, campaignId: string | null, on: Day): Promise<Readonly<Record<Tier, number>>> {
  const { rows } = await sql<{ tier: Tier; count: number }>`
    select w.tier, count(*) as count from (${without(bureauId, campaignId, on)}) as w group by w.tier`.execute(tx);
  const of = (tier: Tier) => rows.find((it) => it.tier === tier)?.count ?? 0;
  return { position: of('position'), department: of('department'), bureau: of('bureau') };
}
