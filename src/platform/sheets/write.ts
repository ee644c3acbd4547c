import type { CellStyle, WriteSheet } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import type { Download } from '../endpoint.ts';
import { cellText } from './cell-text.ts';

/** A sheet as an office lays it out: lines above and below the table run across it. `merges`: cells of the table that are one, from its first row. */
export type SheetWritten = Readonly<{
  name: string;
  title: string | null;
  above: ReadonlyArray<readonly string[]>; // lines; a second text stands at the right
  columns: ReadonlyArray<Readonly<{ head: string; width: number; centred?: boolean }>>;
  rows: ReadonlyArray<readonly string[]>;
  merges: ReadonlyArray<Readonly<{ column: number; from: number; to: number }>>;
  below: readonly string[];
}>;

const line = { style: 'thin' as const };
const border = { top: line, right: line, bottom: line, left: line };
const font = { name: '仿宋', size: 11 };
const titled: CellStyle = { font: { name: '宋体', size: 16, bold: true }, alignment: { horizontal: 'center', vertical: 'center' } };
const plain: CellStyle = { font, alignment: { vertical: 'center' } };
const headed: CellStyle = { font: { ...font, bold: true }, border, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } };
const filled: CellStyle = { font, border, alignment: { vertical: 'center', wrapText: true } };
const centred: CellStyle = { ...filled, alignment: { ...filled.alignment, horizontal: 'center' } };

const lineHeight = 15; // points
const tallest = 409; // what Excel allows

/** Sheets as a workbook to print on A4 across, the heading on every page. No cell of it is a formula. */
export async function writtenBook(name: string, sheets: readonly SheetWritten[]): Promise<Download> {
  const names = sheetNames(sheets.map((sheet) => sheet.name));
  const body = await writeXlsx({ sheets: sheets.map((sheet, at) => laidOut(sheet, names[at]!)), defaultFont: font });
  return {
    name: `${name}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: new Uint8Array(body),
  };
}

function laidOut({ title, above, columns, rows, merges, below }: SheetWritten, name: string): WriteSheet {
  const last = columns.length - 1;
  const lines: Array<readonly string[]> = [...(title === null ? [] : [[title]]), ...above.map((texts) => atEnds(texts, columns.length))];
  const first = lines.length + 1;
  const covered = new Set(merges.flatMap(({ column, from, to }) => Array.from({ length: to - from }, (_, at) => `${from + at + 1},${column}`)));
  const shown = rows.map((texts, row) => texts.map((text, column) => (covered.has(`${row},${column}`) ? '' : text)));
  const cells = [...lines, columns.map(({ head }) => head), ...shown, ...below.map((text) => [text])];
  const styleOf = (row: number, column: number): CellStyle => {
    if (row === 0 && title !== null) return titled;
    if (row === first - 1) return headed;
    return row < first || row >= first + rows.length ? plain : columns[column]!.centred ? centred : filled;
  };
  const styled = new Map(
    cells.flatMap((texts, row) => {
      const width = row >= first - 1 && row < first + rows.length ? columns.length : texts.length;
      return Array.from({ length: width }, (_, column) => {
        const value = cellText(texts[column] ?? '');
        return [`${row},${column}`, { value: value === '' ? null : value, type: 'string' as const, style: styleOf(row, column) }] as const;
      });
    }),
  );
  const across = (row: number) => ({ startRow: row, startCol: 0, endRow: row, endCol: last });
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: cells.map(() => []),
    cells: styled,
    merges: [
      ...(title === null || last < 1 ? [] : [across(0)]),
      ...below.flatMap((_, at) => (last < 1 ? [] : [across(first + rows.length + at)])),
      ...merges.map(({ column, from, to }) => ({ startRow: first + from, startCol: column, endRow: first + to, endCol: column })),
    ],
    rowDefs: new Map([
      ...(title === null ? [] : [[0, { height: 30 }] as const]),
      [
        first - 1,
        {
          height: heightOf(
            columns.map(({ head }) => head),
            columns,
          ),
        },
      ],
      ...[...rows.entries()].map(([at, texts]) => [first + at, { height: heightOf(texts, columns) }] as const),
    ]),
    freezePane: { rows: first },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `$${first}:$${first}` },
  };
}

/** A second text stands in the last quarter of the line. */
const atEnds = ([left = '', right]: readonly string[], width: number): string[] =>
  right === undefined ? [left] : [left, ...Array.from({ length: Math.max(0, Math.ceil(width * 0.7) - 1) }, () => ''), right];

function heightOf(texts: readonly string[], columns: SheetWritten['columns']): number {
  const lines = texts.map((text, at) =>
    text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(wide(part) / (columns[at]!.width - 1))), 0),
  );
  return Math.min(tallest, Math.max(1, ...lines) * lineHeight + 6);
}

/** Half-width characters that a text takes; a Chinese one takes two. */
const wide = (text: string): number => [...text].reduce((sum, character) => sum + (character.codePointAt(0)! > 0x2e7f ? 2 : 1), 0);

const longestName = 31;

/** Names as Excel allows them, none twice. */
function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plainOne =
      cellText(name)
        .replace(/[[\]:*?/\\\n\t]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || '-';
    for (let count = 1; ; count++) {
      const end = count === 1 ? '' : `(${count})`;
      const made = `${plainOne
        .slice(0, longestName - end.length)
        .toWellFormed()
        .replaceAll('\ufffd', '')}${end}`;
      if (taken.has(made.toLowerCase())) continue;
      taken.add(made.toLowerCase());
      return made;
    }
  });
}
