import { expect, test } from 'vitest';
import type { Said } from './difference.ts';
import { merged, taking } from './merge.ts';

const base: Said = {
  basis: [],
  procedure: '受理→决定',
  responsibility: '超限额核发的',
  statutoryLimit: 20,
  statutoryUnit: 'workingDay',
  promisedLimit: 10,
  promisedUnit: 'workingDay',
  positions: ['a', 'b'],
};

test('what only one of the two changed is in the merged draft, and nothing is asked', () => {
  const mine = { ...base, procedure: '受理→审核→决定' };
  const theirs = { ...base, responsibility: '越权审批的', promisedLimit: 7 };
  expect(merged(base, mine, theirs)).toEqual({
    said: { ...base, procedure: '受理→审核→决定', responsibility: '越权审批的', promisedLimit: 7 },
    conflicts: [],
  });
  expect(merged(base, base, theirs).said).toEqual(theirs);
  expect(merged(base, mine, base).said).toEqual(mine);
});

test('what both changed alike is no conflict; what they changed differently stays mine until somebody chooses', () => {
  const mine = { ...base, procedure: '受理→审核→决定', positions: ['b', 'c'], promisedUnit: 'calendarDay' as const };
  const theirs = { ...base, procedure: '受理→公示→决定', positions: ['c', 'b'], promisedLimit: 9 };
  const both = merged(base, mine, theirs);
  expect(both).toEqual({ said: mine, conflicts: ['promisedLimit', 'procedure'] });
  const chosen = both.conflicts.reduce((all, field) => taking(all, field, theirs), both.said);
  expect(chosen).toMatchObject({ procedure: '受理→公示→决定', promisedLimit: 9, promisedUnit: 'workingDay', positions: ['b', 'c'] });
});
