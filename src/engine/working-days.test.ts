import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { describeShared, shared } from '../../test/shared.ts';
import { chinaCalendar, weekdaysCalendar } from './china.ts';
import { addDays, day, dayIn, weekday, type Day } from './days.ts';
import { dueDay, isProvisional, isWorkingDay, offsetWorkingDays, workingDaysAfter, workingDaysFrom, type WorkCalendar } from './working-days.ts';

type Row = Readonly<{
  set: string;
  from: string;
  to: string;
  working_days: string;
  offset: string;
  roll: 'forward' | 'backward';
  offset_result: string;
}>;
type Sets = Readonly<Record<string, { holidays: Day[]; makeup: Day[] }>>;

describeShared('the working-day vectors', () => {
  test('are all met, counted and moved', () => {
    const sets: Sets = JSON.parse(readFileSync(shared('calendar/holidays.json'), 'utf8'));
    const calendars = new Map(
      Object.entries(sets).map(([name, { holidays, makeup }]): [string, WorkCalendar] => [
        name,
        { holidays: new Set(holidays), makeup: new Set(makeup), years: null, fixedHolidays: new Set() },
      ]),
    );
    const rows: Row[] = parse(readFileSync(shared('calendar/busday-vectors.csv')), { columns: true });
    const found = rows.map(({ set, from, to, offset, roll }) => {
      const calendar = calendars.get(set)!;
      return [workingDaysFrom(calendar, day(from), day(to)), offsetWorkingDays(calendar, day(from), Number(offset), roll)];
    });
    expect(found).toEqual(rows.map((row) => [Number(row.working_days), row.offset_result]));
    expect(rows).toHaveLength(2000);
  });

  test('know the same Chinese days off as the notices typed by hand', () => {
    const { 'cn-2023-2026': china }: Sets = JSON.parse(readFileSync(shared('calendar/holidays.json'), 'utf8'));
    const since2023 = (days: ReadonlySet<Day>): Day[] => [...days].filter((it) => it >= '2022-12-31').toSorted();
    expect(since2023(chinaCalendar.holidays)).toEqual(china!.holidays);
    expect(since2023(chinaCalendar.makeup)).toEqual(china!.makeup);
  });
});

test('the notices since 2007 are whole: each make-up day is a weekend day, each year has its holidays, no day is both', () => {
  const { holidays, makeup, years } = chinaCalendar;
  expect([...makeup].filter((it) => weekday(it) < 6 || holidays.has(it))).toEqual([]);
  expect([...years!]).toEqual(Array.from({ length: 20 }, (_, at) => 2007 + at));
  const eachYear = ['01-01', '05-01', '10-01', '10-02', '10-03']; // 全国年节及纪念日放假办法, in all its versions
  expect([...years!].flatMap((year) => eachYear.filter((on) => !holidays.has(day(`${year}-${on}`))))).toEqual([]);
  const workedIn = [...years!].map((year) => workingDaysFrom(chinaCalendar, day(`${year}-01-01`), day(`${year + 1}-01-01`)));
  expect([Math.min(...workedIn), Math.max(...workedIn)]).toEqual([248, 251]);
});

test('what the notices take off the week they give back at weekends, but for the holidays by law', () => {
  // the days after Christmas are those of the next year's notice
  const net = (year: number): number => {
    const within = (on: Day): boolean => on >= `${year - 1}-12-25` && on < `${year}-12-25`;
    const off = [...chinaCalendar.holidays].filter((on) => within(on) && weekday(on) < 6);
    return off.length - [...chinaCalendar.makeup].filter(within).length;
  };
  const byLaw = (year: number): number => (year < 2008 ? 10 : year < 2025 ? 11 : 13); // 全国年节及纪念日放假办法, in its versions
  const once: Readonly<Record<number, number>> = { 2015: 1, 2020: 2 }; // 3 September; the Spring Festival made longer
  const years = [...chinaCalendar.years!];
  expect(years.map((year) => [year, net(year)])).toEqual(years.map((year) => [year, byLaw(year) + (once[year] ?? 0)]));
});

test.each([
  ['2007-02-16', '2007-02-27', 4, 'the Spring Festival of 2007, both weekends around it worked'],
  ['2010-02-12', '2010-02-22', 3, 'the Spring Festival, and the weekend after it worked'],
  ['2011-12-30', '2012-01-04', 2, 'a make-up day of the year before, by the notice of the next'],
  ['2015-09-02', '2015-09-07', 2, '3 September 2015, by a notice of its own'],
  ['2018-12-28', '2019-01-02', 2, 'New Year 2019 begins in 2018'],
  ['2019-04-30', '2019-05-06', 2, '1 May 2019, made longer in March'],
  ['2020-01-23', '2020-02-04', 2, 'the Spring Festival of 2020, made longer in January'],
])('working days in [%s, %s): %i, %s', (from, to, days) => {
  expect(workingDaysFrom(chinaCalendar, day(from), day(to))).toBe(days);
});

test('a year without its notice counts Monday to Friday less the fixed holidays, and says that it is provisional', () => {
  expect(isProvisional(chinaCalendar, day('2026-12-31'))).toBe(false);
  expect(isProvisional(chinaCalendar, day('2027-01-01'))).toBe(true);
  expect(isWorkingDay(chinaCalendar, day('2027-01-01'))).toBe(false);
  expect(isWorkingDay(chinaCalendar, day('2027-10-04'))).toBe(true);
  expect(isWorkingDay(weekdaysCalendar, day('2027-10-01'))).toBe(true);
});

test('the day of acceptance does not count, the day of the decision does', () => {
  expect(workingDaysAfter(chinaCalendar, day('2026-09-30'), day('2026-10-10'))).toBe(3);
  expect(dueDay(chinaCalendar, day('2026-09-30'), 3, 'workingDay')).toBe('2026-10-10');
  expect(dueDay(chinaCalendar, day('2026-09-30'), 3, 'calendarDay')).toBe('2026-10-03');
  expect(dueDay(chinaCalendar, day('2026-09-30'), 0, 'immediate')).toBe('2026-09-30');
});

test('a day is the local one, and days that do not exist are refused', () => {
  expect(dayIn(Date.parse('2026-03-01T17:00:00Z'), 'Asia/Shanghai')).toBe('2026-03-02');
  expect(addDays(day('2028-02-28'), 2)).toBe('2028-03-01');
  expect([weekday(day('2026-03-02')), weekday(day('1969-12-28'))]).toEqual([1, 7]);
  expect(() => day('2026-02-30')).toThrow(RangeError);
  expect(() => day('2026-3-1')).toThrow(RangeError);
});

test('a calendar on which nobody works says so instead of searching for ever', () => {
  const holidays = new Set(Array.from({ length: 5000 }, (_, at) => addDays(day('2026-01-01'), at)));
  expect(() => dueDay({ ...weekdaysCalendar, holidays }, day('2026-01-01'), 1, 'workingDay')).toThrow('no working day');
});
