import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Count, Page, Paging } from '#platform/list.ts';
import { page, readKey } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { type Filter, wordsOf } from '../filter.ts';
import { filterText, isCountedLate, knownCount } from './count.ts';
import { concerns, finds, isCounted, named, points, pointsById, type Row, select } from './point.ts';

const orders = {
  level: sql`coalesce(r.level, 9)`,
  number: sql`coalesce(r.number, '~' || r.risk_point_id::text)`,
  department: sql`r.department_id`, // in the order in which they were set up
  risk: sql`coalesce(r.likelihood * r.harm, 0)`,
};

/** Of what is counted beforehand so many at most are found at once and put in order; else those in order are looked at until the page is full. */
const fewEnough = 2000;

/** What is not counted beforehand is found and counted so far; beyond it a list says "more than". */
export const countedFurthest = 10_000;

/** The register 登记册: points that have no number yet come after those that have one. */
export async function pointsFor(tx: Tx, actor: Actor, { sort, after, limit, ...filter }: Filter & Paging): Promise<Page<Row>> {
  const [paging, first] = [{ sort, after, limit }, after === undefined];
  const known = first || actor.bureaus.length > 1 ? await knownCount(tx, actor, filter) : null;
  const mayBeFew = actor.scope === 'bureau' && (known === null ? isCountedLate(filter) : actor.bureaus.length > 1 && known <= fewEnough);
  const few = mayBeFew ? await pageOfFew(tx, actor, filter, paging) : null;
  const { rows, next } = few ?? (await pageInOrder(tx, actor, filter, paging));
  const count: Count = few ?? (known === null ? { total: countedFurthest, more: true } : { total: known });
  const { total, more } = first ? count : { total: 0 }; // a later page does not show it
  return { rows: await told(tx, rows), next, total, ...(more && { more }) };
}

type Found = Readonly<{ bureauId: string; id: string }>;
const uncounted = () => Promise.resolve({ total: 0 });
const asked = (actor: Actor, filter: Filter) => sql`${actor.bureaus}::uuid[], ${filterText(filter)}::jsonb, ${wordsOf(filter.q)}::text[]`;

/** The page and the number of what is found at once in a bureau's scope; null where that would be too much, or the page is empty and no first one. */
async function pageOfFew(tx: Tx, actor: Actor, filter: Filter, paging: Paging): Promise<Page<Found> | null> {
  const found = sql`select f.*, count(*) over () as found from risk_points_found(${asked(actor, filter)}, ${countedFurthest + 1}) as f`;
  const of = tx.selectFrom(sql<{ bureauId: string; riskPointId: string; found: number }>`(${found})`.as('r'));
  const query = of.select(['r.bureauId', 'r.riskPointId as id', 'r.found']);
  const { rows, next } = await page(tx, query, paging, orders, sql`r.risk_point_id`, uncounted);
  const total = rows[0]?.found ?? 0;
  return total > countedFurthest || (total === 0 && paging.after !== undefined) ? null : { rows, next, total };
}

/** Those in order are looked at one by one until the page is full. */
function pageInOrder(tx: Tx, actor: Actor, filter: Filter, paging: Paging): Promise<Page<Found>> {
  if (actor.scope !== 'bureau') {
    const bare = tx.selectFrom('riskPoint as r').select(['r.bureauId', 'r.riskPointId as id']).where(concerns(actor)).where(finds(filter));
    return page(tx, bare, paging, orders, sql`r.risk_point_id`, uncounted);
  }
  const bound = paging.after === undefined ? null : readKey(paging.after);
  const found = sql<{ bureauId: string; riskPointId: string }>`risk_points_in_order(${asked(actor, filter)}, ${paging.sort}, ${bound}::text[],
    ${paging.limit + 1})`;
  return page(tx, tx.selectFrom(found.as('r')).select(['r.bureauId', 'r.riskPointId as id']), paging, orders, sql`r.risk_point_id`, uncounted);
}

/** The rows of a page, looked up only once it is known which they are. */
async function told(tx: Tx, of: readonly Found[]): Promise<Row[]> {
  if (of.length === 0) return [];
  const rows = await select(named(tx, pointsById(of))).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return of.flatMap(({ id }) => byId.get(id) ?? []);
}

/** Departments that have points for the actor to read. */
export async function departmentsOf(tx: Tx, actor: Actor) {
  const found = tx
    .selectFrom('department as d')
    .select(['d.departmentId as id', 'd.name'])
    .where('d.bureauId', '=', anyOf(actor.bureaus))
    .orderBy('d.place')
    .orderBy('d.name');
  if (actor.scope !== 'bureau') {
    return found.where('d.departmentId', 'in', points(tx, actor).where(isCounted).select('r.departmentId')).execute();
  }
  const having = sql`(select c.value::uuid from risk_count as c
    where c.bureau_id = ${anyOf(actor.bureaus)} and c.dimension = 'department' group by c.value having sum(c.count) > 0)`;
  return found.where(sql<boolean>`d.department_id in ${having}`).execute();
}
