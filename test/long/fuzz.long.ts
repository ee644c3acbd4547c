import { expect, test } from 'vitest';
import { fuzz } from '../fuzzed.ts';
import { seedOf } from '../seed.ts';
import { describeShared } from '../shared.ts';

describeShared('changed at random', () => {
  test('three hundred thousand times, a log, a table or a flowchart is read, or refused with the place', async () => {
    const counts = await fuzz(seedOf(1), 300_000);
    console.log(counts);
    expect(Object.keys(counts).length).toBeGreaterThan(30);
  });
});
