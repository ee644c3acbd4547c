import { lookedAt, type Merge, type Row } from '../formats/table-heading.ts';
import type { BookSheet } from './book.ts';

/** Whether a row's texts can only be the heading of a table of the kind that is looked for. */
export type Heads = (texts: readonly string[]) => boolean;

/** One table of a sheet. `turned`: its headings stand below one another, so that rows and columns are exchanged here. */
export type Part = Readonly<{ sheet: BookSheet; turned: boolean }>;

const widest = 300; // columns of a sheet that is turned, and rows of its headings

/** The tables of a sheet, where it has several: below one another, beside one another, or turned. Each keeps its places. */
export function partsOf(sheet: BookSheet, isHeading: Heads): Part[] {
  const heads = sheet.rows.flatMap((row, at) => (isHeading(textsOf(row)) ? [at] : []));
  if (heads.length === 0) return [isTurned(sheet, isHeading) ? { sheet: turned(sheet), turned: true } : { sheet, turned: false }];
  const starts = [...new Set([0, ...heads.map((at) => startOf(sheet.rows, at, heads))])].toSorted((a, b) => a - b);
  const below = starts.map((from, at) => ({ ...sheet, rows: sheet.rows.slice(from, starts[at + 1]) }));
  return below.flatMap((part) => beside(part, isHeading)).map((part) => ({ sheet: part, turned: false }));
}

const textsOf = ({ cells }: Pick<Row, 'cells'>): string[] => Array.from(cells, (cell) => (cell ?? '').trim());
const filled = (row: Row): number => textsOf(row).filter((text) => text !== '').length;

const aboveTable = 8; // rows of titles and notes; more are a table of their own

/** Where the table of a heading begins: with the titles right above it. What little stands above the first is its own. */
function startOf(rows: readonly Row[], head: number, heads: readonly number[]): number {
  const before = heads[heads.indexOf(head) - 1];
  if (before === undefined && rows.slice(0, head).filter((row) => filled(row) >= 3).length < aboveTable) return 0;
  if (before !== undefined && head - before <= 2 && rows[head]!.line - rows[before]!.line <= 2) return startOf(rows, before, heads);
  let from = head;
  while (from > 0 && filled(rows[from - 1]!) === 1 && textsOf(rows[from - 1]!)[0] !== '') from--;
  return from;
}

/** Tables beside one another: the heading begins once more within its row. */
function beside(sheet: BookSheet, isHeading: Heads): BookSheet[] {
  const texts = textsOf(sheet.rows.find((row) => isHeading(textsOf(row))) ?? { cells: [] });
  const first = texts.findIndex((text) => text !== '');
  const again = texts.findIndex((text, at) => at > first && text === texts[first]);
  if (again < 0 || !isHeading(texts.slice(first, again)) || !isHeading(texts.slice(again))) return [sheet];
  return [columnsOf(sheet, 0, again), ...beside(columnsOf(sheet, again, Infinity), isHeading)];
}

function columnsOf(sheet: BookSheet, from: number, to: number): BookSheet {
  const kept = (cells: readonly string[]): string[] => Array.from(cells, (cell, at) => (at >= from && at < to ? (cell ?? '') : ''));
  const rows = sheet.rows.map(({ line, cells }) => ({ line, cells: kept(cells) })).filter((row) => filled(row) > 0);
  return { ...sheet, rows, merges: sheet.merges.filter(({ left }) => left >= from && left < to) };
}

function isTurned({ rows }: BookSheet, isHeading: Heads): boolean {
  const top = rows.slice(0, widest);
  const wide = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (rows.length > widest || wide > widest || wide < 2) return false;
  return [0, 1, 2].some((column) => isHeading(top.map(({ cells }) => (cells[column] ?? '').trim())));
}

/** Columns as rows; what stood in a row of the sheet stands in the column of that number. */
function turned(sheet: BookSheet): BookSheet {
  const wide = Math.max(...sheet.rows.map(({ cells }) => cells.length));
  const rows = Array.from({ length: wide }, (_, column): Row => {
    const cells: string[] = [];
    for (const row of sheet.rows) cells[row.line - 1] = row.cells[column] ?? '';
    return { line: column + 1, cells: Array.from(cells, (cell) => cell ?? '') };
  }).filter((row) => filled(row) > 0);
  const merges = sheet.merges.map(({ top, left, bottom, right }): Merge => ({ top: left + 1, left: top - 1, bottom: right + 1, right: bottom - 1 }));
  return { ...sheet, rows: rows.slice(0, lookedAt + widest), merges };
}
