import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { type Tier, tiers } from '#risks/point.ts';
import { deeds } from '../campaign.ts';
import { campaignRow, noCounts, selected, withoutForm } from './campaign.ts';
import { isOverdue, waitingFor } from './list.ts';
import { chartsFor, filledBy } from './queue.ts';
import { forms, reachOf, withDepartment } from './reach.ts';
import { remindedAt } from './reminding.ts';

/** A round as the reader sees it: how far the forms in their reach have come, which are theirs, and how many wait for them. */
export async function campaignFor(tx: Tx, actor: Actor, id: string, today: Day) {
  const { unfiled: _, openedAt, closedAt, bureauId, ...row } = await campaignRow(tx, actor, id);
  const seen = forms(tx, actor, await reachOf(tx, actor, today)).where('f.campaignId', '=', id);
  const byTier = await seen.select('f.tier').select(selected).groupBy('f.tier').execute();
  const mine = await seen
    .where(filledBy(actor, await chartsFor(tx, actor, today)))
    .select(['f.formId as id', 'f.number', 'f.tier', 'f.name', 'f.state', 'f.startedAt'])
    .orderBy('f.tier')
    .orderBy('f.number')
    .limit(100)
    .execute();
  const sum = (key: keyof typeof noCounts) => byTier.reduce((total, it) => total + it[key], 0);
  const keeps = actor.permissions.has('campaigns.open') && actor.bureauId === bureauId;
  const newcomers = keeps && row.state === 'open' ? Object.values(await withoutForm(tx, bureauId, id, today)) : null;
  const all = { wanted: sum('wanted'), filed: sum('filed'), assessed: sum('assessed'), reviewed: sum('reviewed') };
  return {
    ...row,
    ...all,
    left: sum('left'),
    evaluated: sum('evaluated'),
    registered: sum('registered'),
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    tiers: tiers.flatMap((tier) => byTier.filter((it) => it.tier === tier)),
    mine: mine.map(({ startedAt, ...it }) => ({
      ...it,
      started: startedAt !== null,
    })),
    waiting: await waitingFor(tx, actor, id, today),
    newcomers: newcomers?.reduce((total, it) => total + it, 0) ?? null,
    deeds: keeps && row.state === 'open' ? deeds.filter((it) => it !== 'remind' || row.opensOn <= today) : [],
  };
}

const figures = (Object.keys(noCounts) as Array<keyof typeof noCounts>).map((key) => `g.${key}` as const);

type Filter = Readonly<{ q?: string | undefined; tier?: Tier | undefined }>;

/** 填报情况统计, department by department of the reader's reach; the bureau's own form is of none and stands in a row of the bureau. */
export async function progressFor(tx: Tx, actor: Actor, id: string, { q, tier, ...paging }: Filter & Paging, today: Day) {
  await campaignRow(tx, actor, id);
  const row = sql<string>`coalesce(g.department_id, g.bureau_id)`;
  const name = sql<string>`coalesce(d.name, b.name)`;
  const counted = forms(tx, actor, await reachOf(tx, actor, today))
    .where('f.campaignId', '=', id)
    .$if(tier !== undefined, (it) => it.where('f.tier', '=', tier!))
    .groupBy(['f.bureauId', 'f.departmentId'])
    .select(['f.bureauId', 'f.departmentId'])
    .select(selected)
    .select([
      sql<number>`count(*) filter (where f.returned and f.left_on is null)`.as('returned'),
      sql<number>`count(*) filter (where ${isOverdue(today)})`.as('overdue'),
      sql<Date | null>`max(${remindedAt(sql`f.bureau_id`, sql`f.form_id`)}) filter (where f.state = 'draft')`.as('remindedAt'),
    ]);
  const rows = tx
    .selectFrom(counted.as('g'))
    .innerJoin('bureau as b', 'b.bureauId', 'g.bureauId')
    .leftJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'g.bureauId').onRef('d.departmentId', '=', 'g.departmentId'))
    .select([...figures, 'g.departmentId', 'g.returned', 'g.overdue', 'g.remindedAt'])
    .select([row.as('id'), name.as('department')])
    .$if(q !== undefined, (it) => it.where(name, 'ilike', containing(q!)));
  const orders = { place: sql`coalesce(d.place, 2147483647)`, department: name, filed: sql`g.filed` };
  const found = await page(tx, rows, paging, orders, row);
  return { ...found, rows: found.rows.map((it) => ({ ...it, remindedAt: it.remindedAt?.toISOString() ?? null })) };
}

export type Unfiled = Readonly<{
  id: string;
  number: string;
  tier: Tier;
  name: string;
  department: string | null;
  departmentId: string | null;
  returned: boolean;
  begun: boolean;
}>;
type Which = Readonly<{ q?: string | undefined; tier?: Tier | undefined; department?: string | undefined }>;

/** Everybody of a round who has not filed, to be written down at its closing. */
export const unfiledOf = (tx: Tx, bureauId: string, campaignId: string): Promise<Unfiled[]> =>
  tx
    .selectFrom('form as f')
    .leftJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'f.bureauId').onRef('d.departmentId', '=', 'f.departmentId'))
    .select(['f.formId as id', 'f.number', 'f.tier', 'f.name', 'd.name as department', 'f.departmentId', 'f.returned'])
    .select(sql<boolean>`f.started_at is not null`.as('begun'))
    .where('f.bureauId', '=', bureauId)
    .where('f.campaignId', '=', campaignId)
    .where('f.state', '=', 'draft')
    .where('f.leftOn', 'is', null)
    .orderBy('f.number')
    .execute();

/** Who has not filed, in the reader's reach: now, or as it was written down when the round was closed. */
export async function unfiledFor(
  tx: Tx,
  actor: Actor,
  id: string,
  which: Which & Paging,
  today: Day,
): Promise<Page<Unfiled & Readonly<{ remindedAt: string | null }>>> {
  const { q, tier, department, ...paging } = which;
  const { state, bureauId } = await campaignRow(tx, actor, id);
  const then = sql<Unfiled>`(select (e ->> 'id')::uuid as id, e ->> 'number' as number, (e ->> 'tier')::tier as tier, e ->> 'name' as name,
      e ->> 'department' as department, (e ->> 'departmentId')::uuid as department_id, (e ->> 'returned')::boolean as returned,
      (e ->> 'begun')::boolean as begun
    from campaign as c cross join lateral jsonb_array_elements(c.unfiled) as e where c.campaign_id = ${id})`;
  const readable = forms(tx, actor, await reachOf(tx, actor, today)).where('f.campaignId', '=', id);
  const now = withDepartment(readable)
    .where('f.state', '=', 'draft')
    .where('f.leftOn', 'is', null)
    .select(['f.formId as id', 'f.number', 'f.tier', 'f.name', 'd.name as department', 'f.departmentId', 'f.returned'])
    .select(sql<boolean>`f.started_at is not null`.as('begun'));
  const rows =
    state === 'open'
      ? tx.selectFrom(now.as('g')).selectAll('g')
      : tx
          .selectFrom(then.as('g'))
          .selectAll('g')
          .where(sql<boolean>`g.id in (${readable.select('f.formId')})`);
  const found = rows
    .$if(tier !== undefined, (it) => it.where('g.tier', '=', tier!))
    .$if(department !== undefined, (it) => it.where('g.departmentId', '=', department!))
    .$if(q !== undefined, (it) => it.where((or) => or.or([or('g.name', 'ilike', containing(q!)), or('g.number', 'ilike', containing(q!))])));
  const orders = { number: sql`g.number`, department: sql`coalesce(g.department, '')`, name: sql`g.name` };
  const seen = await page(tx, found.select(remindedAt(sql`${bureauId}`, sql`g.id`).as('remindedAt')), paging, orders, sql`g.id`);
  return { ...seen, rows: seen.rows.map((it) => ({ ...it, remindedAt: it.remindedAt?.toISOString() ?? null })) };
}
