import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedOf } from '../../test/seed.ts';
import { bytesOfCode, codeOf, readCode, shownCode } from './receipt.ts';

const seed = seedOf(20260302);
const bytes = fc.uint8Array({ minLength: bytesOfCode, maxLength: bytesOfCode });

test('a code is read again however it is typed, and the same bytes make the same', () => {
  const typings = [
    (code: string) => code,
    shownCode,
    (code: string) => ` ${shownCode(code).toLowerCase()} `,
    (code: string) => shownCode(code).replaceAll('-', ' — '),
    (code: string) => [...code].map((letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0)).join(' '), // full width
  ];
  fc.assert(
    fc.property(bytes, (given) => {
      const code = codeOf(given);
      expect(codeOf(given)).toBe(code);
      for (const typed of typings) expect(readCode(typed(code))).toBe(code);
    }),
    { seed },
  );
});

test('a code is 24 letters and digits of which none is taken for another, in groups of four', () => {
  const all = Array.from({ length: 500 }, () => codeOf(randomBytes(bytesOfCode)));
  expect(all.filter((code) => !/^[34679ACDEFGHJKMNPQRTWXY]{24}$/.test(code))).toEqual([]);
  expect(new Set(all.join('')).size).toBe(23);
  expect(shownCode('3467AAAACCCCDDDDEEEEFFFF')).toBe('3467-AAAA-CCCC-DDDD-EEEE-FFFF');
});

test('every letter comes as often as any other', () => {
  const counts = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) {
    const letter = codeOf(new Uint8Array(24).fill(byte))[0];
    if (letter) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  expect(new Set(counts.values())).toEqual(new Set([11]));
});

test.each([
  '',
  '3467',
  `${'3'.repeat(23)}`,
  `${'3'.repeat(25)}`,
  `${'3'.repeat(23)}0`,
  `${'3'.repeat(23)}\0`,
  `${'3'.repeat(23)}\uD800`,
  '三'.repeat(24),
])('%j is no code', (typed) => {
  expect(readCode(typed)).toBeNull();
});
