import { expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { dayByKey, isIn, type Month, monthLater, monthOr, weeksOf } from './month.ts';

const month = (text: string) => text as Month;

test('a month is four to six whole weeks from Monday to Sunday', () => {
  expect(weeksOf(month('2027-02')).map((week) => [week[0], week[6]])).toEqual([
    ['2027-02-01', '2027-02-07'],
    ['2027-02-08', '2027-02-14'],
    ['2027-02-15', '2027-02-21'],
    ['2027-02-22', '2027-02-28'],
  ]);
  const march = weeksOf(month('2026-03'));
  expect([march.length, march[0]![0], march.at(-1)![6]]).toEqual([6, '2026-02-23', '2026-04-05']);
  for (let at = 0; at < 480; at++) {
    const of = monthLater(month('2000-01'), at);
    const days = weeksOf(of).flat();
    expect(days.length).toBeLessThanOrEqual(42);
    expect(days.filter((it) => isIn(of, it)).length).toBeGreaterThanOrEqual(28);
  }
});

test('months follow one another over the year, and what is no month is this one', () => {
  expect([monthLater(month('2026-12'), 1), monthLater(month('2026-01'), -1), monthLater(month('2026-05'), -17)]).toEqual([
    '2027-01',
    '2025-12',
    '2024-12',
  ]);
  expect(['2026-13', '2026-1', null, '2025-07'].map((text) => monthOr(text, day('2026-03-02')))).toEqual([
    '2026-03',
    '2026-03',
    '2026-03',
    '2025-07',
  ]);
});

test('keys lead by day, by week, to the ends of the week, and by month', () => {
  const by = (key: string, from = '2026-03-31') => dayByKey(day(from), key);
  expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', 'a'].map((key) => by(key))).toEqual([
    '2026-03-30',
    '2026-04-01',
    '2026-03-24',
    '2026-04-07',
    '2026-03-30',
    '2026-04-05',
    '2026-02-28',
    '2026-04-30',
    null,
  ]);
});
