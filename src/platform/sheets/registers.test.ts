import { createReadStream, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeShared, shared } from '../../../test/shared.ts';
import { readBook } from './book.ts';
import { columnLetters } from './cell-text.ts';
import { Headings } from './columns.ts';
import { understandSheet } from './table.ts';

const name = (...names: string[]) => ({ names });
/** The columns of a risk register as its samples call them. */
const headings = new Headings<string>(
  {
    department: name('科室', '科室单位', '部门', '责任部门', '单位名称'),
    position: name('岗位', '职务岗位', '岗位名称'),
    person: name('姓名'),
    riskDescription: name(
      '廉政风险点',
      '廉政风险内容',
      '风险点描述',
      '风险内容及表现形式',
      '廉政风险点表现形式',
      '风险点及表现形式',
      '廉政风险表现形式',
    ),
    keyArea: name('重点环节', '风险类别', '类别', '表现环节'),
    selfLevel: name('自评等级'),
    level: name('等级', '风险等级', '评定等级', '级别'),
    measures: name('防控措施', '防范措施'),
    responsible: name('责任人', '责任领导'),
    date: name('登记日期', '登记时间', '日期', '评定日期'),
    serial: name('序号', '编号'),
  },
  { several: [], others: [] },
);

type Expected = Readonly<{
  sheets: ReadonlyArray<Readonly<{ name?: string; ignored?: boolean; headerRows?: number[]; firstDataRow?: number; ignoredRows?: number[] }>>;
  mapping: Record<string, string>;
  accepted: ReadonlyArray<Readonly<{ sheet?: string; row: number }>>;
  refused: ReadonlyArray<Readonly<{ sheet?: string; row: number }>>;
}>;

const line = (it: Readonly<{ row: number; line?: number }>) => it.line ?? it.row;

describeShared('every register of the samples', () => {
  test.each([
    'a_廉政风险点登记册_合并表头.xlsx',
    'b_廉政风险登记表_换序异词.xlsx',
    'c_廉政风险点登记表_分科室工作表.xlsx',
    'd_风险点登记册_GBK.csv',
    'e_风险点台账_UTF8BOM分号.csv',
    'f_登记册_日期混杂.xlsx',
    'g_登记册_问题行.xlsx',
  ])('%s: its headings, what its columns mean, and which rows are records', async (file) => {
    const told = JSON.parse(readFileSync(shared(`registers/expected/${file.replace(/\.\w+$/, '')}.json`), 'utf8')) as Expected;
    const { sheets } = await readBook(createReadStream(shared(`registers/${file}`)));
    const tables = sheets.map((sheet) => understandSheet(sheet, { headings, serial: 'serial' }, {}, () => undefined));
    const ours = tables.filter(({ leftOut }) => leftOut === null);
    const theirs = told.sheets.filter(({ ignored }) => !ignored);
    expect(ours.map((it) => it.heading!.line)).toEqual(theirs.map(({ headerRows }) => headerRows![0]));
    expect(ours.map((it) => it.heading!.rows)).toEqual(theirs.map(({ headerRows }) => headerRows!.length));
    const { sheetName: _, ...columns } = told.mapping; // the name of a sheet is no column
    for (const { fields } of ours) {
      expect(Object.fromEntries(fields.flatMap((field, at) => (field ? [[columnLetters(at), field]] : [])))).toEqual(columns);
    }
    const records = ours.flatMap((it) => it.records.map((record) => `${it.name} ${record.line}`));
    const expected = [...told.accepted, ...told.refused].map((it) => `${it.sheet ?? ''} ${line(it)}`);
    expect(records.toSorted()).toEqual([...new Set(expected)].toSorted());
  });
});
