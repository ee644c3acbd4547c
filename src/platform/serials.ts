import { sql } from 'kysely';
import type { Tx } from './db.ts';

/**
 * The next number of a series in a year, such as `DB-2026-0031`: gapless, since it is given in the caller's transaction, and never twice.
 *
 * @param digits how many digits the serial is padded to
 */
export async function nextNumber(tx: Tx, bureauId: string, series: string, year: number, digits = 4): Promise<string> {
  const [first] = await nextNumbers(tx, bureauId, series, year, 1, digits);
  return first!;
}

/** Several numbers in a row, in one statement. */
export async function nextNumbers(tx: Tx, bureauId: string, series: string, year: number, count: number, digits = 4): Promise<string[]> {
  if (count === 0) return [];
  const { last } = await tx
    .insertInto('serial')
    .values({ bureauId, series, year, last: count })
    .onConflict((it) => it.columns(['bureauId', 'series', 'year']).doUpdateSet({ last: sql`serial.last + ${count}` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return Array.from({ length: count }, (_, at) => `${series}-${year}-${String(last - count + 1 + at).padStart(digits, '0')}`);
}
