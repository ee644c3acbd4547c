import { expect, test } from 'vitest';
import { repairOf } from './gap.ts';

test.each([
  [1, null, 'establish'],
  [1, { drafting: true, coming: false }, 'finish'],
  [1, { drafting: false, coming: true }, 'await'],
  [1, { drafting: false, coming: false }, 'establish'], // what is linked is in force nowhere any more
  [2, null, 'establish'],
  [2, { drafting: true, coming: false }, 'finish'],
  [2, { drafting: true, coming: true }, 'await'],
  [2, { drafting: false, coming: true }, 'await'],
  [2, { drafting: false, coming: false }, 'improve'],
  [3, null, 'remind'],
  [3, { drafting: true, coming: false }, 'remind'],
  [3, { drafting: false, coming: true }, 'remind'],
] as const)('a gap of level %s with %j linked waits for: %s', (level, linked, repair) => {
  expect(repairOf(level, linked)).toBe(repair);
});
