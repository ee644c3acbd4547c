import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { drawnField } from '../drawing.ts';
import { type CellLine, drawingHeight, type Grid, type GridCell, type GridRow } from './parts.ts';
import { pictureOf } from './picture.ts';
import { fonts, lineOf, mm, textRuns } from './text.ts';

export type { Grid, GridCell, GridRow } from './parts.ts';

const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const borders = { top: border, bottom: border, left: border, right: border };
const aligned = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const usualSize = 10.5;

/** @param width of the text of the page, in twentieths of a point */
export function gridTable({ columns, rows, size = usualSize, goesOn = false }: Grid, width: number): Table {
  const total = columns.reduce((sum, it) => sum + it, 0);
  const widths = columns.map((it) => Math.round((it / total) * width));
  return new Table({
    width: { size: widths.reduce((sum, it) => sum + it, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { ...borders, ...(goesOn && { bottom: none }), insideHorizontal: border, insideVertical: border },
    rows: rows.map((row, at) => rowOf(row, taken(rows, at, columns.length), { widths, size, left: goesOn ? rows.length - at : Infinity })),
  });
}

const textIn = (row: GridRow | undefined, column: number): string | undefined => {
  const cell = row?.head ? undefined : row?.cells[column];
  return typeof cell === 'string' ? cell : cell?.text;
};

/** The rows of a grid with its runs as one cell each. @param breaks rows with which a page begins */
export function withRuns({ rows, runs, ...grid }: Grid, breaks: ReadonlySet<number>): Grid {
  if (runs === undefined) return { ...grid, rows };
  const goesOn = (at: number): boolean =>
    textIn(rows[at], runs) !== undefined && textIn(rows[at], runs) === textIn(rows[at - 1], runs) && !breaks.has(at);
  const shown = rows.map((row, at): GridRow => {
    if (goesOn(at)) return { ...row, cells: row.cells.filter((_, column) => column !== runs) };
    let down = 1;
    while (goesOn(at + down)) down++;
    const cells = row.cells.map((cell, column) =>
      column !== runs || down === 1 ? cell : { ...(typeof cell === 'string' ? { text: cell } : cell), down },
    );
    return { ...row, cells };
  });
  return { ...grid, rows: shown };
}

/** Columns of a row that cells above it cover. */
function taken(rows: readonly GridRow[], row: number, width: number): boolean[] {
  const left = Array.from({ length: width }, () => 0);
  for (const { cells } of rows.slice(0, row)) {
    for (const [column, count] of left.entries()) left[column] = Math.max(0, count - 1);
    let at = 0;
    for (const cell of cells) {
      while (left[at]! > 0) at++;
      const { span = 1, down = 1 } = typeof cell === 'string' ? {} : cell;
      for (let column = at; column < at + span; column++) left[column] = down;
      at += span;
    }
  }
  return left.map((count) => count > 1);
}

type Around = Readonly<{ widths: readonly number[]; size: number; left: number }>; // left: rows from here to the one that goes on below

function rowOf({ cells, head = false, height, whole = true }: GridRow, covered: readonly boolean[], { widths, size, left }: Around): TableRow {
  let at = 0;
  return new TableRow({
    tableHeader: head,
    cantSplit: whole,
    ...(height !== undefined && { height: { value: mm(height), rule: HeightRule.ATLEAST } }),
    children: cells.map((it) => {
      const cell: GridCell = typeof it === 'string' ? { text: it } : it;
      while (covered[at]) at++;
      const own = widths.slice(at, at + (cell.span ?? 1));
      at += own.length;
      return cellOf(
        cell,
        own.reduce((sum, one) => sum + one, 0),
        { head, usual: size, open: (cell.down ?? 1) >= left, last: left === 1 },
      );
    }),
  });
}

type Of = Readonly<{ head: boolean; usual: number; open: boolean; last: boolean }>; // open: no line below

function cellOf(cell: GridCell, width: number, { head, usual, open, last }: Of): TableCell {
  const { text = '', span = 1, down = 1, align = head ? 'center' : 'left', bold = false, size = usual, top = false, shaded = false } = cell;
  const lines = cell.lines ?? [{ text, align, bold }];
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(span > 1 && { columnSpan: span }),
    ...(down > 1 && { rowSpan: down }),
    verticalAlign: top ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    margins: { top: 30, bottom: 30, left: 60, right: 60, marginUnitType: WidthType.DXA },
    ...(open && { borders: { bottom: none } }),
    ...((shaded || head) && { shading: { fill: 'F2F2F2' } }),
    children: lines.map((line) => {
      const drawn = drawnOf(line);
      const letters = { font: head ? fonts.head : fonts.body, size, bold: line.bold ?? bold };
      return new Paragraph({
        alignment: aligned[line.align ?? align],
        spacing: {
          before: Math.round((line.before ?? 0) * 20),
          after: 0,
          ...lineOf(size),
          ...(drawn.length > 0 && { lineRule: LineRuleType.AT_LEAST }),
        },
        ...((head || last) && { keepNext: true }), // with the row below
        children: [...textRuns(line.text, letters), ...drawn, ...(line.after === undefined ? [] : textRuns(line.after, letters))],
      });
    }),
  });
}

/** The picture of a line as high as a line of writing; none of what is no drawing. */
function drawnOf({ text, drawing }: CellLine): ImageRun[] {
  const data = drawing ? pictureOf(drawing) : null;
  if (data === null) return [];
  const height = (drawingHeight / 25.4) * 96; // pixels, as the library measures pictures
  const transformation = { height: Math.round(height), width: Math.round((height * drawnField.width) / drawnField.height) };
  return [new ImageRun({ type: 'png', data, transformation, altText: { name: text, description: text, title: text } })];
}
