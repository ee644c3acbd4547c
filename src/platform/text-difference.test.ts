import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedOf } from '../../test/seed.ts';
import { textDifference } from './text-difference.ts';

const shown = (before: string, after: string) =>
  textDifference(before, after)
    .map(({ kind, text }) => (kind === 'kept' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('');

test('Chinese is compared word by word, without its words being cut up', () => {
  expect(shown('申请人提交材料，窗口受理。', '申请人提交材料，中心受理。')).toBe('申请人提交材料，[-窗口][+中心]受理。');
  expect(shown('十五个工作日内办结', '十个工作日内办结')).toMatch(/个工作日内办结$/);
  expect(shown('受理→审核→决定', '受理→审核→公示→决定')).toBe('受理→审核→[+公示→]决定');
});

test('what is the same is kept whole, what is new is added, what is gone is removed', () => {
  expect([shown('', ''), shown('同', '同'), shown('', '新'), shown('旧', '')]).toEqual(['', '同', '[+新]', '[-旧]']);
});

test('a text that was written anew is told as replaced, in no time', () => {
  const [before, after] = [1, 2].map((seed) => Array.from({ length: 9000 }, (_, at) => `w${(at * 7919 * seed) % 10_007}`).join(' '));
  const began = performance.now();
  const runs = textDifference(before!, after!);
  expect(performance.now() - began).toBeLessThan(2000);
  expect(
    runs
      .filter(({ kind }) => kind !== 'added')
      .map(({ text }) => text)
      .join(''),
  ).toBe(before);
});

const someText = fc.array(fc.constantFrom('受理', '审核', '，', 'a', ' ', '不'), { maxLength: 14 }).map((words) => words.join(''));

/** The longest common subsequence of words, by the plain table. */
function commonest(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let x = a.length - 1; x >= 0; x -= 1)
    for (let y = b.length - 1; y >= 0; y -= 1)
      table[x]![y] = a[x] === b[y] ? table[x + 1]![y + 1]! + 1 : Math.max(table[x + 1]![y]!, table[x]![y + 1]!);
  return table[0]![0]!;
}

test('kept and removed are the earlier text, kept and added the later', () => {
  fc.assert(
    fc.property(someText, someText, (before, after) => {
      const runs = textDifference(before, after);
      const without = (kind: string) =>
        runs
          .filter((it) => it.kind !== kind)
          .map(({ text }) => text)
          .join('');
      expect([without('added'), without('removed')]).toEqual([before, after]);
      expect(runs.some((it, at) => it.kind === runs[at + 1]?.kind)).toBe(false);
    }),
    { seed: seedOf(1), numRuns: 400 },
  );
});

test('no word is touched without need', () => {
  const marks = fc.array(fc.constantFrom('，', '。', '；'), { maxLength: 14 }); // each of them is a word by itself
  fc.assert(
    fc.property(marks, marks, (before, after) => {
      const runs = textDifference(before.join(''), after.join(''));
      const kept = runs.filter(({ kind }) => kind === 'kept').reduce((sum, { text }) => sum + text.length, 0);
      expect(kept).toBe(commonest(before, after));
    }),
    { seed: seedOf(2), numRuns: 400 },
  );
});
