import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import type { Rank } from '#platform/schema.ts';
import type { Tier } from '#risks/point.ts';
import { authorOf, deskOf } from '../chain.ts';
import type { Reach, State } from '../form.ts';
import { reached } from './campaign.ts';
import { type BureauChart, chartsOf, over } from './chart.ts';
import { atDeskOf, chartsFor, filledBy } from './queue.ts';
import { type Forms, forms, reachOf, withDepartment } from './reach.ts';

export type Filter = Readonly<{
  q?: string | undefined;
  campaign?: string | undefined;
  year?: number | undefined;
  tier?: Tier | undefined;
  department?: string | undefined;
  state?: State | undefined;
  progress?: Reach | 'underway' | undefined;
  returned?: boolean | undefined;
  overdue?: boolean | undefined;
  mine?: 'fill' | 'desk' | undefined;
}>;

/** Not handed in though the day is past. */
export const isOverdue = (today: Day) => sql<boolean>`(f.state = 'draft' and f.left_on is null and c.due_on < ${today})`;

const columns = ['f.formId as id', 'f.number', 'c.year', 'f.tier', 'f.name', 'f.departmentId', 'd.name as department', 'b.name as bureau'] as const;

/** Handed in and not yet registered: somebody has it. */
const isUnderway = sql<boolean>`f.state in ('submitted', 'assessed', 'reviewed', 'evaluated')`;

export const rowsOf = (found: Forms, today: Day) =>
  withDepartment(found)
    .select([...columns])
    .select([
      'f.state',
      'f.returned',
      'f.points',
      'f.submittedAt',
      'f.changedAt',
      'f.leftOn',
      'f.startedAt',
      'c.dueOn',
      isOverdue(today).as('overdue'),
    ])
    .select(['f.bureauId', 'f.personId', 'p.rank', 'f.actedBy', 'f.adopted', 'f.opined']);

type Raw = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

/** What of a form says whom it waits for. */
export type Waiting = Readonly<{
  tier: Tier;
  state: State;
  personId: string | null;
  departmentId: string | null;
  name: string;
  rank: Rank | null;
  actedBy: readonly string[];
  adopted: boolean;
  opined: boolean;
}>;

/** Who hands a form in; of the bureau's nobody by name. */
export const subjectOf = ({ tier, personId, departmentId }: Pick<Waiting, 'tier' | 'personId' | 'departmentId'>, chart: BureauChart): string | null =>
  tier === 'position' ? personId : tier === 'department' ? authorOf(over(chart, departmentId)) : null;

/** The desk of the chain at which a form waits. */
export const chainDesk = (form: Waiting, chart: BureauChart) =>
  deskOf(form.state, { tier: form.tier, rank: form.rank, subject: subjectOf(form, chart) }, over(chart, form.departmentId), form.actedBy);

const nobody = { person: null, delegate: null };

/** Whom a form waits for, by name. */
export function deskShown(form: Waiting, chart: BureauChart) {
  const { state, tier, adopted, opined } = form;
  const name = (id: string | null) => (id === null ? null : (chart.names.get(id) ?? null));
  if (state === 'registered') return null;
  if (state === 'draft') return { deed: 'submit' as const, seat: 'subject' as const, person: authorName(form, chart), delegate: null };
  if (state === 'evaluated') return { deed: 'register' as const, seat: 'office' as const, ...nobody };
  if (tier === 'bureau' && !opined)
    return adopted
      ? { deed: 'opine' as const, seat: 'commission' as const, ...nobody }
      : { deed: 'adopt' as const, seat: 'office' as const, ...nobody };
  const desk = chainDesk(form, chart);
  if (!desk) return { deed: 'evaluate' as const, seat: 'office' as const, ...nobody };
  return { deed: desk.deed, seat: desk.seat, person: name(desk.personId), delegate: name(desk.delegateId) };
}

function authorName(form: Waiting, chart: BureauChart): string | null {
  if (form.tier === 'position') return form.name;
  const subject = subjectOf(form, chart);
  return subject === null ? null : (chart.names.get(subject) ?? null);
}

export function shown(row: Raw, chart: BureauChart) {
  const { id, number, year, tier, name, departmentId, department, bureau, state, returned, points, dueOn, overdue } = row;
  return {
    id,
    number,
    year,
    tier,
    name,
    departmentId,
    department,
    bureau,
    state,
    returned,
    points,
    dueOn,
    overdue,
    started: row.startedAt !== null,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    changedAt: row.changedAt?.toISOString() ?? null,
    leftOn: row.leftOn,
    desk: row.leftOn === null ? deskShown(row, chart) : null,
  };
}

async function filtered(tx: Tx, actor: Actor, filter: Filter, today: Day): Promise<Forms> {
  const { q, campaign, year, tier, department, state, progress, returned, overdue, mine } = filter;
  let it = forms(tx, actor, await reachOf(tx, actor, today));
  if (campaign) it = it.where('f.campaignId', '=', campaign);
  if (year !== undefined) it = it.where('c.year', '=', year);
  if (tier) it = it.where('f.tier', '=', tier);
  if (department) it = it.where('f.departmentId', '=', department);
  if (state) it = it.where('f.state', '=', state);
  if (progress) it = it.where(progress === 'underway' ? isUnderway : reached[progress]);
  if (returned !== undefined) it = it.where('f.returned', '=', returned);
  if (overdue !== undefined) it = it.where(isOverdue(today), '=', overdue);
  if (mine) {
    const charts = await chartsFor(tx, actor, today);
    it = it.where(mine === 'fill' ? filledBy(actor, charts) : await atDeskOf(tx, actor, charts));
  }
  if (!q) return it;
  const words = containing(q);
  return it.where((or) => or.or([or('f.number', 'ilike', words), or('f.name', 'ilike', words)]));
}

export async function formsFor(
  tx: Tx,
  actor: Actor,
  { sort, after, limit, ...filter }: Filter & Paging,
  today: Day,
): Promise<Page<ReturnType<typeof shown>>> {
  const rows = rowsOf(await filtered(tx, actor, filter, today), today);
  const orders = {
    number: sql`f.number`,
    name: sql`f.name`,
    department: sql`coalesce(d.name, '')`,
    submittedAt: sql`coalesce(f.submitted_at, 'infinity'::timestamptz)`,
  };
  const found = await page(tx, rows, { sort, after, limit }, orders, sql`f.form_id`);
  const charts = await chartsOf(tx, [...new Set(found.rows.map(({ bureauId }) => bureauId))], today);
  return { ...found, rows: found.rows.map((row) => shown(row, charts.get(row.bureauId)!)) };
}

/** How many forms wait for the actor at a desk, in a round or in all. */
export async function waitingFor(tx: Tx, actor: Actor, campaign: string | undefined, today: Day): Promise<number> {
  const found = await filtered(tx, actor, { mine: 'desk', campaign }, today);
  const { count } = await found.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
  return count;
}

export async function filtersFor(tx: Tx, actor: Actor, today: Day) {
  const found = forms(tx, actor, await reachOf(tx, actor, today));
  const years = await found.select('c.year').distinct().orderBy('c.year', 'desc').execute();
  const departments = await tx
    .selectFrom('department as d')
    .select(['d.departmentId as id', 'd.name'])
    .where('d.bureauId', '=', anyOf(actor.bureaus))
    .where('d.departmentId', 'in', found.select('f.departmentId').distinct())
    .orderBy('d.place')
    .orderBy('d.name')
    .execute();
  return { years: years.map(({ year }) => year), departments };
}
