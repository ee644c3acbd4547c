import { FormatError } from '../formats/format-error.ts';
import { type Heading, locateHeading, lookedAt, type Row } from '../formats/table-heading.ts';
import { isAside, isBanner, isColumnNumbers, titleOf } from './asides.ts';
import type { BookSheet } from './book.ts';
import { ditto, shownText } from './cell-text.ts';
import { type Headings, plainHeading } from './columns.ts';
import { type GridCell, gridOf, type GridRow, isOwn, ownTexts } from './grid.ts';
import { isBlankDay, isLoneDay, isLoneIssuer, isPaper, isSigned } from './signatures.ts';

/**
 * What one kind of table is. `section`: what a lone text between its rows says of those below it, if anything, `banner` where it stands across them; `serial` alone makes no
 * record; rows that share one merged cell of the first of `oneBy` that is there are one record. `settled`: what the columns say once it is known what stands in them,
 * row by row; `headingAt`: which row, from 0, is a heading that has no two names of ours, by what stands below it; `isValue`: a cell that no heading has; `isReal`: a cell of a field that only records have, so that its row is no signature line.
 */
export type Kind<F extends string> = Readonly<{
  headings: Headings<F>;
  section?: (text: string, before: Said<F>, banner: boolean) => Said<F> | null;
  serial?: F;
  oneBy?: readonly F[];
  settled?: (names: readonly string[], proposed: ReadonlyArray<F | null>, rows: readonly string[][]) => ReadonlyArray<F | null>;
  headingAt?: (rows: readonly string[][]) => number | null;
  isValue?: (cell: string) => boolean;
  isReal?: (field: F, cell: string) => boolean;
}>;
export type Said<F extends string> = Readonly<Partial<Record<F, string>>>;

/** How a person wants a sheet read, where they say otherwise than what was proposed. */
export type SheetReading<F extends string> = Readonly<{
  taken?: boolean | undefined;
  headingRow?: number | undefined;
  fields?: ReadonlyArray<F | null> | undefined;
}>;

/** Why a sheet has no records for us. */
export type LeftOut = 'hidden' | 'empty' | 'no-heading' | 'put-aside';

/** A sheet as it is understood. `above`: what stands over the heading; `aside`: rows below it that are no records. */
export type Table<F extends string> = Readonly<{
  name: string;
  leftOut: LeftOut | null;
  heading: Heading | null;
  fields: ReadonlyArray<F | null>;
  above: readonly string[];
  records: readonly Line<F>[];
  aside: ReadonlyArray<Readonly<{ line: number; text: string }>>;
}>;

/** One record: its cells by field, and what a title between the rows says of it. `rows` are more than one where a merged cell makes them one. */
export class Line<F extends string> {
  readonly line: number;
  readonly rows: readonly GridRow[];
  private readonly section: Said<F>;
  private readonly fields: ReadonlyArray<F | null>;

  constructor(rows: readonly GridRow[], fields: ReadonlyArray<F | null>, section: Said<F>) {
    this.line = rows[0]!.line;
    this.rows = rows;
    this.section = section;
    this.fields = fields;
  }

  /** Whether a column says a field, or a title between the rows does. */
  has(field: F): boolean {
    return this.fields.includes(field) || this.section[field] !== undefined;
  }

  /** The columns that say a field, from 0. */
  columnsOf(field: F): number[] {
    return this.fields.flatMap((it, at) => (it === field ? [at] : []));
  }

  /** What is said of a field: of several columns and rows each on its own line; empty where nothing is. */
  text(field: F): string {
    const cells = this.rows.flatMap((row) => this.columnsOf(field).map((at) => row.cells[at]));
    const texts = [...new Set(cells)].flatMap((cell) => (cell && cell.text !== '' ? [cell.text] : []));
    return texts.length > 0 ? texts.join('\n') : (this.section[field] ?? '');
  }

  /** Each column's text, as it stands in the file. */
  texts(): string[] {
    return this.fields.map((_, at) => [...new Set(this.rows.map((row) => row.cells[at]))].flatMap((cell) => cell?.text || []).join('\n'));
  }
}

/** @param usual the fields that such headings were given the last time, if a person said so */
export function understandSheet<F extends string>(
  sheet: BookSheet,
  kind: Kind<F>,
  reading: SheetReading<F>,
  usual: (names: readonly string[]) => ReadonlyArray<F | null> | undefined,
): Table<F> {
  const none = { name: sheet.name, heading: null, fields: [], above: [], records: [], aside: [] };
  if (sheet.rows.length === 0) return { ...none, leftOut: 'empty' };
  const heading = headingOf(sheet, kind, reading.headingRow);
  if (!heading) return { ...none, leftOut: 'no-heading' };
  const { names } = heading;
  const said = reading.fields ?? usual(names);
  const fields = said?.length === names.length ? said : proposedFor(sheet, heading, kind);
  const above = sheet.rows.slice(0, heading.at).flatMap(({ cells }) => cells.map((cell) => shownText(cell ?? '')).filter((text) => text !== ''));
  const leftOut = reading.taken === false ? 'put-aside' : sheet.hidden && reading.taken !== true ? 'hidden' : null;
  return { ...none, leftOut, heading, fields, above, ...recordsOf(sheet, heading, fields, kind) };
}

const looked = 200; // rows: what stands in them says what the columns are

/** The texts of the first rows below a heading. */
export const textsBelow = ({ rows }: BookSheet, { at, rows: lines }: Heading): string[][] => rows.slice(at + lines, at + lines + looked).map(textsOf);

const textsOf = ({ cells }: Row): string[] => Array.from(cells, (cell) => shownText(cell ?? ''));

function proposedFor<F extends string>(sheet: BookSheet, heading: Heading, { headings, settled }: Kind<F>): ReadonlyArray<F | null> {
  const proposed = headings.proposed(heading.names);
  return settled?.(heading.names, proposed, textsBelow(sheet, heading)) ?? proposed;
}

function headingOf<F extends string>(sheet: BookSheet, kind: Kind<F>, given: number | undefined): Heading | null {
  const named = namedHeading(sheet, kind, given);
  if (named || given !== undefined) return named;
  const at = kind.headingAt?.(sheet.rows.slice(0, lookedAt + looked).map(textsOf)) ?? null;
  return at === null ? null : namedHeading(sheet, kind, sheet.rows[at]!.line);
}

function namedHeading<F extends string>({ rows, merges }: BookSheet, { headings, isValue }: Kind<F>, given: number | undefined): Heading | null {
  const top = rows
    .slice(0, given === undefined ? lookedAt + 3 : undefined)
    .map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell ?? '') }));
  const telling = {
    known: headings.isKnown,
    isLower: (row: Row, above: Row | undefined) => isLowerLine(row, above, headings.isKnown, isValue),
    isValue,
  };
  try {
    const heading = locateHeading(top, merges, given ?? null, telling);
    const known = heading.names.filter(headings.isKnown).length;
    return given !== undefined || known >= 2 ? heading : null;
  } catch (error) {
    if (error instanceof FormatError && error.code === 'formats/table-heading') return null;
    throw error;
  }
}

const longestName = 12; // characters of a column's name in the lower line

/** The lower line of a heading names columns under an upper name that stands over several: where there are no merged cells, as in a delimited text. */
type Is = (text: string) => boolean;

function isLowerLine(row: Row, upper: Row | undefined, known: Is, isValue: Is = () => false): boolean {
  const at = (cells: readonly string[], column: number): string => (cells[column] ?? '').trim();
  const filledOf = ({ cells }: Row): number[] => [...cells.keys()].filter((column) => at(cells, column) !== '');
  const [over, filled] = [upper ? filledOf(upper) : [], filledOf(row)];
  if (!upper || filled.length < 2 || over.every((column) => filled.includes(column)) || over.some((it) => /[:：]/.test(at(upper.cells, it))))
    return false;
  const isUnder = (column: number) => !over.includes(column) || (!over.includes(column + 1) && filled.includes(column + 1));
  const texts = filled.map((column) => at(row.cells, column));
  if (texts.some((text) => text.length > longestName || isValue(text))) return false;
  return texts.filter(known).length * 2 >= texts.length && filled.every(isUnder);
}

function recordsOf<F extends string>({ rows, merges }: BookSheet, heading: Heading, fields: ReadonlyArray<F | null>, kind: Kind<F>) {
  const body = rows.slice(heading.at + heading.rows);
  const said = heading.names.map((name) => new Set([name, ...name.split('/')].map(plainHeading)));
  const counting = fields.map((field) => field !== null && field !== kind.serial);
  const one = Math.max(
    -1,
    ...(kind.oneBy ?? [])
      .map((field) => fields.indexOf(field))
      .filter((at) => at >= 0)
      .slice(0, 1),
  );
  const records: Line<F>[] = [];
  const aside: { line: number; text: string }[] = [];
  let section = {} as Said<F>;
  let before: GridRow | null = null;
  let signed = 0; // line of the last row that is signed
  const isReal = (row: GridRow): boolean => row.cells.some((cell, at) => isOwn(cell, row, at) && !isPaper(cell.text) && says(cell));
  const says = ({ text, column }: GridCell): boolean => fields[column] !== null && kind.isReal?.(fields[column]!, text) === true;
  for (const row of gridOf(body, merges, heading.names.length)) {
    const own = ownTexts(row);
    const title = titleOf(row);
    const told = title === null ? null : kind.section?.(title, section, isBanner(row));
    if (told) section = told;
    if (told || isNone(row, own, said, counting, isReal)) {
      aside.push(asideOf(row));
      if (!told && isSigned(row)) signed = row.line;
    } else {
      before = repeated(row, before);
      const last = records.at(-1);
      if (last && isOne(last.rows.at(-1)!, before, one)) records.splice(-1, 1, new Line([...last.rows, before], fields, section));
      else records.push(new Line([before], fields, section));
    }
  }
  const isRow = (row: GridRow): boolean =>
    !kind.isReal || isReal(row) || row.cells.some((cell, at) => fields[at] === kind.serial && /\d/.test(cell.text) && isOwn(cell, row, at));
  const closing = closingOf(records, signed, says, isRow);
  return {
    records: records.slice(0, records.length - closing.length),
    aside: [...aside, ...closing.map(asideOf)].toSorted((a, b) => a.line - b.line),
  };
}

const asideOf = (row: GridRow) => ({ line: row.line, text: ownTexts(row).join(' ').slice(0, 200) });

/**
 * The last rows, where they only say on which day the table was made, below who signs it or in no column of days, and which body made it; and
 * those that say something in labels or sentences, but no number, level, risk or measure.
 */
function closingOf<F extends string>(
  records: readonly Line<F>[],
  signed: number,
  isReal: (cell: GridCell) => boolean,
  isRow: (row: GridRow) => boolean,
): GridRow[] {
  const rows = records.map((record) => record.rows.at(-1)!);
  const isWord = (row: GridRow): boolean => !isRow(row) && ownTexts(row).some((text) => /[:：。；]|[^\s]{12}/.test(text));
  const days = daysOf(rows, signed, isReal);
  return rows.slice(rows.slice(0, rows.length - days).findLastIndex((row) => !isWord(row)) + 1);
}

/** How many of the last rows only say on which day, and which body, made the table. */
function daysOf(rows: readonly GridRow[], signed: number, isReal: (cell: GridCell) => boolean): number {
  const [last, above] = [rows.at(-1), rows.at(-2)];
  if (!last || !isLoneDay(last)) return 0;
  const columnOf = (row: GridRow): number => row.cells.findIndex((cell, at) => isOwn(cell, row, at));
  if (above && isLoneIssuer(above) && Math.abs(columnOf(above) - columnOf(last)) <= 1) return 2;
  return !last.cells.some(isReal) || signed > (above?.line ?? 0) ? 1 : 0;
}

/** Whether two rows share a merged cell. @param at its column; -1: none */
const isOne = (above: GridRow, row: GridRow, at: number): boolean =>
  at >= 0 && row.cells[at] !== undefined && row.cells[at].text !== '' && row.cells[at] === above.cells[at];

/** No record: nothing that is ours is written in the row itself, it is a total or a note, or the heading once more. */
function isNone(
  row: GridRow,
  own: readonly string[],
  said: ReadonlyArray<ReadonlySet<string>>,
  counting: readonly boolean[],
  isReal: (row: GridRow) => boolean,
): boolean {
  const ours = row.cells.filter((cell, at) => isOwn(cell, row, at) && counting[at]);
  if (ours.every(({ text }) => isBlankDay(text)) || isBanner(row) || isAside(row, isReal) || isColumnNumbers(row)) return true;
  return own.length >= 2 && row.cells.every(({ text }, at) => text === '' || (text.length <= 60 && said[at]!.has(plainHeading(text))));
}

/** 同上: what the row above says, in a cell of its own: it is not merged. */
function repeated(row: GridRow, before: GridRow | null): GridRow {
  const isDitto = ({ text, quoted }: GridCell): boolean => !quoted && ditto.test(text);
  if (!before || !row.cells.some(isDitto)) return row;
  return { line: row.line, cells: row.cells.map((cell, at) => (isDitto(cell) && before.cells[at] ? { ...before.cells[at] } : cell)) };
}
