import { addDays, type Day, day, weekday } from '#engine/days.ts';

/** A month of a calendar, written `2026-03`. */
export type Month = string & { readonly month: unique symbol };

const written = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** The month that is written, else that of today. */
export const monthOr = (text: string | null, today: Day): Month => (text !== null && written.test(text) ? text : today.slice(0, 7)) as Month;

/** The month so many months later; negative goes back. */
export function monthLater(month: Month, by: number): Month {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}` as Month;
}

export const isIn = (month: Month, of: string): boolean => of.startsWith(month);

/** The weeks, Monday to Sunday, that a month touches: four to six of them. */
export function weeksOf(month: Month): readonly (readonly Day[])[] {
  const first = day(`${month}-01`);
  const begin = addDays(first, 1 - weekday(first));
  const next = day(`${monthLater(month, 1)}-01`);
  const weeks: Day[][] = [];
  for (let monday = begin; monday < next; monday = addDays(monday, 7)) weeks.push(Array.from({ length: 7 }, (_, at) => addDays(monday, at)));
  return weeks;
}

/** Where a key leads from a day: by day, by week, to the ends of the week; null for another key. */
export function dayByKey(from: Day, key: string): Day | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(from, -1);
    case 'ArrowRight':
      return addDays(from, 1);
    case 'ArrowUp':
      return addDays(from, -7);
    case 'ArrowDown':
      return addDays(from, 7);
    case 'Home':
      return addDays(from, 1 - weekday(from));
    case 'End':
      return addDays(from, 7 - weekday(from));
    case 'PageUp':
      return sameDate(from, -1);
    case 'PageDown':
      return sameDate(from, 1);
    default:
      return null;
  }
}

/** The same date of another month, or its last. */
function sameDate(from: Day, by: number): Day {
  const month = monthLater(from.slice(0, 7) as Month, by);
  const last = addDays(day(`${monthLater(month, 1)}-01`), -1);
  const same = `${month}-${from.slice(8)}`;
  return same > last ? last : day(same);
}
