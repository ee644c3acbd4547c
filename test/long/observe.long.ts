import { expect, test } from 'vitest';
import { watchBesideWhole } from '../observing.ts';
import { seedOf } from '../seed.ts';

test('ten thousand flowcharts and logs, watched step by step, are told as when each case is checked at once', () => {
  const told = watchBesideWhole(seedOf(1), 10_000);
  console.log(told);
  expect(told.pairs).toBeGreaterThanOrEqual(10_000);
  expect(told.deviating).toBeGreaterThan(1000);
  expect(told.withdrawn).toBeGreaterThan(1000);
});
