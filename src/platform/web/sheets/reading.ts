import type { SheetShown } from '../../sheets/shapes.ts';

/** How a person wants a spreadsheet read, where they say otherwise than what was proposed. */
export type Reading = Readonly<{
  fields: Readonly<Record<string, readonly (string | null)[]>>;
  sheets: Readonly<Record<string, SheetChoice>>;
  departments?: Readonly<Record<string, string>>; // which one a name means
}>;
export type SheetChoice = Readonly<{ taken?: boolean; headingRow?: number; owner?: string }>;

export const asProposed: Reading = { fields: {}, sheets: {} };

export const isAsProposed = ({ fields, sheets, departments = {} }: Reading): boolean =>
  [fields, sheets, departments].every((it) => Object.keys(it).length === 0);

export const withSheet = (reading: Reading, index: number, choice: SheetChoice): Reading => ({
  ...reading,
  sheets: { ...reading.sheets, [index]: { ...reading.sheets[index], ...choice } },
});

/** Sheets with the same headings, which are read alike. */
export type LayoutShown = Readonly<{ layout: string; sheets: readonly SheetShown[] }>;

export const layoutsOf = (sheets: readonly SheetShown[]): LayoutShown[] =>
  [
    ...Map.groupBy(
      sheets.filter(({ layout, leftOut }) => layout !== null && leftOut === null),
      ({ layout }) => layout!,
    ),
  ].map(([layout, of]) => ({
    layout,
    sheets: of,
  }));
