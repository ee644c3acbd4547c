import { isKnownHeading } from './csv-columns.ts';
import { FormatError } from './format-error.ts';
import { tableTime } from './log-time.ts';
import { isStepPart } from './wide-columns.ts';

/** A row's cells as text, and the line or row number on which it begins, from 1. */
export type Row = { cells: string[]; line: number };

/** Cells that are one: rows by their number, columns from 0, both ends included. */
export type Merge = Readonly<{ top: number; left: number; bottom: number; right: number }>;

/** Where the heading stands: `at` is its first row among those looked at, `line` that row's number; `rows` it has, one to three. */
export type Heading = Readonly<{ at: number; rows: number; line: number; names: readonly string[] }>;

/** Rows that are looked at for the heading: titles and notes above it are few. */
export const lookedAt = 30;
const mostRows = 3;
const mostColumns = 5000;
const mostMerges = 5000; // of a heading's cells; those of a real one do not overlap

const text = (row: Row | undefined, column: number): string => (row?.cells[column] ?? '').trim();
const filled = (row: Row): string[] => row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');

/**
 * Finds the heading of a table below its titles and notes: the first row that names at least two columns of known meaning, else the first
 * that is filled by half. A heading of two lines names its columns `upper/lower`.
 *
 * @param rows the beginning of the table
 * @param given the number of the heading's first row, where a person said it
 * @throws FormatError `formats/empty`, `formats/table-heading` when the given row is not among them, `formats/csv-heading` for a name that is there twice
 */
export function findHeading(rows: readonly Row[], merges: readonly Merge[], given: number | null): Heading {
  const heading = locateHeading(rows, merges, given, ofEvents);
  const { line, names } = heading;
  const seen = new Set<string>();
  const twice = names.find((name) => name !== '' && seen.size === seen.add(name).size);
  if (twice !== undefined) throw new FormatError('formats/csv-heading', { line, name: twice.slice(0, 200) });
  return heading;
}

/** How a kind of table is told: whether a heading has a known meaning, whether a row can only be the lower line of a heading, and which cell is in none. */
export type Telling = Readonly<{
  known: (heading: string) => boolean;
  isLower: (row: Row, above: Row | undefined) => boolean;
  isValue?: ((cell: string) => boolean) | undefined;
}>;

const ofEvents: Telling = { known: (heading) => isKnownHeading(heading) || isStepPart(heading), isLower: isStepLine };

/** The same for a table of any kind; a name may be there twice. @throws FormatError `formats/empty`, `formats/table-heading` */
export function locateHeading(rows: readonly Row[], merges: readonly Merge[], given: number | null, telling: Telling): Heading {
  if (rows.length === 0) throw new FormatError('formats/empty', { line: 1 });
  const at = given === null ? likeliest(rows, merges, telling) : rows.findIndex(({ line }) => line === given);
  const first = rows[at];
  if (!first) throw new FormatError('formats/table-heading', { line: given ?? 1 });
  if (first.cells.length > mostColumns) throw new FormatError('formats/too-large', { line: first.line, limit: mostColumns });
  const below = rowsBelow(rows, at, merges, telling);
  return { at, rows: 1 + below, line: first.line, names: namesOf(rows.slice(at, at + 1 + below), merges) };
}

function likeliest(rows: readonly Row[], merges: readonly Merge[], { known, isLower, isValue = () => false }: Telling): number {
  const top = rows.slice(0, lookedAt);
  const most = Math.max(...top.map((row) => filled(row).length), 1);
  const half = Math.max(Math.min(2, most), most / 2); // a title is one cell
  const may = top.map((row) => filled(row).length >= half && !filled(row).some((cell) => tableTime(cell) !== null || isValue(cell)));
  const sure = top.findIndex((row, at) => may[at] && filled(row).filter(known).length >= 2);
  const found = sure >= 0 ? sure : Math.max(0, may.indexOf(true));
  let first = found;
  while (first > 0 && found - first < mostRows - 1 && isUnder(top, first, merges, isLower)) first--;
  return first;
}

/** Whether a row of the heading stands under another one. */
function isUnder(top: readonly Row[], at: number, merges: readonly Merge[], isLower: Telling['isLower']): boolean {
  const [above, { line }] = [top[at - 1]!, top[at]!];
  const isMerged = merges.some((it) => it.top < line && it.bottom >= line);
  return filled(above).length >= 2 && (isMerged || isLower(top[at]!, above));
}

/** A lower line of a heading says only time, person, arrival, again and again. */
function isStepLine(row: Row): boolean {
  const cells = filled(row);
  return cells.length >= 2 && cells.every(isStepPart) && new Set(cells).size < cells.length;
}

function rowsBelow(rows: readonly Row[], at: number, merges: readonly Merge[], { isLower }: Telling): number {
  const { line } = rows[at]!;
  let bottom = line;
  for (const it of merges.toSorted((a, b) => a.top - b.top)) if (it.top >= line && it.top <= bottom) bottom = Math.max(bottom, it.bottom);
  const merged = rows.slice(at + 1, at + mostRows).filter((row) => row.line <= bottom).length;
  if (merged > 0) return merged;
  let below = 0;
  while (below < mostRows - 1 && rows[at + below + 1] && isLower(rows[at + below + 1]!, rows[at + below])) below++;
  return below;
}

function namesOf(lines: readonly Row[], all: readonly Merge[]): string[] {
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const merges = all.filter((it) => lines.some(({ line }) => it.top <= line && it.bottom >= line)).slice(0, mostMerges);
  const filledIn = lines.map((_row, at) => Array.from({ length: width }, (_, column) => cellOf(lines, at, column, merges)));
  if (all.length === 0) for (const upper of filledIn.slice(0, -1)) carryOn(upper, filledIn.at(-1)!);
  return Array.from({ length: width }, (_, column) => {
    const parts = filledIn.map((row) => inOneLine(row[column]!));
    return [...new Set(parts.filter((part) => part !== ''))].join('/');
  });
}

const inOneLine = (cell: string): string =>
  cell
    .split('\n')
    .map((line) => line.trim())
    .join('');

/** A cell's text; of merged cells that of the first. */
function cellOf(lines: readonly Row[], at: number, column: number, merges: readonly Merge[]): string {
  const { line } = lines[at]!;
  const merge = merges.find((it) => it.top <= line && it.bottom >= line && it.left <= column && it.right >= column);
  if (!merge) return text(lines[at], column);
  return text(
    lines.find((row) => row.line === merge.top),
    merge.left,
  );
}

/** Where merged cells were lost, an upper name holds for the empty cells to its right that have a name below. */
function carryOn(upper: string[], lower: readonly string[]): void {
  for (let column = 1; column < upper.length; column++) {
    if (upper[column] === '' && lower[column] !== '') upper[column] = upper[column - 1]!;
  }
}
