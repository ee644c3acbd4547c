import type { Said } from '#platform/words.ts';
import type { PowerRow } from '../contract/power.ts';
import type { Limits } from '../power.ts';
import type { words } from '../words.ts';

type Unit = PowerRow['promisedUnit'];

/** A limit with its unit: 10 个工作日, 即办. */
export function limitText(days: number | null, unit: Unit, said: Said<typeof words>): string {
  if (days === null || unit === null) return said.noLimit;
  return unit === 'immediate' ? said.units.immediate : `${days} ${(days === 1 ? said.oneOf : said.units)[unit]}`;
}

/** Promised and statutory, side by side; a unit that both have is said once. */
export function limitsText({ statutoryLimit, statutoryUnit, promisedLimit, promisedUnit }: Limits, said: Said<typeof words>): string {
  const statutory = limitText(statutoryLimit, statutoryUnit, said);
  const sameUnit = promisedUnit === statutoryUnit && promisedUnit !== 'immediate' && promisedLimit !== null && statutoryLimit !== null;
  return `${sameUnit ? promisedLimit : limitText(promisedLimit, promisedUnit, said)} / ${statutory}`;
}
