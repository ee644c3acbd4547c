import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, type Day } from '#engine/days.ts';
import { seedOf } from '../../test/seed.ts';
import {
  currentTime,
  dueOfTime,
  endOfPeriod,
  isOverdue,
  measureDeeds,
  measureDeedsOpenTo,
  type MeasureHindrance,
  measureHindrance,
  measureStatuses,
  periods,
  type Time,
  timesToMake,
} from './measure.ts';

/** The whole table: status × deed × who × whether it is their own duty. x: may; -: the state forbids it; o: the office's or head's; p: the person's; m: own matter. */
const deedsAsRead = ['start', 'show', 'finish', 'reopen', 'cancel', 'change'] as const;
const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  //                          start show finish reopen cancel change
  planned: {
    'staff own': 'xxx-oo',
    'staff other': 'ppp-oo',
    'head own': 'xxx-mm',
    'head other': 'xxx-xx',
    'office own': 'xxx-mm',
    'office other': 'xxx-xx',
    'stranger head': 'ppp-oo',
  },
  underWay: {
    'staff own': '-xx-oo',
    'staff other': '-pp-oo',
    'head own': '-xx-mm',
    'head other': '-xx-xx',
    'office own': '-xx-mm',
    'office other': '-xx-xx',
    'stranger head': '-pp-oo',
  },
  done: {
    'staff own': '-x-o--',
    'staff other': '-p-o--',
    'head own': '-x-x--',
    'head other': '-x-x--',
    'office own': '-x-x--',
    'office other': '-x-x--',
    'stranger head': '-p-o--',
  },
  cancelled: {
    'staff own': '---o--',
    'staff other': '---o--',
    'head own': '---x--',
    'head other': '---x--',
    'office own': '---x--',
    'office other': '---x--',
    'stranger head': '---o--',
  },
};
const signs: Readonly<Record<string, MeasureHindrance | null>> = {
  x: null,
  '-': 'risks/measure/cannot',
  o: 'risks/measure/tend/forbidden',
  p: 'risks/measure/forbidden',
  m: 'risks/measure/own-matter',
};
const whoOf = (who: string) => ({
  personId: who.endsWith('own') ? 'responsible' : 'somebody',
  roles: new Set(who.startsWith('office') ? (['office'] as const) : []),
  departments: who.startsWith('head') ? ['forestry'] : who.startsWith('stranger') ? ['fishery'] : [],
});

describe.each(measureStatuses)('a measure that is %s', (status) => {
  test.each(Object.entries(table[status]!))('by %s', (who, row) => {
    const matter = { status, departmentId: 'forestry', responsibleId: 'responsible' };
    const found = deedsAsRead.map((deed) => measureHindrance(matter, deed, whoOf(who)));
    expect(found).toEqual([...row].map((sign) => signs[sign]));
    expect(measureDeedsOpenTo(matter, whoOf(who))).toEqual(deedsAsRead.filter((_, at) => row[at] === 'x'));
  });
});

test('the table leaves out no status and no deed', () => {
  expect(Object.keys(table)).toEqual([...measureStatuses]);
  expect([...deedsAsRead].toSorted()).toEqual([...measureDeeds].toSorted());
});

test('nobody is responsible: whoever tends the point carries it out', () => {
  const matter = { status: 'planned' as const, departmentId: 'forestry', responsibleId: null };
  expect(measureDeedsOpenTo(matter, whoOf('staff other'))).toEqual([]);
  expect(measureDeedsOpenTo(matter, whoOf('head other'))).toEqual(['start', 'show', 'finish', 'cancel', 'change']);
});

test.each([
  ['2026-01-31', 'month', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
  ['2027-11-30', 'quarter', ['2027-11-30', '2028-02-29', '2028-05-30', '2028-08-30', '2028-11-30']],
  ['2026-08-31', 'halfYear', ['2026-08-31', '2027-02-28', '2027-08-31']],
  ['2028-02-29', 'year', ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
] as const)('from %s every %s', (first, every, days) => {
  expect(days.map((_, at) => dueOfTime(day(first), every, at + 1))).toEqual(days);
});

test.each([
  ['2026-03-02', 'month', '2026-03-31'],
  ['2028-02-01', 'month', '2028-02-29'],
  ['2026-03-31', 'quarter', '2026-03-31'],
  ['2026-11-28', 'quarter', '2026-12-31'],
  ['2026-06-30', 'halfYear', '2026-06-30'],
  ['2026-07-01', 'halfYear', '2026-12-31'],
  ['2026-03-02', 'year', '2026-12-31'],
] as const)('the period of %s, every %s, ends on %s', (of, every, end) => {
  expect(endOfPeriod(day(of), every)).toBe(end);
});

const time = (number: number, dueOn: string | null, status: Time['status'] = 'planned'): Time => ({ number, dueOn: dueOn as Day | null, status });

test('the next time is made when the last one is done or its day has passed, and not before', () => {
  const today = day('2026-03-31');
  const made = (times: Time[], on = today) => timesToMake('month', times[0]!.dueOn, times, on).map(({ dueOn }) => dueOn);
  expect(made([time(1, '2026-03-31')])).toEqual([]);
  expect(made([time(1, '2026-03-31')], day('2026-04-01'))).toEqual(['2026-04-30']);
  expect(made([time(1, '2026-03-31', 'done')])).toEqual(['2026-04-30']);
  expect(made([time(1, '2026-01-31', 'underWay')])).toEqual(['2026-02-28', '2026-03-31']); // the server was off
  expect(made([time(1, '2026-02-28'), time(2, '2026-03-28', 'done')])).toEqual(['2026-04-28']);
  expect(made([time(1, '2026-01-31', 'cancelled')])).toEqual([]);
  expect(timesToMake(null, today, [time(1, '2026-01-31', 'done')], today)).toEqual([]);
  expect(timesToMake(null, null, [time(1, null)], today)).toEqual([]);
});

test('a measure stands by its earliest open time, and by its last once none is open', () => {
  expect(currentTime([time(1, '2026-01-31', 'done'), time(2, '2026-02-28'), time(3, '2026-03-31')]).number).toBe(2);
  expect(currentTime([time(1, '2026-01-31', 'done'), time(2, '2026-02-28', 'cancelled')]).number).toBe(2);
  expect(isOverdue(time(1, '2026-03-01'), day('2026-03-02'))).toBe(true);
  expect(isOverdue(time(1, '2026-03-02'), day('2026-03-02'))).toBe(false);
  expect(isOverdue(time(1, '2026-03-01', 'done'), day('2026-03-02'))).toBe(false);
});

test('whenever it is looked at, the times are there up to the first that is still to come, each once, and again nothing is made', () => {
  const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('2000-01-01'), days));
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...periods), fc.integer({ min: -40, max: 4000 }), (first, every, later) => {
      const today = addDays(first, later);
      const times = [time(1, first), ...timesToMake(every, first, [time(1, first)], today)];
      expect(times.map(({ number }) => number)).toEqual(times.map((_, at) => at + 1));
      const days = times.map(({ dueOn }) => dueOn!);
      expect(days).toEqual([...new Set(days)].toSorted());
      expect(days.at(-1)! >= today).toBe(true);
      expect(days.slice(0, -1).every((dueOn) => dueOn < today)).toBe(true);
      expect(timesToMake(every, first, times, today)).toEqual([]);
    }),
    { seed: seedOf(20261128) },
  );
});
