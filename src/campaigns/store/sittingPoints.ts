import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { SittingDecisionTable } from '#platform/schema.ts';
import { inPortions } from '#platform/portions.ts';
import { type Matrix, proposalFor } from '#risks/level.ts';
import type { State as PointState, Tier } from '#risks/point.ts';
import { concernedBy, isBefore as hasCome, type State } from '../sitting.ts';
import { lockFormsOf } from './sittingForms.ts';

/** Of which sitting the points are asked. */
export type Of = Readonly<{ bureauId: string; sittingId: string; campaignId: string; year: number; state: State }>;

/** `isBefore(…)`, said to the database. */
const isBefore = ({
  campaignId,
  year,
}: Of) => sql<boolean>`case when f.form_id is null then r.origin in ('entered', 'suggestion') and r.year = ${year}
    and r.state in ('draft', 'evaluated')
  else f.campaign_id = ${campaignId} and (f.state in ('reviewed', 'evaluated') or (f.state = 'submitted' and f.opined)) end`;

/**
 * The points that lie before a sitting: of reviewed forms of its round, and those that were entered or taken up by themselves. Once it is
 * closed: what it decided on, and what is evaluated and still to be registered.
 */
function points(tx: Tx, of: Of) {
  const { bureauId, sittingId, campaignId, state } = of;
  const decided = sql<boolean>`exists (select from sitting_decision as e where e.bureau_id = r.bureau_id
    and e.risk_point_id = r.risk_point_id and e.sitting_id = ${sittingId})`;
  const toRegister = sql<boolean>`f.campaign_id = ${campaignId} and f.state = 'evaluated'`;
  return tx
    .selectFrom('riskPoint as r')
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'r.bureauId').onRef('d.departmentId', '=', 'r.departmentId'))
    .leftJoin('person as n', (it) => it.onRef('n.bureauId', '=', 'r.bureauId').onRef('n.personId', '=', 'r.personId'))
    .leftJoin('formPoint as p', (it) => it.onRef('p.bureauId', '=', 'r.bureauId').onRef('p.riskPointId', '=', 'r.riskPointId'))
    .leftJoin('form as f', (it) => it.onRef('f.bureauId', '=', 'p.bureauId').onRef('f.formId', '=', 'p.formId'))
    .where('r.bureauId', '=', bureauId)
    .where((it) => it.or([decided, state === 'open' ? isBefore(of) : toRegister]));
}
type Points = ReturnType<typeof points>;

const columns = [
  ...(['r.riskPointId as id', 'r.description', 'r.tier', 'r.departmentId', 'd.name as department', 'n.name as person', 'r.keyArea'] as const),
  ...(['r.likelihood', 'r.harm', 'r.selfLevel', 'p.reviewerLevel', 'r.level', 'r.opinion', 'r.state', 'r.number', 'r.origin', 'r.year'] as const),
  ...(['r.personId', 'r.authorId', 'f.formId', 'f.number as formNumber', 'f.state as formState', 'f.opined', 'p.lineId'] as const),
] as const;

/** Who heads the department now, whoever handed its form in. */
const heads = sql<string[]>`(select coalesce(array_agg(h.person_id), '{}') from person as h
  where h.bureau_id = r.bureau_id and h.department_id = r.department_id and h.rank = 'departmentHead' and r.tier = 'department')`;

const select = (found: Points) => found.select([...columns]).select(['r.mergedInto as intoId', heads.as('heads')]);
type Raw = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const rated =
  (matrix: Matrix) =>
  ({ heads: headed, ...row }: Raw) => ({
    ...row,
    proposal: proposalFor(row, matrix),
    opined: row.opined ?? false,
    concerned: concernedBy(row.tier, row.personId, row.authorId, headed),
  });
export type SittingPoint = ReturnType<ReturnType<typeof rated>>;

const proposed = (matrix: Matrix) => sql<number | null>`case when r.likelihood is null or r.harm is null then null
  when r.likelihood * r.harm >= ${matrix.levelOneProduct} or r.harm >= ${matrix.levelOneHarm} then 1
  when r.likelihood * r.harm >= ${matrix.levelTwoProduct} then 2 else 3 end`;

/** `agree(…)`, said to the database. */
const agreeing = (matrix: Matrix) =>
  sql<boolean>`coalesce(r.self_level = (${proposed(matrix)}) and coalesce(p.reviewer_level, r.self_level) = r.self_level, false)`;

export type Filter = Readonly<{
  q?: string | undefined;
  department?: string | undefined;
  tier?: Tier | undefined;
  state?: PointState | undefined;
  agreeing?: boolean | undefined;
}>;

function filtered(found: Points, { q, department, tier, state, agreeing: alike }: Filter, matrix: Matrix): Points {
  let it = found;
  if (department) it = it.where('r.departmentId', '=', department);
  if (tier) it = it.where('r.tier', '=', tier);
  if (state) it = it.where('r.state', '=', state);
  if (alike !== undefined) it = it.where(agreeing(matrix), '=', alike);
  if (!q) return it;
  const words = containing(q);
  return it.where((or) => or.or([or('r.description', 'ilike', words), or('n.name', 'ilike', words), or('f.number', 'ilike', words)]));
}

const place = sql`lpad(d.place::text, 6, '0') || d.name || ' ' || array_position(array['position', 'department', 'bureau'], r.tier::text)
  || ' ' || coalesce(f.number, '~')`;
const orders = { place, risk: sql`coalesce(r.likelihood * r.harm, 0)`, level: sql`coalesce(r.level, 9)`, form: sql`coalesce(f.number, '~')` };

export async function sittingPointsFor(
  tx: Tx,
  of: Of,
  { sort, after, limit, ...filter }: Filter & Paging,
  matrix: Matrix,
): Promise<Page<SittingPoint>> {
  const found = await page(tx, select(filtered(points(tx, of), filter, matrix)), { sort, after, limit }, orders, sql`r.risk_point_id`);
  return { ...found, rows: found.rows.map(rated(matrix)) };
}

/** Every point of a sitting in the order in which they are registered. */
export async function allPointsOf(tx: Tx, of: Of, filter: Filter, matrix: Matrix): Promise<SittingPoint[]> {
  const rows = await select(filtered(points(tx, of), filter, matrix))
    .orderBy(place)
    .orderBy('r.riskPointId')
    .execute();
  return rows.map(rated(matrix));
}

/** Every point that waits for its level at a sitting: of what went back since, none. */
export const waitingPointsOf = async (tx: Tx, of: Of, filter: Filter, matrix: Matrix): Promise<SittingPoint[]> =>
  (await allPointsOf(tx, of, { ...filter, state: 'draft' }, matrix)).filter(hasCome);

/** These points of a sitting, locked after their forms, in the order in which a form that is reviewed or goes back locks them. @throws Refusal `campaigns/sitting/point/not-found` */
export async function pointsToDecide(tx: Tx, of: Of, ids: readonly string[], matrix: Matrix): Promise<SittingPoint[]> {
  const wanted = [...new Set(ids)];
  await lockFormsOf(tx, of.bureauId, wanted);
  const rows = await select(points(tx, of)).where('r.riskPointId', '=', anyOf(wanted)).orderBy('r.riskPointId').forUpdate('r').execute();
  if (rows.length < wanted.length) throw new Refusal('campaigns/sitting/point/not-found');
  return rows.map(rated(matrix));
}

/** How many points, that are still to be decided on or registered, concern everybody of the office and not the discipline head, who keeps those. */
export async function countToStandIn(tx: Tx, of: Of, keepers: readonly string[], disciplineHead: string): Promise<number> {
  const concerned = sql<string[]>`(array[r.person_id, r.author_id] || ${heads})`;
  const { count } = await points(tx, of)
    .select(sql<number>`count(*)::int`.as('count'))
    .where('r.state', '=', of.state === 'open' ? 'draft' : 'evaluated')
    .where(of.state === 'open' ? isBefore(of) : sql<boolean>`(f.form_id is null or f.state = 'evaluated')`)
    .where('r.tier', '<>', 'bureau')
    .where(sql<boolean>`${concerned} @> ${keepers}::uuid[] and not coalesce(${disciplineHead} = any(${concerned}), false)`)
    .executeTakeFirstOrThrow();
  return count;
}

/** How many points of each state lie before a sitting, of how many of those that wait the ratings agree, and of which departments they are. */
export async function figuresOf(tx: Tx, of: Of, matrix: Matrix) {
  const states = await points(tx, of)
    .where((it) => it.or([it('r.state', '<>', 'draft'), isBefore(of)])) // what went back waits for its author
    .select(['r.state', sql<number>`count(*)::int`.as('count'), sql<number>`(count(*) filter (where ${agreeing(matrix)}))::int`.as('agreeing')])
    .groupBy('r.state')
    .execute();
  const departments = await points(tx, of)
    .select(['r.departmentId as id', 'd.name'])
    .groupBy(['r.departmentId', 'd.name', 'd.place'])
    .orderBy('d.place')
    .orderBy('d.name')
    .execute();
  const at = (state: PointState) => states.find((it) => it.state === state);
  const count = (state: PointState) => at(state)?.count ?? 0;
  const figures = {
    waiting: count('draft'),
    agreeing: at('draft')?.agreeing ?? 0,
    evaluated: count('evaluated'),
    merged: count('merged'),
    registered: count('registered'),
  };
  return { figures, departments };
}

/** What risk points are called: by number, else by what they say. */
export async function pointNames(tx: Tx, bureauId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('riskPoint')
    .select(['riskPointId', 'number', 'description'])
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', anyOf(ids))
    .execute();
  return new Map(rows.map(({ riskPointId, number, description }) => [riskPointId, number ?? description]));
}

type Decision = Omit<SittingDecisionTable, 'recused'> & Readonly<{ recused: readonly string[] }>;
export async function insertDecisions(tx: Tx, decisions: readonly Decision[]): Promise<void> {
  const rows = decisions.map((it) => ({ ...it, recused: JSON.stringify(it.recused) }));
  await inPortions(rows, (some) => tx.insertInto('sittingDecision').values(some).execute());
}

/** What open sittings decided last of points, where that is a level: of what goes back since, they do not name it. */
export async function standingAtOpen(tx: Tx, bureauId: string, ids: readonly string[]): Promise<Decision[]> {
  const rows = await tx
    .selectFrom('sittingDecision as e')
    .innerJoin('sitting as s', (it) => it.onRef('s.bureauId', '=', 'e.bureauId').onRef('s.sittingId', '=', 'e.sittingId'))
    .distinctOn(['e.sittingId', 'e.riskPointId'])
    .selectAll('e')
    .where('e.bureauId', '=', bureauId)
    .where('s.state', '=', 'open')
    .where('e.riskPointId', '=', anyOf(ids))
    .orderBy('e.sittingId')
    .orderBy('e.riskPointId')
    .orderBy('e.decisionId', 'desc')
    .execute();
  return rows.filter((it) => it.deed === 'evaluate').map((it) => ({ ...it, recused: it.recused as string[] }));
}

export type Counted = Readonly<{ counted: number; recused: string[] }>;

/** Who was counted and who withdrew when points got the level that they have; by point. */
export async function countedAt(tx: Tx, bureauId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Counted>> {
  const rows = await tx
    .selectFrom('sittingDecision')
    .distinctOn('riskPointId')
    .select(['riskPointId', 'counted', 'recused'])
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', anyOf(ids))
    .where('deed', '=', 'evaluate')
    .orderBy('riskPointId')
    .orderBy('decisionId', 'desc')
    .execute();
  return new Map(rows.map(({ riskPointId, counted, recused }) => [riskPointId, { counted, recused: recused as string[] }]));
}

/** What a sitting decided, in order, with whose it was; for its minutes. Of a point whose line was struck since, nobody is named. */
export const decisionsOf = async (tx: Tx, actor: Actor, sittingId: string) =>
  (
    await tx
      .selectFrom('sittingDecision as e')
      .leftJoin('riskPoint as r', (it) => it.onRef('r.bureauId', '=', 'e.bureauId').onRef('r.riskPointId', '=', 'e.riskPointId'))
      .leftJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'r.bureauId').onRef('d.departmentId', '=', 'r.departmentId'))
      .leftJoin('person as n', (it) => it.onRef('n.bureauId', '=', 'r.bureauId').onRef('n.personId', '=', 'r.personId'))
      .selectAll('e')
      .select(['d.name as department', 'n.name as person'])
      .where('e.bureauId', '=', anyOf(actor.bureaus))
      .where('e.sittingId', '=', sittingId)
      .orderBy('e.decisionId')
      .execute()
  ).map((row) => ({ ...row, department: row.department ?? '' }));
