import { FormatError } from './format-error.ts';
import type { Merge, Row } from './table-heading.ts';
import { textOf } from './text.ts';
import { cellAt, type NumberKind, unescaped, writtenNumber, writtenTime } from './xlsx-cells.ts';
import type { Parts, SheetLimits } from './xlsx-parts.ts';
import { parseWhole, parseXml } from './xlsx-xml.ts';

export type Book = Readonly<{ parts: Parts; limits: SheetLimits; shared: readonly string[]; styles: readonly NumberKind[]; from1904: boolean }>;

type Cell = { column: number; type: string; style: number; value: string };

/** The rows of a sheet, each cell as text: times as the local time that they show, errors as Excel names them. Rows without content are left out. */
export async function* sheetRows(book: Book, part: string, sheet: string): AsyncGenerator<Row> {
  const reading = new SheetReading(book, part, sheet);
  yield* parseXml(book.parts.read(part), part, reading, () => reading.rows.splice(0));
}

class SheetReading {
  readonly rows: Row[] = [];
  private readonly book: Book;
  private readonly part: string;
  private readonly sheet: string;
  private line = 0;
  private column = -1;
  private cells: string[] = [];
  private cell: Cell | null = null;
  private taking = false;
  private phonetic = false;

  constructor(book: Book, part: string, sheet: string) {
    this.book = book;
    this.part = part;
    this.sheet = sheet.slice(0, 100);
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'row') this.beginRow(attributes);
    else if (name === 'c') this.beginCell(attributes);
    else if (name === 'rPh') this.phonetic = true;
    else if (name === 'v' || (name === 't' && !this.phonetic)) this.taking = this.cell !== null;
  };

  readonly close = (name: string): void => {
    if (name === 'v' || name === 't') this.taking = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row' && this.cells.some((cell) => cell !== '')) this.rows.push({ cells: this.cells, line: this.line });
  };

  readonly text = (text: string): void => {
    if (!this.taking || !this.cell) return;
    this.cell.value += text;
    if (this.cell.value.length > this.book.limits.cell) this.refuse('too-large', { limit: this.book.limits.cell });
  };

  private beginRow({ r }: Readonly<Record<string, string>>): void {
    const line = r === undefined ? this.line + 1 : Number(r);
    if (!Number.isInteger(line) || line <= this.line) this.refuse('xlsx-order', { value: (r ?? '').slice(0, 50) });
    if (line > this.book.limits.rows) this.refuse('too-large', { limit: this.book.limits.rows });
    this.line = line;
    this.column = -1;
    this.cells = [];
  }

  private beginCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    const at = r === undefined ? { column: this.column + 1, row: this.line } : cellAt(r);
    if (!at || at.row !== this.line || at.column <= this.column) this.refuse('xlsx-order', { value: (r ?? '').slice(0, 50) });
    this.column = at.column;
    this.cell = { column: at.column, type: t, style: Number(s), value: '' };
  }

  private endCell(): void {
    if (!this.cell) return;
    const value = this.written(this.cell);
    if (value !== '') {
      if (this.cell.column >= this.book.limits.columns) this.refuse('too-large', { limit: this.book.limits.columns });
      for (let gap = this.cells.length; gap < this.cell.column; gap++) this.cells[gap] = '';
      this.cells[this.cell.column] = value;
    }
    this.cell = null;
  }

  private written({ type, style, value }: Cell): string {
    switch (type) {
      case 's':
        return value.trim() === '' ? '' : (this.book.shared[Number(value)] ?? this.refuse('xlsx-value', { value: value.slice(0, 50) }));
      case 'inlineStr':
      case 'str':
        return unescaped(value);
      case 'b':
        return value.trim() === '' ? '' : value.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'e':
      case 'd':
        return value.trim();
      default:
        return this.number(value.trim(), style);
    }
  }

  private number(text: string, style: number): string {
    if (text === '') return '';
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) this.refuse('xlsx-value', { value: text.slice(0, 50) });
    if (this.book.styles[style] !== 'date') return writtenNumber(text);
    return writtenTime(Number(text), this.book.from1904) ?? writtenNumber(text);
  }

  private refuse(code: string, facts: object): never {
    const place = { line: Math.max(1, this.line), column: this.column + 1 || 1, sheet: this.sheet };
    throw new FormatError(`formats/${code}`, { ...place, element: this.part, ...facts });
  }
}

/** What cells share: each text once, of rich text all runs, without how it is spoken. */
export async function sharedTexts(parts: Parts, part: string | null, limits: SheetLimits): Promise<readonly string[]> {
  if (part === null || !parts.has(part)) return [];
  const texts: string[] = [];
  let [text, size, taking, phonetic] = ['', 0, false, false];
  await parseWhole(parts.read(part), part, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      if (name === 't') taking = !phonetic;
    },
    text: (more) => {
      if (!taking) return;
      text += more;
      size += more.length;
      if (size > limits.shared) throw new FormatError('formats/too-large', { element: part, limit: limits.shared });
      if (text.length > limits.cell) throw new FormatError('formats/too-large', { element: part, limit: limits.cell });
    },
    close: (name) => {
      if (name === 't') taking = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si') texts.push(unescaped(text));
    },
  });
  return texts;
}

const mergeCell = /<(?:\w+:)?mergeCell\s[^<>]*?\bref\s*=\s*["']([A-Z]+\d+):([A-Z]+\d+)["']/g;

/** The merged cells of a sheet. They stand below the rows, and are needed before: the text is looked through without being understood. */
export async function sheetMerges({ parts, limits }: Book, part: string): Promise<readonly Merge[]> {
  const merges: Merge[] = [];
  let left = '';
  for await (const piece of textOf(parts.read(part), 'xml')) {
    const text = left + piece;
    for (const [, from = '', to = ''] of text.matchAll(mergeCell)) {
      const [start, end] = [cellAt(from), cellAt(to)];
      if (!start || !end || start.row > end.row || start.column > end.column) continue;
      if (merges.length >= limits.merges) throw new FormatError('formats/too-large', { element: part, limit: limits.merges });
      merges.push({ top: start.row, left: start.column, bottom: end.row, right: end.column });
    }
    left = text.slice(Math.max(text.lastIndexOf('<'), text.length - 1000));
    if (left.includes('>')) left = '';
  }
  return merges;
}
