import type { Said } from '#platform/words.ts';
import type { PowerRow } from '../contract.ts';
import type { words } from '../words.ts';

type Figures = Pick<PowerRow, 'statutoryLimit' | 'statutoryUnit' | 'promisedLimit' | 'promisedUnit'>;
type Unit = PowerRow['promisedUnit'];

/** A limit with its unit: 10 个工作日, 即办. */
export function limitText(days: number | null, unit: Unit, said: Said<typeof words>): string {
  if (days === null || unit === null) return said.noLimit;
  return unit === 'immediate' ? said.units.immediate : `${days} ${(days === 1 ? said.oneOf : said.units)[unit]}`;
}

/** Promised and statutory, side by side. */
export const limitsText = ({ statutoryLimit, statutoryUnit, promisedLimit, promisedUnit }: Figures, said: Said<typeof words>): string =>
  `${limitText(promisedLimit, promisedUnit, said)} / ${limitText(statutoryLimit, statutoryUnit, said)}`;
