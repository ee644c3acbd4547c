import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { setting } from '#platform/settings.ts';
import type { Filter } from '../filter.ts';
import { levels, type Matrix } from '../level.ts';
import { type Counted, counted, countOf } from './count.ts';

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
  const rows = await counted(tx, actor, { ...filter, likelihood: undefined, harm: undefined });
  const cells = Map.groupBy(rows, ({ likelihood, harm }) => (likelihood === null || harm === null ? null : likelihood * 10 + harm));
  const of = (level: number) => rows.filter((it) => it.level === level);
  const gaps = (some: readonly Counted[]) => some.reduce((sum, it) => sum + it.gaps, 0);
  return {
    cells: [...cells].flatMap(([cell, some]) =>
      cell === null ? [] : [{ likelihood: Math.floor(cell / 10), harm: cell % 10, count: countOf(some) }],
    ),
    levels: levels.map((level) => ({ level, count: countOf(of(level)), gaps: gaps(of(level)) })),
    total: countOf(rows),
    gaps: gaps(rows),
    matrix: await matrixOf(tx, actor.bureauId, today),
  };
}
