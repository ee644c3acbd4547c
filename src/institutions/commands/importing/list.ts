import { createReadStream } from 'node:fs';
import { FormatError } from '#platform/formats/format-error.ts';
import type { Folder, FolderFile } from '#platform/formats/folder.ts';
import { bookLimits, readBook } from '#platform/sheets/book.ts';
import { Headings } from '#platform/sheets/columns.ts';
import { type Kind, type Table, understandSheet } from '#platform/sheets/table.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Field, names, others } from '../../importing/fields.ts';

const mostRows = 3000;
const sheetEnding = /\.(xlsx|xlsm|xls|csv|tsv)$/i;
const kind: Kind<Field> = { headings: new Headings<Field>(names, { several: [], others }) };

/** The list of a folder: the spreadsheet that names titles. `path`: which file it is. */
export type List = Readonly<{ path: string; tables: ReadonlyArray<Table<Field>> }>;

/**
 * Finds the list among the spreadsheets of a folder, the nearest to its top first.
 *
 * @throws Refusal `institutions/import/no-list/invalid`, `institutions/import/list/invalid` with what is wrong with the only one there is
 */
export async function listOf(folder: Folder): Promise<List> {
  const sheets = folder.files.filter(({ path }) => sheetEnding.test(path)).toSorted((a, b) => depth(a) - depth(b) || a.path.localeCompare(b.path));
  let wrong: FormatError | null = null;
  for (const file of sheets) {
    const tables = await tablesOf(folder, file).catch((error: unknown) => {
      if (!(error instanceof FormatError)) throw error;
      wrong = error;
      return [];
    });
    if (tables.some(({ fields, leftOut }) => leftOut === null && fields.includes('title'))) return { path: file.path, tables };
  }
  if (wrong) throw new Refusal('institutions/import/list/invalid', { fault: (wrong as FormatError).code, ...(wrong as FormatError).facts });
  throw new Refusal('institutions/import/no-list/invalid');
}

const depth = ({ path }: FolderFile): number => path.split('/').length;

async function tablesOf(folder: Folder, file: FolderFile): Promise<Table<Field>[]> {
  const { path } = await folder.take(file);
  const book = await readBook(createReadStream(path), { ...bookLimits, rows: mostRows });
  return book.sheets.map((sheet) => understandSheet(sheet, kind, {}, () => undefined));
}
