import { expect, test } from 'vitest';
import { fuzz } from './fuzzed.ts';
import { seedOf } from './seed.ts';
import { describeShared } from './shared.ts';

describeShared('changed at random', () => {
  test('a log, a table or a flowchart is read, or refused with the place; the whole check is `npm run test:long -- fuzz`', async () => {
    const counts = await fuzz(seedOf(20_260_302), 8000);
    expect(counts['accepted']).toBeGreaterThan(100);
    expect(Object.keys(counts).length).toBeGreaterThan(20);
  }, 60_000);
});
