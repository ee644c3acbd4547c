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
    expect([...chinaCalendar.holidays].toSorted()).toEqual(china!.holidays);
    expect([...chinaCalendar.makeup].toSorted()).toEqual(china!.makeup);
  });
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
