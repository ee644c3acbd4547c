import { expect, test } from 'vitest';
import { turnOf } from './years.ts';

test.each([
  [null, 1, 'new'],
  [2, null, 'gone'],
  [3, 1, 'raised'],
  [2, 1, 'raised'],
  [1, 3, 'lowered'],
  [2, 2, 'same'],
] as const)('level %s in the earlier year and %s in the later: %s', (before, now, turn) => {
  expect(turnOf(before, now)).toBe(turn);
});
