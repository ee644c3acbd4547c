import type { Day } from '#engine/days.ts';
import { anyOf, type Db, type Tx } from '#platform/db.ts';
import { textSetting } from '#platform/settings.ts';
import type { Deed, State } from '../suggestion.ts';

/** The bureaus to which the public may say something. */
export const openBureaus = (db: Db) =>
  db.selectFrom('bureau').select(['bureauId as id', 'name']).where('kind', '=', 'bureau').orderBy('name').execute();

/** Where reports of misconduct go, which suggestions are not: the body that inspects the bureaus, its number and its site. */
export type Channels = Readonly<{ body: string | null; phone: string; site: string }>;

export async function channelsOf(db: Db, bureauId: string, today: Day): Promise<Channels> {
  const commission = await db.selectFrom('bureau').select('name').where('kind', '=', 'commission').orderBy('bureauId').executeTakeFirst();
  const [phone, site] = [await textSetting(db, bureauId, 'reports.phone', today), await textSetting(db, bureauId, 'reports.site', today)];
  return { body: commission?.name ?? null, phone, site };
}

/** What somebody who has the receipt code may read: no name of anybody in it. */
export type Followed = Readonly<{
  id: string;
  bureauId: string;
  bureau: string;
  number: string;
  text: string;
  powerId: string | null;
  state: State;
  receivedAt: Date;
  dueOn: Day | null;
  department: string | null;
  entries: ReadonlyArray<Readonly<{ deed: Deed; department: string | null; text: string; at: Date }>>;
}>;

/** The suggestion that has one of these hashes of a receipt code. */
export async function suggestionByReceipt(tx: Tx, bureaus: readonly string[], hashes: readonly string[]): Promise<Followed | undefined> {
  if (hashes.length === 0) return undefined;
  const row = await tx
    .selectFrom('suggestion as s')
    .innerJoin('bureau as b', 'b.bureauId', 's.bureauId')
    .leftJoin('department as d', (it) => it.onRef('d.bureauId', '=', 's.bureauId').onRef('d.departmentId', '=', 's.departmentId'))
    .select(['s.suggestionId as id', 's.bureauId', 'b.name as bureau', 's.number', 's.text', 's.powerId', 's.state', 's.receivedAt', 's.dueOn'])
    .select('d.name as department')
    .where('s.bureauId', '=', anyOf(bureaus))
    .where('s.receiptHash', 'in', hashes)
    .executeTakeFirst();
  return row && { ...row, entries: await saidTo(tx, row.bureauId, row.id) };
}

/** What was said to the author and by them, oldest first; the office's word to a department is not. */
const saidTo = (tx: Tx, bureauId: string, suggestionId: string) =>
  tx
    .selectFrom('suggestionEntry as e')
    .leftJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'e.bureauId').onRef('d.departmentId', '=', 'e.departmentId'))
    .select(['e.deed', 'd.name as department', 'e.text', 'e.at'])
    .where('e.bureauId', '=', bureauId)
    .where('e.suggestionId', '=', suggestionId)
    .where('e.deed', '<>', 'dispatch')
    .orderBy('e.at')
    .orderBy('e.entryId')
    .execute();

/** Its state, locked until the author's word is written. */
export const stateToAddTo = (tx: Tx, bureauId: string, suggestionId: string) =>
  tx
    .selectFrom('suggestion')
    .select('state')
    .where('bureauId', '=', bureauId)
    .where('suggestionId', '=', suggestionId)
    .forUpdate()
    .executeTakeFirstOrThrow();
