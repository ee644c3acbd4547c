export type Align = 'left' | 'center' | 'right';

/**
 * A table with lines around every cell. `columns`: their widths in percent; a cell covers `span` of them and `down` rows; a `head` row is
 * repeated on every page; `height`: millimetres that a row has at least; `whole`: a row is not broken over two pages. In the column `runs`
 * the same text in row after row is one cell, and is said again on the next page; its rows have a cell for each column. `goesOn`:
 * the grid below begins where this one ends, with one line between them and on the same page; so a head in the midst of a form repeats.
 */
export type Grid = Readonly<{ columns: readonly number[]; rows: readonly GridRow[]; size?: number; runs?: number; goesOn?: boolean }>;
export type GridRow = Readonly<{ cells: ReadonlyArray<GridCell | string>; head?: boolean; height?: number; whole?: boolean }>;

/**
 * A paragraph of a cell, such as an opinion at the left and its signature at the right. `before`: points of space above it. `drawing`: what was
 * drawn (`strokesOf`), as a picture behind the text; `after`: the text behind that.
 */
export type CellLine = Readonly<{ text: string; align?: Align; bold?: boolean; before?: number; drawing?: string | null; after?: string }>;

/** Millimetres that a drawing is high on paper. */
export const drawingHeight = 8;

export type GridCell = Readonly<{
  text?: string;
  lines?: readonly CellLine[];
  span?: number;
  down?: number;
  align?: Align;
  top?: boolean;
  bold?: boolean;
  size?: number;
  shaded?: boolean;
}>;

/** A box to tick, ticked or not. */
export const tick = (ticked: boolean): string => (ticked ? '☑' : '□');

/** What a document is made of, from top to bottom. Sizes in points. */
export type Block =
  | Readonly<{ kind: 'title' | 'heading' | 'subheading'; text: string; newPage?: boolean }>
  | Readonly<{ kind: 'text'; text: string; align?: Align; size?: number; bold?: boolean; indent?: boolean; before?: number; after?: number }>
  | Readonly<{ kind: 'ends'; left: string; right: string; size?: number }> // a line with a text at each end
  | Readonly<{ kind: 'grid'; grid: Grid }>
  | Readonly<{ kind: 'contents'; title: string }> // of the headings, with their pages
  | Readonly<{ kind: 'newPage' }>;
/** Pages of A4 or A3, upright or across; margins in millimetres: top, right, bottom, left. */
export type PageKind = Readonly<{ paper?: 'A4' | 'A3'; across?: boolean; margins?: readonly [number, number, number, number] }>;
export type Part = Readonly<{ page?: PageKind; blocks: readonly Block[]; footer?: 'pages' | 'none' }>;
