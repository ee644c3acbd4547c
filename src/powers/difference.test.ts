import { expect, test } from 'vitest';
import { basisChanges, changedFields, nodePlace, type Redrawn, type Said, touched } from './difference.ts';

const law = { document: '中华人民共和国森林法', article: '第五十七条', text: '' };
const rule = { document: '森林法实施条例', article: '第三十条', text: '' };
const said: Said = {
  basis: [law],
  procedure: '受理→决定',
  responsibility: '超限额核发的',
  statutoryLimit: 20,
  statutoryUnit: 'workingDay',
  promisedLimit: 10,
  promisedUnit: 'workingDay',
  positions: ['林业科 窗口受理岗', '林业科 审核岗'],
};

test.each([
  ['nothing', {}, []],
  ['the same positions in another order', { positions: ['林业科 审核岗', '林业科 窗口受理岗'] }, []],
  ['the unit of a limit', { promisedUnit: 'calendarDay' }, ['promisedLimit']],
  ['the figure of the other', { statutoryLimit: null, statutoryUnit: null }, ['statutoryLimit']],
  ['a position', { positions: [] }, ['positions']],
  ['the wording of a basis', { basis: [{ ...law, text: '采伐林木应当申领采伐许可证' }] }, ['basis']],
  ['two texts', { procedure: '受理→公示→决定', responsibility: '' }, ['procedure', 'responsibility']],
] as const)('%s', (_, change, expected) => {
  expect(changedFields(said, { ...said, ...change } as Said)).toEqual(expected);
  expect(changedFields({ ...said, ...change } as Said, said)).toEqual(expected);
});

test('a first version says all that it says anew', () => {
  expect(changedFields(null, said)).toEqual(['statutoryLimit', 'promisedLimit', 'positions', 'basis', 'procedure', 'responsibility']);
  expect(changedFields(null, { ...said, basis: [], positions: [], responsibility: '' })).toEqual(['statutoryLimit', 'promisedLimit', 'procedure']);
});

test('a basis whose article was corrected is one change; another document is one gone and one new', () => {
  const corrected = { ...law, article: '第五十六条' };
  expect(basisChanges([law, rule], [rule, corrected])).toEqual([
    { before: rule, after: rule },
    { before: law, after: corrected },
  ]);
  expect(basisChanges([law], [rule])).toEqual([
    { before: null, after: rule },
    { before: law, after: null },
  ]);
  expect(basisChanges([law, corrected], [corrected])).toEqual([
    { before: corrected, after: corrected },
    { before: law, after: null },
  ]);
});

test('a remark is met where its place changed, and nowhere else', () => {
  const redrawn = (id: string, how: Redrawn['how'], ends: string[] = []): Redrawn => ({ id, how, ends });
  expect(touched('procedure', ['procedure'], [])).toBe(true);
  expect(touched('procedure', ['basis'], [redrawn('A', 'changed')])).toBe(false);
  expect(touched(nodePlace('A'), [], [redrawn('A', 'removed')])).toBe(true);
  expect(touched(nodePlace('A'), [], [redrawn('F', 'added', ['A', 'B'])])).toBe(true);
  expect(touched(nodePlace('A'), [], [redrawn('A', 'moved'), redrawn('B', 'changed')])).toBe(false);
  expect(touched('flowchart', ['procedure'], [redrawn('B', 'moved')])).toBe(true);
});
