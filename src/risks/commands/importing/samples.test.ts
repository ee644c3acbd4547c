import { createReadStream, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBook } from '#platform/sheets/book.ts';
import { columnLetters } from '#platform/sheets/cell-text.ts';
import { keyAreaNamed } from '#powers/catalogue/names.ts';
import { words as powers } from '#powers/words.ts';
import { describeShared, shared } from '../../../../test/shared.ts';
import type { Entry, Fault } from '../../importing/entry.ts';
import { DepartmentNames, PeopleNames } from '../../importing/names.ts';
import { simplified } from '../../importing/plain.ts';
import { type House, understand } from '../../importing/understand.ts';
import { proposedLevel } from '../../level.ts';
import { tableIn, tablesIn } from './tables.ts';

type Row = Readonly<{ sheet: string | null; row: number; line?: number }>;
type Accepted = Row & Readonly<Record<string, string | number | null | string[]>>;
type Refused = Row & Readonly<{ column: string; header: string; reason: string; value: string | number | null }>;
type Sheet = Readonly<{
  name: string | null;
  ignored?: true;
  department?: string;
  headerRows?: number[];
  firstDataRow?: number;
  ignoredRows?: number[];
}>;
type Expected = Readonly<{
  sheets: readonly Sheet[];
  mapping: Readonly<Record<string, string>>;
  accepted: readonly Accepted[];
  refused: readonly Refused[];
  warnings: ReadonlyArray<Readonly<{ row: number; column: string; warning: string; length?: number }>>;
}>;

/** 部门.csv and the roster: what the bureau of the samples is. */
function sharedHouse(): House {
  const [, ...lines] = readFileSync(shared('people/部门.csv'), 'utf8').trim().split('\n');
  const rows = lines.map((line) => line.trim().split(','));
  const departments = rows.map(([id = '', name = '']) => ({ id, name }));
  const aliases = rows.flatMap(([id = '', , , , also = '']) =>
    also
      .split(';')
      .filter(Boolean)
      .map((name) => ({ id, name })),
  );
  const roster = JSON.parse(readFileSync(shared('people/expected/人员名册.json'), 'utf8')) as { people: { name: string; department: string }[] };
  const idOf = (name: string) => departments.find((it) => it.name === name)!.id;
  return {
    departments: new DepartmentNames(departments, aliases, [rows[0]![1]!]),
    people: new PeopleNames(roster.people.map(({ name, department }, at) => ({ id: `P${at}`, name, departmentId: idOf(department) }))),
    keyArea: (text) => keyAreaNamed(simplified(text)),
    levelOf: (likelihood, harm) => proposedLevel(likelihood, harm),
  };
}

const bare = (text: string): string => text.replace(/\s+/g, '').replace(/[。;；]+$/, '');
const asText = (value: unknown): unknown => (typeof value === 'string' ? bare(value) : Array.isArray(value) ? value.map(asText) : value);
const areas = Object.fromEntries(Object.entries(powers.keyAreas).map(([key, [name]]) => [key, name]));
const fieldNames: Readonly<Record<string, string>> = { description: 'riskDescription' };

const told = (it: Entry): Record<string, unknown> => ({
  row: it.row,
  serial: it.serial,
  department: it.department?.name,
  position: it.position,
  person: it.person,
  riskDescription: it.description,
  keyArea: it.keyArea && areas[it.keyArea],
  level: it.level,
  selfLevel: it.selfLevel,
  measures: it.measures.map(({ text }) => text),
  responsible: it.responsible,
  date: it.date,
});

const place = (it: Entry, { column, code, value }: Fault) =>
  [it.sheet, it.row, column === null ? '' : columnLetters(column), code.replace('risks/import/', '').replaceAll('-', '_'), bare(value)].join(' ');

describeShared('every register of the samples', () => {
  const house = sharedHouse();
  test.each([
    ['a_廉政风险点登记册_合并表头.xlsx', 96, 0],
    ['b_廉政风险登记表_换序异词.xlsx', 84, 0],
    ['c_廉政风险点登记表_分科室工作表.xlsx', 140, 0],
    ['d_风险点登记册_GBK.csv', 72, 0],
    ['e_风险点台账_UTF8BOM分号.csv', 64, 2],
    ['f_登记册_日期混杂.xlsx', 75, 3],
    ['g_登记册_问题行.xlsx', 56, 14],
    ['h_风险点登记表.xls', 62, 0],
  ])('%s: sheets, columns, every accepted field, every refused cell and every remark, without a difference', async (file, accepted, refused) => {
    const expected = JSON.parse(readFileSync(shared(`registers/expected/${file.replace(/\.\w+$/, '')}.json`), 'utf8')) as Expected;
    const book = await readBook(createReadStream(shared(`registers/${file}`)));
    const tables = tablesIn(book, house, {}, () => undefined);
    const taken = tables.filter(({ table }) => table.leftOut === null);
    const entries = taken.flatMap((it) => understand(tableIn(it, it.owner), house));
    const records = new Map<number, number>(); // of a delimited text the truth counts records, and says the line of each that is one
    for (const it of [...expected.accepted, ...expected.refused]) if (it.line !== undefined) records.set(it.row, it.line);
    const lineOf = (row: number): number => records.get(row) ?? row;

    const sheets = tables.map(({ table, owner }) =>
      table.leftOut
        ? { name: table.name || null, ignored: true as const }
        : {
            name: table.name || null,
            ...(table.fields.includes('department') ? {} : { department: owner?.name }),
            headerRows: Array.from({ length: table.heading!.rows }, (_, at) => table.heading!.line + at),
            firstDataRow: table.records[0]!.line,
          },
    );
    expect(sheets).toEqual(
      expected.sheets.map(({ ignoredRows: _rows, ...it }) => (it.firstDataRow === undefined ? it : { ...it, firstDataRow: lineOf(it.firstDataRow) })),
    );
    const { sheetName: _, ...columns } = expected.mapping; // the name of a sheet is no column
    for (const { table } of taken) {
      expect(Object.fromEntries(table.fields.flatMap((field, at) => (field ? [[columnLetters(at), fieldNames[field] ?? field]] : [])))).toEqual(
        columns,
      );
    }
    const good = entries.filter(({ faults }) => faults.length === 0);
    expect(good.length).toBe(accepted);
    expect(entries.length - good.length).toBe(refused);
    const own = good.map((it) =>
      Object.fromEntries(Object.entries({ sheet: it.sheet || null, ...told(it) }).map(([key, value]) => [key, asText(value)])),
    );
    expect(own).toEqual(
      expected.accepted.map(({ line, row, ...it }) =>
        Object.fromEntries(Object.entries({ selfLevel: null, ...it, row: line ?? row }).map(([key, value]) => [key, asText(value)])),
      ),
    );
    const faults = entries.flatMap((it) => it.faults.map((fault) => place(it, fault)));
    expect(faults.toSorted()).toEqual(
      expected.refused.map((it) => [it.sheet ?? '', lineOf(it.row), it.column, it.reason, bare(String(it.value ?? ''))].join(' ')).toSorted(),
    );
    for (const { row, column, header } of expected.refused) {
      const at = entries.find((it) => it.row === lineOf(row) && it.faults.length > 0)!;
      const { heading } = taken.find(({ table }) => table.name === at.sheet)!.table;
      expect(heading!.names[column.charCodeAt(0) - 65]).toBe(header);
    }
    const remarks = good.flatMap((it) =>
      it.remarks.map(({ column, code, facts }) => ({
        row: it.row,
        column: columnLetters(column!),
        warning: code.replace('risks/import/', '').replaceAll('-', '_'),
        ...('length' in facts && { length: facts['length'] }),
      })),
    );
    expect(remarks).toEqual(
      expected.warnings.map(({ row, column, warning, length }) => ({ row, column, warning, ...(length !== undefined && { length }) })),
    );
    for (const { table } of file.endsWith('.csv') ? [] : taken) {
      const { ignoredRows = [] } = expected.sheets.find(({ name }) => name === table.name)!;
      const { rows } = book.sheets.find(({ name }) => name === table.name)!;
      const ours = rows.map(({ line }) => line).filter((line) => line < table.heading!.line || table.aside.some((it) => it.line === line));
      expect(ours).toEqual(ignoredRows.filter((row) => rows.some(({ line }) => line === row)));
      expect(ours.length + table.heading!.rows + table.records.length).toBe(rows.length);
    }
  });
});
