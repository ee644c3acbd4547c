import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBook } from '#platform/sheets/book.ts';
import { keyAreaNamed } from '#powers/catalogue/names.ts';
import { seedOf } from '../../../../test/seed.ts';
import { type TestCell, workbook } from '../../../../test/workbook.ts';
import type { Entry } from '../../importing/entry.ts';
import { DepartmentNames, PeopleNames } from '../../importing/names.ts';
import { simplified } from '../../importing/plain.ts';
import { type House, understand } from '../../importing/understand.ts';
import { proposedLevel } from '../../level.ts';
import { tableIn, tablesIn } from './tables.ts';

const departments = ['办公室', '林业科', '渔业科', '农业综合执法大队'].map((name, at) => ({ id: `D${at}`, name }));
const people = ['沈岚', '林栖梧', '江映渔', '严明徽', '楼听松', '田可耕'];
const house: House = {
  departments: new DepartmentNames(departments, [], ['云汀市农林渔牧局']),
  people: new PeopleNames(people.map((name, at) => ({ id: `P${at}`, name, departmentId: null }))),
  keyArea: (text) => keyAreaNamed(simplified(text)),
  levelOf: (likelihood, harm) => proposedLevel(likelihood, harm),
};

const risks = [
  '审批环节把关不严，为不符合条件者办理许可',
  '违规扩大补贴范围，优亲厚友',
  '接受宴请、礼金，干预招投标',
  '执法随意性大，同案不同罚',
  '印章管理不严，私自用印',
  '公务接待超标准、超范围',
  '采购中指定供应商，收受回扣',
  '考察失真失实，带病提拔',
];
const usual = {
  serial: '序号',
  department: '科室',
  position: '岗位',
  person: '姓名',
  description: '廉政风险点',
  keyArea: '重点环节',
  level: '风险等级',
  measures: '防控措施',
  responsible: '责任人',
  date: '登记日期',
} as const;
type Field = keyof typeof usual;
const fields = Object.keys(usual) as Field[];
const areas = { 行政审批: 'approval', 行政执法: 'enforcement', 物资采购: 'procurement', 其他: 'other' } as const;
const rows = risks.map((description, at) => ({
  serial: String(at + 1),
  department: departments[at >> 1]!.name,
  position: ['文秘机要岗', '现场核查岗', '窗口受理岗', '执法办案岗'][at >> 1]!,
  person: people[at >> 1]!,
  description,
  keyArea: (Object.keys(areas) as (keyof typeof areas)[])[at % 4]!,
  level: ['一级', '二级', '三级'][at % 3]!,
  measures: at % 2 === 0 ? '1.双人经办、交叉复核；2.按季度公示' : '重要事项集体研究；台账按月核对',
  responsible: people[4 + (at >> 2)]!,
  date: `2010-11-${String(at + 10)}`,
}));
const said = (row: (typeof rows)[number], of: readonly Field[]) => {
  const measures = row.measures.replace(/\d\./g, '').split('；');
  const all = { ...row, measures, level: '一二三'.indexOf(row.level[0]!) + 1, keyArea: areas[row.keyArea] };
  return Object.fromEntries(fields.map((field) => [field, of.includes(field) ? all[field] : field === 'measures' ? [] : null]));
};
const told = (it: Entry) => ({
  ...Object.fromEntries(fields.map((field) => [field, it[field]])),
  department: it.department?.name ?? null,
  measures: it.measures.map(({ text }) => text),
});

async function* bytes(file: Uint8Array): AsyncGenerator<Uint8Array> {
  yield file;
}
async function read(sheet: ReadonlyArray<readonly TestCell[]>, merges: readonly string[] = []) {
  const tables = tablesIn(await readBook(bytes(workbook([{ name: 'Sheet1', rows: sheet, merges }]))), house, {}, () => undefined);
  const taken = tables.filter(({ table }) => table.leftOut === null);
  return { tables, entries: taken.flatMap((it) => understand(tableIn(it, it.owner), house)) };
}

const called: Readonly<Record<Field, string>> = {
  serial: '编号 项次 顺序 行次 No. 序 № 排序 风险点序号 条目 号 项目序号',
  department:
    '部门 处室 股室 单位 责任部门 承办科室 主办部门 所在单位 归口科室 权力行使部门 岗位所在科室 部室 内设科室 机关科室 单位(科室) 科(室) 部门(单位)名称 业务科室 实施部门 牵头科室 行权部门 归属部门 责任机构 岗位所属部门 责任科(室) 排查部门 所在机构 责任主体 隶属 科室(站所)',
  position:
    '职务 职位 岗位名称 工作岗位 所在岗位 廉政风险岗位 关键岗位 岗位(职务) 任职岗位 行权岗位 岗 涉险岗位 现任职务 重点岗位 担任职务 风险岗位名称 岗位设置',
  person: '岗位人员 在岗人 任职人 经办人员 承担人 在岗者 岗位责任人 行权人 当事人姓名 人员名单 上岗人员 任职者 岗位承担者 持岗人 谁在岗',
  description:
    '风险点 风险内容 风险表现 风险描述 廉政风险表述 廉洁风险 腐败风险点 可能出现的问题 易发问题 廉政隐患 风险隐患 风险点位 风险情况 主要表现 问题表现 存在的风险 可能引发的问题 权力运行风险 风险行为 廉政风险排查情况 腐败易发点 风险提示 廉政风险(点) 查找出的风险 危险点 何种风险 薄弱之处 廉政风险主要内容及表现形式 易出事的地方 容易发生的违纪违法行为',
  keyArea: '重点领域 类别 风险类别 环节 业务类别 所属领域 重点环节类别 风险领域 事项类别 业务范围',
  level:
    '等级 级别 风险级别 定级 风险程度 风险评级 评级 等次 档次 分级 风险分级 风险评定 确定等级 风险大小 高中低 风险度 评估结果 审定结果 认定等级 最终定级 评审等级 量级 风险层级 几级 风险点级次 终审',
  measures:
    '防范措施 整改举措 应对办法 防控要求 监管措施 对策建议 防范要点 预控措施 防范手段 工作措施 管控办法 防控对策 制度措施 规避办法 化解举措 治理措施 廉政措施 监督办法 落实措施 怎么防 具体做法 拟采取的措施 制约手段 防控制度及措施 预防腐败措施',
  responsible:
    '责任领导 分管领导 主要责任人 第一责任人 防控责任人 负责人 直接领导 主管领导 监管人 监督人 督办人 牵头领导 防控负责人 把关人 监督责任人',
  date: '登记时间 填报日期 填表时间 排查日期 评定日期 日期 确认日期 认定时间 备案日期 录入日期 上报日期 登记年月日 排查时间 审定时间',
};

describe('a heading in words that bureaus use', () => {
  const variations = fields.flatMap((field) => called[field].split(' ').map((heading) => [field, heading] as const));
  test.each(variations)('%s is called %s: every row is right', async (field, heading) => {
    const names = fields.map((it) => (it === field ? heading : usual[it]));
    const { entries } = await read([names, ...rows.map((row) => fields.map((it) => row[it]))]);
    expect(entries.flatMap(({ faults }) => faults)).toEqual([]);
    expect(entries.map(told)).toEqual(rows.map((row) => said(row, fields)));
  });

  test('and in any order, with any of them: hardly a row is refused, and what is wrong is told', async () => {
    const seed = seedOf(20_101_210);
    console.log(`headings: seed ${seed}`);
    const needed: readonly Field[] = ['department', 'description', 'level'];
    const layout = fc.record({
      order: fc.shuffledSubarray(fields, { minLength: 3 }).map((some) => [...some, ...needed.filter((it) => !some.includes(it))]),
      at: fc.array(fc.nat(), { minLength: fields.length, maxLength: fields.length }),
    });
    const wrong: string[] = [];
    let [all, right] = [0, 0];
    for (const { order, at } of fc.sample(layout, { seed, numRuns: 300 })) {
      const names = order.map((field) => oneOf(called[field].split(' '), at[fields.indexOf(field)]!));
      const { tables, entries } = await read([['某局登记表'], names, ...rows.map((row) => order.map((it) => row[it]))]);
      const doubted = new Set<string>(tables.flatMap((it) => it.doubts.map(({ field }) => field)));
      for (const [index, row] of rows.entries()) {
        const entry = entries[index];
        const [got, want] = [entry ? told(entry) : null, said(row, order)] as const;
        const differing = fields.filter((it) => JSON.stringify((got as Record<string, unknown> | null)?.[it]) !== JSON.stringify(want[it]));
        all++;
        if (differing.length === 0) right++;
        else if (!entry || (entry.faults.length === 0 && !differing.every((it) => doubted.has(it))))
          wrong.push(`${names.join(' ')}: ${differing.join(' ')}`);
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
    expect(right / all).toBeGreaterThan(0.95);
  });
});

const oneOf = <T>(all: readonly T[], at: number): T => all[at % all.length]!;

type Row = (typeof rows)[number];
const cellsOf = (of: readonly Field[], row: Row): string[] => of.map((it) => row[it]);
const all = (of: readonly Field[]): string[][] => rows.map((row) => cellsOf(of, row));
const heads = (of: readonly Field[]): string[] => of.map((it) => usual[it]);
const without = (...gone: readonly Field[]): Field[] => fields.filter((it) => !gone.includes(it));
const perDepartment = <T>(of: (its: readonly Row[], name: string) => readonly T[]): T[] =>
  departments.flatMap(({ name }) =>
    of(
      rows.filter((row) => row.department === name),
      name,
    ),
  );
const few = ['serial', 'position', 'description', 'level', 'measures'] as const;

type Structure = readonly [name: string, sheet: readonly string[][], merges: readonly string[], of: readonly Field[]];
const structures: readonly Structure[] = [
  [
    'a heading of three lines in merged cells',
    [
      ['某局廉政风险点登记表'],
      ['序号', '基本情况', '', '', '风险情况', '', '', '防控', '', '登记日期'],
      ['', '科室', '岗位情况', '', '描述', '', '评定', '措施', '责任人', ''],
      ['', '', '岗位', '姓名', '廉政风险点', '重点环节', '风险等级', '', '', ''],
      ...all(fields),
    ],
    ['A2:A4', 'B2:D2', 'E2:G2', 'H2:I2', 'J2:J4', 'B3:B4', 'C3:D3', 'E3:F3', 'H3:H4', 'I3:I4'],
    fields,
  ],
  ['columns numbered below the heading', [heads(fields), fields.map((_, at) => String(at + 1)), ...all(fields)], [], fields],
  [
    'columns lettered below the heading',
    [heads(few), ['甲', '乙', '丙', '丁', '戊'], ['办公室'], ...all(few).slice(0, 2)],
    [],
    [...few, 'department'],
  ],
  [
    'a row that shows how to fill in',
    [heads(fields), ['示例', '××科', '××岗', '张三', '××', '××', '一级', '××', '李四', '2010.1.1'], ...all(fields)],
    [],
    fields,
  ],
  [
    'labels and what they say in cells of their own, above the heading',
    [
      ['登记表'],
      ['填报单位', '云汀市农林渔牧局', '', '姓名', '沈岚', '', '日期', '2010年11月', ''],
      ['科室', '林业科', '岗位', '窗口'],
      heads(fields),
      ...all(fields),
    ],
    [],
    fields,
  ],
  [
    'headings that say nothing to us',
    [['甲项', '乙项', '丙项', '丁项', '戊项'], ...all(['serial', 'department', 'person', 'description', 'level'])],
    [],
    ['serial', 'department', 'person', 'description', 'level'],
  ],
  [
    'one name only that we know',
    [['顺', '谁家的', '岗', '会出什么事', '有多重', '怎么防'], ...all(['serial', 'department', 'position', 'description', 'level', 'measures'])],
    [],
    ['serial', 'department', 'position', 'description', 'level', 'measures'],
  ],
  [
    'the department behind a numeral of its own',
    [heads(few), ...perDepartment((its, name) => [['一', name], ...its.map((row) => cellsOf(few, row))])],
    [],
    [...few, 'department'],
  ],
  [
    'the department before a count',
    [heads(few), ...perDepartment((its, name) => [[name, '2个'], ...its.map((row) => cellsOf(few, row))])],
    [],
    [...few, 'department'],
  ],
  [
    'titles of registers between the rows',
    [heads(few), ...perDepartment((its, name) => [[`${name}廉政风险点`], ...its.map((row) => cellsOf(few, row))])],
    [],
    [...few, 'department'],
  ],
  [
    'tables below one another, with other words, each under whose it is',
    perDepartment((its, name) => [
      [`${name}廉政风险排查表`],
      [
        [`号`, '岗', '风险隐患', '风险评级', '怎么防'],
        ['编号', '任职岗位', '易发问题', '定级', '管控办法'],
      ][its[0] === rows[0] || its[0] === rows[4] ? 0 : 1]!,
      ...its.map((row) => cellsOf(few, row)),
      [],
    ]),
    [],
    [...few, 'department'],
  ],
  [
    'a heading of two lines that comes once more on each page',
    perDepartment((its) => [
      ['第 1 页'],
      ['序号', '基本情况', '', '风险', ''],
      ['', '科室', '岗位', '风险点', '风险等级'],
      ...its.map((row) => cellsOf(['serial', 'department', 'position', 'description', 'level'], row)),
    ]),
    [0, 1, 2, 3].flatMap((at) => [`A${at * 5 + 2}:A${at * 5 + 3}`, `B${at * 5 + 2}:C${at * 5 + 2}`, `D${at * 5 + 2}:E${at * 5 + 2}`]),
    ['serial', 'department', 'position', 'description', 'level'],
  ],
  [
    'a short name of each risk beside what it is',
    [[...heads(fields), '风险名称'].with(4, '风险点描述'), ...rows.map((row) => [...cellsOf(fields, row), '用印管理'])],
    [],
    fields,
  ],
  [
    'the bureau in a column of its own, and a count',
    [['单位', '风险点个数', ...heads(fields)], ...rows.map((row) => ['云汀市农林渔牧局', '2', ...cellsOf(fields, row)])],
    [],
    fields,
  ],
  ['numbers without a heading', [['', ...heads(without('serial'))], ...all(fields)], [], fields],
];

describe('a structure that nobody showed us', () => {
  test.each(structures)('%s: every row is right', async (_, sheet, merges, of) => {
    const { entries } = await read(sheet, merges);
    expect(entries.flatMap(({ faults }) => faults)).toEqual([]);
    const own = rows.slice(0, entries.length < 3 ? 2 : rows.length);
    expect(entries.map(told)).toEqual(own.map((row) => said(row, of)));
  });

  const parts = [
    ['教育防范', '制度防范', '监督防范'],
    ['措施一', '措施二', '措施三'],
    ['前期预防', '中期监控', '后期处置'],
    ['防控措施', '防控措施', '防控措施'],
    ['教育', '制度', '监督'],
  ];
  test.each(parts)('measures under %s, %s and %s are all of them', async (...names) => {
    const sheet = [
      ['科室', '廉政风险点', '风险等级', '防控措施', '', ''],
      ['', '', '', ...names],
      ...rows.map((row) => [row.department, row.description, row.level, '1.学习；2.谈话', '', '抽查']),
    ];
    const { entries } = await read(sheet, ['A1:A2', 'B1:B2', 'C1:C2', 'D1:F1']);
    expect(entries.map(({ measures, faults }) => [faults, measures.map(({ text }) => text)])).toEqual(rows.map(() => [[], ['学习', '谈话', '抽查']]));
  });

  test('a legend of the levels, a count by department and a list of people are no registers', async () => {
    const legends = [
      [
        ['等级', '标准', '说明'],
        ['一级', '发生概率高，一旦发生将造成严重后果', '从严'],
        ['二级', '发生概率较高，将造成较重后果', '从紧'],
        ['三级', '发生概率低', '一般'],
      ],
      [['科室', '一级', '二级', '三级', '合计'], ...departments.map(({ name }) => [name, '1', '2', '0', '3'])],
      [['姓名', '科室', '电话'], ...people.map((name) => [name, '办公室', '0570-123'])],
      [['各单位廉政风险点统计表'], ['单位', '机关科室', '局属单位'], ['一级', '5', '3'], ['二级', '4', '2'], ['合计', '9', '5']],
    ];
    for (const sheet of legends) expect((await read(sheet)).entries).toEqual([]);
  });

  test('a holder of a post is told from who answers for it, whatever the heading of the holder says', async () => {
    const { entries } = await read([heads(fields).with(3, '岗位责任人员姓名'), ...all(fields)]);
    expect(entries.map(({ person, responsible }) => [person, responsible])).toEqual(rows.map((row) => [row.person, row.responsible]));
  });

  test('a blank department is missing, though a title that is no department stands above', async () => {
    const { entries } = await read([heads(fields), ['（一）综合科室'], ...all(fields).map((cells, at) => (at === 1 ? cells.with(1, '') : cells))]);
    expect(entries.map(({ faults }) => faults.map(({ code }) => code))).toEqual(
      rows.map((_, at) => (at === 1 ? ['risks/import/missing-department'] : [])),
    );
  });

  test('two columns of levels that nobody can tell apart are not guessed between, and what might be meant is told', async () => {
    const names = ['科室', '廉政风险点', '意见甲', '意见乙'];
    const { entries } = await read([names, ...rows.map((row) => [row.department, row.description, row.level, '一级'])]);
    expect(entries.map(({ faults }) => faults.map(({ code }) => code))).toEqual(rows.map(() => ['risks/import/missing-level']));
    const both = await read([
      ['科室', '廉政风险点', '责任人', '责任领导', '风险等级'],
      ...rows.map((row) => [row.department, row.description, '沈岚', '楼听松', row.level]),
    ]);
    expect(both.entries.map(({ responsible }) => responsible)).toEqual(rows.map(() => '沈岚'));
    expect(both.entries.flatMap(({ remarks }) => remarks.map(({ code, facts }) => [code, facts]))).toEqual([
      ['risks/import/other-column', { other: '责任领导' }],
    ]);
  });

  const remarksOf = (entries: readonly Entry[]) => entries.flatMap(({ remarks }) => remarks.map(({ code, facts }) => [code, facts]));
  test.each(['权力类别', '职权', '方面', '性质', '备注', '归类'])('a column of key areas says them, though it is called %s', async (heading) => {
    const { entries } = await read([heads(fields).with(5, heading), ...all(fields)]);
    expect(entries.map(({ keyArea }) => keyArea)).toEqual(rows.map(({ keyArea }) => areas[keyArea]));
    expect(remarksOf(entries)).toEqual([['risks/import/read-by-content', {}]]);
  });

  test('of two columns of key areas the one by its heading is taken, and the other is told; one that names none gives way', async () => {
    const beside = (heading: string, text: string) => [
      [...heads(fields).with(5, heading), '权力类别'],
      ...rows.map((row) => [...cellsOf(fields, { ...row, keyArea: text as Row['keyArea'] }), row.keyArea]),
    ];
    const both = (await read(beside('重点环节', '其他'))).entries;
    expect(both.map(({ keyArea }) => keyArea)).toEqual(rows.map(() => 'other'));
    expect(remarksOf(both)).toEqual([['risks/import/other-column', { other: '权力类别' }]]);
    const kinds = (await read(beside('风险类型', '思想道德风险'))).entries;
    expect(kinds.map(({ keyArea }) => keyArea)).toEqual(rows.map(({ keyArea }) => areas[keyArea]));
  });

  test.each([
    ['level', '上年等级', '风险等级'],
    ['date', '完成时限', '登记日期'],
    ['department', '协办科室', '科室'],
    ['person', '审核人', '姓名'],
  ] as const)('a column of the kind of %s called %s is not taken for it, which is told, also beside %s', async (field, heading, usualName) => {
    const alone = (await read([heads(fields).with(fields.indexOf(field), heading), ...all(fields)])).entries;
    expect(alone.map((it) => it[field])).toEqual(rows.map(() => null));
    expect(remarksOf(alone).slice(0, 1)).toEqual([['risks/import/left-out', { like: field }]]);
    const beside = (await read([[...heads(fields), heading], ...rows.map((row) => [...cellsOf(fields, row), row[field]])])).entries;
    expect(beside.flatMap(({ faults }) => faults)).toEqual([]);
    expect(beside[0]!.remarks.map(({ value, code, facts }) => [value, code, facts])).toEqual([
      [usualName, 'risks/import/other-column', { other: heading }],
    ]);
  });

  test('lists under a heading that is none of measures are told where the table has no measures, and not where it has', async () => {
    const lists = rows.map((row) => ({ ...row, measures: '1.双人经办；2.按季度公示' }));
    const alone = await read([heads(fields).with(7, '岗位职责'), ...lists.map((row) => cellsOf(fields, row))]);
    expect(alone.entries.flatMap(({ measures }) => measures)).toEqual([]);
    expect(remarksOf(alone.entries)).toEqual([['risks/import/left-out', { like: 'measures' }]]);
    const beside = await read([[...heads(fields), '岗位职责'], ...lists.map((row) => [...cellsOf(fields, row), row.measures])]);
    expect(remarksOf(beside.entries)).toEqual([]);
  });

  test('a level that says 无 is unknown, a stroke is none', async () => {
    const texts = ['无', 'N/A', '/', '——', '一', ''];
    const { entries } = await read([['科室', '廉政风险点', '风险等级'], ...texts.map((text, at) => ['办公室', risks[at]!, text])]);
    expect(entries.map(({ faults }) => faults.map(({ code }) => code.slice(13)).join())).toEqual([
      'unknown-level',
      'unknown-level',
      'missing-level',
      'missing-level',
      'missing-level',
      'missing-level',
    ]);
  });

  test('☆ is a star where none is filled up with it', async () => {
    const levels = async (...texts: readonly string[]) =>
      (await read([['科室', '廉政风险点', '风险等级'], ...texts.map((text, at) => ['办公室', risks[at]!, text])])).entries.map(({ level }) => level);
    expect(await levels('★★★', '☆☆', '★')).toEqual([1, 2, 3]);
    expect(await levels('★★☆', '☆☆☆', '★☆☆')).toEqual([2, null, 3]);
  });
});
