import { beforeAll, describe, expect, test } from 'vitest';
import { makeBureau, type TestBureau, testDay } from '../../../../test/bureau.ts';
import { addPositions, inNameOf, withUpload } from '../../../../test/catalogue-of.ts';
import { database } from '../../../../test/database.ts';
import { testNow } from '../../../../test/people.ts';
import { rowsOf } from '../../../../test/rows.ts';
import { type TestSheet, workbook } from '../../../../test/workbook.ts';
import { importCatalogue } from './importing.ts';
import { previewCatalogue } from './preview.ts';
import type { Asked } from './reading.ts';

const here = database();
const moment = { now: testNow, today: testDay };
let bureau: TestBureau;
beforeAll(async () => {
  bureau = await makeBureau(here.db);
  const { forestry, fishery, conduct } = bureau.departments;
  await addPositions(here.db, bureau, {
    [forestry]: ['审核岗', '窗口受理岗'],
    [fishery]: ['审核岗', '受理、审核岗', '检疫岗'],
    [conduct]: ['监察岗'],
  });
});

type Who = 'office' | 'head';
async function preview(file: string | Uint8Array | readonly TestSheet[], asked: Partial<Asked> = {}, who: Who = 'office') {
  const actor = await bureau.actor(who);
  const bytes = Array.isArray(file) ? workbook(file as readonly TestSheet[]) : (file as string | Uint8Array);
  return withUpload(bytes, (upload) =>
    inNameOf(here.db, actor)((tx) => previewCatalogue(tx, actor, upload, { positions: 'refuse', ...asked }, moment)),
  );
}
type Seen = Awaited<ReturnType<typeof preview>>;
const told = ({ refused }: Seen) =>
  refused.map(({ sheet, row, column, code, value }) => [sheet, `${column ?? ''}${row}`, code.replace('powers/catalogue/', ''), value]);
const sheet = (rows: TestSheet['rows'], merges: string[] = []): TestSheet[] => [{ name: 'S', rows, merges }];

const head = ['职权编码', '职权名称', '职权类别', '科室', '行使依据', '行使程序', '法定时限', '承诺时限', '责任', '行使岗位', '是否公开'];
const good = [
  'T-XK-01',
  '林木采伐许可',
  '行政许可',
  '林业科',
  '《森林法》第五十六条',
  '受理→决定',
  '20个工作日',
  '10个工作日',
  '1.甲;2.乙',
  '审核岗',
  '是',
];
const but = (changes: Readonly<Record<number, string>>) => good.map((cell, at) => changes[at] ?? cell);

describe('a catalogue is understood in whatever layout', () => {
  test('one sheet with a column for the department, other order, other words, two limits in one cell, no serial, a total and notes', async () => {
    const rows = [
      ['某局权力清单(2026年)'],
      ['权力事项', '责任单位', '权力类型', '办理时限', '设定依据', '权力编号', '公开', '责任事项', '追责情形', '办理流程', '承办岗位'],
      [
        '林木采伐许可',
        '局林业科',
        '许可',
        '法定20个工作日,承诺10个工作日',
        '植物检疫条例第十条',
        'a-1',
        '√',
        '按时办理',
        '1、超时的；2、收礼的',
        '1.受理\n2.决定',
        '审核岗,窗口受理岗',
      ],
      ['养殖证核发', '渔业科（部门）', '一、行政确认', '即办', '《渔业法》', 'a-2', '×', '', '', '受理、审核、批准', '受理、审核岗；检疫岗'],
      ['合计', '', '', '', '', '2项'],
      ['备注：略'],
    ];
    const seen = await preview(sheet(rows, ['A1:K1']));
    expect(told(seen)).toEqual([]);
    expect(seen.sheets[0]!.columns.map(({ field }) => field)).toEqual([
      'name',
      'department',
      'category',
      'limits',
      'basis',
      'code',
      'open',
      'responsibility',
      'responsibility',
      'procedure',
      'positions',
    ]);
    expect(seen.entries).toMatchObject([
      {
        code: 'a-1',
        name: '林木采伐许可',
        category: 'licence',
        department: '林业科',
        basis: [{ document: '植物检疫条例', version: '', articles: ['第十条'] }],
        procedure: ['受理', '决定'],
        statutory: { days: 20, unit: 'workingDay' },
        promised: { days: 10, unit: 'workingDay' },
        responsibility: ['按时办理', '超时的', '收礼的'],
        positions: ['审核岗', '窗口受理岗'],
        open: true,
      },
      {
        code: 'a-2',
        category: 'confirmation',
        department: '渔业科',
        statutory: { days: 0, unit: 'immediate' },
        promised: null,
        procedure: ['受理', '审核', '批准'],
        responsibility: [],
        positions: ['受理、审核岗', '检疫岗'],
        open: false,
      },
    ]);
    expect(seen.sheets[0]!.aside.map(({ line }) => line)).toEqual([5, 6]);
    expect(seen.remarks.map(({ row, column, code }) => [`${column}${row}`, code])).toEqual([['D4', 'powers/catalogue/limit-taken-as-statutory']]);
  });

  test('a sheet a department, told by what stands above, by the title, by the name of the sheet; and sheets that are none of it', async () => {
    const table = (above: string[][], code: string): TestSheet['rows'] => [...above, ['编码', '名称', '类别'], [code, '某项职权', '行政检查']];
    const seen = await preview([
      { name: '填表说明', rows: [['一、本表由各科室填写。'], ['二、一科室一表。']] },
      { name: 'Sheet2', rows: table([['职权目录'], ['填报单位:渔业科', '', '负责人:甲']], 'b-1') },
      { name: 'Sheet3', rows: table([['林业科(部门)岗位职权目录']], 'b-2') },
      { name: '03人事科', rows: table([['职权目录']], 'b-3') },
      { name: 'Sheet5', rows: table([['职权目录']], 'b-4') },
      { name: '隐藏', rows: table([['林业科职权目录']], 'b-5'), hidden: true },
    ]);
    expect(seen.sheets.map(({ leftOut, owner }) => [leftOut, owner?.name])).toEqual([
      ['no-heading', undefined],
      [null, '渔业科'],
      [null, '林业科'],
      [null, '人事科'],
      [null, undefined],
      ['hidden', '林业科'],
    ]);
    expect(told(seen)).toEqual([['Sheet5', '3', 'missing-department', '']]);
    const owner = { sheets: { 4: { owner: bureau.departments.conduct }, 5: { taken: true }, 1: { taken: false } } };
    const again = await preview(
      [
        { name: 'a', rows: [['x']] },
        { name: 'b', rows: table([['渔业科职权目录']], 'b-1') },
        { name: 'c', rows: [['x']] },
        { name: 'd', rows: [['x']] },
        { name: 'e', rows: table([['职权目录']], 'b-4') },
        { name: 'f', rows: table([['林业科职权目录']], 'b-5'), hidden: true },
      ],
      { reading: JSON.stringify(owner) },
    );
    expect(again.entries.map(({ code, department }) => [code, department])).toEqual([
      ['b-4', '行风效能室'],
      ['b-5', '林业科'],
    ]);
  });

  test('titles between the rows for department and category, merged cells, a power over several rows', async () => {
    const rows = [
      ['序号', '编码', '职权名称', '行使依据', '时限', '', '行使岗位'],
      ['', '', '', '', '法定', '承诺', ''],
      ['一、林业科'],
      ['（一）行政许可（1项）'],
      ['1', 'c-1', '采伐许可', '《森林法》第五十六条', '20个工作日', '10个工作日', '审核岗'],
      ['', '', '', '《行政许可法》第三十二条', '', '', '窗口受理岗'],
      ['（二）行政处罚'],
      ['2', 'c-2', '盗伐处罚', '《森林法》', '90日', '', '审核岗'],
      ['3', 'c-3', '滥伐处罚', '同上', '同上', '60日', '〃'],
      ['二、渔业科'],
      ['（一）行政检查'],
      ['4', 'c-4', '渔业检查', '《渔业法》', '无', '无', '检疫岗'],
    ];
    const merges = [
      'A1:A2',
      'B1:B2',
      'C1:C2',
      'D1:D2',
      'E1:F1',
      'G1:G2',
      'A3:G3',
      'A4:G4',
      'A5:A6',
      'B5:B6',
      'C5:C6',
      'E5:E6',
      'F5:F6',
      'A7:G7',
      'A10:G10',
      'A11:G11',
    ];
    const seen = await preview(sheet(rows, merges));
    expect(told(seen)).toEqual([]);
    expect(
      seen.entries.map((it) => [it.code, it.department, it.category, it.basis.map(({ document }) => document).join(), it.positions.join()]),
    ).toEqual([
      ['c-1', '林业科', 'licence', '森林法,行政许可法', '审核岗,窗口受理岗'],
      ['c-2', '林业科', 'penalty', '森林法', '审核岗'],
      ['c-3', '林业科', 'penalty', '森林法', '审核岗'],
      ['c-4', '渔业科', 'inspection', '渔业法', '检疫岗'],
    ]);
    expect(seen.entries[2]).toMatchObject({ statutory: { days: 90, unit: 'calendarDay' }, promised: { days: 60, unit: 'calendarDay' } });
  });

  test('a delimited text in GBK with a heading of two lines, its units in the heading', async () => {
    const text =
      '某局职权目录,,,,,,\n序号,职权编码,职权名称,职权类别,时限(工作日),,科室\n,,,,法定,承诺,\n1,d-1,某许可,行政许可,20,10,林业科\n2,d-2,某检查,行政检查,,,林业科\n';
    const seen = await preview(gbk(text));
    expect(told(seen)).toEqual([]);
    expect(seen).toMatchObject({
      format: 'csv',
      entries: [{ code: 'd-1', statutory: { days: 20, unit: 'workingDay' }, promised: { days: 10, unit: 'workingDay' } }, { statutory: null }],
    });
  });

  test('without codes: the power of that name in the department, else the next number of its category', async () => {
    const rows = [
      ['职权名称', '类别', '科室'],
      ['无编码许可一', '行政许可', '林业科'],
      ['无编码许可二', '行政许可', '林业科'],
      ['无编码许可一', '行政许可', '林业科'],
    ];
    const seen = await preview(sheet(rows));
    expect(seen.entries.map(({ code, open }) => [code, open])).toEqual([
      [`${bureauCode()}-XK-01`, true],
      [`${bureauCode()}-XK-02`, true],
    ]);
    expect(told(seen)).toEqual([['S', '4', 'duplicate-name', '无编码许可一']]);
  });

  test('as a person says: columns by layout, which are proposed the next time', async () => {
    const rows = [
      ['甲', '职权名称', '乙', '科室', '职权类别'],
      ['e-1', '某项', '是', '林业科', '行政检查'],
    ];
    const plain = await preview(sheet(rows));
    const layout = plain.sheets[0]!.layout!;
    expect([plain.sheets[0]!.columns.map(({ field }) => field), plain.sheets[0]!.usual]).toEqual([
      [null, 'name', null, 'department', 'category'],
      false,
    ]);
    const reading = JSON.stringify({ fields: { [layout]: ['code', 'name', 'open', 'department', 'category'] } });
    const seen = await preview(sheet(rows), { reading });
    expect(seen.entries).toMatchObject([{ code: 'e-1', open: true }]);
    await run(sheet(rows), { reading });
    const next = await preview(sheet([rows[0]!, ['e-2', '另一项', '否', '林业科', '行政检查']]));
    expect([next.entries[0]!.code, next.sheets[0]!.usual]).toEqual(['e-2', true]);
    await expect(preview(sheet(rows), { reading: '{"fields":{"x":["nonsense"]}}' })).rejects.toThrow('powers/catalogue/reading/invalid');
    await expect(preview(sheet(rows), { reading: '{' })).rejects.toThrow('powers/catalogue/reading/invalid');
  });
});

const bureauCode = () => bureau.bureauId.slice(-4).toUpperCase();
/** ASCII and what GB2312 has, by the decoder's own table. */
function gbk(text: string): Uint8Array {
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder('gbk');
  for (let a = 0xa1; a < 0xf8; a++) for (let b = 0xa1; b < 0xff; b++) table.set(decoder.decode(new Uint8Array([a, b])), [a, b]);
  return new Uint8Array([...text].flatMap((it) => (it.charCodeAt(0) < 128 ? [it.charCodeAt(0)] : table.get(it)!)));
}

async function run(file: string | Uint8Array | readonly TestSheet[], asked: Partial<Asked> & { digest?: string } = {}, who: Who = 'office') {
  const actor = await bureau.actor(who);
  const bytes = Array.isArray(file) ? workbook(file as readonly TestSheet[]) : (file as string | Uint8Array);
  return withUpload(bytes, (upload) =>
    inNameOf(here.db, actor)((tx) => importCatalogue(tx, actor, upload, { positions: 'refuse', fileName: 'x.xlsx', ...asked }, moment)),
  );
}

describe('a wrong row is refused with its cell and the reason', () => {
  test.each<readonly [string, readonly string[], string, string]>([
    ['no code', but({ 0: '' }), 'A2', 'missing'],
    ['a code too short', but({ 0: 'x' }), 'A2', 'too-short'],
    ['a code too long', but({ 0: 'x'.repeat(51) }), 'A2', 'too-long'],
    ['no name', but({ 1: '' }), 'B2', 'missing'],
    ['a name too short', but({ 1: '甲' }), 'B2', 'too-short'],
    ['a name too long', but({ 1: '甲'.repeat(201) }), 'B2', 'too-long'],
    ['no category', but({ 2: '' }), 'C2', 'missing'],
    ['an unknown category', but({ 2: '行政许不可' }), 'C2', 'unknown-category'],
    ['no department', but({ 3: '' }), 'D2', 'missing'],
    ['an unknown department', but({ 3: '农经站' }), 'D2', 'unknown-department'],
    ['no basis', but({ 4: '' }), 'E2', 'missing'],
    ['a basis too long', but({ 4: `《${'法'.repeat(201)}》` }), 'E2', 'too-long'],
    ['too many bases', but({ 4: '《法》\n'.repeat(51) }), 'E2', 'too-many'],
    ['a procedure too long', but({ 5: '受'.repeat(20_001) }), 'F2', 'too-long'],
    ['a limit that cannot be told', but({ 6: '尽快' }), 'G2', 'limit-unclear'],
    ['a limit without unit', but({ 6: '20' }), 'G2', 'limit-without-unit'],
    ['a limit in months', but({ 6: '3个月' }), 'G2', 'limit-unit'],
    ['two limits in one cell without saying which', but({ 6: '20个工作日/10个工作日' }), 'G2', 'limit-two'],
    ['a limit beyond all bounds', but({ 6: '9999日' }), 'G2', 'limit-too-long'],
    ['a promise longer than the law gives', but({ 7: '21个工作日' }), 'H2', 'promise-too-long'],
    ['a promise in another unit that is always later', but({ 7: '40日' }), 'H2', 'promise-too-long'],
    ['an unknown position', but({ 9: '审核岗、飞行岗' }), 'J2', 'unknown-position'],
    ['a position that two other departments have', but({ 3: '人事科', 9: '审核岗' }), 'J2', 'ambiguous-position'],
    ['neither public nor not', but({ 10: '也许' }), 'K2', 'unknown-open'],
  ])('%s', async (_, row, place, reason) => {
    const seen = await preview(sheet([head, row]));
    expect(told(seen).map(([, at, why]) => [at, why])).toEqual([[place, reason]]);
    expect(seen.counts).toEqual({ new: 0, changed: 0, unchanged: 0, refused: 1, aside: 0 });
  });

  test('the later of two equal codes, also across sheets, with all that is wrong with a row at once', async () => {
    const seen = await preview([
      { name: '一', rows: [head, good, but({ 2: '无此类', 6: '尽快' })] },
      { name: '二', rows: [head, but({ 0: ' t-xk-０1 ' })] },
    ]);
    expect(told(seen)).toEqual([
      ['一', 'C3', 'unknown-category', '无此类'],
      ['一', 'G3', 'limit-unclear', '尽快'],
      ['一', 'A3', 'duplicate-code', 'T-XK-01'],
      ['二', 'A2', 'duplicate-code', 't-xk-０1'],
    ]);
    expect(seen.refused.at(-1)!.facts).toMatchObject({ row: 2, sheet: '一' });
    expect(seen.counts).toMatchObject({ new: 1, refused: 2 });
  });

  test('what is odd is taken with a word: a promise that is sometimes late, no basis column, publicity by category or not said', async () => {
    const seen = await preview(sheet([head, but({ 6: '10日', 7: '5个工作日', 10: '' })]));
    expect(seen.remarks.map(({ row, column, code }) => [`${column}${row}`, code.split('/').at(-1)])).toEqual([
      ['K2', 'open-empty'],
      ['H2', 'may-end-late'],
    ]);
    const bare = await preview(sheet([head.slice(0, 4), good.slice(0, 4), but({ 0: 'x-9', 2: '人事管理' }).slice(0, 4)]));
    expect(bare.entries.map(({ open }) => open)).toEqual([true, false]);
    expect(bare.remarks.map(({ row, code }) => [row, code.split('/').at(-1)])).toEqual([
      [1, 'open-by-category'],
      [1, 'no-basis'],
    ]);
  });

  test('a head may import for the own department; the rows of another are refused', async () => {
    const seen = await preview(sheet([head, but({ 9: '' }), but({ 0: 'x-2', 3: '渔业科', 9: '' })]), {}, 'head');
    expect(told(seen)).toEqual([['S', 'D3', 'other-department', '渔业科']]);
    expect(seen.counts).toMatchObject({ new: 1, refused: 1 });
  });

  test('a file without a catalogue in it is refused, and one that is none by name', async () => {
    await expect(run('甲,乙\n1,2\n')).rejects.toThrow('powers/catalogue/nothing');
    await expect(preview(' ')).rejects.toThrow('powers/catalogue/file/invalid {"fault":"formats/empty"');
    await expect(preview(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]))).rejects.toThrow('formats/xls');
    await expect(preview(Buffer.from('PK\x03\x04 no zip'))).rejects.toThrow('formats/xlsx-damaged');
  });

  test('nothing is written by a preview, nor of refused rows', async () => {
    const before = await rowsOf(here.owner, bureau.bureauId);
    await preview(sheet([head, good]));
    expect((await run(sheet([head, but({ 2: '' })]))).counts).toMatchObject({ new: 0, refused: 1 });
    expect(await rowsOf(here.owner, bureau.bureauId)).toEqual(before);
  });
});
