import { expect, test } from 'vitest';
import { repairOf } from './gap.ts';

test.each([
  [1, null, 'establish'],
  [1, { drafting: true }, 'finish'],
  [1, { drafting: false }, 'establish'], // what is linked is in force nowhere any more
  [2, null, 'establish'],
  [2, { drafting: true }, 'finish'],
  [2, { drafting: false }, 'improve'],
  [3, null, 'remind'],
  [3, { drafting: true }, 'remind'],
  [3, { drafting: false }, 'remind'],
] as const)('a gap of level %s with %j linked waits for: %s', (level, linked, repair) => {
  expect(repairOf(level, linked)).toBe(repair);
});
