import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { hashOf } from '#platform/secrets.ts';
import type { AccountState, Lock } from '../account.ts';

const accounts = (tx: Tx) =>
  tx.selectFrom('account').select(['accountId', 'name as account', 'bureauId', 'personId', 'passwordHash', 'failures', 'lockedUntil', 'disabled']);

/** The account of that name, locked, so that guesses made at once are all counted. */
export const accountToSignIn = (tx: Tx, name: string) => accounts(tx).where('name', '=', name).forUpdate().executeTakeFirst();

/** @throws Refusal `organization/not-found`, also for one of another bureau */
export async function accountToChange(tx: Tx, actor: Actor, accountId: string) {
  const found = await accounts(tx).where('accountId', '=', accountId).where('bureauId', '=', actor.bureauId).forUpdate().executeTakeFirst();
  if (!found) throw new Refusal('organization/not-found');
  return found;
}

export type NewAccount = Readonly<{ accountId: string; name: string; bureauId: string; personId: string; passwordHash: string | null }>;

/** @throws Refusal `organization/account-taken` when the name or the person has an account */
export async function insertAccount(tx: Tx, account: NewAccount, now: Date): Promise<void> {
  const made = await tx
    .insertInto('account')
    .values({ ...account, createdAt: now })
    .onConflict((it) => it.doNothing())
    .returning('accountId')
    .executeTakeFirst();
  if (!made) throw new Refusal('organization/account-taken', { name: account.name });
}

/** The name itself when no account has it, else the name with the next number. */
export async function freeAccountName(tx: Tx, name: string): Promise<string> {
  const rows = await tx.selectFrom('account').select('name').where('name', 'like', `${name}%`).execute();
  const taken = new Set(rows.map((row) => row.name));
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? name : `${name}${count}`;
    if (!taken.has(free)) return free;
  }
}

export async function saveLock(tx: Tx, accountId: string, lock: Lock): Promise<void> {
  await tx.updateTable('account').set(lock).where('accountId', '=', accountId).execute();
}

export async function savePassword(tx: Tx, accountId: string, passwordHash: string): Promise<void> {
  await tx.updateTable('account').set({ passwordHash, failures: 0, lockedUntil: null }).where('accountId', '=', accountId).execute();
}

export async function saveDisabled(tx: Tx, accountId: string, disabled: boolean): Promise<void> {
  await tx.updateTable('account').set({ disabled }).where('accountId', '=', accountId).execute();
}

export async function insertLink(tx: Tx, token: string, accountId: string, now: Date, expiresAt: Date): Promise<void> {
  await tx
    .insertInto('signInLink')
    .values({ tokenHash: hashOf(token), accountId, createdAt: now, expiresAt })
    .execute();
}

/** Uses a one-time link, and with it every other link of its account; null: there is none, or it was used or has run out. */
export async function takeLink(tx: Tx, token: string, now: Date) {
  const link = await tx
    .updateTable('signInLink')
    .set({ usedAt: now })
    .where('tokenHash', '=', hashOf(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('accountId')
    .executeTakeFirst();
  if (!link) return null;
  await tx.updateTable('signInLink').set({ usedAt: now }).where('accountId', '=', link.accountId).where('usedAt', 'is', null).execute();
  return (await accounts(tx).where('accountId', '=', link.accountId).where('disabled', '=', false).forUpdate().executeTakeFirst()) ?? null;
}

export type AccountQuery = Paging & Readonly<{ q?: string | undefined; state?: AccountState | undefined }>;

/** Everybody of the administrator's own bureau with how their account stands; who has none is among them. */
export async function accountsFor(tx: Tx, actor: Actor, { q, state, ...paging }: AccountQuery, now: Date) {
  const stands = sql<AccountState>`case when a.account_id is null then 'none' when a.disabled then 'disabled'
    when a.locked_until > ${now} then 'locked' when a.password_hash is null then 'waiting' else 'active' end`;
  const asked = sql<boolean>`exists (select from reset_request r where r.bureau_id = p.bureau_id and r.person_id = p.person_id and r.settled_at is null)`;
  const rows = tx
    .selectFrom('person as p')
    .leftJoin('department as d', (on) => on.onRef('d.bureauId', '=', 'p.bureauId').onRef('d.departmentId', '=', 'p.departmentId'))
    .leftJoin('account as a', (on) => on.onRef('a.bureauId', '=', 'p.bureauId').onRef('a.personId', '=', 'p.personId'))
    .select(['p.personId as id', 'p.number', 'p.name', 'd.name as department', 'a.accountId', 'a.name as account'])
    .select([stands.as('state'), asked.as('asked')])
    .where('p.bureauId', '=', anyOf([actor.bureauId]))
    .$if(q !== undefined, (it) =>
      it.where((eb) =>
        eb.or([eb('p.name', 'ilike', containing(q!)), eb('p.number', 'ilike', containing(q!)), eb('a.name', 'ilike', containing(q!))]),
      ),
    )
    .$if(state !== undefined, (it) => it.where(stands, '=', state!));
  const orders = { number: sql`p.number`, name: sql`p.name`, account: sql`coalesce(a.name, '')` };
  return page(tx, rows, paging, orders, sql`p.person_id`) satisfies Promise<Page<unknown>>;
}
