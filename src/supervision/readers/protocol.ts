import type { CsvColumns } from '#platform/formats/csv-columns.ts';
import type { FormatFacts } from '#platform/formats/format-error.ts';
import type { LogLimits } from '#platform/formats/limits.ts';
import type { LogMap, StepColumns } from '#platform/formats/log-map.ts';
import type { LogCase, LogFormat, LogReport } from '#platform/formats/log.ts';

/** What the reading thread is told. `sample`: only the beginning is wanted, for a person to look at. */
export type Reading = Readonly<{ zone: string; limits: LogLimits; map: LogMap | null; sample: boolean }>;

/** How a table was understood, for a person to correct. `headingRow`: in which its heading begins, null for JSON. */
export type Table = Readonly<{
  layout: 'rows' | 'wide';
  sheet: string | null;
  sheets: readonly string[];
  headingRow: number | null;
  header: readonly string[];
  rows: ReadonlyArray<readonly string[]>;
  columns: CsvColumns;
  steps: readonly StepColumns[];
  guessed: readonly string[];
}>;

/** The beginning of a file, as it was understood: a table's, or the first cases; and how its steps are called, as far as was looked. */
export type Sample = Readonly<{ format: LogFormat; table: Table | null; cases: readonly LogCase[]; activities: readonly string[] }>;

/** What the thread says: a batch, after which it waits to be told to go on; the end; or why not. */
export type Said =
  | Readonly<{ kind: 'cases'; cases: readonly LogCase[]; report: LogReport }>
  | Readonly<{ kind: 'sample'; sample: Sample }>
  | Readonly<{ kind: 'done'; report: LogReport }>
  | Readonly<{ kind: 'refused'; code: string; facts: FormatFacts }>;
