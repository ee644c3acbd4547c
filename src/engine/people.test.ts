import { expect, test } from 'vitest';
import { drawn } from '../../test/drawn.ts';
import { authorityFaults } from './authority.ts';
import { day } from './days.ts';
import type { Step } from './flow.ts';
import { separationFaults } from './separation.ts';

const steps = (...taken: Array<[activity: string, actor: string | null]>): Step[] =>
  taken.map(([activity, actor], at) => ({ id: `e${at}`, activity, at, day: day('2026-03-02'), actor }));

const flow = drawn("start > 受理 > 审核 > 审批 > 审核' > end", {
  performers: [
    { node: '受理', department: '林业科', position: '窗口受理岗' },
    { node: '审批', department: '局领导', position: '分管副局长岗' },
    { node: '审批', department: '林业科', position: '授权审批岗' },
    { node: '审核', department: '林业科', position: '审核岗' },
  ],
  separations: [{ taskA: '受理', taskB: '审批' }],
});

test('two separated steps by one person are a fault, whichever occurrence and order', () => {
  const taken = steps(['审批', '甲'], ['受理', '乙'], ['审核', '甲'], ['受理', '甲'], ['审批', '丙']);
  expect(separationFaults(flow, taken)).toEqual([{ taskA: '受理', taskB: '审批', person: '甲', events: ['e0', 'e3'] }]);
});

test('of two separated tasks of one name a person must have taken two steps', () => {
  const same = { ...flow, separations: [{ taskA: '审核', taskB: "审核'" }] };
  expect(separationFaults(same, steps(['审核', '甲'], ['审批', '甲'], ['审核', '乙']))).toEqual([]);
  expect(separationFaults(same, steps(['审核', '甲'], ['审核', '乙'], ['审核', '甲']))).toMatchObject([{ person: '甲', events: ['e0', 'e2'] }]);
});

test('a step without an actor accuses nobody', () => {
  expect(separationFaults(flow, steps(['受理', null], ['审批', null]))).toEqual([]);
  expect(authorityFaults(flow, steps(['受理', null]), () => false)).toEqual([]);
});

test('whoever holds none of the positions of a step acts beyond authority', () => {
  const holds = (actor: string, node: string) => actor === '甲' && node === '审批';
  expect(authorityFaults(flow, steps(['审批', '甲'], ['审批', '乙'], ['会签', '乙']), holds)).toEqual([
    { event: 'e1', actor: '乙', nodes: ['审批'], allowed: flow.performers.filter(({ node }) => node === '审批') },
  ]);
});

test('a task of the same name that is open to anyone leaves the step open to anyone', () => {
  expect(authorityFaults(flow, steps(['审核', '乙']), () => false)).toEqual([]);
});
