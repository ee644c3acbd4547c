import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chinaCalendar } from '#engine/china.ts';
import { day } from '#engine/days.ts';
import { isProvisional, isWorkingDay } from '#engine/working-days.ts';
import { describeShared, shared } from '../../test/shared.ts';
import { calendarWith, changesIn, markedDays } from './calendar.ts';
import { readNotice } from './notice.ts';

const yearFile = JSON.stringify({
  year: 2027,
  papers: ['http://www.gov.cn/'],
  days: [
    { name: '元旦', date: '2026-12-31', isOffDay: true },
    { name: '元旦', date: '2027-01-01', isOffDay: true },
    { name: '春节', date: '2027-02-05', isOffDay: true },
    { name: '春节', date: '2027-02-13', isOffDay: false },
    { name: '春节', date: '2027-02-15', isOffDay: false },
  ],
});

describe('a notice', () => {
  test('is read from a year file, from a set and from a table alike', () => {
    const notice = { year: 2027, off: ['2026-12-31', '2027-01-01', '2027-02-05'], makeup: ['2027-02-13'] };
    expect(readNotice(yearFile, 2027)).toEqual(notice);
    expect(readNotice(JSON.stringify({ title: '2027', holidays: notice.off, makeup: notice.makeup }), 2027)).toEqual(notice);
    const table = '\uFEFFdate,kind\r\n2027-01-01,off\r\n2026-12-31,休\r\n\r\n2027-02-05,放假\r\n2027-02-13,班\r\n';
    expect(readNotice(table, 2027)).toEqual(notice);
  });

  test('takes of a file of several years the one asked for', () => {
    const text = JSON.stringify({ holidays: ['2026-10-01', '2027-01-01', '2028-01-01'], makeup: [] });
    expect(readNotice(text, 2027)).toEqual({ year: 2027, off: ['2027-01-01'], makeup: [] });
  });

  test.each([
    ['{', { fault: 'json' }],
    ['{}', { fault: 'shape' }],
    ['[]', { fault: 'shape' }],
    ['day,what\n2027-01-01,off', { fault: 'columns', place: '1' }],
    ['date,kind\n2027-01-01,off\n2027-02-30,off', { fault: 'day', place: '3', value: '2027-02-30' }],
    ['date,kind\n2027-01-01,perhaps', { fault: 'kind', place: '2' }],
    ['date,kind\n2027-01-01,off\n2027-01-02,constructor', { fault: 'kind', place: '3' }],
    ['date,kind\n2027-01-02,off\n2027-01-02,work', { fault: 'both', place: '3', value: '2027-01-02' }],
    ['date,kind\n2025-01-01,off', { fault: 'noDays' }],
    [JSON.stringify({ year: 2026, days: [] }), { fault: 'otherYear', value: '2026' }],
    [JSON.stringify({ days: [{ date: '2027-01-01', isOffDay: 'yes' }] }), { fault: 'kind', place: 'days[0]' }],
    [JSON.stringify({ holidays: ['2027-01-01', 5] }), { fault: 'day', place: 'holidays[1]', value: '5' }],
  ])('that cannot be read is refused with its place: %s', (text, facts) => {
    expect(() => readNotice(text, 2027)).toThrow(expect.objectContaining({ code: 'calendar/file/invalid', facts: expect.objectContaining(facts) }));
  });
});

test('a notice makes a year known, and takes the place of what was shipped of its year alone', () => {
  const calendar = calendarWith([readNotice(yearFile, 2027)]);
  expect(isProvisional(calendar, day('2027-06-01'))).toBe(false);
  expect([day('2026-12-31'), day('2027-02-05'), day('2027-02-13')].map((on) => isWorkingDay(calendar, on))).toEqual([false, false, true]);
  expect([...chinaCalendar.holidays].every((on) => calendar.holidays.has(on))).toBe(true);
  const changed = changesIn(chinaCalendar, calendar, 2027).map(({ day: on, works }) => [on, works]);
  // 1 October 2027 was off as a fixed holiday; this notice does not name it
  expect(changed).toContainEqual(['2027-10-01', true]);
  expect(changed.slice(0, 3)).toEqual([
    ['2026-12-31', false],
    ['2027-02-05', false],
    ['2027-02-13', true],
  ]);
});

test('without notices it is the shipped calendar itself, and an unknown year shows its fixed holidays', () => {
  expect(calendarWith([])).toBe(chinaCalendar);
  expect(markedDays(chinaCalendar, 2030).every(({ kind }) => kind === 'fixed')).toBe(true);
  expect(markedDays(chinaCalendar, 2026).filter(({ kind }) => kind === 'makeup')).toHaveLength(6);
});

describeShared('the published sets', () => {
  test('change nothing where they say what was shipped', () => {
    const sets = JSON.parse(readFileSync(shared('calendar/holidays.json'), 'utf8')) as Record<string, object>;
    const text = JSON.stringify(sets['cn-2023-2026']);
    for (const year of [2023, 2024, 2025, 2026]) expect(changesIn(chinaCalendar, calendarWith([readNotice(text, year)]), year)).toEqual([]);
  });
});
