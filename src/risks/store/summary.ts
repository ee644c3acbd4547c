import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { setting } from '#platform/settings.ts';
import { sql } from 'kysely';
import { levels, type Matrix } from '../level.ts';
import { type Filter, filtered, isCounted, isGap, points } from './point.ts';

/** The bureau's matrix on a day. */
export async function matrixOf(tx: Tx, bureauId: string, today: Day): Promise<Matrix> {
  return {
    levelOneProduct: await setting(tx, bureauId, 'risks.levelOneProduct', today),
    levelOneHarm: await setting(tx, bureauId, 'risks.levelOneHarm', today),
    levelTwoProduct: await setting(tx, bureauId, 'risks.levelTwoProduct', today),
  };
}

/**
 * What stands beside the register: how many points each cell of likelihood × harm has, and each level with its control gaps. A void point
 * counts nowhere; one whose likelihood or harm nobody has said is in the total, and in no cell.
 */
export async function summaryFor(tx: Tx, actor: Actor, filter: Filter, today: Day) {
  const found = filtered(points(tx, actor), { ...filter, likelihood: undefined, harm: undefined }).where(isCounted);
  const counted = found.select(sql<number>`count(*)`.as('count'));
  const placed = await counted.select(['r.likelihood', 'r.harm']).groupBy(['r.likelihood', 'r.harm']).execute();
  const byLevel = await counted
    .select(['r.level', sql<number>`count(*) filter (where ${isGap})`.as('gaps')])
    .groupBy('r.level')
    .execute();
  const of = (level: number) => byLevel.find((it) => it.level === level) ?? { count: 0, gaps: 0 };
  return {
    cells: placed.flatMap(({ likelihood, harm, count }) => (likelihood === null || harm === null ? [] : [{ likelihood, harm, count }])),
    levels: levels.map((level) => ({ level, count: of(level).count, gaps: of(level).gaps })),
    total: placed.reduce((sum, { count }) => sum + count, 0),
    gaps: byLevel.reduce((sum, { gaps }) => sum + gaps, 0),
    matrix: await matrixOf(tx, actor.bureauId, today),
  };
}
