import { expect, test } from 'vitest';
import { lackingOf, mapOf, type Understanding } from './understanding.ts';

const rows: Understanding = { layout: 'rows', sheet: null, headingRow: 1, columns: { case: '编号', activity: '环节', time: '时间' }, steps: [] };
const wide: Understanding = { ...rows, layout: 'wide', steps: [{ name: '受理', time: '受理/时间' }] };

test.each<[Understanding, readonly string[]]>([
  [rows, []],
  [{ ...rows, columns: { case: null, activity: '环节' } }, ['case', 'time']],
  [wide, []],
  [{ ...wide, columns: {} }, ['case']],
  [{ ...wide, steps: [] }, ['steps']],
  [{ ...wide, steps: [...wide.steps, { name: ' ', time: '审核/时间' }] }, ['steps']],
])('what a person must still say before a table can be read, %#', (it, lacking) => {
  expect(lackingOf(it)).toEqual(lacking);
});

test('a map says what was understood: columns or steps, new names of steps, the type of objects; and nothing where nothing is to be said', () => {
  expect(mapOf(rows, { 受理: '收件', 审核: ' ' }, undefined)).toMatchObject({ layout: 'rows', columns: rows.columns, activities: { 受理: '收件' } });
  expect(mapOf(wide, { 受理: '收件' }, undefined)).toEqual({
    layout: 'wide',
    sheet: null,
    headingRow: 1,
    columns: { case: '编号' },
    steps: wide.steps,
  });
  expect(mapOf(null, {}, '办件')).toEqual({ activities: {}, objectType: '办件' });
  expect(mapOf(null, {}, undefined)).toBeNull();
});
