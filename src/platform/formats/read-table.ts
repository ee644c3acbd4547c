import { type LogLimits, logLimits } from './limits.ts';
import { zoneClock } from './log-time.ts';
import { type LogCase, type LogReport, newReport, warn } from './log.ts';
import type { LogMap } from './log-map.ts';
import { lookedAt, type Row } from './table-heading.ts';
import { type Layout, refuseIncomplete, type RowSource, understand } from './table-layout.ts';
import { mayBeShort, refuseUneven, Table } from './table.ts';

export type TableOptions = Readonly<{
  zone?: string | undefined;
  limits?: LogLimits | undefined;
  report?: LogReport | undefined;
  map?: LogMap | undefined;
}>;

/** Rows that are looked at to understand a table. */
const sampled = lookedAt + 200;
const mostSampled = 4 * 1024 * 1024; // characters

/** How the beginning of a table is understood: what a person sees when it is to be confirmed. @throws FormatError as {@link understand}, `formats/csv-row` */
export async function sampleTable(source: RowSource, map: LogMap = {}): Promise<Layout> {
  const { top, rest } = await beginningOf(source);
  await rest.return?.();
  const layout = understand(top, source, map);
  if (source.format === 'csv') for (const row of layout.body) if (!mayBeShort(row)) refuseUneven(row, layout);
  return layout;
}

/**
 * The cases of a table in the order in which they first appear; events in the order of the file, in a table with a row a case in that of
 * time. All or nothing: the first wrong row refuses the table. The same event id, or the same row of a case, twice with the same content is
 * one.
 *
 * @param options `map`: as confirmed; what it does not say is found out. `zone`: for times without offset
 * @throws FormatError with line and, as `name`, the column: `formats/csv-columns`, `formats/csv-value`, `formats/zone-required` …
 */
export async function* readTable(source: RowSource, options: TableOptions): AsyncGenerator<LogCase> {
  const report = options.report ?? newReport();
  report.format = source.format;
  const { top, rest } = await beginningOf(source);
  try {
    yield* counted(await tabled({ top, rest }, source, options, report), report);
  } finally {
    await rest.return?.();
  }
}

async function tabled({ top, rest }: Beginning, source: RowSource, options: TableOptions, report: LogReport): Promise<Table> {
  const layout = understand(top, source, options.map ?? {});
  refuseIncomplete(layout);
  for (const meaning of layout.guessed) {
    warn(report, 'formats/csv-guessed', { line: layout.headingRow ?? 1, name: meaning, value: layout.columns[meaning] ?? '' });
  }
  const place = options.zone === undefined ? null : zoneClock(options.zone);
  const most = (options.limits ?? logLimits).tableEvents;
  const table = new Table(layout, { report, place, most, even: source.format === 'csv' });
  for (const row of layout.body) table.add(row);
  for (let next = await rest.next(); !next.done; next = await rest.next()) table.add(next.value);
  return table;
}

function* counted(table: Table, report: LogReport): Iterable<LogCase> {
  for (const one of table.cases()) {
    report.cases++;
    report.events += one.events.length;
    yield one;
  }
}

type Beginning = Readonly<{ top: readonly Row[]; rest: AsyncIterator<Row> }>;

async function beginningOf({ rows }: RowSource): Promise<Beginning> {
  const rest = rows[Symbol.asyncIterator]();
  const top: Row[] = [];
  for (let size = 0; top.length < sampled && size < mostSampled;) {
    const next = await rest.next();
    if (next.done) break;
    top.push(next.value);
    for (const cell of next.value.cells) size += 16 + cell.length;
  }
  return { top, rest };
}
