import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBook } from '#platform/sheets/book.ts';
import { keyAreaNamed } from '#powers/catalogue/names.ts';
import { seedOf } from '../../../../test/seed.ts';
import { workbook } from '../../../../test/workbook.ts';
import { DepartmentNames, PeopleNames } from '../../importing/names.ts';
import { simplified } from '../../importing/plain.ts';
import { type House, understand } from '../../importing/understand.ts';
import { proposedLevel } from '../../level.ts';
import { tableIn, tablesIn } from './tables.ts';

const departments = ['办公室', '林业科'].map((name, at) => ({ id: `D${at}`, name }));
const house: House = {
  departments: new DepartmentNames(departments, [], ['云汀市农林渔牧局']),
  people: new PeopleNames(['沈岚', '林栖梧'].map((name, at) => ({ id: `P${at}`, name, departmentId: null }))),
  keyArea: (text) => keyAreaNamed(simplified(text)),
  levelOf: (likelihood, harm) => proposedLevel(likelihood, harm),
};

const names = ['序号', '科室', '岗位', '姓名', '廉政风险点', '风险等级', '防控措施', '责任人', '登记日期'];
const rows = [
  ['1', '办公室', '文秘岗', '沈岚', '印章管理不严，私自用印', '一级', '双人保管', '沈岚', '2010-11-30'],
  ['2', '林业科', '审核岗', '林栖梧', '把关不严，为不符合条件者办理许可', '二级', '网上公示', '沈岚', '2010-11-29'],
];

async function* bytes(file: Uint8Array): AsyncGenerator<Uint8Array> {
  yield file;
}
/** The rows of a sheet that are records, and those that are told to be none, where `below` stands under two good rows. */
async function read(below: ReadonlyArray<readonly string[]>, merges: readonly string[] = []) {
  const file = workbook([{ name: 'Sheet1', rows: [names, ...rows, ...below], merges }]);
  const tables = tablesIn(await readBook(bytes(file)), house, {}, () => undefined);
  const entries = tables.flatMap((it) => understand(tableIn(it, it.owner), house));
  return {
    entries,
    records: entries.map(({ row }) => row),
    aside: tables.flatMap(({ table }) => table.aside.map(({ line }) => line)),
  };
}
const at = (column: number, text: string): string[] => names.map((_, it) => (it === column ? text : ''));

test('同上 says what the row above says, also of another department, and is nothing merged', async () => {
  const { entries } = await read([['3', '林业科', '核查岗', '林栖梧', '核查不实，虚报蓄积', '同上', '〃', '同上', '同上']]);
  expect(entries.at(-1)).toMatchObject({ faults: [], level: 2, measures: [{ text: '网上公示' }], date: '2010-11-29' });
  const across = await read([['3', '办公室', '文秘岗', '沈岚', '公车私用', '同上', '〃', '同上', '同上']]);
  expect(across.entries.at(-1)).toMatchObject({ faults: [], level: 2, measures: [{ text: '网上公示' }], date: '2010-11-29' });
});

describe('below the last row', () => {
  const papers: ReadonlyArray<readonly [string, ReadonlyArray<readonly string[]>]> = [
    ['two signatures beside one another', [['部门负责人（签字）：', '', '', '', '', '', '分管领导（签字）：']]],
    ['a signature and a day to be filled in', [['负责人签字:', '', '', '', '', '年  月  日']]],
    ['an opinion, a seal and its day', [['局领导小组意见:'], at(5, '(盖章)'), at(5, '2010年11月30日')]],
    ['an opinion, a seal and its day below the days of the rows', [['局领导小组意见：'], at(8, '（单位公章）'), at(8, '2010年11月30日')]],
    ['the bureau and the day on the right', [at(8, '云汀市农林渔牧局'), at(8, '二〇一〇年十一月三十日')]],
    ['a day in a column of measures', [at(6, '2010年11月30日')]],
    ['all in one cell', [at(0, '科室负责人签名：楼听松    分管领导审批意见：同意    2010年  月  日')]],
    ['labels and names in cells of their own', [['审核人：', '沈岚', '', '制表人：', '王五', '', '', '', '2010年11月30日']]],
    ['labels without colons', [['审核人', '沈岚', '', '填表人', '王五']]],
    ['names behind short labels', [['审核：沈岚', '', '', '', '制表：王小五']]],
    ['lines to write upon', [at(3, '科长签字：__________'), at(3, '____年__月__日')]],
    ['who did what to the table', [['登记：祁半夏', '', '', '', '', '', '校对：左青禾']]],
    ['who did it and when, below what only records say', [['', '', '', '', '更新人：苏见微', '更新日期：2010-12-15']]],
    ['who did it, and who has not yet', [['经办：汤小满', '', '', '', '', '审签：']]],
    ['an opinion with its answer and a name', [['科室负责人意见：', '', '', '', '', '属实', '', '楼听松']]],
    ['who made the table, and the day', [['制单：陶然之', '', '', '', '复核：田可耕', '', '', '2010年11月25日']]],
    ['what the levels mean', [['级位对照：', '★★★=一级=高', '', '★★=二级=中；★=三级=低']]],
    [
      'what the public is told',
      [
        ['', '公示期间如有异议，请向局行风效能室反映。'],
        ['', '监督电话：88012010'],
      ],
    ],
    [
      'a note that goes on',
      [
        ['附注：', '1.制度由责任科室起草。'],
        ['', '2.长期坚持的项目每年复查一次。'],
      ],
    ],
    [
      'opinions without colons, a seal and its day',
      [['科室（单位）意见', '', '情况属实。'], ['分管领导意见', '', '同意。'], at(7, '（盖章）'), at(7, '2010年11月20日')],
    ],
    ['what the next rows are of', [['下面站所的：']]],
    ['the count of a page', [['本页小计', '', '16个']]],
    ['how many there are', [at(8, '共2条；其中问题条目请各部门核实。')]],
    ['a number and a day to be filled in', [['3', '', '', '', '', '', '', '', '年  月  日']]],
  ];
  test.each(papers)('%s are no records, and told', async (_, below) => {
    const found = await read(below);
    expect(found.records).toEqual([2, 3]);
    expect(found.aside).toEqual(below.map((__, row) => row + 4));
  });

  const faulty: ReadonlyArray<readonly [string, readonly string[]]> = [
    ['only a day', at(8, '2010-11-30')],
    ['only a risk', at(4, '擅自用印（公章）')],
    ['only somebody', at(3, '沈岚')],
    ['only a department', at(1, '财务科')],
    ['a risk that names who approves', at(4, '审批时间：不按规定时限办理')],
    ['a risk like a label, and measures like another', ['', '', '', '', '审核：把关不严', '', '监督人：定期轮换', '', '']],
    ['a post that is also a label', ['', '', '审核', '', '吃拿卡要', '', '', '', '']],
    ['a label for a post, and a level', ['', '', '负责人', '沈岚', '', '三级', '', '', '']],
  ];
  test.each(faulty)('a row that says %s is refused, not put aside', async (_, row) => {
    const filled = row.map((text, column) => (column === 0 && row.filter((it) => it !== '').length === 1 ? '3' : text));
    expect((await read([filled])).records).toEqual([2, 3, 4]);
  });

  test('a row that says only a department, and one that says only a day, are two that are refused', async () => {
    expect((await read([at(1, '财务办公室'), at(8, '2010-11-30')])).records).toEqual([2, 3, 4, 5]);
  });

  test('a row with a risk, a level, measures or somebody in it is a record, whatever stands in its other cells', async () => {
    const seed = seedOf(20_101_130);
    console.log(`asides: seed ${seed}`);
    const real = { 4: ['违规扩大补贴范围', '吃拿卡要', '审核人员收受礼金'], 5: ['一级', '高', '★', 'Ⅱ'], 6: ['1.公示；2.抽查', '集体研究'] };
    const signs = ['', '', '（盖章）', '年  月  日', '2010年11月30日', '（签字）', '负责人签字：', '审核人', '制表：', '局领导小组意见：', '日期'];
    const row = fc
      .record({
        others: fc.array(fc.constantFrom(...signs), { minLength: names.length, maxLength: names.length }),
        of: fc.subarray([4, 5, 6] as const, { minLength: 1 }),
        which: fc.nat(),
      })
      .map(({ others, of, which }) => others.map((text, column) => oneOf(real, of, column, which) ?? (column === 0 ? '' : text)));
    const somebody = fc
      .array(fc.constantFrom<string>('', '（盖章）', '年  月  日', '2010年11月30日'), { minLength: names.length, maxLength: names.length })
      .map((others) => others.with(0, '').with(3, '沈岚'));
    const samples = [...fc.sample(row, { seed, numRuns: 400 }), ...fc.sample(somebody, { seed, numRuns: 100 })];
    const lost: string[] = [];
    for (const cells of samples) if (!(await read([cells])).records.includes(4)) lost.push(cells.join('|'));
    expect(lost).toEqual([]);
  });
});

const oneOf = (
  real: Readonly<Record<4 | 5 | 6, readonly string[]>>,
  of: ReadonlyArray<4 | 5 | 6>,
  column: number,
  which: number,
): string | undefined => {
  const field = of.find((it) => it === column);
  return field && real[field][which % real[field].length];
};
