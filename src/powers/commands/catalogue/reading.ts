import { createReadStream } from 'node:fs';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Book, bookLimits, readBook } from '#platform/sheets/book.ts';
import { columnLetters } from '#platform/sheets/cell-text.ts';
import { Headings } from '#platform/sheets/columns.ts';
import { layoutOf, layoutsOf } from '#platform/sheets/layouts.ts';
import { type CellNote, readingOf, type SheetShown } from '#platform/sheets/shapes.ts';
import { fieldsKnown, sheetShown } from '#platform/sheets/shown.ts';
import { type Kind, type Said, type Table, understandSheet } from '#platform/sheets/table.ts';
import { Codes } from '../../catalogue/codes.ts';
import type { Entry, Fault } from '../../catalogue/entry.ts';
import { type Field, fields, names, others, several } from '../../catalogue/fields.ts';
import { categoryNamed, type Department, type Departments, plainName } from '../../catalogue/names.ts';
import { type House, understand } from '../../catalogue/understand.ts';
import * as store from '../../store/catalogue.ts';

export const tableKind = 'powers.catalogue';

const mostRows = 5000; // of all sheets; a bureau has some hundred powers

/** How a person wants the file read. `identity`: whether names, categories … of powers that are there may change; `positions`: whether missing ones are added. */
export type Asked = Readonly<{ reading?: string | undefined; identity?: 'change' | 'leave' | undefined; positions: 'refuse' | 'add' }>;

/** A catalogue as it is understood: its sheets, and its rows beside what is there. */
export type Understood = Readonly<{
  book: Book;
  sheets: ReadonlyArray<Readonly<{ table: Table<Field>; shown: SheetShown }>>;
  entries: readonly Entry[];
  house: House;
  departments: readonly Department[];
  corrected: ReadonlySet<string>; // layouts whose columns a person chose
}>;

const headings = new Headings<Field>(names, { several, others });
const Reading = readingOf(fields);

/**
 * Reads a spreadsheet as a catalogue of powers; nothing is written.
 *
 * @throws Refusal `powers/catalogue/file/invalid` with the place, `powers/catalogue/reading/invalid`
 */
export async function readCatalogue(tx: Tx, actor: Actor, file: Upload, asked: Asked, { today }: Moment): Promise<Understood> {
  const reading = readingIn(asked.reading);
  const house = await store.houseOf(tx, actor, today, asked.positions === 'add');
  const departments = await store.allDepartments(tx, actor.bureauId);
  const usual = await layoutsOf(tx, actor.bureauId, tableKind);
  try {
    const book = await readBook(createReadStream(file.path), { ...bookLimits, rows: mostRows });
    const sheets = book.sheets.map((sheet, index) => {
      const own = reading.sheets[index] ?? {};
      const given = (columns: readonly string[]) => reading.fields[layoutOf(columns)] ?? fieldsKnown(fields, usual.get(layoutOf(columns)));
      const table = understandSheet(sheet, kindOf(house.departments), own, given);
      const owner = departments.find(({ id }) => id === own.owner) ?? house.departments.ofSheet(table.above, table.name);
      return { table, shown: sheetShown(table, { index, owner, usual }) };
    });
    const codes = new Codes(await store.codesOf(tx, actor.bureauId), await store.bureauCode(tx, actor.bureauId));
    return { book, sheets, house, departments, corrected: new Set(Object.keys(reading.fields)), entries: entriesOf(sheets, house, codes, asked) };
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    throw new Refusal('powers/catalogue/file/invalid', { fault: cause.code, ...cause.facts }, { cause });
  }
}

function readingIn(text: string | undefined) {
  if (text === undefined) return Reading.parse({});
  try {
    return Reading.parse(JSON.parse(text));
  } catch (cause) {
    throw new Refusal('powers/catalogue/reading/invalid', {}, { cause });
  }
}

/** A title between the rows names a department, 二、林业科, or a category, (一)行政许可. */
function kindOf(departments: Departments): Kind<Field> {
  const section = (text: string, before: Said<Field>): Said<Field> | null => {
    if (departments.named(text)) return { department: text };
    return categoryNamed(text) ? { ...before, category: text } : null;
  };
  return { headings, section, oneBy: ['code', 'name'] };
}

/** Every row in the order of the file; of two with one code the later is refused, and those without get theirs once all others have. */
function entriesOf(sheets: Understood['sheets'], house: House, codes: Codes, { identity }: Asked): Entry[] {
  const first = new Map<string, Entry>();
  const entries = sheets.flatMap(({ table, shown }) => {
    if (table.leftOut !== null) return [];
    const sheet = { name: table.name, headings: table.heading!.names, department: shown.owner };
    return table.records.map((row) => {
      const entry = understand(row, sheet, house);
      const key = plainName(entry.code ?? `${entry.department}\n${entry.identity.name ?? ''}`);
      const twin = first.get(key);
      if (!twin) first.set(key, entry);
      return withFaults(entry, row.columnsOf('code')[0] ?? null, { twin, identity });
    });
  });
  for (const { code, identity: its } of entries) if (code !== null && its.category) codes.take(code, its.category);
  return entries.map((entry) => coded(entry, codes));
}

type Beside = Readonly<{ twin: Entry | undefined; identity: Asked['identity'] }>;

function withFaults(entry: Entry, column: number | null, { twin, identity }: Beside): Entry {
  const { code, power, faults } = entry;
  const fault = (of: string, facts: Fault['facts']): Fault => ({
    field: 'code',
    column,
    value: code ?? entry.identity.name ?? '',
    code: `powers/catalogue/${of}`,
    facts,
  });
  if (twin)
    return {
      ...entry,
      faults: [
        ...faults,
        fault(code === null ? 'duplicate-name' : 'duplicate-code', { row: twin.row, ...(twin.sheet !== entry.sheet && { sheet: twin.sheet }) }),
      ],
    };
  if (!power || identity !== 'leave' || Object.keys(entry.identity).length === 0) return entry;
  return { ...entry, faults: [...faults, fault('identity-left', { name: power.name, department: power.department })] };
}

function coded(entry: Entry, codes: Codes): Entry {
  if (entry.code !== null || entry.faults.length > 0 || !entry.identity.category) return entry;
  const code = codes.next(entry.identity.category);
  const remark: Fault = { field: 'code', column: null, value: '', code: 'powers/catalogue/code-proposed', facts: { code } };
  return { ...entry, code, remarks: [...entry.remarks, remark] };
}

/** A note on a cell of a row, with its place as a person finds it. */
export function noteOf({ sheet, row }: Entry, { column, value, code, facts, field }: Fault, sheets: Understood['sheets']): CellNote {
  const heading = column === null ? null : (sheets.find(({ table }) => table.name === sheet)?.table.heading?.names[column] ?? null);
  return {
    sheet,
    row,
    column: column === null ? null : columnLetters(column),
    heading,
    value,
    code,
    facts: { ...facts, value, heading: heading ?? field ?? '' },
  };
}
