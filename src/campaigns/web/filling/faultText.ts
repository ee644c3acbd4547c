import type { Said } from '#platform/words.ts';
import { type Fault } from '../../faults.ts';
import type { words } from '../../words/filling.ts';

/** What is wrong at each place, in words. */
export function faultText(faults: readonly Fault[], said: Said<typeof words>): Readonly<Record<string, string>> {
  const sentence = ({ place, fault }: Fault) => {
    if (fault !== 'none') return said.faults[fault];
    if (place === 'points') return said.faults.noPoint;
    return place.endsWith('.measures') ? said.faults.noMeasure : said.faults.none;
  };
  return Object.fromEntries(faults.map((fault) => [fault.place, sentence(fault)]));
}

/** The fault of `harm` stands at the matrix, which is one place for both. */
export const placed = (faults: readonly Fault[]): Fault[] => {
  const isLikelihood = new Set(faults.map(({ place }) => place));
  return faults.filter(({ place }) => !place.endsWith('.harm') || !isLikelihood.has(place.replace(/harm$/, 'likelihood')));
};
