import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import { page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { type Filter, wordsOf } from '../filter.ts';
import { countOf, counted, filterText } from './count.ts';
import { concerns, finds, isCounted, points, type Row, select } from './point.ts';

const orders = {
  level: sql`coalesce(r.level, 9)`,
  number: sql`coalesce(r.number, '~' || r.risk_point_id::text)`,
  department: sql`r.department_id`, // in the order in which they were set up
  risk: sql`coalesce(r.likelihood * r.harm, 0)`,
};

/** So many at most are found first and then put in order; where there are more, those in order are looked at until the page is full. */
const fewEnough = 2000;

/** The register 登记册: points that have no number yet come after those that have one. */
export async function pointsFor(tx: Tx, actor: Actor, { sort, after, limit, ...filter }: Filter & Paging): Promise<Page<Row>> {
  const mayBeFew = actor.scope === 'bureau' && (actor.bureaus.length > 1 || wordsOf(filter.q).length > 0);
  const total = after === undefined || mayBeFew ? countOf(await counted(tx, actor, filter)) : 0; // a later page does not show it
  const few = mayBeFew && total <= fewEnough;
  const bare = tx.selectFrom('riskPoint as r').select(['r.bureauId', 'r.riskPointId as id']).where(concerns(actor));
  const found = bare.where(few ? foundFirst(actor, filter) : finds(filter));
  const { rows, next } = await page(tx, found, { sort, after, limit }, orders, sql`r.risk_point_id`, () => Promise.resolve(0));
  return { rows: await told(tx, actor, rows), next, total: after === undefined ? total : 0 };
}

const foundFirst = (actor: Actor, filter: Filter) =>
  sql<boolean>`(r.bureau_id, r.risk_point_id) in (select f.bureau_id, f.risk_point_id
    from risk_points_found(${actor.bureaus}::uuid[], ${filterText(filter)}::jsonb, ${wordsOf(filter.q)}::text[], ${fewEnough}) as f)`;

/** The rows of a page, looked up only once it is known which they are. */
async function told(tx: Tx, actor: Actor, of: ReadonlyArray<Readonly<{ bureauId: string; id: string }>>): Promise<Row[]> {
  if (of.length === 0) return [];
  const rows = await select(points(tx, actor))
    .where('r.bureauId', '=', anyOf([...new Set(of.map(({ bureauId }) => bureauId))]))
    .where('r.riskPointId', '=', anyOf(of.map(({ id }) => id)))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return of.flatMap(({ id }) => byId.get(id) ?? []);
}

/** Departments that have points for the actor to read. */
export async function departmentsOf(tx: Tx, actor: Actor) {
  const named = tx
    .selectFrom('department as d')
    .select(['d.departmentId as id', 'd.name'])
    .where('d.bureauId', '=', anyOf(actor.bureaus))
    .orderBy('d.place')
    .orderBy('d.name');
  if (actor.scope !== 'bureau') {
    return named.where('d.departmentId', 'in', points(tx, actor).where(isCounted).select('r.departmentId')).execute();
  }
  const having = sql`(select c.value::uuid from risk_count as c
    where c.bureau_id = ${anyOf(actor.bureaus)} and c.dimension = 'department' group by c.value having sum(c.count) > 0)`;
  return named.where(sql<boolean>`d.department_id in ${having}`).execute();
}
