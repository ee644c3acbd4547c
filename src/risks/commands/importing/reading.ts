import { createReadStream } from 'node:fs';
import { type Day, yearOf } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Book, bookLimits, readBook } from '#platform/sheets/book.ts';
import { columnLetters } from '#platform/sheets/cell-text.ts';
import { layoutOf, layoutsOf } from '#platform/sheets/layouts.ts';
import { type CellNote, readingOf, type SheetShown } from '#platform/sheets/shapes.ts';
import { fieldsKnown, sheetShown } from '#platform/sheets/shown.ts';
import type { Entry, Fault } from '../../importing/entry.ts';
import { fields } from '../../importing/fields.ts';
import type { Named } from '../../importing/names.ts';
import { understand } from '../../importing/understand.ts';
import { houseOf, importedKeys, keyOf } from '../../store/importing.ts';
import { tableIn, tableKind, tablesIn, type TableSeen } from './tables.ts';

/** How a person wants a file read, as JSON where they say otherwise; of which year the register is. */
export type Asked = Readonly<{ reading?: string | undefined; year?: number | undefined }>;

const Reading = readingOf(fields);

/** A record beside what is there. `already`: an import of the year brought it before. */
export type Seen = Readonly<{ entry: Entry; table: TableSeen; already: boolean }>;
export type Sheet = Readonly<{ seen: TableSeen; shown: SheetShown }>;

/** A register as it is understood. */
export type Understood = Readonly<{
  book: Book;
  sheets: readonly Sheet[];
  entries: readonly Seen[];
  departments: readonly Named[];
  chosen: readonly Named[]; // names of departments as the one who asks says
  corrected: ReadonlySet<string>; // layouts whose columns a person chose
  year: number;
  years: ReadonlyMap<number, number>; // rows by the year of their own day
}>;

/** Reads a register; nothing is written. @throws Refusal `risks/import/file/invalid` with the place, `risks/import/reading/invalid` */
export async function readRegister(tx: Tx, actor: Actor, file: Upload, asked: Asked, { today }: Moment): Promise<Understood> {
  const reading = readingIn(asked.reading);
  const said = Object.entries(reading.departments).map(([name, id]) => ({ id, name }));
  const { all, ...house } = await houseOf(tx, actor, today, said);
  const chosen = said.filter(({ id }) => all.some((it) => it.id === id));
  const usual = await layoutsOf(tx, actor.bureauId, tableKind);
  const given = (names: readonly string[]) => reading.fields[layoutOf(names)] ?? fieldsKnown(fields, usual.get(layoutOf(names)));
  try {
    const book = await readBook(createReadStream(file.path), bookLimits);
    const sheets = tablesIn(book, house, reading.sheets, given).map((seen): Sheet => {
      const owner = all.find(({ id }) => id === reading.sheets[seen.index]?.owner) ?? seen.owner;
      return { seen, shown: sheetShown(seen.table, { index: seen.index, owner, usual, turned: seen.turned }) };
    });
    const entries = sheets.flatMap(({ seen, shown }) =>
      seen.table.leftOut === null ? understand(tableIn(seen, shown.owner), house).map((entry) => ({ entry, table: seen })) : [],
    );
    const years = yearsOf(entries.map(({ entry }) => entry.date));
    const year = asked.year ?? [...years].toSorted(([a, most], [b, more]) => more - most || b - a)[0]?.[0] ?? yearIn(sheets) ?? yearOf(today);
    const there = await importedKeys(tx, actor.bureauId, year);
    const beside = entries.map((it) => ({ ...it, already: isThere(it.entry, there) }));
    return { book, sheets, entries: beside, departments: all, chosen, corrected: new Set(Object.keys(reading.fields)), year, years };
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    throw new Refusal('risks/import/file/invalid', { fault: cause.code, ...cause.facts }, { cause });
  }
}

function readingIn(text: string | undefined) {
  try {
    return Reading.parse(text === undefined ? {} : JSON.parse(text));
  } catch (cause) {
    throw new Refusal('risks/import/reading/invalid', {}, { cause });
  }
}

const yearsOf = (days: ReadonlyArray<Day | null>): Map<number, number> =>
  new Map(
    [
      ...Map.groupBy(
        days.filter((it) => it !== null),
        yearOf,
      ),
    ].map(([year, its]) => [year, its.length]),
  );

/** The year that a title says: 2010年度廉政风险点登记册. */
function yearIn(sheets: readonly Sheet[]): number | null {
  const titles = sheets.flatMap(({ seen: { table } }) => [...table.above, table.name]);
  const said = new Set(titles.flatMap((text) => /(?<!\d)(20\d\d)\s*年/.exec(text)?.[1] ?? []));
  return said.size === 1 ? Number([...said][0]) : null;
}

function isThere({ department, description, position, serial, faults }: Entry, there: ReadonlySet<string>): boolean {
  if (faults.length > 0 || !department || description === null) return false;
  return there.has(keyOf({ departmentId: department.id, description, position, number: serial }));
}

/** A note on a cell of a record, with its place as a person finds it. */
export function noteOf({ entry, table: { table, turned } }: Seen, { column, value, code, facts, field }: Fault): CellNote {
  const heading = column === null ? null : (table.heading!.names[column] ?? null);
  const line = entry.row;
  const place = turned
    ? { row: column === null ? line : column + 1, column: columnLetters(line - 1) }
    : { row: line, column: column === null ? null : columnLetters(column) };
  return { sheet: entry.sheet, ...place, heading, value, code, facts: { ...facts, value, heading: heading ?? field } };
}
