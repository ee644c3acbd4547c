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

export const understandingOf = ({ layout, sheet, headingRow, columns, steps }: Table): Understanding => ({
  layout,
  sheet,
  headingRow,
  columns,
  steps,
});

/** What is sent with the file, a LogMap; nothing where nothing is to be said. */
export function mapOf(it: Understanding | null, renamed: Renamed): object | null {
  const activities = Object.fromEntries(Object.entries(renamed).filter(([, name]) => name.trim() !== ''));
  if (it === null) return Object.keys(activities).length === 0 ? null : { activities };
  const { layout, sheet, headingRow, columns, steps } = it;
  const read = layout === 'rows' ? { columns } : { columns: { case: columns['case'] ?? null }, steps };
  return { layout, sheet, headingRow, ...read, activities };
}
