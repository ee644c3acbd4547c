import type { Tx } from '#platform/db.ts';
import { plainName } from '../importing/names.ts';

/** The numbers that are taken, each with the title that has it. */
export async function numbersOf(tx: Tx, bureauId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.selectFrom('institution').select(['documentNumber', 'title']).where('bureauId', '=', bureauId).execute();
  return new Map(rows.map(({ documentNumber, title }) => [plainName(documentNumber), title]));
}
