import type { Said } from '#platform/words.ts';
import type { Fault } from '../../faults.ts';
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

/** Likelihood and harm are one cell of the matrix: one fault, at one place. */
export function placed(faults: readonly Fault[]): Fault[] {
  const told = faults.map((it) => ({ ...it, place: it.place.replace(/^(points\.[^.]+)\.harm$/, '$1.likelihood') }));
  return told.filter(({ place }, at) => told.findIndex((it) => it.place === place) === at);
}
