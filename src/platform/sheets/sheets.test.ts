import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { seedOf } from '../../../test/seed.ts';
import { workbook } from '../../../test/workbook.ts';
import type { Row } from '../formats/table-heading.ts';
import { type BookLimits, bookLimits, readBook } from './book.ts';
import { cellText, columnLetters, plainText, shownText } from './cell-text.ts';
import { Headings } from './columns.ts';
import { gridOf } from './grid.ts';
import { type Table, understandSheet } from './table.ts';

type Field = 'serial' | 'name' | 'statutory' | 'promised' | 'duty';
const headings = new Headings<Field>(
  {
    serial: { names: ['序号'] },
    name: { names: ['名称', '职权名称'] },
    statutory: { names: ['法定时限', '法定'], like: /法定/ },
    promised: { names: ['承诺时限', '承诺'], like: /承诺/ },
    duty: { names: ['责任', '责任事项', '追责情形'] },
  },
  { several: ['duty'], others: ['备注'] },
);
const kind = { headings, serial: 'serial' as const, section: (text: string) => (text.startsWith('一、') ? { duty: text.slice(2) } : null) };

async function* bytes(file: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const whole = Buffer.from(file as string);
  for (let at = 0; at < whole.length; at += 4099) yield whole.subarray(at, at + 4099);
}
const read = async (file: string | Uint8Array, reading = {}): Promise<Table<Field>> =>
  understandSheet((await readBook(bytes(file))).sheets[0]!, kind, reading, () => undefined);
const code = (file: string | Uint8Array, limits: Partial<BookLimits> = {}): Promise<unknown> =>
  readBook(bytes(file), { ...bookLimits, ...limits }).then(
    () => expect.unreachable('it was read'),
    (error: { code?: string }) => error.code,
  );

describe('a table', () => {
  test('is found below its titles, with a heading of two lines where merged cells were lost', async () => {
    const it = await read(
      '某局目录,,,,\n填报单位:某局,,,负责人:甲,\n序号,职权名称,时限,,责任\n,,法定,承诺,\n1,甲,20日,10日,x\n\n合计,1项,,,\n注:略,,,,\n',
    );
    expect([it.heading?.line, it.heading?.rows, it.fields]).toEqual([3, 2, ['serial', 'name', 'statutory', 'promised', 'duty']]);
    expect(it.above).toEqual(['某局目录', '填报单位:某局', '负责人:甲']);
    expect(it.records.map((record) => [record.line, record.text('name'), record.text('promised')])).toEqual([[5, '甲', '10日']]);
    expect(it.aside.map(({ text }) => text)).toEqual(['合计 1项', '注:略']);
  });

  test('has a lower line of its heading where most of it is named like columns, and none where a row says other things', async () => {
    const lower = await read('序号,职权名称,时限,,\n,,法定,承诺,情形\n1,甲,20日,10日,x\n');
    expect([lower.heading?.rows, lower.fields.slice(0, 4)]).toEqual([2, ['serial', 'name', 'statutory', 'promised']]);
    const row = await read('序号,职权名称,时限,,\n,,无,不定,x\n1,甲,20日,10日,x\n');
    expect(row.heading?.rows).toBe(1);
  });

  test('is told by what its headings are like, says a field in several columns, and nothing by a column that is not ours', async () => {
    const it = await read('职权名称;法定办结时限（工作日）;对外承诺;责任事项;追责情形;备注;电话\n甲;20;10;一;二;三;四\n');
    expect(it.fields).toEqual(['name', 'statutory', 'promised', 'duty', 'duty', null, null]);
    expect(it.records[0]!.text('duty')).toBe('一\n二');
    expect(it.records[0]!.columnsOf('duty')).toEqual([3, 4]);
  });

  test('carries merged cells down and across, says 同上 as the row above, and lets a title between the rows speak for those below', async () => {
    const rows = [
      ['序号', '名称', '法定', '承诺', '责任'],
      ['一、林业科', '', '', '', ''],
      ['1', '甲', '无', '', ''],
      ['2', '', '5日', '〃', '同上'],
      ['', '', '', '', ''],
    ];
    const it = await read(workbook([{ name: 'S', rows, merges: ['A2:E2', 'B3:B5', 'C3:D3'] }]));
    expect(it.records.map((record) => headings && ['name', 'statutory', 'promised', 'duty'].map((field) => record.text(field as Field)))).toEqual([
      ['甲', '无', '无', '林业科'],
      ['甲', '5日', '无', '林业科'],
    ]);
    expect(it.records[1]!.rows[0]!.cells[1]).toEqual({ text: '甲', line: 3, column: 1, quoted: false });
  });

  test('makes one record of rows that share the cell which names it', async () => {
    const rows = [
      ['名称', '承诺', '责任'],
      ['甲', '5日', '一'],
      ['', '', '二'],
      ['乙', '6日', '三'],
    ];
    const [sheet] = (await readBook(bytes(workbook([{ name: 'S', rows, merges: ['A2:A3', 'B2:B3'] }])))).sheets;
    const { records } = understandSheet(sheet!, { ...kind, oneBy: ['name'] }, {}, () => undefined);
    expect(records.map((record) => [record.line, record.text('name'), record.text('promised'), record.text('duty')])).toEqual([
      [2, '甲', '5日', '一\n二'],
      [4, '乙', '6日', '三'],
    ]);
    expect(records[0]!.texts()).toEqual(['甲', '5日', '一\n二']);
  });

  test('is read as a person says: another heading, other columns, not at all', async () => {
    const text = '名称,法定\n名称,承诺,责任\n甲,5日,x\n';
    expect((await read(text)).heading?.line).toBe(1);
    expect((await read(text, { headingRow: 2 })).fields).toEqual(['name', 'promised', 'duty']);
    expect((await read(text, { headingRow: 2, fields: ['duty', null, 'name'] })).records[0]!.text('name')).toBe('x');
    expect((await read(text, { headingRow: 2, fields: ['duty'] })).fields).toEqual(['name', 'promised', 'duty']);
    expect((await read(text, { taken: false })).leftOut).toBe('put-aside');
  });

  test('is none without two headings of ours, when hidden, or when empty', async () => {
    expect((await read('甲,乙\n1,2\n')).leftOut).toBe('no-heading');
    const sheets = (
      await readBook(
        bytes(
          workbook([
            { name: '一', rows: [] },
            { name: '二', rows: [['名称', '承诺']], hidden: true },
          ]),
        ),
      )
    ).sheets;
    expect(sheets.map((sheet) => understandSheet(sheet, kind, {}, () => undefined).leftOut)).toEqual(['empty', 'hidden']);
    expect(understandSheet(sheets[1]!, kind, { taken: true }, () => undefined).leftOut).toBe(null);
  });

  test('is read as it was the last time', async () => {
    const [sheet] = (await readBook(bytes('名称,承诺,电话\n甲,1,2\n'))).sheets;
    expect(understandSheet(sheet!, kind, {}, (names) => (names.length === 3 ? ['name', null, 'promised'] : undefined)).fields).toEqual([
      'name',
      null,
      'promised',
    ]);
  });
});

describe('the reader', () => {
  test.each([
    ['UTF-8 with its mark and semicolons', Buffer.from('\uFEFF名称;承诺\n甲;"1;2"\n')],
    ['UTF-16', Buffer.from('\uFEFF名称\t承诺\n甲\t1;2\n', 'utf16le')],
    ['GB18030', Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb3, 0xd0, 0xc5, 0xb5, 0x0a, 0xbc, 0xd7, 0x2c, 0x31, 0x3b, 0x32, 0x0a])],
  ])('takes a text in %s', async (_, file) => {
    const it = await read(file);
    expect(it.records.map((record) => [record.text('name'), record.text('promised')])).toEqual([['甲', '1;2']]);
  });

  test('takes whole rows that are formatted to the last column, as long as nothing is in them', async () => {
    const styled = Array.from({ length: 16_384 }, (_, at) => `<c r="${columnLetters(at)}1" s="1"/>`).join('');
    const xml = `<worksheet><sheetData><row r="1">${styled}</row><row r="2"><c t="inlineStr"><is><t>名称</t></is></c><c t="inlineStr"><is><t>承诺</t></is></c></row></sheetData></worksheet>`;
    expect((await read(workbook([{ name: 'S', rows: [], xml }]))).heading?.names).toEqual(['名称', '承诺']);
  });

  const sheet = (inside: string, more = '') =>
    workbook([{ name: 'S', rows: [], xml: `<worksheet>${more}<sheetData>${inside}</sheetData></worksheet>` }]);
  const million = (1 << 20) + 1;
  test.each<readonly [string, () => string | Uint8Array, string, Partial<BookLimits>]>([
    ['an old workbook', () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), 'formats/xls', {}],
    ['a zip that is no workbook', () => zipSync({ a: new Uint8Array(9) }), 'formats/not-xlsx', {}],
    ['a bomb', () => sheet('<a/>'.repeat(6_000_000)), 'formats/bomb', {}],
    [
      'a bomb of shared texts',
      () => workbook([{ name: 'S', rows: [] }], { shared: `<si><t>${'x'.repeat(30_000)}</t></si>`.repeat(700) }),
      'formats/bomb',
      {},
    ],
    [
      'shared texts without end',
      () => workbook([{ name: 'S', rows: [] }], { shared: `<si><t>${'x'.repeat(30_000)}</t></si>`.repeat(20), packed: false }),
      'formats/too-large',
      { text: 500_000 },
    ],
    [
      'one shared text a million times',
      () =>
        workbook(
          [{ name: 'S', rows: [], xml: `<worksheet><sheetData><row r="1">${'<c t="s"><v>0</v></c>'.repeat(400)}</row></sheetData></worksheet>` }],
          { shared: `<si><t>${'x'.repeat(30_000)}</t></si>` },
        ),
      'formats/too-large',
      { text: 10_000_000 },
    ],
    ['a row beyond the last', () => sheet(`<row r="${million}"><c t="inlineStr"><is><t>x</t></is></c></row>`), 'formats/too-large', {}],
    [
      'too many rows',
      () => sheet(Array.from({ length: 12 }, (_, at) => `<row r="${at + 1}"><c><v>1</v></c></row>`).join('')),
      'formats/too-large',
      { rows: 11 },
    ],
    ['too many columns', () => sheet(`<row r="1">${'<c><v>1</v></c>'.repeat(501)}</row>`), 'formats/too-large', {}],
    [
      'too many sheets',
      () => workbook(Array.from({ length: 4 }, (_, at) => ({ name: `S${at}`, rows: [['x']] }))),
      'formats/too-large',
      { sheets: 3 },
    ],
    ['a text of a column too many', () => `${'x,'.repeat(600)}\n`, 'formats/too-large', {}],
    ['a text beyond the limit', () => 'x,y\n'.repeat(30), 'formats/too-large', { packed: 100 }],
    ['entities', () => sheet('', '<!DOCTYPE x [<!ENTITY a "b">]>'), 'formats/malformed', {}],
    ['nothing', () => ' \n', 'formats/empty', {}],
  ])('refuses %s', async (_, file, expected, limits) => expect(await code(file(), limits)).toBe(expected));

  test('shows what a formula showed, follows no link, and takes a dimension and a merge of the whole sheet for what they are', async () => {
    const formula = { attributes: 't="str"', inside: '<f>[1]Sheet1!A1&amp;WEBSERVICE("http://x")</f><v>甲</v>' };
    const rows = [
      ['名称', '承诺'],
      [formula, '1'],
    ];
    const external = '<externalLink xmlns:r="r"><externalBook r:id="r1"/></externalLink>';
    const it = await read(workbook([{ name: 'S', rows, merges: ['C3:XFD1048576'] }], { more: { 'xl/externalLinks/externalLink1.xml': external } }));
    expect(it.records.map((record) => record.text('name'))).toEqual(['甲']);
    const wide = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>`;
    expect((await readBook(bytes(workbook([{ name: 'S', rows: [], xml: wide }])))).sheets[0]!.rows).toEqual([{ line: 1_048_576, cells: ['x'] }]);
  });

  test('refuses merged cells that lie over each other', () => {
    const rows: Row[] = Array.from({ length: 100 }, (_, at) => ({ line: at + 1, cells: ['x', 'y'] }));
    const merge = { top: 1, left: 0, bottom: 1_048_576, right: 16_383 };
    expect(gridOf(rows, [merge], 2).at(-1)!.cells[1]).toEqual({ text: 'x', line: 1, column: 0, quoted: false });
    expect(() => gridOf(rows, [merge, merge], 2)).toThrow('formats/too-large');
  });
});

describe('a text in a cell', () => {
  test('is no formula, and is read back as it was', () => {
    expect(['=1+1', '同上', '+86', '-x', '@a', "'=x", "'x", '2-1', '_x000D_', 'a\r\nb'].map(cellText)).toEqual([
      "'=1+1",
      "'同上",
      "'+86",
      "'-x",
      "'@a",
      "''=x",
      "'x",
      '2-1',
      '_x005F_x000D_',
      'a\nb',
    ]);
    const seed = seedOf(20_101_019);
    console.log(`cell texts: seed ${seed}`);
    const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('=', '+', '-', '@', "'", '\t', ' ', '_x0041_'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
        const text = pieces.join('');
        const cell = cellText(text);
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        expect(shownText(cell.replaceAll('_x005F_', '_'))).toBe(plainText(text).trim());
      }),
      { seed, numRuns: 2000 },
    );
  });

  test('is never longer than a cell may be, nor cut in the middle of a character', () => {
    expect(cellText('x'.repeat(40_000)).length).toBeLessThanOrEqual(32_767);
    expect(cellText(`${'x'.repeat(32_765)}😀😀`).isWellFormed()).toBe(true);
  });

  test('a column has its letters', () => expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']));
});
