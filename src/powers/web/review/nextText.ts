import type { Said } from '#platform/words.ts';
import type { Power } from '../../contract/power.ts';
import type { words } from '../../words/review.ts';

/** What a deed leads to if it is done today: with whom the version lies then, and until when. Empty where the deed is not open. */
export function nextText(
  deed: keyof Said<typeof words>['review']['next'],
  { ways }: Pick<Power['version'], 'ways'>,
  said: Said<typeof words>,
): string {
  const way = ways.find((it) => it.deed === deed);
  if (!way) return '';
  const next = said.review.next[deed];
  return typeof next === 'string' ? next : next({ ...way, to: way.holders.join(said.and) || said.review.nobody });
}
