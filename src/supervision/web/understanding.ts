import type { Sample } from '../contract/imports.ts';

/** How a file will be read: as proposed, until a person says otherwise. `activities`: the flowchart's names of steps, by the file's. */
export type Understanding = Readonly<{
  layout: 'rows' | 'wide';
  sheet: string | null;
  headingRow: number | null;
  columns: Readonly<Record<string, string | null>>;
  steps: readonly StepColumns[];
}>;
export type Table = NonNullable<Sample['table']>;
export type StepColumns = Table['steps'][number];
export type Renamed = Readonly<Record<string, string>>;

/** What a person must still say of a table before it can be read. */
export function lackingOf({ layout, columns, steps }: Understanding): readonly string[] {
  const needed = layout === 'wide' ? ['case'] : ['case', 'activity', 'time'];
  const columnless = needed.filter((meaning) => !columns[meaning]);
  return layout === 'wide' && (steps.length === 0 || steps.some(({ name }) => name.trim() === '')) ? [...columnless, 'steps'] : columnless;
}

export const understandingOf = ({ layout, sheet, headingRow, columns, steps }: Table): Understanding => ({
  layout,
  sheet,
  headingRow,
  columns,
  steps,
});

/**
 * What is sent with the file, a LogMap; nothing where nothing is to be said. `objectType`: whose objects are the cases of an OCEL log.
 * Steps that have columns of their own are named there.
 */
export function mapOf(it: Understanding | null, renamed: Renamed, objectType: string | undefined): object | null {
  const activities = Object.fromEntries(Object.entries(renamed).filter(([, name]) => name.trim() !== ''));
  if (it === null) return objectType === undefined && Object.keys(activities).length === 0 ? null : { activities, objectType };
  const { layout, sheet, headingRow, columns, steps } = it;
  if (layout === 'rows') return { layout, sheet, headingRow, columns, activities };
  return { layout, sheet, headingRow, columns: { case: columns['case'] ?? null }, steps };
}
