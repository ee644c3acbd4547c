import { describe, expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { readBook } from '#platform/sheets/book.ts';
import { keyAreaNamed } from '#powers/catalogue/names.ts';
import { type TestCell, workbook } from '../../../../test/workbook.ts';
import type { Entry } from '../../importing/entry.ts';
import { DepartmentNames, PeopleNames } from '../../importing/names.ts';
import { simplified } from '../../importing/plain.ts';
import { type House, understand } from '../../importing/understand.ts';
import { proposedLevel } from '../../level.ts';
import { tableIn, tablesIn } from './tables.ts';

const departments = ['办公室', '林业科', '渔业科', '农业综合执法大队'].map((name, at) => ({ id: `D${at}`, name }));
const posts = ['公务车辆管理岗', '现场核查岗', '窗口受理岗', '执法办案岗'];
const people = ['沈岚', '林栖梧', '江映渔', '严明徽'];
const house: House = {
  departments: new DepartmentNames(departments, [{ id: 'D3', name: '执法大队' }], ['云汀市农林渔牧局', '农林局']),
  people: new PeopleNames(people.map((name, at) => ({ id: `P${at}`, name, departmentId: `D${at}` }))),
  keyArea: (text) => keyAreaNamed(simplified(text)),
  levelOf: (likelihood, harm) => proposedLevel(likelihood, harm),
};

/** A register of our own: each layout below says just this. */
const register = Array.from({ length: 24 }, (_, at) => ({
  serial: String(at + 1),
  department: departments[Math.floor(at / 6)]!.name,
  position: posts[Math.floor(at / 6)]!,
  person: people[Math.floor(at / 6)]!,
  description: `第${at + 1}种情形：收受当事人钱物，为其通风报信`,
  area: (['行政审批', '行政执法', '物资采购'] as const)[at % 3]!,
  level: ((at % 3) + 1) as 1 | 2 | 3,
  measures: [`措施甲${at + 1}，金额2.5万元以上的集体研究`, `措施乙${at + 1}`],
  responsible: people[Math.floor(at / 6)]!,
  date: day(`2010-11-${String((at % 28) + 1).padStart(2, '0')}`),
}));
type It = (typeof register)[number];
const areas = { 行政审批: 'approval', 行政执法: 'enforcement', 物资采购: 'procurement' } as const;

type Told = Readonly<Record<string, unknown>>;
const all = (it: It): Told => ({ ...it, area: areas[it.area], measures: it.measures.join('|') });
const told = (it: Entry): Told => ({
  serial: it.serial,
  department: it.department?.name,
  position: it.position,
  person: it.person,
  description: it.description,
  area: it.keyArea,
  level: it.level,
  measures: it.measures.map(({ text }) => text).join('|'),
  responsible: it.responsible,
  date: it.date,
});

async function* bytes(file: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += 4099) yield file.subarray(at, at + 4099);
}

/** What is understood of a file, and that each of its rows is a heading, a record, or told to be none. */
async function read(file: Uint8Array, turned = false): Promise<readonly Entry[]> {
  const book = await readBook(bytes(file));
  const tables = tablesIn(book, house, {}, () => undefined);
  const entries = tables.flatMap((it) => (it.table.leftOut === null ? understand(tableIn(it, it.owner), house) : []));
  if (turned) return entries;
  const seen = new Set(
    tables.flatMap(({ table }) => [
      ...Array.from({ length: table.heading?.rows ?? 0 }, (_, at) => table.heading!.line + at),
      ...[...table.records, ...table.aside].map(({ line }) => line),
    ]),
  );
  const above = new Set(tables.flatMap(({ table }) => table.above));
  const lost = book.sheets.flatMap(({ rows }) =>
    rows.filter(({ line, cells }) => !seen.has(line) && !cells.some((cell) => above.has((cell ?? '').trim()))),
  );
  expect(lost).toEqual([]);
  return entries;
}

const tsv = (rows: ReadonlyArray<readonly string[]>, delimiter = ','): string =>
  rows.map((cells) => cells.map((cell) => (/[",\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)).join('\r\n');
const sheet = (rows: ReadonlyArray<readonly TestCell[]>, merges: readonly string[] = []) => workbook([{ name: 'Sheet1', rows, merges }]);
const numbered = ({ measures }: It): string => measures.map((it, at) => `${at + 1}.${it}；`).join('');
const level = (names: readonly string[]) => (it: It) => names[it.level - 1]!;
const usual = (it: It): string[] => [
  it.serial,
  it.department,
  it.position,
  it.person,
  it.description,
  it.area,
  level(['一级', '二级', '三级'])(it),
  numbered(it),
  it.responsible,
  it.date,
];
const headings = ['序号', '科室', '岗位', '姓名', '廉政风险点', '重点环节', '风险等级', '防控措施', '责任人', '登记日期'];
const without =
  (...gone: readonly string[]) =>
  (it: It): Told => ({ ...all(it), ...Object.fromEntries(gone.map((key) => [key, key === 'measures' ? '' : null])) });

/** Blocks of the same text below one another, as merged cells. */
const blocks = (column: string, first: number): string[] => [0, 6, 12, 18].map((at) => `${column}${first + at}:${column}${first + at + 5}`);
const headOf = (rows: readonly string[][], columns: readonly number[]): string[][] =>
  rows.map((cells, at) => cells.map((cell, column) => (columns.includes(column) && at % 6 !== 0 ? '' : cell)));

const inBytes = (encoding: 'gb18030' | 'big5', text: string): Uint8Array => {
  const decoder = new TextDecoder(encoding);
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Uint8Array.from(
    [...text].flatMap((it) => codes.get(it) ?? (it < '\u0080' ? [it.charCodeAt(0)] : expect.unreachable(`${it} is not in ${encoding}`))),
  );
};

const traditional = (text: string): string => {
  const of: Record<string, string> = Object.fromEntries(
    [
      ...'廉廉险險点點级級职職务務责責领領导導单單门門处處许許审審罚罰采採购購干幹资資专專项項环環节節类類机機农農渔漁业業综綜执執队隊办辦记記时時号號码碼检檢测測评評价價证證计計财財现現场場验驗标標种種风風岗崗车車辆輛岚嵐对對当當钱錢为為报報情情额額万萬严嚴通通体體栖棲',
    ].flatMap((it, at, list) => (at % 2 === 0 ? [[it, list[at + 1]!]] : [])),
  );
  return [...text].map((it) => of[it] ?? it).join('');
};

const ticks = (it: It): string[] => [1, 2, 3].map((at) => (at === it.level ? '√' : ''));
const tickRows = register.map((it) => [it.serial, it.department, it.position, it.person, it.description, ...ticks(it), numbered(it), it.responsible]);
const tickHead = [
  ['序号', '科室', '岗位', '姓名', '风险点', '风险等级', '', '', '防控措施', '责任人'],
  ['', '', '', '', '', '一级', '二级', '三级', '', ''],
];
const tickMerges = [...'ABCDEIJ'].map((it) => `${it}1:${it}2`);
const grades = { 1: [3, 5], 2: [2, 4], 3: [1, 2] } as const;

type Layout = readonly [name: string, file: () => Uint8Array, says: (it: It) => Told];
const layouts: readonly Layout[] = [
  ['nothing above the heading', () => sheet([headings, ...register.map(usual)]), all],
  [
    'English headings, words and days',
    () =>
      sheet([
        [
          'No.',
          'Department',
          'Position',
          'Post holder',
          'Risk description',
          'Key area',
          'Risk level',
          'Control measures',
          'Responsible person',
          'Registered on',
        ],
        ...register.map((it) => [
          ...usual(it).slice(0, 6),
          level(['High', 'Level 2', 'Low'])(it),
          numbered(it),
          it.responsible,
          `Nov ${Number(it.date.slice(8))}, 2010`,
        ]),
      ]),
    all,
  ],
  [
    'the heading in row 7, below notes, among columns that are not ours',
    () =>
      sheet(
        [
          ['云汀市农林渔牧局'],
          ['廉政风险防控台账（2010年度）'],
          ['填报单位：云汀市农林渔牧局', '', '', '', '', '', '填报人：沈岚'],
          ['一、本表由各科室填报。'],
          ['二、等级分一级、二级、三级。'],
          [],
          [...headings.slice(0, 2), '联系电话', ...headings.slice(2), '备注', '完成时限'],
          ...register.map((it) => [...usual(it).slice(0, 2), '0570-123', ...usual(it).slice(2), '无', '2011年底']),
          ['合计', '24'],
          ['填表人：沈岚', '', '', '审核人：严明徽'],
        ],
        ['A1:L1', 'A2:L2', 'A4:L4', 'A5:L5'],
      ),
    all,
  ],
  [
    'groups of headings in another order, self-rated beside final',
    () =>
      sheet(
        [
          ['风险等级', '', '风险描述', '', '科室基本情况', '', '', '防控', '', '序号'],
          ['自评', '评定', '重点环节', '表现形式', '部门', '岗位名称', '姓名', '措施', '责任人', ''],
          ...register.map((it) => [
            '三级',
            level(['Ⅰ级', 'Ⅱ级', 'Ⅲ级'])(it),
            it.area,
            it.description,
            it.department,
            it.position,
            it.person,
            numbered(it),
            it.responsible,
            it.serial,
          ]),
        ],
        ['A1:B1', 'C1:D1', 'E1:G1', 'H1:I1', 'J1:J2'],
      ),
    without('date'),
  ],
  [
    'two tables below one another, each with its title, its columns and its own serials',
    () =>
      sheet([
        ['办公室廉政风险点登记表'],
        ['序号', '岗位', '姓名', '风险点', '等级', '防控措施'],
        ...register.slice(0, 6).map((it) => [it.serial, it.position, it.person, it.description, level(['高', '中', '低'])(it), numbered(it)]),
        [],
        ['林业科廉政风险点登记表'],
        ['等级', '风险点描述', '措施', '编号', '岗位名称', '姓名'],
        ...register.slice(6, 12).map((it) => [level(['★★★', '★★', '★'])(it), it.description, numbered(it), it.serial, it.position, it.person]),
      ]),
    without('area', 'responsible', 'date'),
  ],
  [
    'two tables beside one another',
    () => {
      const head = ['序号', '科室', '风险点', '等级'];
      const row = (it: It) => [it.serial, it.department, it.description, level(['一级', '二级', '三级'])(it)];
      return sheet([[...head, '', ...head], ...register.slice(0, 12).map((it, at) => [...row(it), '', ...row(register[at + 12]!)])]);
    },
    without('position', 'person', 'area', 'measures', 'responsible', 'date'),
  ],
  ['traditional characters', () => sheet([headings.map(traditional), ...register.map((it) => usual(it).map(traditional))]), all],
  ['a level’s own column, ticked, under merged headings', () => sheet([...tickHead, ...tickRows], [...tickMerges, 'F1:H1']), without('area', 'date')],
  ['the same as a text, where merged cells are lost', () => Buffer.from(tsv([...tickHead, ...tickRows])), without('area', 'date')],
  [
    'likelihood and harm from 1 to 5 and no level',
    () =>
      sheet([
        ['编号', '单位', '风险点描述', '发生可能性', '危害程度', '防范措施'],
        ...register.map((it) => [it.serial, it.department, it.description, ...grades[it.level], it.measures.join('；')]),
      ]),
    without('position', 'person', 'area', 'responsible', 'date'),
  ],
  [
    'the bureau beside the department, and columns whose headings are much like ours',
    () =>
      sheet([
        [
          '单位名称',
          '所属科室',
          '岗位名称',
          '姓名',
          '风险点描述',
          '风险点成因',
          '风险点等级',
          '防控措施',
          '防控措施落实时限',
          '防控措施完成情况',
          '风险点编号',
        ],
        ...register.map((it) => [
          '云汀市农林渔牧局',
          it.department,
          it.position,
          it.person,
          it.description,
          '制度不严',
          level(['一级', '二级', '三级'])(it),
          numbered(it),
          '2011年底',
          '已落实',
          it.serial,
        ]),
      ]),
    without('area', 'responsible', 'date'),
  ],
  ['a text in UTF-16 with tabs', () => Buffer.from(`\uFEFF${tsv([headings, ...register.map(usual)], '\t')}`, 'utf16le'), all],
  [
    'a text in GB18030, with 同上 and numerals for days',
    () => {
      const days = '〇 一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一 二十二 二十三 二十四'.split(' ');
      const rows = register.map((it, at) =>
        usual(it).map((cell, column) =>
          column === 9 ? `二〇一〇年十一月${days[at + 1]}日` : at % 6 > 0 && [1, 2, 3].includes(column) ? '同上' : cell,
        ),
      );
      return inBytes('gb18030', tsv([headings, ...rows]));
    },
    all,
  ],
  [
    'a text in Big5, in traditional characters',
    () => inBytes('big5', tsv([headings, ...register.map(usual)].map((cells) => cells.map(traditional)))),
    all,
  ],
  [
    'department, post and person merged over their rows',
    () => sheet([headings, ...headOf(register.map(usual), [1, 2, 3])], [...blocks('B', 2), ...blocks('C', 2), ...blocks('D', 2)]),
    all,
  ],
  [
    'headings below one another, a column for each risk point',
    () => {
      const rows = register.map(usual);
      return sheet([['廉政风险点登记表'], ...headings.map((heading, at) => [heading, ...rows.map((cells) => cells[at]!)])]);
    },
    all,
  ],
  [
    'titles between the rows that name the departments, serials that begin anew',
    () =>
      sheet([
        ['农林局廉政风险点汇总'],
        ['序号', '岗位', '姓名', '风险点', '等级', '措施'],
        ...departments.flatMap(({ name }, at) => [
          [`（${'一二三四'[at]}）${name}`],
          ...register
            .slice(at * 6, at * 6 + 6)
            .map((it, n) => [String(n + 1), it.position, it.person, it.description, level(['1', '2', '3'])(it), numbered(it)]),
        ]),
      ]),
    (it) => ({ ...without('area', 'responsible', 'date')(it), serial: String(((Number(it.serial) - 1) % 6) + 1) }),
  ],
  [
    'one risk point over two rows, a measure in each',
    () =>
      sheet(
        [
          headings,
          ...register.flatMap((it) =>
            it.measures.map((measure, at) => (at === 0 ? usual(it).with(7, measure) : ['', '', '', '', '', '', '', measure, '', ''])),
          ),
        ],
        register.flatMap((_, at) => [...'ABCDEFGIJ'].map((column) => `${column}${at * 2 + 2}:${column}${at * 2 + 3}`)),
      ),
    all,
  ],
  [
    'measures by stage, aliases and short names for departments, numbers for days',
    () =>
      sheet([
        ['责任科室', '岗位', '风险内容', '级别', '前期预防措施', '中期监控措施', '责任领导', '评定时间'],
        ...register.map((it) => [
          it.department.replace('农业综合', ''),
          it.position,
          it.description,
          level(['重点风险点', '防范（二级）', '一般'])(it),
          it.measures[0]!,
          it.measures[1]!,
          it.responsible,
          40_482 + Number(it.serial),
        ]),
      ]),
    without('serial', 'person', 'area'),
  ],
  [
    'possible risks, degrees and steps in other words, 一 二 三 alone, pages whose heading comes once more within a department',
    () => {
      const heading = ['岗位', '岗位责任人', '可能发生的廉政风险', '风险程度', '防控举措', '责任领导'];
      const rows = register.flatMap((it, at) => [
        ...(at % 6 === 0 ? [[`（${'一二三四'[at / 6]}）${it.department}（6个）`]] : []),
        ...(at % 8 === 5 ? [['', '', '第 1 页 共 3 页'], ['云汀市农林渔牧局'], heading] : []),
        [
          it.position,
          it.person,
          it.description,
          level(['一', '二', '三'])(it),
          it.measures.map((text, n) => `${'１２'[n]}．${text}`).join('；'),
          it.responsible,
        ],
      ]);
      return sheet([['云汀市农林渔牧局廉政风险防控一览表'], heading, ...rows]);
    },
    without('serial', 'area', 'date'),
  ],
  [
    'rings under the levels, quotes and labels in the own rating',
    () =>
      sheet([
        ['责任处室', '岗位名称', '廉政风险表现', '个人自评等级', '高风险', '中风险', '低风险', '化解措施'],
        ...register.map((it) => [
          it.department,
          it.position,
          it.description,
          level(['“一级”', '风险等级：二级', '三'])(it),
          ...[1, 2, 3].map((at) => (at === it.level ? '○' : '')),
          it.measures.map((text, at) => `第${'一二'[at]}，${text}`).join('；'),
        ]),
      ]),
    without('serial', 'person', 'area', 'responsible', 'date'),
  ],
];

describe('a register in a layout that nobody showed us', () => {
  test.each(layouts)('%s: every row is right, none is lost', async (name, file, says) => {
    const entries = await read(file(), name.startsWith('headings below'));
    const rows = name.startsWith('two tables below') ? register.slice(0, 12) : register;
    const plainly = (it: Told): Told =>
      Object.fromEntries(Object.entries(it).map(([key, value]) => [key, typeof value === 'string' ? simplified(value) : value]));
    expect(entries.flatMap(({ faults }) => faults)).toEqual([]);
    const found = entries.map((it) => JSON.stringify(plainly(told(it)))).toSorted();
    expect(found).toEqual(rows.map((it) => JSON.stringify(plainly(says(it)))).toSorted());
  });

  test('figures up to 3 may be of another scale: the level is missing, and not reckoned', async () => {
    const rows = register.slice(0, 4).map((it) => [it.serial, it.department, it.description, '3', '3']);
    const entries = await read(sheet([['序号', '科室', '风险点', '可能性', '影响程度'], ...rows]));
    expect(entries.map(({ faults }) => faults.map(({ code }) => code))).toEqual(rows.map(() => ['risks/import/missing-level']));
  });

  test('wrong rows are refused at their cell, in their own table', async () => {
    const rows: TestCell[][] = [
      ['1', '办公室', '甲', '√', '√', '', '2010.11.30'],
      ['2', '', '乙', '', '', '', '10.11.30'],
      ['3', '林业科', '', '', '√', '？', ''],
      ['3', '农经站', '丁', '√', '', '', '05/06/2010'],
    ];
    const entries = await read(sheet([['序号', '科室', '风险点', '一级', '二级', '三级', '日期'], ...rows]));
    expect(entries.map(({ row, faults }) => [row, faults.map(({ code, column }) => `${code.replace('risks/import/', '')} ${column}`)])).toEqual([
      [2, ['ambiguous-level 3']],
      [3, ['missing-department 1', 'missing-level 3', 'bad-date 6']],
      [4, ['missing-description 2', 'unknown-level 3']],
      [5, ['unknown-department 1', 'bad-date 6', 'duplicate-serial 0']],
    ]);
  });

  test('below the name of a department that is none of ours nothing belongs to the one above it', async () => {
    const row = ['审核岗', '把关不严', '一级', '公示'];
    const titles = ['一、办公室', '部门名称：农经站', '第三部分 渔业科', '（四）农村能源办公室', '林业科', '附属单位', '执法大队'];
    const entries = await read(sheet([['岗位', '风险点', '风险等级', '防控措施'], ...titles.flatMap((title) => [[title], row])], ['A12:D12']));
    expect(
      entries.map((it) => it.department?.name ?? it.faults.map(({ code, value }) => `${code.replace('risks/import/', '')} ${value}`).join()),
    ).toEqual([
      '办公室',
      'unknown-department 部门名称：农经站',
      '渔业科',
      'unknown-department （四）农村能源办公室',
      '林业科',
      'unknown-department 附属单位',
      '农业综合执法大队',
    ]);
  });

  test('a title of posts, a page or the bureau within a department says nothing of departments', async () => {
    const row = ['审核岗', '把关不严', '一级', '公示'];
    const titles = ['一、办公室', '（一）中层岗位', '续表', '云汀市农林渔牧局', '填报单位：云汀市农林渔牧局', '第 2 页'];
    const entries = await read(
      sheet([['岗位', '风险点', '风险等级', '防控措施'], ...titles.flatMap((title) => [[title], row])], ['A4:D4', 'A6:D6', 'A8:D8', 'A10:D10']),
    );
    expect(entries.map((it) => it.department?.name)).toEqual(titles.map(() => '办公室'));
  });

  test('the bureau over a table is not the department of its rows, even where it is one of them', async () => {
    const bureau = '云汀市农林渔牧局';
    const own = { ...house, departments: new DepartmentNames([...departments, { id: 'D9', name: bureau }], [], [bureau]) };
    const file = sheet([[`${bureau}廉政风险点登记表`], ['岗位', '风险点', '风险等级', '防控措施'], ['审核岗', '把关不严', '一级', '公示']]);
    const tables = tablesIn(await readBook(bytes(file)), own, {}, () => undefined);
    const entries = tables.flatMap((it) => understand(tableIn(it, it.owner), own));
    expect(entries.map(({ department, faults }) => [department, faults.map(({ code }) => code)])).toEqual([
      [null, ['risks/import/missing-department']],
    ]);
  });

  test('一 alone may be a stroke, and ○ an empty box: where nothing else says so they are no level', async () => {
    const stroke = await read(
      sheet([
        ['部门', '风险点', '等级'],
        ['办公室', '甲', '一'],
        ['办公室', '乙', '高'],
      ]),
    );
    const boxes = await read(
      sheet([
        ['部门', '风险点', '一级', '二级', '三级'],
        ['办公室', '甲', '●', '○', '○'],
        ['办公室', '乙', '○', '○', '○'],
      ]),
    );
    expect([...stroke, ...boxes].map(({ level: it }) => it)).toEqual([null, 1, 1, null]);
  });

  test('the level of the year before is not the level, wherever it stands', async () => {
    const entries = await read(
      sheet([
        ['部门', '主要廉政风险', '上年风险等级', '本年风险等级', '防范化解措施'],
        ['办公室', '甲', '三级', '一级', '公示'],
      ]),
    );
    expect(entries.map(({ level: it, description, faults }) => [it, description, faults])).toEqual([[1, '甲', []]]);
  });
});
