/** What became of a point from one year's register to the next's. */
export const turns = ['new', 'gone', 'raised', 'lowered', 'same'] as const;
export type Turn = (typeof turns)[number];

/**
 * @param before its level in the earlier year; null: it was not registered then
 * @param now its level in the later year; null: no registered point continues it
 */
export function turnOf(before: number | null, now: number | null): Turn {
  if (before === null) return 'new';
  if (now === null) return 'gone';
  return now === before ? 'same' : now < before ? 'raised' : 'lowered'; // level 1 is the gravest
}
