import { lookedAt, type Merge, type Row } from '../formats/table-heading.ts';
import type { BookSheet } from './book.ts';

/** Whether a row's texts can only be the heading of a table of the kind that is looked for. */
export type Heads = (texts: readonly string[]) => boolean;

/** The same of a row below a title or a gap, by the rows below it up to the next. */
export type Stands = (texts: readonly string[], below: readonly string[][]) => boolean;

/** One table of a sheet. `turned`: its headings stand below one another, so that rows and columns are exchanged here. */
export type Part = Readonly<{ sheet: BookSheet; turned: boolean }>;

const widest = 300; // columns of a sheet that is turned, and rows of its headings

/** The tables of a sheet, where it has several: below one another, beside one another, or turned. Each keeps its places. */
export function partsOf(sheet: BookSheet, isHeading: Heads, stands: Stands = () => false): Part[] {
  const { rows } = sheet;
  const named = new Set(rows.flatMap((row, at) => (isHeading(textsOf(row)) ? [at] : [])));
  const isHead = (at: number): boolean => named.has(at) || (isApart(rows, at) && stands(textsOf(rows[at]!), belowOf(rows, at)));
  const heads = [...rows.keys()].filter((at) => isHead(at) && !isAgain(rows, at, named));
  if (heads.length === 0) return [isTurned(sheet, isHeading) ? { sheet: turned(sheet), turned: true } : { sheet, turned: false }];
  const starts = [...new Set([0, ...heads.map((at) => startOf(sheet, at, heads))])].toSorted((a, b) => a - b);
  const below = starts.map((from, at) => ({ ...sheet, rows: sheet.rows.slice(from, starts[at + 1]) }));
  return below.flatMap((part) => beside(part, isHeading)).map((part) => ({ sheet: part, turned: false }));
}

const textsOf = ({ cells }: Pick<Row, 'cells'>): string[] => Array.from(cells, (cell) => (cell ?? '').trim());
const filled = (row: Row): number => textsOf(row).filter((text) => text !== '').length;

const sameTexts = (a: Row | undefined, b: Row | undefined): boolean =>
  textsOf(a ?? { cells: [] }).join('\n') === textsOf(b ?? { cells: [] }).join('\n');

/** Whether a title or a gap is right above a row. */
const isApart = (rows: readonly Row[], at: number): boolean =>
  at > 0 && filled(rows[at]!) >= 3 && (filled(rows[at - 1]!) === 1 || rows[at]!.line - rows[at - 1]!.line > 1);

const mostBelow = 60; // rows

function belowOf(rows: readonly Row[], at: number): string[][] {
  const end = rows.findIndex((_, it) => it > at + 1 && (isApart(rows, it) || it > at + mostBelow));
  return rows.slice(at + 1, end < 0 ? undefined : end).map(textsOf);
}

/** A heading that only comes once more, as at the top of a page, with no title of its own: the table goes on. */
function isAgain(rows: readonly Row[], at: number, named: ReadonlySet<number>): boolean {
  const before = [...named].findLast((it) => it < at);
  return before !== undefined && at - before > 2 && filled(rows[at - 1]!) > 1 && sameTexts(rows[at], rows[before]);
}

const aboveTable = 8; // rows of titles and notes; more are a table of their own

/** Where the table of a heading begins: with the titles right above it. What little stands above the first is its own. */
function startOf({ rows, merges }: BookSheet, head: number, heads: readonly number[]): number {
  const before = heads[heads.indexOf(head) - 1];
  if (before === undefined && rows.slice(0, head).filter((row) => filled(row) >= 3).length < aboveTable) return 0;
  if (before !== undefined && head - before <= 2 && rows[head]!.line - rows[before]!.line <= 2)
    return startOf({ rows, merges } as BookSheet, before, heads);
  const { line } = rows[head]!;
  const spans = merges.filter((it) => it.top < line && it.bottom >= line).map(({ top }) => rows.findIndex((row) => row.line === top));
  let from = Math.min(head, ...spans.filter((at) => at >= 0));
  if (from === head && before !== undefined && filled(rows[head - 1]!) > 1 && before > 0 && sameTexts(rows[head - 1], rows[before - 1])) from--;
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
