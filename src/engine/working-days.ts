import { addDays, day, dayFromNumber, dayNumber, weekday, yearOf, type Day } from './days.ts';
import type { LimitUnit } from './flow.ts';

/**
 * What decides whether people work on a day: `holidays` are off, `makeup` 调休 are weekend days that are worked.
 *
 * `years` are those whose notice is out, null where no notice is needed; in another year Monday to Friday count, less
 * `fixedHolidays` (`MM-DD`), and the day is provisional 暂定. A calendar is a value: change one by making another.
 */
export type WorkCalendar = Readonly<{
  holidays: ReadonlySet<Day>;
  makeup: ReadonlySet<Day>;
  years: ReadonlySet<number> | null;
  fixedHolidays: ReadonlySet<string>;
}>;

/** Whether the notice of a day's year is still to come. */
export const isProvisional = ({ years }: WorkCalendar, on: Day): boolean => years !== null && !years.has(yearOf(on));

/** Whether people work on a day. A make-up day 调休 is worked even when the same list has it as a holiday. */
export function isWorkingDay(calendar: WorkCalendar, on: Day): boolean {
  if (calendar.makeup.has(on)) return true;
  if (weekday(on) > 5 || calendar.holidays.has(on)) return false;
  return !(isProvisional(calendar, on) && calendar.fixedHolidays.has(on.slice(5)));
}

// For each year the number of working days before each of its days: deadlines are reckoned far more often than changed.
const counted = new WeakMap<WorkCalendar, Map<number, Uint16Array>>();

function countsOf(calendar: WorkCalendar, year: number): Uint16Array {
  let years = counted.get(calendar);
  if (!years) counted.set(calendar, (years = new Map()));
  const known = years.get(year);
  if (known) return known;
  const first = firstOf(year);
  const counts = new Uint16Array(firstOf(year + 1) - first + 1);
  for (let at = 1; at < counts.length; at += 1) {
    counts[at] = counts[at - 1]! + (isWorkingDay(calendar, dayFromNumber(first + at - 1)) ? 1 : 0);
  }
  years.set(year, counts);
  return counts;
}

const firstOf = (year: number): number => dayNumber(day(`${String(year).padStart(4, '0')}-01-01`));

/** Working days in [from, to): the first day counts, the last does not; minus those of [to, from) when turned round. */
export function workingDaysFrom(calendar: WorkCalendar, from: Day, to: Day): number {
  if (from > to) return 0 - workingDaysFrom(calendar, to, from);
  let days = 0;
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const counts = countsOf(calendar, year);
    const first = firstOf(year);
    const begin = year === yearOf(from) ? dayNumber(from) - first : 0;
    const end = year === yearOf(to) ? dayNumber(to) - first : counts.length - 1;
    days += counts[end]! - counts[begin]!;
  }
  return days;
}

/** Working days in (start, end]: the day of acceptance does not count, the day of the decision does. */
export const workingDaysAfter = (calendar: WorkCalendar, start: Day, end: Day): number =>
  workingDaysFrom(calendar, addDays(start, 1), addDays(end, 1));

// Farther than any run of holidays; only a calendar on which nobody ever works comes to it.
const longestSearch = 4000;

/**
 * The day that lies `offset` working days from a day; negative goes back.
 *
 * @param roll where to begin when `from` is no working day: at the next one or the one before
 * @throws RangeError when the calendar has no working day within four thousand days of one another
 */
export function offsetWorkingDays(calendar: WorkCalendar, from: Day, offset: number, roll: 'forward' | 'backward'): Day {
  const next = (at: Day, step: 1 | -1): Day => {
    let found = at;
    for (let tries = 0; !isWorkingDay(calendar, found); tries += 1) {
      if (tries > longestSearch) throw new RangeError(`no working day near ${at}`);
      found = addDays(found, step);
    }
    return found;
  };
  const step = offset < 0 ? -1 : 1;
  let at = next(from, roll === 'forward' ? 1 : -1);
  for (let left = Math.abs(offset); left > 0; left -= 1) at = next(addDays(at, step), step);
  return at;
}

/**
 * The last day in time when `limit` days may be taken and the day of the start does not count. At once 即办: that day.
 *
 * @param limit whole days of `unit`
 * @throws RangeError as {@link offsetWorkingDays}
 */
export function dueDay(calendar: WorkCalendar, start: Day, limit: number, unit: LimitUnit): Day {
  if (unit === 'immediate' || limit === 0) return start;
  if (unit === 'calendarDay') return addDays(start, limit);
  return offsetWorkingDays(calendar, addDays(start, 1), limit - 1, 'forward');
}
