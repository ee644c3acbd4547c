import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mixedColumns, receiptCases, receiptFlow } from '../../test/columns.ts';
import { drawn } from '../../test/drawn.ts';
import { ruledFlow } from '../../test/observing.ts';
import { seedOf } from '../../test/seed.ts';
import { describeShared } from '../../test/shared.ts';
import { aligner } from './alignment.ts';
import { chinaCalendar, weekdaysCalendar } from './china.ts';
import { caseClocks } from './clock.ts';
import { addDays, day } from './days.ts';
import type { Flow, Step } from './flow.ts';
import { compile } from './net.ts';
import { replay, type Replayed } from './replay.ts';
import { separationFaults } from './separation.ts';
import { type Tables, tablesOf } from './tables.ts';

const seed = seedOf(1);
const today = day('2026-10-12');

/** What the plain functions say of each case alone. */
function alone(tables: Tables, cases: readonly Step[][], finished: boolean): Omit<Replayed, 'slow'> {
  const { flow, totals } = tables;
  const [begins, ends] = [false, true].map((whole) => aligner(compile(flow), { finished: whole }));
  const fits = (by: typeof begins, steps: readonly Step[]): number => {
    const alignment = by!(steps.map(({ activity }) => activity));
    return Number(alignment.found && alignment.cost === 0);
  };
  const limited = totals.map(({ limit }): Flow => ({ ...flow, limits: [limit] }));
  const separated = cases.flatMap((steps) => {
    const faults = separationFaults(flow, steps);
    return flow.separations.map(({ taskA, taskB }) => Number(faults.some((one) => one.taskA === taskA && one.taskB === taskB)));
  });
  return {
    fits: Uint8Array.from(cases, (steps) => fits(begins, steps)),
    ends: Uint8Array.from(cases, (steps) => fits(ends, steps)),
    over: Uint8Array.from(
      cases.flatMap((steps) => limited.map((one) => Number(caseClocks(one, steps, tables.calendar, today, finished)[0]?.light === 'red'))),
    ),
    separated: Uint8Array.from(separated),
  };
}

/** `numbered`: from which number on persons are numbered. */
function together(tables: Tables, cases: readonly Step[][], finished: boolean, numbered = 0): Replayed {
  const columns = mixedColumns(tables, cases, 1, seed);
  const person = columns.person.map((one) => (one === 0 ? 0 : one + numbered));
  return replay(tables, { ...columns, person }, { cases: cases.length, finished, today });
}

const someDays = fc.oneof({ weight: 50, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.constant(40_000) });
const someSteps: fc.Arbitrary<Step[]> = fc
  .array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D', 'A', 'B', 'X'), fc.constantFrom('1', '2', '3', '4', null), someDays), { maxLength: 9 })
  .map((list) => {
    let on = day('2026-09-25');
    return list.map(([activity, actor, later], at) => {
      on = addDays(on, later);
      return { id: `e${at}`, activity, at, day: on, actor };
    });
  });

test.each([[true], [false]])('cases replayed together, mixed, are told as each alone (finished: %s)', (finished) => {
  let slow = 0;
  fc.assert(
    fc.property(
      ruledFlow,
      fc.array(someSteps, { maxLength: 8 }),
      fc.constantFrom(256, 2),
      fc.constantFrom(0, 65_533),
      (flow, cases, most, numbered) => {
        const tables = tablesOf(flow, chinaCalendar, { most });
        const { slow: asked, ...told } = together(tables, cases, finished, numbered);
        expect(told).toEqual(alone(tables, cases, finished));
        slow += asked;
      },
    ),
    { seed, numRuns: 300 },
  );
  expect(slow).toBeGreaterThan(10);
});

test('three people at one task, the third of whom did the other too', () => {
  const flow = drawn('start > A > B > end', { separations: [{ taskA: 'A', taskB: 'B' }] });
  const steps = ['A1', 'A2', 'A3', 'B3'].map(([activity, actor], at) => ({ id: String(at), activity: activity!, at, day: today, actor: actor! }));
  const { separated, slow } = together(tablesOf(flow, weekdaysCalendar), [steps, steps.slice(0, 2)], true);
  expect([[...separated], slow]).toEqual([[1, 0], 0]);
});

test('a case or task that has no number is refused with its place', () => {
  const tables = tablesOf(drawn('start > A > end'), weekdaysCalendar);
  const columns = { length: 2, case: Uint32Array.of(0, 1), task: Uint16Array.of(1, 1), person: new Uint32Array(2), day: new Int32Array(2) };
  const of = (more: Partial<typeof columns>, cases = 2) => replay(tables, { ...columns, ...more }, { cases, finished: true, today });
  expect([...of({}).ends]).toEqual([1, 1]);
  expect(() => of({}, 1)).toThrow('event 1');
  expect(() => of({ task: Uint16Array.of(2, 1) })).toThrow('event 0');
});

describeShared('the receipt log', () => {
  test.each(['top5', 'shipped', 'im'] as const)('is told on receipt.%s as each case alone', (name) => {
    const cases = receiptCases();
    const tables = tablesOf(receiptFlow(name), weekdaysCalendar, { fixed: 1 });
    const { slow, ...told } = together(tables, cases, true);
    expect(told).toEqual(alone(tables, cases, true));
    expect(told.ends.reduce((sum, one) => sum + one)).toBe(name === 'top5' ? 1251 : 1434);
    expect([0, 1, 2].map((pair) => told.separated.filter((same, at) => at % 3 === pair && same).length)).toEqual([1184, 1042, 869]);
    expect(slow).toBe(0);
    expect(tables.grown.sets.length).toBeLessThan(1000);
  });
});
