import { expect, test } from 'vitest';
import { keyAreaNamed } from '#powers/catalogue/names.ts';
import { settled } from './columns.ts';
import type { Known } from './contents.ts';
import type { Field } from './fields.ts';
import { DepartmentNames, PeopleNames } from './names.ts';

const departments = ['办公室', '林业科', '渔业科'].map((name, at) => ({ id: `D${at}`, name }));
const people = ['沈岚', '林栖梧', '江映渔', '楼听松'].map((name, at) => ({ id: `P${at}`, name, departmentId: 'D0' }));
const known: Known = { departments: new DepartmentNames(departments, [], []), people: new PeopleNames(people), keyArea: keyAreaNamed };

type Column = Readonly<{ name: string; cells: readonly string[]; proposed?: Field; other?: true }>;
const column = (name: string, cells: string, of: Omit<Column, 'name' | 'cells'> = {}): Column => ({ name, cells: cells.split(' '), ...of });

/** What each of some columns says; `proposed` and `other` are what its heading says by itself. */
function read(...columns: readonly Column[]): ReadonlyArray<Field | null> {
  const height = Math.max(...columns.map(({ cells }) => cells.length));
  return settled(
    {
      names: columns.map(({ name }) => name),
      proposed: columns.map(({ proposed }) => proposed ?? null),
      rows: Array.from({ length: height }, (_, at) => columns.map(({ cells }) => cells[at] ?? '')),
      other: (heading) => columns.some(({ name, other }) => name === heading && other === true),
    },
    known,
  );
}

const risk = column(
  '廉政隐患',
  '私自用印外借空白介绍信给无关单位 现场核查不到位虚报蓄积谋取私利 接受宴请为不符合条件的人办证 隐瞒实情选择性处理来信来访',
);
const department = column('科室', '办公室 林业科 渔业科 办公室', { proposed: 'department' });

test.each([
  ['1 2 3 4', '项次'],
  ['01 02 03 05', '行号'],
  ['2010-001 2010-002 2010-003 2010-003 2010-004 2010-005', '编码'],
  ['FX001 FX002 FX003 FX004', ''],
  ['1 2 3 1 2 3 1 2', '流水号'],
  ['1 2 3 2 5', '编码'],
  ['1号 2号 3号 4号', '号'],
  ['1 2 3 4', '号码'],
])('%s are the numbers of records, whatever stands above them: %s', (cells, name) => {
  expect(read(column(name, cells, { other: true }), department, risk)).toEqual(['serial', 'department', 'description']);
});

test.each(['1 3 2 1 2 3 1 1 2 3 2 1', '1 1 1 2 2 2 3 3', '3 5 4 1 2 2 5 1'])('%s are no numbers of records', (cells) => {
  expect(read(column('号', cells), department, risk)[0]).not.toBe('serial');
});

test('of several ratings the final one is the level', () => {
  const ratings = [column('风险级次/部门初审', '一级 二级 三级 二级'), column('风险级次/局审定', '一级 一级 三级 二级')];
  expect(read(department, risk, ...ratings)).toEqual(['department', 'description', null, 'level']);
  expect(read(department, risk, ...ratings.toReversed())).toEqual(['department', 'description', 'level', null]);
  expect(read(department, risk, column('级次甲', '一级 二级 三级 二级'), column('级次乙', '一级 一级 三级 二级')).slice(2)).toEqual([null, null]);
});

test('beside likelihood and harm a level needs a word of it', () => {
  const likelihood = column('发生概率', '高 中 低 低', { proposed: 'likelihood' });
  const rating = '一级 二级 三级 三级';
  expect(read(department, risk, likelihood, column('风险评级', rating))[3]).toBe('level');
  expect(read(department, risk, likelihood, column('损害', rating))[3]).toBeNull();
});

test('a text beside short names is the risk, by whatever name', () => {
  const names = '用印管理 现场核查 窗口受理 信访办理'.split(' ');
  const told = (name: string, title: string) => read(department, { ...risk, name }, { name: title, cells: names });
  expect(told('风险情况说明', '风险名称')).toEqual(['department', 'description', null]);
  expect(told('具体情形', '风险名称')).toEqual(['department', 'description', null]);
  expect(told('廉政隐患及后果', '风险点')).toEqual(['department', 'description', null]);
  expect(told('风险成因', '甲')[1]).toBeNull();
});

test('where only the names are called risks, the text beside them is the risk', () => {
  const names = column('风险点名称', '收受回扣 失职渎职 公物私用 失职失察', { proposed: 'description' });
  expect(read(department, names, { ...risk, name: '风险点具体情况' })).toEqual(['department', null, 'description']);
  expect(read(department, names, { ...risk, name: '风险点成因' })).toEqual(['department', 'description', null]);
});

test('telephones that grow are no numbers of records', () => {
  expect(read(column('监督电话', '0571-88001000 0571-88001001 0571-88001002 0571-88001003'), department, risk)[0]).toBeNull();
});

test('two columns of people are told by their words, and 同上 says nothing against them', () => {
  const who = column('经办人员', '沈岚 〃 〃 林栖梧');
  const head = column('防控负责人', '楼听松 同上 同上 同上');
  expect(read(department, who, head, risk)).toEqual(['department', 'person', 'responsible', 'description']);
});

test('who stands behind the measures sees to them, who stands beside the position holds it', () => {
  const name = (heading: string) => column(heading, '沈岚 江映渔 楼听松 林栖梧');
  const posts = column('岗位', '文秘机要岗 现场核查岗 窗口受理岗 执法办案岗', { proposed: 'position' });
  const measures = column('防控措施', '双人保管、用印登记 现场核查两人以上 受理窗口定期轮岗 集体讨论决定', { proposed: 'measures' });
  expect(read(department, name('承担人'), posts, risk, measures, name('盯办人'))).toEqual([
    'department',
    'person',
    'position',
    'description',
    'measures',
    'responsible',
  ]);
  expect(read(department, posts, risk, measures, name('跟踪人')).at(-1)).toBe('responsible');
  expect(read(department, risk, measures, name('持岗人')).at(-1)).toBe('person');
  expect(read(department, risk, measures, name('守岗人'), posts).at(-2)).toBe('person');
  expect(read(department, risk, measures, name('录入员')).at(-1)).toBeNull();
});

test('a rating by those concerned is the self-rating and never the level', () => {
  const ratings = [column('风险大小/自己定', '三级 二级 三级 二级'), column('风险大小/集体定', '二级 一级 三级 二级')];
  expect(read(department, risk, ...ratings).slice(2)).toEqual(['selfLevel', 'level']);
  expect(read(department, risk, ratings[0]!).at(-1)).toBe('selfLevel');
});

test('the words of a column are its own, not those of the columns that it stands among', () => {
  const posts = '文秘机要岗 现场核查岗 窗口受理岗 执法办案岗';
  expect(read(department, column('责任主体/岗位名', posts, { proposed: 'responsible' }), risk)).toEqual(['department', 'position', 'description']);
  const areas = column('风险内容/权力类别', '其它 其它 行政审批 行政执法', { proposed: 'description' });
  expect(read(department, areas, risk)).toEqual(['department', 'keyArea', 'description']);
});

test('days without a heading are the date', () => {
  expect(read(department, risk, column('', '2010-11-03 2010-11-04 2010年11月5日 2010.11.6'))).toEqual(['department', 'description', 'date']);
  expect(read(department, risk, column('什么时候填的', '2010.9.23 2010.10.21 2010.11.27 2010.11.28')).at(-1)).toBe('date');
  expect(read(department, risk, column('资金规模', '40512 40513 40520 40533')).at(-1)).toBeNull();
});
