import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawn } from '../../test/drawn.ts';
import { someFlow } from '../../test/plain-game.ts';
import { someScopedFlow } from '../../test/scoped-flow.ts';
import { align } from './alignment.ts';
import { chinaCalendar, weekdaysCalendar } from './china.ts';
import { dayFromNumber, dayNumber, day } from './days.ts';
import type { Flow } from './flow.ts';
import { compile } from './net.ts';
import { endsAt, none, stateFrom, type Tables, tablesOf, unsaid, workingDaysBetween } from './tables.ts';
import { workingDaysAfter } from './working-days.ts';

const play = (tables: Tables, names: readonly string[]): number =>
  names.reduce((state, name) => (state < 0 ? state : stateFrom(tables, state, tables.numberOf.get(name) ?? 0)), 0);
const fits = (flow: Flow, activities: readonly string[], finished: boolean): boolean => {
  const alignment = align(compile(flow), activities, { finished });
  return alignment.found && alignment.cost === 0;
};

test('where two tasks bear a name, a step of it leads to what may follow either', () => {
  const tables = tablesOf(drawn("start > x1 > A > B > end, x1 > A' > C > end"), weekdaysCalendar);
  expect(['A B', 'A C'].map((names) => endsAt(tables, play(tables, names.split(' '))))).toEqual([true, true]);
  expect(play(tables, ['A', 'A'])).toBe(none);
  expect(play(tables, ['X'])).toBe(none);
});

const traces = fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'X'), { maxLength: 5 });

test.each([[256], [2]])('a table says of any flowchart and case what its alignment says, with %i states numbered ahead', (fixed) => {
  fc.assert(
    fc.property(fc.oneof(someFlow, someScopedFlow), traces, (flow, activities) => {
      const tables = tablesOf(flow, weekdaysCalendar, { fixed });
      const state = play(tables, activities);
      expect(state >= 0).toBe(fits(flow, activities, false));
      expect(state >= 0 && endsAt(tables, state)).toBe(fits(flow, activities, true));
    }),
    { numRuns: 150 },
  );
});

test('a table that is full says that it does not know, never that a step cannot come', () => {
  const tables = tablesOf(drawn('start > A > B > C > end'), weekdaysCalendar, { most: 2 });
  expect(play(tables, ['A'])).toBe(1);
  expect(play(tables, ['A', 'B'])).toBe(unsaid);
  expect(play(tables, ['B'])).toBe(none);
});

test('states have the same numbers whatever was looked at before', () => {
  const text = 'start > and1 > A > and2 > end, and1 > B > and2, and1 > C > and2';
  const [one, other] = [tablesOf(drawn(text), weekdaysCalendar), tablesOf(drawn(text), weekdaysCalendar, { fixed: 3 })];
  play(other, ['C', 'A', 'B']);
  expect([one.fixed, other.fixed]).toEqual([8, 3]);
  const fixed = (tables: Tables): number[] => [...tables.grown.next].slice(0, tables.width).filter((state) => state < 3);
  expect(fixed(other)).toEqual(fixed(one));
});

test('working days between two days are those of the calendar, inside the days counted ahead and beyond', () => {
  const tables = tablesOf(drawn('start > A > end'), chinaCalendar, { from: day('2024-01-01'), to: day('2026-12-31') });
  fc.assert(
    fc.property(fc.integer({ min: dayNumber(day('2023-06-01')), max: dayNumber(day('2027-06-01')) }), fc.nat(700), (start, more) => {
      expect(workingDaysBetween(tables, start, start + more)).toBe(
        workingDaysAfter(chinaCalendar, dayFromNumber(start), dayFromNumber(start + more)),
      );
    }),
  );
  expect(workingDaysBetween(tables, 20_000, 19_000)).toBe(0);
});
