import { csvRows } from './csv-rows.ts';
import { type LogLimits, logLimits } from './limits.ts';
import type { LogCase } from './log.ts';
import { readTable, type TableOptions } from './read-table.ts';
import type { RowSource } from './table-layout.ts';

/** The rows of a delimited text; titles above its heading and totals below may have fewer cells. */
export const csvSource = (source: AsyncIterable<Uint8Array>, limits: LogLimits = logLimits): RowSource => ({
  format: 'csv',
  rows: csvRows(source, limits, { ragged: true }),
  merges: [],
  names: null,
  sheet: null,
});

/** The cases of a delimited text, see {@link readTable}. @param source the unpacked bytes */
export const readCsv = (source: AsyncIterable<Uint8Array>, options: TableOptions = {}): AsyncGenerator<LogCase> =>
  readTable(csvSource(source, options.limits), options);
