import { type CsvColumns, proposeColumns } from './csv-columns.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import { FormatError, type FormatFacts } from './format-error.ts';
import { type LogLimits, logLimits } from './limits.ts';
import { instantOf, tableTime, type ZoneClock, zoneClock } from './log-time.ts';
import { type Attributes, type LogCase, type LogEvent, type LogReport, newReport, put, warn } from './log.ts';

export type CsvOptions = Readonly<{
  zone?: string | undefined;
  limits?: LogLimits | undefined;
  report?: LogReport | undefined;
  columns?: CsvColumns | undefined;
}>;

/** Rows that are looked at to propose the columns. */
const sampled = 200;

/** The heading and first rows of a table: what a person sees when the columns are to be confirmed. */
export async function csvSample(source: AsyncIterable<Uint8Array>, limits: LogLimits = logLimits): Promise<{ header: string[]; rows: string[][] }> {
  const rows: string[][] = [];
  for await (const { cells } of csvRows(source, limits)) if (rows.push(cells) > sampled) break;
  const [header = [], ...rest] = rows;
  return { header: header.map((name) => name.trim()), rows: rest };
}

/**
 * The cases of a table with one row an event: cases in the order in which they first appear, events in the order of
 * the file. All or nothing: the first wrong row refuses the table. The same event id twice with the same content is
 * one event.
 *
 * @param source the unpacked bytes
 * @param options `columns`: as confirmed; without them as {@link proposeColumns} has it. `zone`: for times without offset
 * @throws FormatError with line and, as `name`, the column: `formats/csv-columns`, `formats/csv-value`, `formats/zone-required` …
 */
export async function* readCsv(source: AsyncIterable<Uint8Array>, options: CsvOptions = {}): AsyncGenerator<LogCase> {
  const report = options.report ?? newReport();
  report.format = 'csv';
  const limits = options.limits ?? logLimits;
  let table: Table | null = null;
  let header: string[] = [];
  const waiting: CsvRow[] = [];
  const begin = (): Table => {
    const columns = options.columns ?? proposed(header, waiting, report);
    table = new Table(header, columns, { report, place: options.zone === undefined ? null : zoneClock(options.zone), most: limits.tableEvents });
    for (const row of waiting) table.add(row);
    return table;
  };
  for await (const row of csvRows(source, limits)) {
    if (header.length === 0) header = headings(row);
    else if (table) (table as Table).add(row);
    else if (waiting.push(row) >= sampled) begin();
  }
  for (const one of (table ?? begin()).cases()) {
    report.cases++;
    report.events += one.events.length;
    yield one;
  }
}

function headings({ cells, line }: CsvRow): string[] {
  const names = cells.map((name) => name.trim());
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  if (twice !== undefined) throw new FormatError('formats/csv-heading', { line, name: twice });
  return names;
}

function proposed(header: readonly string[], rows: readonly CsvRow[], report: LogReport): CsvColumns {
  const { columns, guessed } = proposeColumns(
    header,
    rows.map(({ cells }) => cells),
  );
  const { case: inCase, activity, time } = columns;
  if (inCase === null || activity === null || time === null) {
    const missing = Object.entries({ case: inCase, activity, time }).filter(([, name]) => name === null);
    throw new FormatError('formats/csv-columns', {
      line: 1,
      missing: missing.map(([meaning]) => meaning).join(' '),
      header: header.join(' | ').slice(0, 500),
    });
  }
  for (const meaning of guessed) warn(report, 'formats/csv-guessed', { line: 1, name: meaning, value: columns[meaning] ?? '' });
  return { ...columns, case: inCase, activity, time };
}

type Context = Readonly<{ report: LogReport; place: ZoneClock | null; most: number }>;

/** The rows met so far, by case. */
class Table {
  private readonly header: readonly string[];
  private readonly context: Context;
  private readonly at: Readonly<Record<keyof CsvColumns, number>>;
  private readonly others: ReadonlyArray<Readonly<{ name: string; at: number; ofCase: boolean }>>;
  private readonly byName = new Map<string, LogCase>();
  private readonly rowsById = new Map<string, string>();
  private count = 0;

  constructor(header: readonly string[], columns: CsvColumns, context: Context) {
    this.header = header;
    this.context = context;
    const find = (name: string | null): number => {
      const at = name === null ? -1 : header.indexOf(name);
      if (at < 0 && name !== null) throw new FormatError('formats/csv-columns', { line: 1, missing: name });
      return at;
    };
    this.at = {
      case: find(columns.case),
      activity: find(columns.activity),
      time: find(columns.time),
      actor: find(columns.actor),
      department: find(columns.department),
      lifecycle: find(columns.lifecycle),
      eventId: find(columns.eventId),
      arrival: find(columns.arrival),
      entered: find(columns.entered),
    };
    const used = new Set(Object.values(this.at));
    this.others = header
      .map((name, at) => ({ name: name.replace(/^case:/, ''), at, ofCase: name.startsWith('case:') }))
      .filter(({ name, at }) => name !== '' && !used.has(at));
  }

  cases(): Iterable<LogCase> {
    return this.byName.values();
  }

  add(row: CsvRow): void {
    const id = this.cell(row, 'eventId');
    if (id !== null && this.repeated(id, row)) return;
    if (++this.count > this.context.most) throw new FormatError('formats/too-large', { line: row.line, limit: this.context.most });
    const name = this.cell(row, 'case') ?? this.refuse('csv-value', row, 'case');
    const event = this.event(row, id);
    const known = this.byName.get(name);
    if (known) known.events.push(event);
    else this.byName.set(name, { name, attributes: this.rest(row, true), events: [event] });
  }

  private event(row: CsvRow, id: string | null): LogEvent {
    const time = this.time(row, 'time') ?? this.refuse('csv-value', row, 'time');
    if (!time.zoned) this.context.report.withoutOffset++;
    return {
      id,
      activity: this.cell(row, 'activity') ?? this.refuse('csv-value', row, 'activity'),
      at: time.at,
      offsetMinutes: time.offset,
      zoned: time.zoned,
      actor: this.cell(row, 'actor'),
      department: this.cell(row, 'department'),
      lifecycle: this.cell(row, 'lifecycle'),
      arrivedAt: this.time(row, 'arrival')?.at ?? null,
      enteredAt: this.time(row, 'entered')?.at ?? null,
      attributes: this.rest(row, false),
      line: row.line,
    };
  }

  /** An id that comes again means the same event, or two that cannot be told apart. */
  private repeated(id: string, row: CsvRow): boolean {
    const content = row.cells.join('\0');
    const known = this.rowsById.get(id);
    if (known === undefined) {
      this.rowsById.set(id, content);
      return false;
    }
    if (known !== content) this.refuse('csv-repeated-id', row, 'eventId');
    warn(this.context.report, 'formats/csv-repeated-row', { line: row.line, value: id });
    return true;
  }

  private cell({ cells }: CsvRow, meaning: keyof CsvColumns): string | null {
    const text = cells[this.at[meaning]]?.trim() ?? '';
    return text === '' ? null : text;
  }

  private time(row: CsvRow, meaning: 'time' | 'arrival' | 'entered'): { at: number; offset: number; zoned: boolean } | null {
    const text = this.cell(row, meaning);
    if (text === null) return null;
    const written = tableTime(text) ?? this.refuse('csv-value', row, meaning);
    const twice = (): void => warn(this.context.report, 'formats/time-twice', { line: row.line });
    const { at, offset } = instantOf(written, this.context.place, (fault) => this.refuse(fault, row, meaning), twice);
    return { at, offset, zoned: written.offset !== null };
  }

  private rest({ cells }: CsvRow, ofCase: boolean): Attributes {
    const attributes: Attributes = {};
    for (const other of this.others) {
      const text = cells[other.at] ?? '';
      if (other.ofCase === ofCase && text !== '') put(attributes, other.name, text);
    }
    return attributes;
  }

  private refuse(fault: string, row: CsvRow, meaning: keyof CsvColumns): never {
    const at = this.at[meaning];
    const name = this.cell(row, 'case');
    const facts: FormatFacts = { line: row.line, column: at + 1, name: this.header[at] ?? meaning, value: (row.cells[at] ?? '').slice(0, 200) };
    throw new FormatError(`formats/${fault}`, name === null ? facts : { ...facts, case: name });
  }
}
