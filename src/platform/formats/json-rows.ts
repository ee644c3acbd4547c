import { FormatError } from './format-error.ts';
import { JsonCursor } from './json-cursor.ts';
import { type LogLimits, logLimits } from './limits.ts';
import type { LogCase } from './log.ts';
import { readTable, type TableOptions } from './read-table.ts';
import type { Row } from './table-heading.ts';
import type { RowSource } from './table-layout.ts';
import { textOf } from './text.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** Different fields of a file: a table with more columns is none. */
const mostFields = 5000;

/** The objects of a JSON text, one a line, or all in one list, as rows: the columns are the paths of fields (`case.no`, `steps.0`). */
export function jsonSource(source: Bytes, limits: LogLimits = logLimits): RowSource {
  const fields = new Fields(limits);
  return { format: 'jsonLines', rows: rowsOf(source, fields, limits), merges: [], names: fields.names, sheet: null };
}

/** The cases of events in JSON, one a line or all in one list, see {@link readTable}. @param source the unpacked bytes */
export const readJson = (source: Bytes, options: TableOptions = {}): AsyncGenerator<LogCase> =>
  readTable(jsonSource(source, options.limits), options);

async function* rowsOf(source: Bytes, fields: Fields, limits: LogLimits): AsyncGenerator<Row> {
  for await (const { text, line, isList } of linesOf(source, limits)) {
    if (text.trim() === '') continue;
    if (isList) yield* listed(text, line, fields, limits);
    else yield located(line, () => fields.row(new JsonCursor(text, limits), line, true));
  }
}

type Line = Readonly<{ text: string; line: number; isList: boolean }>;

/** The lines of a file; from the one that begins a list, all of it is one, for it may be written over many lines or all on one. */
async function* linesOf(source: Bytes, { token, document }: LogLimits): AsyncGenerator<Line> {
  let [open, size, line]: [string[], number, number] = [[], 0, 1];
  let isList: boolean | null = null; // not known before something stands there
  for await (const piece of textOf(source, 'table')) {
    const begins = piece.trimStart();
    if (begins !== '') isList ??= begins.startsWith('[');
    const [first = '', ...more] = isList ? [piece] : piece.split('\n');
    open.push(first);
    size += first.length;
    for (const text of more) {
      yield { text: open.join(''), line: line++, isList: false };
      [open, size] = [[text], text.length];
    }
    const limit = isList ? document : token;
    if (size > limit) throw new FormatError('formats/too-large', { line, limit });
  }
  yield { text: open.join(''), line, isList: isList === true };
}

function* listed(text: string, line: number, fields: Fields, limits: LogLimits): Generator<Row> {
  const cursor = new JsonCursor(text, limits);
  const rows: Row[] = [];
  located(line, () => {
    cursor.array(() => {
      if (rows.length >= limits.tableEvents) cursor.refuse('too-large', { limit: limits.tableEvents });
      rows.push(fields.row(cursor, cursor.line + line - 1, false));
    });
    cursor.end();
  });
  yield* rows;
}

/** A cursor counts lines from where it began. */
function located<T>(line: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FormatError) || line === 1) throw error;
    throw new FormatError(error.code, { ...error.facts, line: (error.facts.line ?? 1) + line - 1 });
  }
}

/** The paths met so far, each a column. */
class Fields {
  readonly names: string[] = [];
  private readonly places = new Map<string, number>();
  private readonly limits: LogLimits;

  constructor(limits: LogLimits) {
    this.limits = limits;
  }

  row(cursor: JsonCursor, line: number, alone: boolean): Row {
    const cells: string[] = [];
    if (!cursor.is('{')) cursor.refuse('malformed', { reason: 'expected an object' });
    this.value(cursor, '', cells);
    if (alone) cursor.end();
    return { cells, line };
  }

  private value(cursor: JsonCursor, path: string, cells: string[]): void {
    const inside = (key: string | number): string => (path === '' ? String(key) : `${path}.${key}`);
    if (cursor.is('{')) return cursor.object((key) => this.value(cursor, inside(key), cells));
    if (cursor.is('[')) {
      let place = 0;
      return cursor.array(() => this.value(cursor, inside(place++), cells));
    }
    const { text } = cursor.scalar();
    if (text === null) return;
    let at = this.places.get(path);
    if (at === undefined) {
      if (this.names.length >= mostFields) cursor.refuse('too-large', { limit: mostFields });
      if (path.length > this.limits.token) cursor.refuse('too-large', { limit: this.limits.token });
      at = this.names.push(path) - 1;
      this.places.set(path, at);
    }
    if (cells[at]) cursor.refuse('ocel-repeated-key', { name: path.slice(0, 200) }); // "a.b" beside {"a": {"b": …}}
    for (let gap = cells.length; gap < at; gap++) cells[gap] = '';
    cells[at] = text;
  }
}
