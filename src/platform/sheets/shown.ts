import { columnLetters } from './cell-text.ts';
import { layoutOf } from './layouts.ts';
import type { SheetShown } from './shapes.ts';
import type { Table } from './table.ts';

/** `owner`: whose a sheet is where no column says so; `usual`: layouts that are remembered; `turned`: its headings stand below one another. */
type Around = Readonly<{
  index: number;
  owner: Readonly<{ id: string; name: string }> | null;
  usual: ReadonlyMap<string, readonly (string | null)[]>;
  turned?: boolean;
}>;

const examples = { rows: 20, shown: 3, characters: 120, aside: 50 };

/** A sheet as it is understood, for a person to look at and correct. */
export function sheetShown<F extends string>({ name, leftOut, heading, fields, records, aside }: Table<F>, around: Around): SheetShown {
  const { index, owner, usual, turned = false } = around;
  const layout = heading && layoutOf(heading.names);
  const columns = (heading?.names ?? []).map((text, column) => ({
    column,
    letters: turned ? String(column + 1) : columnLetters(column),
    heading: text,
    field: fields[column] ?? null,
    examples: [...new Set(records.slice(0, examples.rows).flatMap((it) => it.texts()[column] || []))]
      .slice(0, examples.shown)
      .map((it) => it.slice(0, examples.characters)),
  }));
  return {
    index,
    name,
    leftOut,
    headingRow: heading?.line ?? null,
    layout,
    usual: layout !== null && usual.has(layout),
    columns,
    records: leftOut === null ? records.length : 0,
    aside: leftOut === null ? aside.slice(0, examples.aside).map(({ line, text }) => ({ line, text })) : [],
    owner: (fields as readonly unknown[]).includes('department') ? null : owner && { id: owner.id, name: owner.name },
  };
}

/** Fields that were remembered, unless a later version of the product calls them otherwise. */
export const fieldsKnown = <F extends string>(
  fields: readonly F[],
  remembered: readonly (string | null)[] | undefined,
): ReadonlyArray<F | null> | undefined =>
  remembered?.every((it) => it === null || fields.includes(it as F)) ? (remembered as ReadonlyArray<F | null>) : undefined;
