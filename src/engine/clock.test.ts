import { describe, expect, test } from 'vitest';
import { drawn } from '../../test/drawn.ts';
import { chinaCalendar, weekdaysCalendar } from './china.ts';
import { caseClocks } from './clock.ts';
import { day } from './days.ts';
import type { Flow, LimitUnit, Step, TimeLimit } from './flow.ts';

const way = 'start > 受理 > x1 > x2 > 核查 > 审批 > 送达 > end, x2 > 告知 > 补正 > x1';
const total = (promised: number | null, unit: LimitUnit = 'workingDay', statutory: number | null = 20): TimeLimit => ({
  scope: 'total',
  node: null,
  from: '受理',
  to: '审批',
  statutory,
  promised,
  unit,
});
const ofNode = (node: string, promised: number): TimeLimit => ({
  scope: 'node',
  node,
  from: null,
  to: null,
  statutory: null,
  promised,
  unit: 'workingDay',
});
const flowWith = (...limits: TimeLimit[]): Flow => drawn(way, { limits, clocks: [{ node: '补正', suspends: 'supplement' }] });

const steps = (...taken: Array<[activity: string, on: string]>): Step[] =>
  taken.map(([activity, on], at) => ({ id: `e${at}`, activity, at, day: day(on), actor: null }));

const read = (flow: Flow, taken: readonly Step[], today: string, finished = false) => caseClocks(flow, taken, chinaCalendar, day(today), finished);

describe('a running total of ten working days', () => {
  const flow = flowWith(total(10));
  const accepted = steps(['受理', '2026-03-02']);

  test.each([
    ['2026-03-02', { used: 0, left: 10, light: 'green', due: '2026-03-16', changesOn: '2026-03-12' }],
    ['2026-03-11', { used: 7, left: 3, light: 'green', changesOn: '2026-03-12' }],
    ['2026-03-12', { used: 8, left: 2, light: 'yellow', changesOn: '2026-03-17' }],
    ['2026-03-16', { used: 10, left: 0, light: 'yellow', changesOn: '2026-03-17' }],
    ['2026-03-17', { used: 11, left: -1, light: 'red', overStatutory: false, changesOn: null }],
    ['2026-03-31', { used: 21, left: -11, light: 'red', overStatutory: true, basis: 'promised' }],
  ])('is read on %s', (today, reading) => {
    expect(read(flow, accepted, today)).toEqual([expect.objectContaining({ ...reading, startStep: 'e0', endedOn: null, endStep: null })]);
  });
});

test('an ended total keeps its colour, however long ago', () => {
  const taken = steps(['受理', '2026-03-02'], ['核查', '2026-03-05'], ['审批', '2026-03-10']);
  expect(read(flowWith(total(10)), taken, '2026-12-01')).toMatchObject([
    { used: 6, light: 'green', endedOn: '2026-03-10', endStep: 'e2', changesOn: null },
  ]);
});

test('the statutory limit holds where nothing is promised', () => {
  expect(read(flowWith(total(null)), steps(['受理', '2026-03-02']), '2026-03-03')).toMatchObject([{ limit: 20, basis: 'statutory' }]);
});

test('supplement stops the clock from the day after the notice to the day of receipt', () => {
  const taken = steps(['受理', '2026-03-02'], ['告知', '2026-03-03'], ['补正', '2026-03-09'], ['核查', '2026-03-10']);
  expect(read(flowWith(total(10)), taken, '2026-03-10')).toMatchObject([
    { used: 2, stopped: [{ from: '2026-03-04', to: '2026-03-09', why: 'supplement' }], due: '2026-03-20' },
  ]);
});

test('a clock that stands still does not change by itself', () => {
  const taken = steps(['受理', '2026-03-02'], ['告知', '2026-03-03']);
  expect(read(flowWith(total(10)), taken, '2026-06-01')).toMatchObject([
    { used: 1, light: 'green', changesOn: null, stopped: [{ from: '2026-03-04', to: null }], due: '2026-06-12' },
  ]);
});

test('a step has the clock of its own arrival, and the awaited step runs', () => {
  const taken = steps(['受理', '2026-03-02'], ['核查', '2026-03-09']);
  expect(read(flowWith(ofNode('核查', 3), ofNode('审批', 3)), taken, '2026-03-10')).toMatchObject([
    { node: '核查', startedOn: '2026-03-02', endedOn: '2026-03-09', used: 5, light: 'red', startStep: 'e0', endStep: 'e1' },
    { node: '审批', startedOn: '2026-03-09', endedOn: null, used: 1, light: 'green', due: '2026-03-12' },
  ]);
});

test('where one of two steps is awaited, the longer limit is read', () => {
  const flow = flowWith(ofNode('核查', 3), ofNode('告知', 5));
  expect(read(flow, steps(['受理', '2026-03-02']), '2026-03-03')).toMatchObject([{ node: '告知', limit: 5 }]);
});

test('the arrival that a source reports goes before the one worked out', () => {
  const taken = steps(['受理', '2026-03-02'], ['核查', '2026-03-09']).map((step) => ({ ...step, arrived: day('2026-03-06') }));
  expect(read(flowWith(ofNode('核查', 3)), taken, '2026-03-10')).toMatchObject([{ startedOn: '2026-03-06', used: 1 }]);
});

test('a parallel branch counts from the split, what follows the join from the last branch', () => {
  const flow = drawn('start > 受理 > and1 > 书面 > and2 > 审核 > end, and1 > 现场 > and2', {
    limits: ['书面', '现场', '审核'].map((node) => ofNode(node, 5)),
  });
  const taken = steps(['受理', '2026-03-02'], ['书面', '2026-03-03'], ['现场', '2026-03-06'], ['审核', '2026-03-09']);
  expect(read(flow, taken, '2026-03-09', true).map(({ node, startedOn, used }) => [node, startedOn, used])).toEqual([
    ['书面', '2026-03-02', 1],
    ['现场', '2026-03-02', 4],
    ['审核', '2026-03-06', 1],
  ]);
});

test('calendar days count weekends, at once is the same day', () => {
  const taken = steps(['受理', '2026-03-06'], ['审批', '2026-03-09']);
  expect(read(flowWith(total(3, 'calendarDay')), taken, '2026-03-09', true)).toMatchObject([{ used: 3, light: 'yellow', due: '2026-03-09' }]);
  expect(read(flowWith(total(0, 'immediate')), taken, '2026-03-09', true)).toMatchObject([{ used: 3, light: 'red', due: '2026-03-06' }]);
});

test('a clock that reaches into a year without notice is provisional', () => {
  const flow = flowWith(total(10));
  expect(read(flow, steps(['受理', '2026-12-25']), '2026-12-28')).toMatchObject([{ provisional: true }]);
  expect(read(flow, steps(['受理', '2026-12-01']), '2027-02-01')).toMatchObject([{ provisional: false, light: 'red' }]);
  expect(caseClocks(flow, steps(['受理', '2026-12-25']), weekdaysCalendar, day('2026-12-28'), false)).toMatchObject([{ provisional: false }]);
});

test('a case that never was accepted has its whole time counted once acceptance cannot come any more', () => {
  expect(read(flowWith(total(10)), steps(['核查', '2026-03-02']), '2026-03-04')).toMatchObject([{ startedOn: '2026-03-02', used: 2 }]);
  expect(read(flowWith(total(10)), [], '2026-03-04')).toEqual([]);
});
