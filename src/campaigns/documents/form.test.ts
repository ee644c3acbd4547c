import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { composed } from '#platform/documents/compose.ts';
import type { Grid } from '#platform/documents/parts.ts';
import { filingParts } from './filing.ts';
import { formParts, formTitle } from './form.ts';
import type { BureauSheet, DepartmentSheet, FormSheet, Opinion, PositionSheet, SheetPoint } from './sheet.ts';

type Cell = { text: string; span: number };
type Row = { cells: Cell[]; head: boolean; height: number };
type Read = { tables: Row[][]; texts: string[]; pages: string[] };

/** A document read back: its tables row by row, its other paragraphs, its pages' orientation. */
function read(bytes: Uint8Array): Read {
  const found: Read = { tables: [], texts: [], pages: [] };
  let [cell, paragraph, inTable] = [null as Cell | null, '', false];
  const parser = new SaxesParser();
  const row = () => found.tables.at(-1)!.at(-1)!;
  parser.on('opentag', ({ name, attributes }) => {
    const value = Number(attributes['w:val']);
    if (name === 'w:tbl') [inTable] = [true, found.tables.push([])];
    if (name === 'w:tr') found.tables.at(-1)!.push({ cells: [], head: false, height: 0 });
    if (name === 'w:tblHeader') row().head = !/^(0|false|off)$/.test(attributes['w:val'] ?? '');
    if (name === 'w:trHeight') row().height = value;
    if (name === 'w:tc') row().cells.push((cell = { text: '', span: 1 }));
    if (name === 'w:gridSpan') cell!.span = value;
    if (name === 'w:br') paragraph += '\n';
    if (name === 'w:pgSz') found.pages.push(attributes['w:orient']!);
  });
  parser.on('text', (text) => (paragraph += text));
  parser.on('closetag', ({ name }) => {
    if (name === 'w:tbl') inTable = false;
    if (name !== 'w:p') return;
    if (inTable) cell!.text += cell!.text === '' ? paragraph : `\n${paragraph}`;
    else if (paragraph !== '') found.texts.push(paragraph);
    paragraph = '';
  });
  parser.write(strFromU8(unzipSync(bytes)['word/document.xml']!)).close();
  return found;
}

const written = async (form: FormSheet) => read(await composed(formTitle(form, 'zh-CN'), formParts(form, 'zh-CN')));
const told = (row: Row | undefined) => row?.cells.map(({ text, span }) => `${text.replaceAll('\u00a0', '')}[${span}]`);
const centimetres = (row: Row | undefined) => (row!.height / 1440) * 2.54;
const blank = (spans: readonly number[]) => spans.map((span) => `[${span}]`);

const opinion = (text: string, levels: number[] = []): Opinion => ({ text, levels, by: '林致远', principal: null, on: '2026-11-20' });
const point = (more: Partial<SheetPoint> = {}): SheetPoint => ({
  description: '故意拖延受理',
  keyArea: 'approval',
  aspect: 'process',
  element: 'power',
  selfLevel: 2,
  measures: ['一次性告知', '双人受理'],
  power: 'YT-XK-01 林木采伐许可:受理',
  positions: ['受理岗', '初审岗'],
  responsible: '沈听雨',
  department: '林业科',
  leader: '苏映川',
  sources: ['YT-2026-014'],
  foundBy: 'mutual',
  ...more,
});
const common = { bureau: '银滩市林业局', year: 2026, promise: '本人郑重承诺。' };
const position: PositionSheet = {
  ...common,
  tier: 'position',
  number: '2026-岗-0001',
  assessed: true,
  reviewer: 'leaderInCharge',
  name: '沈听雨',
  sex: '女',
  birth: '1990年3月',
  party: '中共党员',
  department: '林业科',
  post: '受理岗',
  since: '2020年1月',
  key: true,
  duties: '受理',
  powers: [{ code: 'YT-XK-01', name: '林木采伐许可' }],
  points: [point(), point({ foundBy: 'self', selfLevel: 3 })],
  signed: { name: '沈听雨', on: '2026-11-10', drawing: 'M10 60L150 20 300 100' },
  assessment: opinion('属实', [1, 3]),
  review: { ...opinion('同意'), by: '苏映川', principal: '方守正' },
  evaluation: opinion('定级如上', [1, 3]),
};
const noOpinions = { points: [], evaluation: null, review: null, signed: null };
const blankPosition: PositionSheet = { ...position, ...noOpinions, assessment: null, key: null };
const department: DepartmentSheet = {
  ...common,
  tier: 'department',
  number: '2026-科-0001',
  department: '林业科',
  filedOn: '2026-11-12',
  head: '林致远',
  headcount: 3,
  functions: '林业',
  powers: position.powers,
  participants: [
    { name: '林致远', attended: true, signed: { name: '林致远', on: '2026-11-12', drawing: null } },
    { name: '罗一鸣', attended: false, signed: null },
  ],
  heldAt: '2026-11-09',
  points: [point()],
  institutions: [{ title: '双人查验制度', action: '建立', dueOn: '2026-12-20' }],
  signed: { name: '林致远', on: '2026-11-12', drawing: null },
  review: opinion('同意'),
  evaluation: opinion('定级如上', [1]),
};
const bureau: BureauSheet = {
  ...common,
  tier: 'bureau',
  number: '2026-局-0001',
  filedOn: '2026-11-22',
  head: '陆怀远',
  committee: [
    { name: '陆怀远', title: '局长', signed: { name: '陆怀远', on: '2026-11-22', drawing: 'M10 60L300 60' } },
    { name: '苏映川', title: '副局长', signed: null },
  ],
  counted: { offices: 8, units: 3, people: 52, positionPoints: 96, departmentPoints: 31 },
  meeting: { at: '2026-11-22', present: ['陆怀远'], absent: ['苏映川'], chair: '陆怀远', recorder: '严书衡', conclusion: '通过' },
  points: [point({ element: 'money' }), point(), point()],
  commission: opinion('同意备案'),
  evaluation: opinion('定级如上', [1, 2, 3]),
};

test.each([
  ['position', position, 1],
  ['department', { ...department, signed: position.signed }, 1],
  ['bureau', bureau, 1],
  ['hostile', { ...position, signed: { ...position.signed!, drawing: 'M0 0C1 1 2 2 3 3"/>' } }, 0],
])('what was drawn when it was signed stands in it as a picture beside name and day: %s', async (_, form: FormSheet, pictures) => {
  const files = unzipSync(await composed(formTitle(form, 'zh-CN'), formParts(form, 'zh-CN')));
  const drawn = Object.keys(files).filter((path) => path.startsWith('word/media/'));
  expect(drawn).toHaveLength(pictures);
  for (const path of drawn) expect(Buffer.from(files[path]!).toString('latin1', 1, 4)).toBe('PNG');
  expect(strFromU8(files['word/document.xml']!).split('<w:drawing>')).toHaveLength(pictures + 1);
});

describe('岗位廉政风险和自我防控承诺表', () => {
  test('says every field at its row and span', async () => {
    const { tables, texts, pages } = await written(position);
    const [head, points, opinions] = tables;
    expect(pages).toEqual(['portrait']);
    expect(texts.slice(0, 2)).toEqual(['岗位廉政风险和自我防控承诺表', '单位:银滩市林业局\t2026年度   编号:2026-岗-0001']);
    expect(head!.map(told)).toEqual([
      ['姓名[1]', '沈听雨[1]', '性别[1]', '女[1]', '出生年月[1]', '1990年3月[1]', '政治面貌[1]', '中共党员[1]'],
      ['科室(单位)[1]', '林业科[3]', '岗位(职务)[1]', '受理岗[3]'],
      ['任现岗位时间[1]', '2020年1月[3]', '是否重点岗位[1]', '☑是 □否[3]'],
      ['岗位职责[1]', '受理[7]'],
      ['岗位职权(行使的权力)[1]', 'YT-XK-01 林木采伐许可[7]'],
    ]);
    expect(points!.slice(0, 3).map(told)).toEqual([
      ['序号[1]', '廉政风险点(表现形式)[2]', '重点环节[1]', '风险方面[1]', '自评等级[1]', '防控措施[2]'],
      ['1[1]', '故意拖延受理[2]', '行政审批[1]', '业务流程[1]', '二级[1]', '1.一次性告知\n2.双人受理[2]'],
      ['2[1]', '故意拖延受理[2]', '行政审批[1]', '业务流程[1]', '三级[1]', '1.一次性告知\n2.双人受理[2]'],
    ]);
    expect(points!.map(({ head: repeats }) => repeats)).toEqual([true, false, false, false, false, false]);
    expect(points!.slice(3).map(told)).toEqual(Array.from({ length: 3 }, () => blank([1, 2, 1, 1, 1, 2])));
    expect(opinions!.map(told)).toEqual([
      ['排查方式[1]', '☑自己找 □群众提 ☑互相查 □领导点 □组织评[7]'],
      ['自我防控承诺[1]', '本人郑重承诺。\n承诺人(本人签字):沈听雨  2026年11月10日[7]'],
      ['所属单位负责人评定意见[1]', '评定等级:1.一级 2.三级\n属实\n签字(盖章):林致远\n2026年11月20日[7]'],
      ['分管领导审核意见[1]', '同意\n签字(盖章):苏映川(代方守正)\n2026年11月20日[7]'],
      ['局领导小组评估意见[1]', '确定等级:1.一级 2.三级\n定级如上\n(盖章)\n2026年11月20日[7]'],
    ]);
    for (const row of opinions!.slice(2)) expect(centimetres(row)).toBeGreaterThanOrEqual(3);
    expect(texts.at(-1)).toMatch(/^注:1\.本表一式两份.*三级为一般风险点。$/);
  });

  test('is blank where nothing was said, and signed by nobody who did not sign', async () => {
    const { tables } = await written(blankPosition);
    expect(tables[0]!.map(told)[2]!.at(-1)).toBe('□是 □否[3]');
    expect(tables[1]).toHaveLength(6);
    expect(tables[2]!.map(told).map((row) => row!.at(-1))).toEqual([
      '□自己找 □群众提 □互相查 □领导点 □组织评[7]',
      '本人郑重承诺。\n承诺人(本人签字):      年  月  日[7]',
      '评定等级:□一级 □二级 □三级\n签字(盖章):\n    年  月  日[7]',
      '签字(盖章):\n    年  月  日[7]',
      '确定等级:(逐点)\n(盖章)\n    年  月  日[7]',
    ]);
  });

  test('ticks the level where the points have one, and goes by who hands it in', async () => {
    const one = await written({ ...position, points: [point()], assessment: opinion('属实', [2]) });
    expect(told(one.tables[2]![2])![1]).toContain('评定等级:□一级 ☑二级 □三级');
    const seats = ['leaderInCharge', 'bureauHead', 'commission', 'disciplineHead'] as const;
    const variants = seats.map((reviewer) => ({ ...position, reviewer, assessed: false, assessment: null }));
    const rows = await Promise.all(variants.map(async (form) => (await written(form)).tables[2]!.slice(2, 4).map(told)));
    const none = ['所属单位负责人评定意见[1]', '/[7]'];
    expect(rows.map(([assessment, review]) => [assessment, review![0]])).toEqual([
      [none, '分管领导审核意见[1]'],
      [none, '局长审核意见[1]'],
      [none, '市纪委审核意见[1]'],
      [none, '纪检组长审核意见[1]'],
    ]);
  });
});

describe('科室、单位廉政风险和防控承诺表', () => {
  test('says every field at its row and span, and has everybody sign on the next page', async () => {
    const { tables, texts, pages } = await written(department);
    const [head, points, opinions, signatures] = tables;
    expect(pages).toEqual(['landscape', 'landscape']);
    expect(texts).toEqual(['科室、单位廉政风险和防控承诺表', '科室(单位):林业科(盖章)\t填报时间:2026年11月12日', '全体人员签名']);
    expect(head!.map(told)).toEqual([
      ['科室(单位)名称[2]', '林业科[4]', '负责人[1]', '林致远[2]', '人员数[1]', '3[2]'],
      ['主要职能[2]', '林业[10]'],
      ['行使职权[2]', 'YT-XK-01 林木采伐许可[10]'],
      ['参加排查人员[2]', '林致远[7]', '排查时间[1]', '2026年11月9日[2]'],
    ]);
    expect(points!.slice(0, 2).map(told)).toEqual([
      [
        '序号[1]',
        '职权(工作流程环节)[2]',
        '廉政风险点及表现形式[3]',
        '涉及岗位[1]',
        '要素(权钱人物工)[1]',
        '自评等级[1]',
        '防控措施[2]',
        '责任人[1]',
      ],
      [
        '1[1]',
        'YT-XK-01 林木采伐许可:受理[2]',
        '故意拖延受理[3]',
        '受理岗、初审岗[1]',
        '权[1]',
        '二级[1]',
        '1.一次性告知\n2.双人受理[2]',
        '沈听雨[1]',
      ],
    ]);
    expect(points).toHaveLength(9);
    expect(points![0]!.head).toBe(true);
    expect(opinions!.map(told)).toEqual([
      ['需建立、完善的制度[2]', '1.双人查验制度、建立、2026年12月20日前完成[10]'],
      ['科室(单位)防控承诺[2]', '本人郑重承诺。\n负责人签字:林致远  2026年11月12日[10]'],
      [
        '分管领导审核意见[2]',
        '同意\n签字(盖章):林致远\n2026年11月20日[4]',
        '局领导小组评估意见[2]',
        '1.一级\n定级如上\n签字(盖章):林致远\n2026年11月20日[4]',
      ],
    ]);
    expect(centimetres(opinions![2])).toBeGreaterThanOrEqual(3.5);
    expect(signatures!.slice(0, 3).map(told)).toEqual([
      ['姓名[1]', '签名[1]', '姓名[1]', '签名[1]'],
      ['林致远[1]', '林致远[1]', '[1]', '[1]'],
      ['罗一鸣[1]', '[1]', '[1]', '[1]'],
    ]);
  });
});

describe('单位廉政风险和防控承诺表', () => {
  test('says every field at its row and span, grouped by 权钱物工 with two rows each at least', async () => {
    const { tables, texts, pages } = await written(bureau);
    const [head, points, opinions] = tables;
    expect(pages).toEqual(['landscape']);
    expect(texts).toEqual(['单位廉政风险和防控承诺表', '单位(盖章):银滩市林业局\t2026年11月22日']);
    expect(head!.map(told)).toEqual([
      ['单位名称[2]', '银滩市林业局[4]', '主要负责人[2]', '陆怀远[1]', '班子成员[1]', '陆怀远、苏映川[2]'],
      ['基本情况[2]', '内设科室 8 个 / 局属单位 3 个 / 干部职工 52 人 / 岗位风险点 96 个 / 科室风险点 31 个[10]'],
    ]);
    const line = ['行政审批[2]', '故意拖延受理[3]', 'YT-2026-014[1]', '二级[1]', '1.一次性告知\n2.双人受理[2]', '苏映川[1]', '林业科[1]'];
    const rest = blank([2, 3, 1, 1, 2, 1, 1]);
    expect(points!.map(told)).toEqual([
      ['方面[1]', '关键环节[2]', '廉政风险点及表现形式[3]', '来源[1]', '自评等级[1]', '防控措施[2]', '责任领导[1]', '责任科室[1]'],
      ['权[1]', ...line],
      ['[1]', ...line],
      ['钱[1]', ...line],
      ['[1]', ...rest],
      ['物[1]', ...rest],
      ['[1]', ...rest],
      ['工[1]', ...rest],
      ['[1]', ...rest],
    ]);
    expect(opinions!.map(told)).toEqual([
      ['党委会讨论情况[2]', '时间:2026年11月22日\n出席:陆怀远\n缺席、回避:苏映川\n主持:陆怀远    记录:严书衡\n结论:通过[10]'],
      ['单位防控承诺[2]', '本人郑重承诺。[10]'],
      ['班子成员签字[2]', '姓名:陆怀远    职务:局长    签字:陆怀远\n姓名:苏映川    职务:副局长    签字:[10]'],
      [
        '局领导小组评估意见[2]',
        '1.一级 2.二级 3.三级\n定级如上\n(盖章)\n2026年11月20日[4]',
        '市纪委(监察局)意见[2]',
        '同意备案\n(盖章)\n2026年11月20日[4]',
      ],
    ]);
  });

  test('names the year of a form that is not handed in, and no day', async () => {
    const { texts } = await written({ ...bureau, filedOn: null });
    expect(texts[1]).toBe('单位(盖章):银滩市林业局\t2026年  月  日');
  });
});

test('whatever is written in a form stands in it as text and breaks nothing', async () => {
  const hostile = '</w:t><w:br/>&amp;<script>\u0000\u0007\ud800"\'\u202e=cmd|\t😀';
  const shown = '</w:t><w:br/>&amp;<script>\ufffd"\'\u202e=cmd|\t😀';
  const long = '长'.repeat(20_000);
  const { tables } = await written({
    ...position,
    duties: hostile,
    points: [point({ description: long, measures: [hostile, long] })],
    promise: long,
  });
  expect(told(tables[0]![3])).toEqual(['岗位职责[1]', `${shown}[7]`]);
  expect(tables[1]![1]!.cells[1]!.text).toHaveLength(20_000);
  expect(tables[1]![1]!.cells[5]!.text).toBe(`1.${shown}\n2.${long}`);
});

test('no word of an English label is broken in its column', () => {
  const pages = [position, department, bureau].flatMap((form) => formParts(form, 'en'));
  const broken = pages.flatMap(({ page, blocks }) => blocks.flatMap((it) => (it.kind === 'grid' ? tooLong(it.grid, page?.across ? 257 : 170) : [])));
  expect(broken).toEqual([]);
});

/** The words that are longer than their cell, each letter not quite half as wide as high. @param across what is written on, in millimetres */
function tooLong({ columns, rows }: Grid, across: number): string[] {
  const whole = columns.reduce((sum, it) => sum + it, 0);
  return rows
    .flatMap(({ cells }) => cells)
    .flatMap((cell) => {
      const { text = '', span = 1, size = 12 } = typeof cell === 'string' ? { text: cell } : cell;
      const room = ((across * (columns[0] ?? 0)) / whole) * span * (72 / 25.4) - 6;
      return text.split(/[^A-Za-z]+/).filter((word) => word.length * size * 0.45 > room);
    });
}

test('填报情况统计 has a row a department and the total', async () => {
  const rows = [
    { department: '林业科', due: 7, filed: 6, assessed: 5, reviewed: 4, evaluated: 2, registered: 1 },
    { department: '渔业科', due: 5, filed: 5, assessed: 5, reviewed: 5, evaluated: 5, registered: 5 },
  ];
  const { tables, texts } = read(await composed('统计', filingParts(2026, '银滩市林业局', rows, '2026-11-28', 'zh-CN')));
  expect(texts).toEqual(['2026年度廉政风险排查填报情况统计', '银滩市林业局\t截至 2026年11月28日']);
  expect(tables[0]!.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ['科室(单位)', '应填', '已填', '已评定', '已审核', '已评估', '已登记'],
    ['林业科', '7', '6', '5', '4', '2', '1'],
    ['渔业科', '5', '5', '5', '5', '5', '5'],
    ['合计', '12', '11', '10', '9', '7', '6'],
  ]);
});
