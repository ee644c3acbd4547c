import { parentPort, workerData } from 'node:worker_threads';
import * as xlsx from '@e965/xlsx';
import { writtenNumber, writtenTime } from '../formats/xlsx-cells.ts';
import type { BookSheet } from './book.ts';

type Asked = Readonly<{ bytes: Uint8Array; rows: number; columns: number; text: number }>;
type Cell = xlsx.CellObject | undefined;

const { bytes, rows: mostRows, columns: mostColumns, text: mostText } = workerData as Asked;
const say = (said: object): void => parentPort!.postMessage(said, []);

function textOf(cell: Cell, from1904: boolean): string {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  if (cell.t === 'n') {
    const serial = Number(cell.v);
    const isDate = cell.z !== undefined && xlsx.SSF.is_date(String(cell.z));
    return (isDate ? writtenTime(serial, from1904) : null) ?? writtenNumber(String(cell.v));
  }
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE';
  return cell.t === 'e' ? (cell.w ?? '') : String(cell.v);
}

let taken = 0; // characters of all sheets: one text may stand in a million cells, and each is sent

/** @throws RangeError beyond the limits */
function textsOf(cells: readonly Cell[], from1904: boolean): string[] {
  if (cells.length > mostColumns) throw new RangeError('too many columns');
  return Array.from(cells, (cell) => {
    const text = textOf(cell, from1904);
    taken += text.length;
    if (taken > mostText) throw new RangeError('too much text');
    return text;
  });
}

function sheetOf(name: string, sheet: xlsx.WorkSheet, hidden: boolean, from1904: boolean): BookSheet {
  const data = (sheet as { '!data'?: Cell[][] })['!data'] ?? [];
  const rows: { line: number; cells: string[] }[] = [];
  for (const [at, cells] of data.entries()) {
    const texts = textsOf(cells ?? [], from1904);
    if (texts.some((text) => text !== '')) rows.push({ line: at + 1, cells: texts });
  }
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c }));
  return { name, hidden, rows, merges };
}

/** The sheets of an old workbook: cells as they showed; formulas, macros, links and pictures are not looked at. */
function sheets(): BookSheet[] {
  const file = xlsx.CFB.read(bytes, { type: 'buffer' });
  if (!['Workbook', 'Book'].some((name) => xlsx.CFB.find(file, name))) throw new Error('no workbook in it');
  const options = { type: 'buffer', dense: true, sheetRows: mostRows, cellFormula: false, cellHTML: false, cellText: false, cellNF: true } as const;
  const book = xlsx.read(bytes, { ...options, bookVBA: false, bookDeps: false });
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.flatMap((name, at): BookSheet[] => {
    const sheet = book.Sheets[name];
    return sheet ? [sheetOf(name, sheet, (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0, from1904)] : [];
  });
}

try {
  say({ sheets: sheets() });
} catch (error) {
  if (error instanceof RangeError) say({ tooLarge: true });
  else say({ failed: error instanceof Error ? error.message.slice(0, 200) : '' });
}
