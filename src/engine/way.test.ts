import { expect, test } from 'vitest';
import { saying } from '../../test/drawn.ts';
import { day } from './days.ts';
import type { Step } from './flow.ts';
import { awaited, broughtBy, comesNext, mayStillCome } from './way.ts';

const inP = { within: 'P' };
const hearing = saying('start > 受理 > P > 审批 > end, start1 > and1 > 听证 > and2 > end1, and1 > 鉴定 > and2, silent1 > 撤回 > end2', {
  P: { kind: 'subProcess' },
  start1: inP,
  and1: inP,
  and2: inP,
  听证: inP,
  鉴定: inP,
  end1: inP,
  silent1: { host: 'P', interrupts: true },
});
const steps = (...names: string[]): Step[] => names.map((activity, at) => ({ id: activity, activity, at, day: day('2026-03-02'), actor: null }));

test('a step after a sub-process is brought by the last step in it, one in it by what came before it', () => {
  const taken = steps('受理', '鉴定', '听证', '审批');
  expect([1, 2, 3].map((at) => broughtBy(hearing, taken, taken[at]!.activity, at)?.id)).toEqual(['受理', '受理', '听证']);
});

test('what may still come leads into a sub-process, out of it, and by the event that interrupts it', () => {
  expect(['听证', '审批', '撤回'].map((task) => mayStillCome(hearing, task, '受理'))).toEqual([true, true, true]);
  expect(['受理', '听证', '撤回'].map((task) => mayStillCome(hearing, task, '审批'))).toEqual([false, false, false]);
  expect(comesNext(hearing, '审批', '听证')).toEqual({ may: true, must: false });
});

test('a case in a sub-process waits for its branches; what interrupts it would spare them', () => {
  expect(awaited(hearing, steps('受理', '听证'))).toEqual([['鉴定'], ['撤回', '鉴定']]);
});
