import { csvRows } from '../formats/csv-rows.ts';
import { FormatError } from '../formats/format-error.ts';
import { peek } from '../formats/gzip.ts';
import { logLimits } from '../formats/limits.ts';
import type { Merge, Row } from '../formats/table-heading.ts';
import { openXlsx } from '../formats/xlsx.ts';
import { sheetLimits } from '../formats/xlsx-parts.ts';
import { xlsSheets } from './xls.ts';

/** A spreadsheet, read whole: rows without content are left out, each row says its own number. A delimited text is one sheet without name. */
export type Book = Readonly<{ format: 'xlsx' | 'xls' | 'csv'; sheets: readonly BookSheet[] }>;
export type BookSheet = Readonly<{ name: string; hidden: boolean; rows: readonly Row[]; merges: readonly Merge[] }>;

/** How much a spreadsheet that people fill in by hand may ask of us. Sizes in bytes; `rows` and `text` (characters) are of the whole book. */
export type BookLimits = Readonly<{
  packed: number;
  unpacked: number;
  ratio: number;
  sheets: number;
  rows: number;
  columns: number;
  text: number;
  merges: number;
}>;

const mebi = 1024 * 1024;
export const bookLimits: BookLimits = {
  packed: 20 * mebi,
  unpacked: 200 * mebi,
  ratio: 200,
  sheets: 300,
  rows: 20_000,
  columns: 500,
  text: 16 * mebi,
  merges: 20_000,
};

const zip = [0x50, 0x4b, 0x03, 0x04];
const oldFile = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads an Excel workbook (.xlsx, .xlsm, .xls) or a delimited text of whatever encoding and delimiter. Formulas, macros and links are not
 * followed: a cell is what it showed.
 *
 * @throws FormatError `formats/xls`, `formats/xlsx-encrypted`, `formats/bomb`, `formats/too-large`, `formats/empty` …
 */
export async function readBook(source: AsyncIterable<Uint8Array>, limits: BookLimits = bookLimits): Promise<Book> {
  const { head, whole } = await peek(source, zip.length);
  const begins = (mark: readonly number[]) => mark.every((byte, at) => head[at] === byte);
  const tally = new Tally(limits);
  if (begins(zip)) return { format: 'xlsx', sheets: await workbookSheets(whole, limits, tally) };
  if (begins(oldFile)) return { format: 'xls', sheets: await oldSheets(whole, limits, tally) };
  const rows = await tally.taken(csvRows(measured(whole, limits.packed), { ...logLimits, token: mebi }, { ragged: true }));
  return { format: 'csv', sheets: [{ name: '', hidden: false, rows, merges: [] }] };
}

async function workbookSheets(source: AsyncIterable<Uint8Array>, limits: BookLimits, tally: Tally): Promise<BookSheet[]> {
  const { packed, unpacked, ratio, columns, merges: mostMerges } = limits;
  const sheets = await openXlsx(source, { ...sheetLimits, packed, unpacked, ratio, columns, merges: mostMerges, shared: limits.text });
  if (sheets.length > limits.sheets) throw new FormatError('formats/too-large', { element: 'workbook', limit: limits.sheets });
  const read: BookSheet[] = [];
  for (const { name, hidden, rows, merges } of sheets) read.push({ name, hidden, rows: await tally.taken(rows()), merges: await merges() });
  return read;
}

async function oldSheets(source: AsyncIterable<Uint8Array>, limits: BookLimits, tally: Tally): Promise<BookSheet[]> {
  const sheets = await xlsSheets(source, limits);
  if (sheets.length > limits.sheets) throw new FormatError('formats/too-large', { element: 'workbook', limit: limits.sheets });
  const read: BookSheet[] = [];
  for (const sheet of sheets) {
    if (sheet.merges.length > limits.merges) throw new FormatError('formats/too-large', { element: sheet.name, limit: limits.merges });
    read.push({ ...sheet, rows: await tally.taken(each(sheet.rows)) });
  }
  return read;
}

async function* each(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

/** What was read of a book so far, against its limits. */
class Tally {
  private readonly limits: BookLimits;
  private rows = 0;
  private text = 0;

  constructor(limits: BookLimits) {
    this.limits = limits;
  }

  async taken(rows: AsyncIterable<Row>): Promise<Row[]> {
    const taken: Row[] = [];
    for await (const row of rows) {
      const { line, cells } = row;
      if (++this.rows > this.limits.rows) throw new FormatError('formats/too-large', { line, limit: this.limits.rows });
      if (cells.length > this.limits.columns) throw new FormatError('formats/too-large', { line, limit: this.limits.columns });
      for (const cell of cells) this.text += cell?.length ?? 0;
      if (this.text > this.limits.text) throw new FormatError('formats/too-large', { line, limit: this.limits.text });
      taken.push(row);
    }
    return taken;
  }
}

async function* measured(source: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > limit) throw new FormatError('formats/too-large', { limit });
    yield piece;
  }
}
