import { createReadStream } from 'node:fs';
import { FormatError } from '#platform/formats/format-error.ts';
import type { Folder, FolderFile } from '#platform/formats/folder.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Book, bookLimits, readBook } from '#platform/sheets/book.ts';
import { Headings } from '#platform/sheets/columns.ts';
import { type Kind, type SheetReading, type Table, understandSheet } from '#platform/sheets/table.ts';
import { type Field, names, others } from '../../importing/fields.ts';

const mostRows = 3000;
const sheetEnding = /\.(xlsx|xlsm|xls|csv|tsv)$/i;
const kind: Kind<Field> = { headings: new Headings<Field>(names, { several: [], others }) };

/** Which field each column has, where somebody said so of such headings. */
type Given = (names: readonly string[]) => ReadonlyArray<Field | null> | undefined;

/** The list of a folder: the spreadsheet that names titles. `path`: which file it is. */
export type List = Readonly<{ path: string; tables: ReadonlyArray<Table<Field>> }>;

/**
 * Finds the list among the spreadsheets of a folder, the nearest to its top first: one that names titles, or else one whose columns a
 * person may still name.
 *
 * @param readings how a person wants its sheets read, by their index
 * @throws Refusal `institutions/import/no-list/invalid`, `institutions/import/list/invalid` with what is wrong with the only one there is
 */
export async function listOf(folder: Folder, readings: Readonly<Record<string, SheetReading<Field>>>, given: Given): Promise<List> {
  const files = folder.files.filter(({ path }) => sheetEnding.test(path)).toSorted((a, b) => depth(a) - depth(b) || a.path.localeCompare(b.path));
  let wrong: FormatError | null = null;
  let other: List | null = null;
  for (const file of files) {
    try {
      const book = await bookOf(folder, file);
      const list = { path: file.path, tables: book.sheets.map((sheet, at) => understandSheet(sheet, kind, readings[at] ?? {}, given)) };
      if (namesTitles(book)) return list;
      if (book.sheets.some(({ rows }) => rows.length > 0)) other ??= list;
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      wrong = error;
    }
  }
  if (other) return other;
  if (wrong) throw new Refusal('institutions/import/list/invalid', { fault: wrong.code, ...wrong.facts });
  throw new Refusal('institutions/import/no-list/invalid');
}

const depth = ({ path }: FolderFile): number => path.split('/').length;

/** By what is proposed, whatever a person said: so the list stays the same while they correct it. */
const namesTitles = ({ sheets }: Book): boolean =>
  sheets
    .map((sheet) => understandSheet(sheet, kind, {}, () => undefined))
    .some(({ fields, leftOut }) => leftOut === null && fields.includes('title'));

async function bookOf(folder: Folder, file: FolderFile): Promise<Book> {
  const { path } = await folder.take(file);
  return readBook(createReadStream(path), { ...bookLimits, rows: mostRows });
}
