import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { countedBy, type Dimension, type Filter, wordsOf } from '../filter.ts';
import { filtered, isGap, points } from './point.ts';

export type Counted = Readonly<{ likelihood: number | null; harm: number | null; level: number | null; count: number; gaps: number }>;

/** What a filter says besides its words, as the database's own functions read it. */
export const filterText = (filter: Filter): string => JSON.stringify({ ...filter, q: undefined });

/**
 * How many points a filter finds, by likelihood, harm and level. In a bureau's scope they are counted beforehand, as long as the filter
 * narrows no more than one dimension; else by the database behind the wall. Who sees less has theirs counted one by one.
 */
export async function counted(tx: Tx, actor: Actor, filter: Filter): Promise<readonly Counted[]> {
  if (actor.scope !== 'bureau') return countedSingly(tx, actor, filter);
  const dimension = beforehand(filter);
  if (dimension !== null) return countedBefore(tx, actor, dimension, filter);
  const { rows } = await sql<Counted>`select likelihood, harm, level, sum(count)::int as count, sum(gaps)::int as gaps
    from risk_points_counted(${actor.bureaus}::uuid[], ${filterText(filter)}::jsonb, ${wordsOf(filter.q)}::text[]) group by 1, 2, 3`.execute(tx);
  return rows;
}

const beforehand = (filter: Filter) => (filter.state === 'void' || filter.state === 'merged' ? null : countedBy(filter));

/** Whether nothing is counted beforehand of what a filter narrows, in a bureau's scope. */
export const isCountedLate = (filter: Filter): boolean => beforehand(filter) === null;

/** How many points a filter finds, where that is known without looking for them or the actor sees less than a bureau; else null. */
export const knownCount = async (tx: Tx, actor: Actor, filter: Filter): Promise<number | null> =>
  actor.scope === 'bureau' && isCountedLate(filter) ? null : countOf(await counted(tx, actor, filter));

const countedSingly = (tx: Tx, actor: Actor, filter: Filter) =>
  filtered(points(tx, actor), filter)
    .select(['r.likelihood', 'r.harm', 'r.level', sql<number>`count(*)`.as('count'), sql<number>`count(*) filter (where ${isGap})`.as('gaps')])
    .groupBy(['r.likelihood', 'r.harm', 'r.level'])
    .execute();

function countedBefore(tx: Tx, actor: Actor, dimension: Dimension | 'all', filter: Filter): Promise<Counted[]> {
  const { year, level, state, likelihood, harm, gap } = filter;
  const equal = { year, level, state, likelihood, harm, gap };
  let found = tx
    .selectFrom('riskCount as c')
    .where('c.bureauId', '=', anyOf(actor.bureaus))
    .where('c.dimension', '=', dimension)
    .where('c.value', '=', dimension === 'all' ? '' : String(filter[dimension]));
  for (const [column, value] of Object.entries(equal)) if (value !== undefined) found = found.where(`c.${column}` as 'c.year', '=', value as number);
  return found
    .select(['c.likelihood', 'c.harm', 'c.level', sql<number>`sum(c.count)`.as('count')])
    .select(sql<number>`coalesce(sum(c.count) filter (where c.gap), 0)`.as('gaps'))
    .groupBy(['c.likelihood', 'c.harm', 'c.level'])
    .having(sql<number>`sum(c.count)`, '>', 0)
    .execute();
}

export const countOf = (rows: readonly Counted[]): number => rows.reduce((sum, { count }) => sum + count, 0);
