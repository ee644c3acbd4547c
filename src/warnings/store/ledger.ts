import { type Insertable, sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { dayOf } from '#platform/calendar.ts';
import type { Tx } from '#platform/db.ts';
import type { Database } from '#platform/schema.ts';
import type { Entry } from '../ledger.ts';
import type { AccountKind, FaultLevel } from '../scheme.ts';

/** One account: a person's, or a department's own. `departmentId` is also the person's department. */
export type Account = Readonly<{ bureauId: string; kind: AccountKind; personId: string | null; departmentId: string }>;

export const ownerOf = ({ kind, personId, departmentId }: Account): string => (kind === 'person' ? personId! : departmentId);

/**
 * Lets one posting after another work on an account until the transaction ends, so that a threshold is crossed once.
 * Accounts that are locked together are given in one call, and always before a number is drawn: no two can wait for each other.
 */
export async function lockAccounts(tx: Tx, accounts: readonly Account[]): Promise<void> {
  for (const key of accounts.map((it) => `${it.kind === 'person' ? 0 : 1} ${ownerOf(it)}`).toSorted()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`warnings.account ${key}`}, 0))`.execute(tx);
  }
}

/** The lines of an account in a year, in the order of posting. */
export async function entriesOf(tx: Tx, account: Account, year: number): Promise<Entry[]> {
  const rows = await ledgerOf(tx, account).where('year', '=', year).orderBy('postedAt').orderBy('entryId').execute();
  return rows.map((row) => entryOf(row));
}

const ledgerOf = (tx: Tx, { bureauId, kind, personId, departmentId }: Account) =>
  tx
    .selectFrom('ledgerEntry')
    .select(['entryId', 'kind', 'points', 'floor', 'reverses', 'postedAt', 'year'])
    .where('bureauId', '=', bureauId)
    .where(kind === 'person' ? 'personId' : 'departmentId', '=', kind === 'person' ? personId : departmentId);

type Line = { entryId: string; kind: Entry['kind']; points: number; floor: string | null; reverses: string | null; postedAt: Date };
export const entryOf = ({ entryId, kind, points, floor, reverses, postedAt }: Line): Entry & { on: Day } => ({
  id: entryId,
  kind,
  points,
  floor: floor as FaultLevel | null,
  reverses,
  on: dayOf(postedAt),
});

/** The lines that a deduction wrote and nothing has taken back: its own and the department's share. */
export const entriesToReverse = (tx: Tx, bureauId: string, deductionId: string) =>
  tx
    .selectFrom('ledgerEntry as e')
    .selectAll()
    .where('e.bureauId', '=', bureauId)
    .where('e.deductionId', '=', deductionId)
    .where('e.kind', '<>', 'reverse')
    .where((it) =>
      it.not(
        it.exists(
          it.selectFrom('ledgerEntry as r').select('r.entryId').whereRef('r.bureauId', '=', 'e.bureauId').whereRef('r.reverses', '=', 'e.entryId'),
        ),
      ),
    )
    .orderBy('e.entryId')
    .execute();

export async function insertEntry(tx: Tx, entry: Insertable<Database['ledgerEntry']>): Promise<void> {
  await tx.insertInto('ledgerEntry').values(entry).execute();
}

/** Every year in which an account has lines. */
export async function yearsOf(tx: Tx, account: Account): Promise<Map<number, Entry[]>> {
  const rows = await ledgerOf(tx, account).orderBy('postedAt').orderBy('entryId').execute();
  const years = new Map<number, Entry[]>();
  for (const row of rows) years.set(row.year, [...(years.get(row.year) ?? []), entryOf(row)]);
  return years;
}
