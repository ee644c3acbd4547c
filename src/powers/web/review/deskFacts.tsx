import type { ReactNode } from 'react';
import { Deadline } from '#platform/web/parts/Deadline.tsx';
import type { Said } from '#platform/words.ts';
import type { Power } from '../../contract/power.ts';
import type { words } from '../../words.ts';
import type { words as reviewWords } from '../../words/review.ts';

type Props = Readonly<{ version: Power['version']; said: Said<typeof words>; review: Said<typeof reviewWords> }>;

const rules = { draft: 'submit', submitted: 'review', bureauReviewed: 'legalReview', legallyReviewed: 'publish' } as const;

/** With whom a version lies and until when, as facts of its head; nothing where it lies with nobody. */
export function deskFacts({ version: { state, desk }, said, review }: Props): ReadonlyArray<readonly [label: string, value: ReactNode]> {
  if (!desk || state === 'published' || state === 'superseded' || state === 'repealed') return [];
  const to = desk.holders.join(review.and) || review.review.nobody;
  return [
    [review.desk.at, review.desk.holder[state]({ to })],
    ...(desk.due ? [[review.desk.due, <Deadline key="due" due={desk.due.dueOn} rule={said.rules[rules[state]](desk.due)} />] as const] : []),
  ];
}
