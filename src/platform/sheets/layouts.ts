import { createHash } from 'node:crypto';
import { anyOf, type Tx } from '../db.ts';
import { plainHeading } from './columns.ts';

/** What a table's headings are known by: the same names in the same order give the same layout. */
export const layoutOf = (names: readonly string[]): string =>
  createHash('sha256').update(names.map(plainHeading).join('\n')).digest('hex').slice(0, 16);

/** How a bureau wants its spreadsheets of a kind read, by layout, as somebody said when one was imported. */
export async function layoutsOf(tx: Tx, bureauId: string, kind: string): Promise<ReadonlyMap<string, readonly (string | null)[]>> {
  const rows = await tx
    .selectFrom('sheetLayout')
    .select(['layout', 'fields'])
    .where('bureauId', '=', anyOf([bureauId]))
    .where('kind', '=', kind)
    .execute();
  return new Map(rows.map(({ layout, fields }) => [layout, fields as (string | null)[]]));
}

type Saved = Readonly<{ now: Date; by: string }>;

/** Remembers how a layout was read. Says nothing of the data, so it leaves no trace in the audit trail of its own. */
export async function keepLayout(
  tx: Tx,
  bureauId: string,
  kind: string,
  layout: string,
  fields: readonly (string | null)[],
  { now, by }: Saved,
): Promise<void> {
  const said = { fields: JSON.stringify(fields), savedAt: now, savedBy: by };
  await tx
    .insertInto('sheetLayout')
    .values({ bureauId, kind, layout, ...said })
    .onConflict((it) => it.columns(['bureauId', 'kind', 'layout']).doUpdateSet(said))
    .execute();
}
