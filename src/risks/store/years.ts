import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import { page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import type { Filter } from '../filter.ts';
import { type Turn, turns } from '../years.ts';
import { filtered, points } from './point.ts';

export type YearFilter = Omit<Filter, 'year' | 'state' | 'gap' | 'level'> & Readonly<{ year: number; turn?: Turn | undefined }>;

/** `turnOf` (../years.ts), said to the database. */
const turn = sql<Turn>`case when before is null then 'new' when level is null then 'gone' when level = before then 'same'
  when level < before then 'raised' else 'lowered' end`;

/** Registered points of a year beside those that they continue, and those of the year before that none continues. */
function compared(tx: Tx, actor: Actor, { year, ...filter }: Omit<YearFilter, 'turn'>) {
  const registered = { ...filter, state: 'registered' as const };
  const now = filtered(points(tx, actor), { ...registered, year })
    .leftJoin('riskPoint as p', (it) =>
      it.onRef('p.bureauId', '=', 'r.bureauId').onRef('p.riskPointId', '=', 'r.previousId').on('p.state', '=', 'registered'),
    )
    .select(['r.bureauId', 'r.riskPointId as id', 'r.number', 'r.description', 'r.departmentId', 'd.name as department', 'r.keyArea', 'r.level'])
    .select(['p.level as before', 'p.number as beforeNumber', 'p.riskPointId as beforeId']);
  const gone = filtered(points(tx, actor), { ...registered, year: year - 1 })
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('riskPoint as n2')
            .select('n2.riskPointId')
            .whereRef('n2.bureauId', '=', 'r.bureauId')
            .whereRef('n2.previousId', '=', 'r.riskPointId')
            .where('n2.year', '=', year)
            .where('n2.state', '=', 'registered'),
        ),
      ),
    )
    .select(['r.bureauId', 'r.riskPointId as id', 'r.number', 'r.description', 'r.departmentId', 'd.name as department', 'r.keyArea'])
    .select([sql<number | null>`null::int`.as('level'), 'r.level as before', 'r.number as beforeNumber', 'r.riskPointId as beforeId']);
  return tx.selectFrom(now.unionAll(gone).as('c')).selectAll('c').select(turn.as('turn'));
}

/** What is new in a year's register against the year before, what is gone, and what changed its level. */
export async function yearsFor(tx: Tx, actor: Actor, { sort, after, limit, turn: asked, ...filter }: YearFilter & Paging): Promise<Page<Compared>> {
  const all = compared(tx, actor, filter);
  const found = asked === undefined ? all : all.where(turn, '=', asked);
  const orders = { number: sql`coalesce(number, '')`, level: sql`coalesce(level, 9)`, department: sql`department_id` };
  return page(tx, found, { sort, after, limit }, orders, sql`id`);
}
export type Compared = Awaited<ReturnType<ReturnType<typeof compared>['execute']>>[number];

/** How many of each turn, and the years that have registered points to compare. */
export async function yearsSummary(tx: Tx, actor: Actor, filter: Omit<YearFilter, 'turn'>) {
  const rows = await tx
    .selectFrom(compared(tx, actor, filter).as('t'))
    .select(['t.turn', sql<number>`count(*)`.as('count')])
    .groupBy('t.turn')
    .execute();
  return turns.map((it) => ({ turn: it, count: rows.find((row) => row.turn === it)?.count ?? 0 }));
}
