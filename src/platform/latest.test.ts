import { expect, test } from 'vitest';
import { Latest } from './latest.ts';

test('of more than there is room for, the one longest unused goes', () => {
  const kept = new Latest<number | null>(2);
  kept.put('a', 1);
  kept.put('b', null);
  expect(kept.get('a')).toBe(1);
  kept.put('c', 3);
  expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual([1, undefined, 3]);
});

test('what is put twice is there once', () => {
  const kept = new Latest<number | null>(2);
  for (const value of [1, 2, null]) kept.put('a', value);
  kept.put('b', 1);
  expect([kept.get('a'), kept.get('b')]).toEqual([null, 1]);
});
