import type { CsvColumns } from '#platform/formats/csv-columns.ts';
import type { FormatFacts } from '#platform/formats/format-error.ts';
import type { LogLimits } from '#platform/formats/limits.ts';
import type { LogCase, LogFormat, LogReport } from '#platform/formats/log.ts';

/** What the reading thread is told. `sample`: only the beginning is wanted, for a person to look at. */
export type Reading = Readonly<{ zone: string; limits: LogLimits; columns: CsvColumns | null; sample: boolean }>;

/** The beginning of a file, as it was understood: of a table the heading, what its columns seem to mean, and rows; else cases. */
export type Sample = Readonly<{
  format: LogFormat;
  header: readonly string[];
  rows: ReadonlyArray<readonly string[]>;
  columns: Readonly<Record<keyof CsvColumns, string | null>> | null;
  guessed: readonly string[];
  cases: readonly LogCase[];
}>;

/** What the thread says: a batch, after which it waits to be told to go on; the end; or why not. */
export type Said =
  | Readonly<{ kind: 'cases'; cases: readonly LogCase[]; report: LogReport }>
  | Readonly<{ kind: 'sample'; sample: Sample }>
  | Readonly<{ kind: 'done'; report: LogReport }>
  | Readonly<{ kind: 'refused'; code: string; facts: FormatFacts }>;
