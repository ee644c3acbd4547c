import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createReadStream } from 'node:fs';
import { describeShared, shared } from '../../../test/shared.ts';
import { type TestCell, workbook } from '../../../test/workbook.ts';
import { findHeading, locateHeading, type Row } from './table-heading.ts';
import { openXlsx } from './xlsx.ts';
import { type SheetLimits, sheetLimits } from './xlsx-parts.ts';

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

async function* bytes(whole: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < whole.length; at += 1009) yield whole.subarray(at, at + 1009);
}

const raw = (attributes: string, inside: string): TestCell => ({ attributes, inside });
const rowsOf = async (file: Uint8Array, limits?: SheetLimits): Promise<Row[]> => {
  const [first] = await openXlsx(bytes(file), limits);
  return all(first!.rows());
};
const refusal = (file: Uint8Array, limits?: SheetLimits): Promise<unknown> =>
  rowsOf(file, limits).then(
    () => expect.unreachable('it was read'),
    (error: unknown) => error,
  );

test('a cell is the text that it shows: times as the clock showed them, numbers with every digit, texts in all their forms', async () => {
  const cells: ReadonlyArray<[TestCell, string]> = [
    ['受理 ', '受理 '],
    [20250001, '20250001'],
    [raw('', '<v>330102199001011234</v>'), '330102199001011234'],
    [raw('', '<v>0.1</v>'), '0.1'],
    [raw('s="1"', '<v>46322.68958333333</v>'), '2026-10-27 16:33:00'],
    [raw('s="1"', '<v>46322</v>'), '2026-10-27'],
    [raw('s="2"', '<v>59</v>'), '1900-02-28'],
    [raw('s="2"', '<v>61</v>'), '1900-03-01'],
    [raw('s="1"', '<v>0.5</v>'), '12:00:00'],
    [raw('s="3"', '<v>2.5</v>'), '2.5'],
    [raw('s="1"', '<v>46322.500011574</v>'), '2026-10-27 12:00:01'],
    [raw('t="d"', '<v>2026-10-27T16:33:00</v>'), '2026-10-27T16:33:00'],
    [raw('t="b"', '<v>1</v>'), 'TRUE'],
    [raw('t="e"', '<v>#N/A</v>'), '#N/A'],
    [raw('t="str"', '<f>A1&amp;"x"</f><v>受理x</v>'), '受理x'],
    [raw('t="s"', '<v>0</v>'), '富文本'],
    [raw('t="s"', '<v>1</v>'), '东京'],
    [raw('t="inlineStr"', '<is><r><t>一</t></r><r><t>二_x000D_\n三</t></r></is>'), '一二\r\n三'],
    [raw('s="1"', ''), ''],
    ['末', '末'],
  ];
  const text = '<si><r><t>富</t></r><r><t>文本</t></r></si><si><t>东京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>';
  const [row] = await rowsOf(workbook([{ name: '一', rows: [cells.map(([cell]) => cell)] }], { shared: text }));
  expect(row!.cells).toEqual(cells.map(([, said]) => said));
});

test('days are counted from 1904 where the workbook says so', async () => {
  const [row] = await rowsOf(workbook([{ name: '一', rows: [[raw('s="2"', '<v>44860</v>')]] }], { from1904: true }));
  expect(row!.cells).toEqual(['2026-10-27']);
});

test('sheets come in their order, with rows by their number and merged cells', async () => {
  const sheets = await openXlsx(
    bytes(
      workbook([
        { name: '藏', rows: [['x']], hidden: true },
        { name: '办件', rows: [['题'], [], ['序', '受理', null], ['', '时间', '人']], merges: ['A1:C1', 'A3:A4', 'B3:C3'] },
      ]),
    ),
  );
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['藏', true],
    ['办件', false],
  ]);
  const rows = await all(sheets[1]!.rows());
  expect(rows.map(({ line }) => line)).toEqual([1, 3, 4]);
  const merges = await sheets[1]!.merges();
  expect(merges[2]).toEqual({ top: 3, left: 1, bottom: 3, right: 2 });
  expect(findHeading(rows, merges, null)).toEqual({ at: 1, rows: 2, line: 3, names: ['序', '受理/时间', '受理/人'] });
});

const good = workbook([{ name: '一', rows: [['甲'], ['乙']] }]);
const withSheet = (xml: string) => workbook([{ name: '一', rows: [], xml }]);
const lots = (text: string, times: number) => text.repeat(times);
const old = (name: string) => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600), Buffer.from(name, 'utf16le')]);

describe('a hostile workbook is refused, with its place', () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${lots('&a;', 10)}">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>`;
  const many = Array.from({ length: 100_000 }, () => '<c><v>1</v></c>').join('');
  const cases: ReadonlyArray<[string, Uint8Array, object]> = [
    ['of Excel before 2007', old('Workbook'), { code: 'formats/xls' }],
    ['with a password', old('EncryptedPackage'), { code: 'formats/xlsx-encrypted' }],
    ['that is another zip', zipSync({ 'a.txt': new Uint8Array(9) }), { code: 'formats/not-xlsx' }],
    ['that is an empty zip', zipSync({}), { code: 'formats/not-xlsx' }],
    ['cut in half', good.subarray(0, good.length / 2), { code: 'formats/xlsx-damaged', facts: { element: 'zip' } }],
    ['of four bytes', good.subarray(0, 4), { code: 'formats/xlsx-damaged' }],
    ['that is a bomb', withSheet(`<worksheet>${lots('<a/>', 6_000_000)}</worksheet>`), { code: 'formats/bomb', facts: { ratio: 200 } }],
    ['that laughs a billion times', withSheet(laughs), { code: 'formats/doctype', facts: { element: 'xl/worksheets/sheet1.xml' } }],
    [
      'of 100,000 columns',
      withSheet(`<worksheet><sheetData><row r="1">${many}</row></sheetData></worksheet>`),
      { code: 'formats/too-large', facts: { line: 1, column: 2001 } },
    ],
    ['of elements without end', withSheet(lots('<a>', 100)), { code: 'formats/too-large' }],
    ['whose sheet ends too soon', withSheet('<worksheet><sheetData><row r="1">'), { code: 'formats/malformed' }],
    [
      'whose rows are out of order',
      withSheet('<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>'),
      { code: 'formats/xlsx-order', facts: { line: 2 } },
    ],
    [
      'whose cell is of another row',
      withSheet('<worksheet><sheetData><row r="2"><c r="B7"/></row></sheetData></worksheet>'),
      { code: 'formats/xlsx-order', facts: { line: 2, value: 'B7' } },
    ],
    [
      'whose number is none',
      withSheet('<worksheet><sheetData><row r="1"><c r="B1"><v>gestern</v></c></row></sheetData></worksheet>'),
      { code: 'formats/xlsx-value', facts: { line: 1, column: 2, sheet: '一' } },
    ],
    [
      'whose text is not shared',
      withSheet('<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>9</v></c></row></sheetData></worksheet>'),
      { code: 'formats/xlsx-value' },
    ],
    [
      'of a very long cell',
      workbook([{ name: '一', rows: [[lots('x', 40_000)]] }]),
      { code: 'formats/too-large', facts: { line: 1, limit: 32_767 } },
    ],
  ];
  test.each(cases)('%s', async (_, file, expected) => {
    expect(await refusal(file)).toMatchObject(expected);
  });

  test('of too many files, or too large', async () => {
    expect(await refusal(good, { ...sheetLimits, entries: 3 })).toMatchObject({ code: 'formats/too-large' });
    expect(await refusal(good, { ...sheetLimits, packed: 100 })).toMatchObject({ code: 'formats/too-large', facts: { limit: 100 } });
    expect(await refusal(good, { ...sheetLimits, unpacked: 100 })).toMatchObject({ code: 'formats/too-large', facts: { limit: 100 } });
  });
});

describeShared('the registers and the roster', () => {
  test.each([
    [
      'registers/a_廉政风险点登记册_合并表头.xlsx',
      0,
      3,
      '序号|科室(单位)|岗位|姓名|廉政风险点/风险内容及表现形式|廉政风险点/重点环节|风险等级/自评等级|风险等级/评定等级',
    ],
    ['registers/c_廉政风险点登记表_分科室工作表.xlsx', 1, 3, '序号|岗位|姓名|风险点描述|表现环节|等级|防控措施|责任领导|登记时间'],
    ['registers/g_登记册_问题行.xlsx', 0, 3, '序号|科室、单位|岗位|姓名'],
    ['people/人员名册.xlsx', 0, 2, '序号|工号|姓名|性别'],
  ])('%s have their headings found', async (file, sheet, line, names) => {
    const it = (await openXlsx(createReadStream(shared(file))))[sheet]!;
    const known = (heading: string) => ['序号', '岗位', '姓名'].includes(heading);
    const heading = locateHeading(await all(it.rows()), await it.merges(), null, { known, isLower: () => false });
    expect([heading.line, heading.names.join('|').startsWith(names)]).toEqual([line, true]);
  });
});
