import { type CsvColumns, noColumns, proposeColumns, uniqueColumn } from './csv-columns.ts';
import { FormatError } from './format-error.ts';
import type { LogFormat } from './log.ts';
import type { LogMap, Meaning, StepColumns } from './log-map.ts';
import { findHeading, type Merge, type Row } from './table-heading.ts';
import { proposeSteps } from './wide-columns.ts';

/** Where rows come from. `names`: of fields as far as they were met (JSON), which grow while the rows are read; without them a heading stands above the rows. */
export type RowSource = Readonly<{
  format: LogFormat;
  rows: AsyncIterable<Row>;
  merges: readonly Merge[];
  names: string[] | null;
  sheet: string | null;
}>;

/** How a table is understood. `headingRow`: the row in which its heading begins, null where it has none; `body`: the rows looked at, below it. */
export type Layout = Readonly<{
  layout: 'rows' | 'wide';
  headingRow: number | null;
  names: readonly string[];
  columns: CsvColumns;
  steps: readonly StepColumns[];
  guessed: readonly Meaning[];
  body: readonly Row[];
}>;

/** How the beginning of a table is understood: as the map says, and where it says nothing by names and content. @throws FormatError `formats/table-heading`, `formats/csv-heading` */
export function understand(top: readonly Row[], { merges, names: fields }: Pick<RowSource, 'merges' | 'names'>, map: LogMap): Layout {
  const heading = fields === null ? findHeading(top, merges, map.headingRow ?? null) : null;
  const names = fields ?? heading!.names;
  const body = heading ? top.slice(heading.at + heading.rows) : top;
  const cells = body.map((row) => row.cells);
  const headingRow = heading?.line ?? null;
  const proposed = proposeColumns(names, cells);
  const steps = map.steps ?? proposeSteps(names);
  const layout = map.layout ?? (map.steps?.length ? 'wide' : map.columns?.activity ? 'rows' : likelier(proposed, steps));
  if (layout === 'rows') {
    const { columns, guessed } = map.columns ? { columns: { ...noColumns, ...given(map.columns) }, guessed: [] } : proposed;
    return { layout, headingRow, names, columns, steps: [], guessed, body };
  }
  const known = map.columns ? (map.columns.case ?? null) : proposed.guessed.includes('case') ? null : proposed.columns.case;
  const guess = known === null && !map.columns ? uniqueColumn(names, cells) : null;
  return { layout, headingRow, names, columns: { ...noColumns, case: known ?? guess }, steps, guessed: guess === null ? [] : ['case'], body };
}

const given = (columns: NonNullable<LogMap['columns']>): Partial<CsvColumns> =>
  Object.fromEntries(Object.entries(columns).map(([meaning, name]) => [meaning, name ?? null]));

/** A row a case has several steps with a time, and no column that names the activity. */
function likelier({ columns, guessed }: ReturnType<typeof proposeColumns>, steps: readonly StepColumns[]): 'rows' | 'wide' {
  const named = columns.activity !== null && !guessed.includes('activity');
  return !named && (steps.length >= 3 || (steps.length === 2 && steps.some(({ actor }) => actor))) ? 'wide' : 'rows';
}

/** What is missing without which no event can be told, and what is named though the heading does not have it. */
function missing({ layout, columns, steps, names, headingRow }: Layout): string[] {
  const needed = layout === 'rows' ? (['case', 'activity', 'time'] as const) : (['case'] as const);
  const wanted = [...Object.values(columns), ...steps.flatMap(({ time, actor, arrival }) => [time, actor ?? null, arrival ?? null])];
  return [
    ...needed.filter((meaning) => columns[meaning] === null),
    ...(layout === 'wide' && steps.length === 0 ? ['steps'] : []),
    ...(headingRow === null ? [] : wanted.flatMap((name) => (name === null || names.includes(name) ? [] : [name]))),
  ];
}

export const isComplete = (layout: Layout): boolean => missing(layout).length === 0;

/** @throws FormatError `formats/csv-columns` where something is missing */
export function refuseIncomplete(layout: Layout): void {
  if (isComplete(layout)) return;
  const [header, line] = [layout.names.join(' | ').slice(0, 500), layout.headingRow ?? 1];
  throw new FormatError('formats/csv-columns', { line, missing: missing(layout).join(' ').slice(0, 500), header });
}
