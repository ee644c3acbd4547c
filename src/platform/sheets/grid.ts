import { FormatError } from '../formats/format-error.ts';
import type { Merge, Row } from '../formats/table-heading.ts';
import { shownText } from './cell-text.ts';

/** A cell's text and where it stands: of merged cells the first one, whose text holds for all of them. `quoted`: it had an apostrophe before it. */
export type GridCell = Readonly<{ text: string; line: number; column: number; quoted: boolean }>;
export type GridRow = Readonly<{ line: number; cells: readonly GridCell[] }>;

/** Whether a cell has its text itself, and not from a cell that it is merged with. */
export const isOwn = ({ text, line, column }: GridCell, row: GridRow, at: number): boolean => text !== '' && line === row.line && column === at;

/** The texts that a row has itself, from left to right. */
export const ownTexts = (row: GridRow): string[] => row.cells.flatMap((cell, at) => (isOwn(cell, row, at) ? [cell.text] : []));

const mostCells = 2_000_000;

/**
 * Rows of a sheet with the text of merged cells in each of them.
 *
 * @param width columns that are looked at
 * @throws FormatError `formats/too-large`, also when merged cells lie over each other, as no program writes them
 */
export function gridOf(rows: readonly Row[], merges: readonly Merge[], width: number): GridRow[] {
  if (rows.length * width > mostCells) throw new FormatError('formats/too-large', { limit: mostCells });
  const grid = rows.map(({ line, cells }) => ({
    line,
    cells: Array.from({ length: width }, (_, column) => cellOf(cells[column] ?? '', line, column)),
  }));
  let left = grid.length * width;
  for (const { top, left: first, bottom, right } of merges) {
    const from = firstFrom(grid, top);
    const to = firstFrom(grid, bottom + 1);
    const last = Math.min(right, width - 1);
    left -= Math.max(0, to - from) * Math.max(0, last - first + 1);
    if (left < 0) throw new FormatError('formats/too-large', { line: top, limit: grid.length * width });
    const origin = grid[from]?.line === top ? grid[from]!.cells[first] : undefined;
    if (!origin) continue;
    for (let row = from; row < to; row++) for (let column = first; column <= last; column++) grid[row]!.cells[column] = origin;
  }
  return grid;
}

const cellOf = (cell: string, line: number, column: number): GridCell => ({ text: shownText(cell), line, column, quoted: cell.startsWith("'") });

/** The first row whose number is at least `line`. */
function firstFrom(grid: readonly GridRow[], line: number): number {
  let [from, to] = [0, grid.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (grid[middle]!.line < line) from = middle + 1;
    else to = middle;
  }
  return from;
}
