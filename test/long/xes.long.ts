import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedOf } from '../seed.ts';
import { bothReadings, someXes } from '../xes-twice.ts';

test('forty thousand logs of whatever form are read from their bytes as the careful reader reads them', async () => {
  const options = [{}, { zone: 'Europe/Amsterdam' }, { zone: 'Asia/Shanghai' }];
  await fc.assert(
    fc.asyncProperty(someXes, fc.nat(2), async ({ text, cuts }, at) => {
      const [fast, careful] = await bothReadings(text, cuts, options[at]);
      expect(fast).toEqual(careful);
    }),
    { seed: seedOf(1), numRuns: 40_000 },
  );
});
