import { type RawBuilder, sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { type CoverFilter, coverOf } from '../coverage.ts';
import { isCounted, points, type Points } from './point.ts';

type Filter = Readonly<{
  q?: string | undefined;
  department?: string | undefined;
  level?: number | undefined;
  cover?: CoverFilter | undefined;
  year?: number | undefined;
  institution?: string | undefined;
}>;

/** What is enacted for a day to come governs nothing yet, no more than a draft. */
const status = sql<'draft' | 'inForce' | 'abolished'>`case when i.status = 'inForce' and i.binding_action is null then 'draft' else i.status end`;

const hasLinked = (of: 'inForce' | 'draft'): RawBuilder<boolean> =>
  sql<boolean>`exists (select from risk_point_institution as l
    join institution as i on i.bureau_id = l.bureau_id and i.institution_id = l.institution_id
    where l.bureau_id = r.bureau_id and l.risk_point_id = r.risk_point_id and ${status} = ${of})`;

const isCover = (cover: CoverFilter): RawBuilder<boolean> => {
  if (cover === 'inForce') return hasLinked('inForce');
  if (cover === 'open') return sql`not ${hasLinked('inForce')}`;
  return cover === 'draft'
    ? sql`(not ${hasLinked('inForce')} and ${hasLinked('draft')})`
    : sql`(not ${hasLinked('inForce')} and not ${hasLinked('draft')})`;
};

const governedBy = (institution: string): RawBuilder<boolean> =>
  sql`exists (select from risk_point_institution as l where l.bureau_id = r.bureau_id and l.risk_point_id = r.risk_point_id
    and l.institution_id = ${institution})`;

function narrowed(found: Points, { q, department, level, cover, year, institution }: Filter): Points {
  let it = found.where(isCounted);
  if (department) it = it.where('r.departmentId', '=', department);
  if (level !== undefined) it = it.where('r.level', '=', level);
  if (year !== undefined) it = it.where('r.year', '=', year);
  if (cover) it = it.where(isCover(cover));
  if (institution) it = it.where(governedBy(institution));
  return q ? it.where((or) => or.or([or('r.number', 'ilike', containing(q)), or('r.description', 'ilike', containing(q))])) : it;
}

const columns = [
  'r.riskPointId as id',
  'r.number',
  'r.description',
  'r.departmentId',
  'd.name as department',
  'r.level',
  'r.state',
  'r.control',
] as const;

const orders = {
  level: sql`coalesce(r.level, 9)`,
  number: sql`coalesce(r.number, '~')`,
  department: sql`lpad(d.place::text, 6, '0') || d.name`,
};

type Governing = Awaited<ReturnType<typeof governing>>[number];
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];
const rowsOf = (found: Points) => found.select([...columns]);

/** Risk points with the institutions that govern each. */
export async function coverageFor(tx: Tx, actor: Actor, { sort, after, limit, ...filter }: Filter & Paging): Promise<Page<Row & Governed>> {
  const listed = await page(tx, rowsOf(narrowed(points(tx, actor), filter)), { sort, after, limit }, orders, sql`r.risk_point_id`);
  const links = await governing(
    tx,
    actor,
    listed.rows.map(({ id }) => id),
  );
  const byPoint = Map.groupBy(links, ({ riskPointId }) => riskPointId);
  return { ...listed, rows: listed.rows.map((row) => ({ ...row, ...governed(byPoint.get(row.id) ?? []) })) };
}

type Governed = ReturnType<typeof governed>;

const governed = (institutions: readonly Governing[]) => ({
  cover: coverOf(institutions.map((it) => it.status)),
  institutions: institutions.map(({ id, title, documentNumber, action, status: of }) => ({ id, title, documentNumber, action, status: of })),
  titles: institutions.map(({ title }) => title).join('；'),
});

const governing = (tx: Tx, actor: Actor, ids: readonly string[]) =>
  tx
    .selectFrom('riskPointInstitution as l')
    .innerJoin('institution as i', (it) => it.onRef('i.bureauId', '=', 'l.bureauId').onRef('i.institutionId', '=', 'l.institutionId'))
    .select(['l.riskPointId', 'i.institutionId as id', 'i.title', 'i.documentNumber', 'i.action', status.as('status')])
    .where('l.bureauId', '=', anyOf(actor.bureaus))
    .where('l.riskPointId', '=', anyOf(ids))
    .where('i.status', '<>', 'abolished')
    .orderBy('i.title')
    .execute();

/** How many points each department has at each level, and how many of them no institution in force governs. */
export async function coverageSummary(tx: Tx, actor: Actor, filter: Pick<Filter, 'year'>) {
  const rows = await narrowed(points(tx, actor), filter)
    .select(['r.departmentId as id', 'd.name', 'd.place', 'r.level'])
    .select([sql<number>`count(*)`.as('points'), sql<number>`count(*) filter (where not ${hasLinked('inForce')})`.as('uncovered')])
    .groupBy(['r.departmentId', 'd.name', 'd.place', 'r.level'])
    .orderBy('d.place')
    .orderBy('d.name')
    .orderBy('r.level')
    .execute();
  const departments = [...Map.groupBy(rows, ({ id }) => id)].map(([id, its]) => ({
    id,
    name: its[0]!.name,
    levels: its.map(({ level, points: all, uncovered }) => ({ level, points: all, uncovered })),
  }));
  return { departments };
}
