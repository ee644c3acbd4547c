import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedOf } from '../../test/seed.ts';
import { excerpts, marked, wordsIn } from './excerpt.ts';

const shown = (runs: ReadonlyArray<{ text: string; marked: boolean }>) => runs.map((it) => (it.marked ? `[${it.text}]` : it.text)).join('');
const whole = (it: string) => [{ at: 0, text: it, goesOn: false }];
const text =
  '第一条　为规范行政审批，制定本办法。\n第二条　审批岗位与监督岗位分离，不得由一人办理。\n第三条　本办法自 2026 年起施行，由行风效能室督办。';

test('words are what stands between blanks, once each', () => {
  expect(wordsIn('  审批 监督　审批 ABC')).toEqual(['审批', '监督', 'abc']);
  expect(wordsIn(' ')).toEqual([]);
});

test('the places are shown with what is around them, within their line', () => {
  expect(excerpts(whole(text), ['督办']).map(shown)).toEqual(['…第三条 本办法自 2026 年起施行，由行风效能室[督办]。']);
  expect(excerpts(whole(text), ['审批']).map(shown)).toEqual([
    '第一条 为规范行政[审批]，制定本办法。…',
    '…第二条 [审批]岗位与监督岗位分离，不得由一人办理。…',
  ]);
  expect(excerpts(whole(text), ['无此']).map(shown)).toEqual([]);
});

test('at most three places are shown, and none twice', () => {
  const lines = excerpts(whole('督办'.repeat(3) + '，'.repeat(200) + '督办，'.repeat(100)), ['督办']);
  expect(lines.length).toBe(3);
  expect(shown(lines[0]!)).toBe(`[${'督办'.repeat(3)}]${'，'.repeat(28)}…`);
});

test('parts of a text say that it goes on, and what two of them share is shown once', () => {
  const cuts = [
    { at: 40, text: '由行风效能室督办。', goesOn: true },
    { at: 42, text: '风效能室督办。', goesOn: true },
    { at: 90, text: '也由它督办', goesOn: false },
  ];
  expect(excerpts(cuts, ['督办']).map(shown)).toEqual(['…由行风效能室[督办]。…', '…也由它[督办]']);
});

test('Latin letters are found in either case, and overlapping words are marked as one', () => {
  expect(shown(marked('Ofd 文件', ['ofd']))).toBe('[Ofd] 文件');
  expect(shown(marked('行政审批岗', ['行政审', '审批']))).toBe('[行政审批]岗');
});

test('marking takes nothing from a text, and every mark is a word or several', () => {
  const letters = fc.array(fc.constantFrom('督', '办', '审', '批', '\n', ' ', 'İ', '😀', 'a'), { maxLength: 40 }).map((it) => it.join(''));
  fc.assert(
    fc.property(letters, fc.array(fc.constantFrom('督办', '审批', '办审', 'a'), { minLength: 1, maxLength: 3 }), (given, words) => {
      const runs = marked(given, words);
      expect(runs.map((run) => run.text).join('')).toBe(given);
      for (const run of runs.filter((it) => it.marked)) expect(words.some((word) => run.text.includes(word))).toBe(true);
      for (const line of excerpts(whole(given), words))
        expect(
          line
            .map((run) => run.text)
            .join('')
            .isWellFormed(),
        ).toBe(true);
    }),
    { seed: seedOf(3), numRuns: 400 },
  );
});
