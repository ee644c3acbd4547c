import { expect, test } from 'vitest';
import { drawn } from '../../test/drawn.ts';
import { align } from './alignment.ts';
import { explain } from './explain.ts';
import { compile } from './net.ts';

const flow = drawn('start > 受理 > 审核 > 审批 > x1 > 发证 > end, x1 > 不予 > end');
const faults = (...activities: string[]) => {
  const alignment = align(compile(flow), activities, { finished: true });
  return alignment.found ? explain(flow, activities, alignment.moves) : null;
};

test.each([
  ['keeps to its flowchart', ['受理', '审核', '审批', '发证'], []],
  ['leaves a step out', ['受理', '审批', '发证'], [['skipped', null]]],
  ['takes two steps the wrong way round', ['受理', '审批', '审核', '发证'], [['outOfOrder', null]]],
  ['takes a step twice', ['受理', '审核', '审核', '审批', '发证'], [['repeated', null]]],
  ['has a step that nobody drew', ['会签', '受理', '审核', '审批', '发证'], [['notInFlow', 'unknown']]],
  ['takes a step of the other way', ['受理', '审核', '审批', '发证', '不予'], [['notInFlow', 'otherWay']]],
])('a case that %s', (_, activities, found) => {
  // Which of two equal steps or ways is the one too many is the engine's choice; what it is called is not.
  expect(faults(...activities)?.map(({ kind, reason }) => [kind, reason])).toEqual(found);
});

test('a step out of order is one fault though it costs two', () => {
  expect(faults('受理', '审批', '审核', '发证')).toEqual([{ kind: 'outOfOrder', reason: null, events: [1], nodes: ['审批'], after: '受理' }]);
});

test('an unknown step twice is unknown twice, not repeated', () => {
  expect(faults('受理', '会签', '审核', '会签', '审批', '发证')?.map(({ kind, reason, after }) => [kind, reason, after])).toEqual([
    ['notInFlow', 'unknown', '受理'],
    ['notInFlow', 'unknown', '审核'],
  ]);
});
