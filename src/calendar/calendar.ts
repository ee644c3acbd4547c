import { chinaCalendar } from '#engine/china.ts';
import { yearOf, type Day } from '#engine/days.ts';
import { isProvisional, isWorkingDay, type WorkCalendar } from '#engine/working-days.ts';
import { daysOf, type Notice } from './notice.ts';

/**
 * The shipped calendar with notices laid over it, one at most for each year. A notice takes the place of all that was shipped of its
 * year; where two speak of one day (the end of a December), the later year's does.
 */
export function calendarWith(notices: readonly Notice[]): WorkCalendar {
  if (notices.length === 0) return chinaCalendar;
  const replaced = new Set(notices.map(({ year }) => year));
  const kept = (days: ReadonlySet<Day>): Set<Day> => new Set([...days].filter((on) => !replaced.has(yearOf(on))));
  const [holidays, makeup] = [kept(chinaCalendar.holidays), kept(chinaCalendar.makeup)];
  for (const { off, makeup: worked } of notices.toSorted((a, b) => a.year - b.year)) {
    for (const on of off) makeup.delete(on);
    for (const on of worked) holidays.delete(on);
    for (const on of off) holidays.add(on);
    for (const on of worked) makeup.add(on);
  }
  return { ...chinaCalendar, holidays, makeup, years: new Set([...chinaCalendar.years!, ...replaced]) };
}

export const dayKinds = ['off', 'makeup', 'fixed'] as const;
export type Marked = Readonly<{ day: Day; kind: (typeof dayKinds)[number] }>;

/** What stands out in a year: days off, weekend days worked, and of a year without notice the holidays that are the same every year. */
export function markedDays(calendar: WorkCalendar, year: number): Marked[] {
  return daysOf(year).flatMap((on): Marked[] => {
    if (yearOf(on) !== year) return [];
    if (calendar.makeup.has(on)) return [{ day: on, kind: 'makeup' }];
    if (calendar.holidays.has(on)) return [{ day: on, kind: 'off' }];
    return isProvisional(calendar, on) && calendar.fixedHolidays.has(on.slice(5)) ? [{ day: on, kind: 'fixed' }] : [];
  });
}

/** The days of a year and of the December before it that become working days, or cease to be. */
export const changesIn = (before: WorkCalendar, after: WorkCalendar, year: number): Array<{ day: Day; works: boolean }> =>
  daysOf(year).flatMap((on) => {
    const works = isWorkingDay(after, on);
    return works === isWorkingDay(before, on) ? [] : [{ day: on, works }];
  });
