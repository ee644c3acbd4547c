import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedOf } from '../../../test/seed.ts';
import { encodingOf } from './text.ts';

/** Common characters of an encoding, as pairs of bytes. */
const pairs = (leads: readonly [number, number], trails: ReadonlyArray<readonly [number, number]>) =>
  fc.tuple(fc.integer({ min: leads[0], max: leads[1] }), fc.oneof(...trails.map(([min, max]) => fc.integer({ min, max }))));
const gb2312 = pairs([0xb0, 0xd7], [[0xa1, 0xf9]]);
const big5 = pairs(
  [0xa4, 0xc5],
  [
    [0x40, 0x7e],
    [0xa1, 0xfe],
  ],
);

test.each([
  ['gb18030', gb2312, 20],
  ['big5', big5, 300],
] as const)('a text in %s is told by its bytes', (encoding, pair, minLength) => {
  const seed = seedOf(20_101_201);
  console.log(`encodings: seed ${seed}`);
  fc.assert(
    fc.property(fc.array(pair, { minLength, maxLength: 2000 }), (text) => {
      const file = Uint8Array.from([...text.flat(), 0x2c, 0x31, 0x0a]);
      expect(encodingOf(file, 'table')).toBe(encoding);
    }),
    { seed, numRuns: 300 },
  );
});
