import { describe, expect, test } from 'vitest';
import type { Field } from './fields.ts';
import { Files } from './files.ts';
import { actionNamed, classNamed, dayNamed } from './names.ts';
import { type House, understand } from './understand.ts';

const house: House = {
  departments: new Map([['林业科', 'd-1']]),
  numbers: new Map([['云农〔2024〕1号', '旧办法']]),
  files: new Files(['制度/岗位责任制度.docx', '制度/裁量基准.pdf', '旧/重名.docx', '新/重名.docx']),
  usualDepartment: null,
};
const good = { title: '岗位责任制度', documentNumber: '云农〔2025〕8号', class: '岗位管理基本制度', file: '岗位责任制度.docx', department: '林业科' };
const row = (said: Partial<Record<Field, string>>) => ({
  line: 3,
  has: (field: Field) => field in said,
  text: (field: Field) => said[field] ?? '',
  columnsOf: () => [0],
});
const codes = (said: Partial<Record<Field, string>>, at: Partial<House> = {}) =>
  understand(row(said), '清单', { ...house, ...at }).faults.map(({ field, code }) => `${field} ${code.split('/').at(-1)}`);

test('a row is understood beside the folder', () => {
  expect(understand(row({ ...good, effectiveFrom: '2025年3月5日', action: '修订' }), '清单', house)).toEqual({
    sheet: '清单',
    row: 3,
    title: '岗位责任制度',
    documentNumber: '云农〔2025〕8号',
    class: 'postManagement',
    action: 'improve',
    departmentId: 'd-1',
    effectiveFrom: '2025-03-05',
    path: '制度/岗位责任制度.docx',
    faults: [],
  });
});

test('what a list does not say has its usual, and every fault of a row is told at once', () => {
  const { department: _, ...without } = good;
  expect(codes(without)).toEqual(['department missing-department']);
  expect(codes(without, { usualDepartment: 'd-1' })).toEqual([]);
  expect(codes({})).toEqual(['title missing', 'documentNumber missing', 'class missing', 'department missing-department', 'file no-file']);
  expect(
    codes({
      ...good,
      documentNumber: ' 云农〔2024〕1 号',
      class: '其他',
      department: '渔业科',
      effectiveFrom: '去年',
      action: '搁置',
      file: '没有.docx',
    }),
  ).toEqual([
    'documentNumber number-taken',
    'class unknown-class',
    'action unknown-action',
    'department unknown-department',
    'effectiveFrom unknown-day',
    'file missing-file',
  ]);
});

describe('a file is found', () => {
  const called = (name: string) => house.files.called(name);
  test.each([
    ['制度/裁量基准.pdf', ['制度/裁量基准.pdf']],
    ['制度\\裁量基准.pdf', ['制度/裁量基准.pdf']],
    ['裁量基准', ['制度/裁量基准.pdf']],
    ['《裁量基准》.PDF', ['制度/裁量基准.pdf']],
    ['重名.docx', ['旧/重名.docx', '新/重名.docx']],
    ['新/重名.docx', ['新/重名.docx']],
    ['基准.pdf', []],
  ])('%s', (name, paths) => expect(called(name)).toEqual(paths));
  test('of two the row says that it is in doubt', () => {
    expect(codes({ ...good, file: '重名.docx' })).toEqual(['file several-files']);
  });
});

test.each([
  ['2025-03-05', '2025-03-05'],
  ['2025/3/5', '2025-03-05'],
  ['2025.3.5', '2025-03-05'],
  ['2025年3月5日', '2025-03-05'],
  ['20250305', '2025-03-05'],
  ['２０２５年３月５日', '2025-03-05'],
  ['二〇二五年十月十九日', '2025-10-19'],
  ['二○二五年三月二十日', '2025-03-20'],
  ['2025-03-05T00:00:00', '2025-03-05'],
  ['2025-02-30', null],
  ['2025年3月', null],
  ['05/03/2025', null],
])('the day %s is %s', (text, day) => expect(dayNamed(text)).toBe(day));

test('classes and what a round did are told by the plan’s words, and nothing else is guessed', () => {
  expect(['岗位管理基本制度', '权力运行的廉政制度', '监督执行处罚制度', '责任追究', '财务管理', ''].map(classNamed)).toEqual([
    'postManagement',
    'powerOperation',
    'enforcement',
    'enforcement',
    null,
    null,
  ]);
  expect(['清理', '整合', '建立', '补充', '完善', '新制定', '看看'].map(actionNamed)).toEqual([
    'clean',
    'integrate',
    'establish',
    'supplement',
    'improve',
    'establish',
    null,
  ]);
});
