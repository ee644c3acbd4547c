import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day, dayFromNumber, dayIn, startOfDay } from './days.ts';

const begins = (on: string, zone: string): string => new Date(startOfDay(day(on), zone)).toISOString();

test.each([
  ['2026-03-02', 'Asia/Shanghai', '2026-03-01T16:00:00.000Z', 'eight hours before UTC'],
  ['1986-05-04', 'Asia/Shanghai', '1986-05-03T16:00:00.000Z', 'the day on which summer time began, at two'],
  ['1986-05-05', 'Asia/Shanghai', '1986-05-04T15:00:00.000Z', 'China had summer time from 1986 to 1991'],
  ['1991-09-16', 'Asia/Shanghai', '1991-09-15T16:00:00.000Z', 'the first day after it'],
  ['2026-03-29', 'Europe/Amsterdam', '2026-03-28T23:00:00.000Z', 'a day of 23 hours'],
  ['2026-03-30', 'Europe/Amsterdam', '2026-03-29T22:00:00.000Z', 'the day after it'],
  ['2026-10-26', 'Europe/Amsterdam', '2026-10-25T23:00:00.000Z', 'the day after one of 25 hours'],
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', 'a day without midnight: it begins at one'],
  ['2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z', 'midnight put off: the last hour of the day before came twice'],
  ['2010-11-07', 'America/St_Johns', '2010-11-07T02:30:00.000Z', 'of a midnight that came twice the first'],
  ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', 'a day that was left out: the next one'],
  ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z', 'the earliest zone'],
])('%s begins in %s at %s: %s', (on, zone, instant) => {
  expect(begins(on, zone)).toBe(instant);
});

test('whatever the zone, a day begins where the day before ends', () => {
  const zones = ['Asia/Shanghai', 'Europe/Amsterdam', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu', 'UTC'];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 22_000 }), fc.constantFrom(...zones), (number, zone) => {
      const on = dayFromNumber(number);
      const start = startOfDay(on, zone);
      expect([dayIn(start, zone), dayIn(start - 1, zone)]).toEqual([on, addDays(on, -1)]);
    }),
    { numRuns: 500 },
  );
});

test('a zone that nobody knows is refused', () => {
  expect(() => startOfDay(day('2026-01-01'), 'Asia/Nowhere')).toThrow(RangeError);
});
