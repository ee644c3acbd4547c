import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedOf } from '../../test/seed.ts';
import { paragraphDifference, paragraphsOf } from './difference.ts';

const kinds = (before: readonly string[], after: readonly string[]) =>
  paragraphDifference(before.join('\n'), after.join('\n')).map(({ kind, before: was, after: is }) => [kind, was ?? is]);

test('a paragraph that was worded otherwise is one that was changed, a new one is added, one that is gone is removed', () => {
  const before = ['第一条　为规范审批，制定本办法。', '第二条　审批岗位与监督岗位分离。', '第三条　本办法由办公室解释。'];
  const after = [
    '第一条　为规范审批，制定本办法。',
    '第二条　受理、审批岗位与监督岗位分离。',
    '第三条　现场查验由两人办理。',
    '第四条　本办法由行风效能室解释。',
  ];
  expect(kinds(before, after)).toEqual([
    ['kept', before[0]],
    ['changed', before[1]],
    ['added', after[2]],
    ['changed', before[2]],
  ]);
});

test('what was written anew is not told as changed', () => {
  expect(kinds(['总则'], ['第一条　为了加强管理，制定本办法。'])).toEqual([
    ['removed', '总则'],
    ['added', '第一条　为了加强管理，制定本办法。'],
  ]);
});

test('empty lines and blanks at the ends are no difference', () => {
  expect(kinds(['甲', '', ' 乙 '], ['甲', '乙'])).toEqual([
    ['kept', '甲'],
    ['kept', '乙'],
  ]);
});

test('a text of two thousand paragraphs written anew is told in no time', () => {
  const text = (seed: number) => Array.from({ length: 2000 }, (_, at) => `第${(at * 7919 * seed) % 10_007}条　内容${at * seed}`).join('\n');
  const began = performance.now();
  paragraphDifference(text(1), text(3));
  expect(performance.now() - began).toBeLessThan(3000);
});

const someText = fc
  .array(fc.constantFrom('第一条　甲乙丙丁', '第一条　甲乙丙戊', '第二条　己庚辛', '第三条', ''), { maxLength: 12 })
  .map((it) => it.join('\n'));

test('what is told of the earlier text is the earlier text, and of the later the later', () => {
  fc.assert(
    fc.property(someText, someText, (before, after) => {
      const told = paragraphDifference(before, after);
      expect(told.flatMap((it) => it.before ?? [])).toEqual(paragraphsOf(before));
      expect(told.flatMap((it) => it.after ?? [])).toEqual(paragraphsOf(after));
      for (const it of told) expect(it.kind === 'kept').toBe(it.before === it.after);
    }),
    { seed: seedOf(4), numRuns: 400 },
  );
});
