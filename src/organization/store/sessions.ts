import { confine, type Db, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { hashOf } from '#platform/secrets.ts';
import { setting } from '#platform/settings.ts';
import { lengthened } from '../account.ts';
import { actorOf } from './actor.ts';

export const cookieName = 'qingfeng';

export function tokenIn(headers: Headers): string | null {
  const parts = (headers.get('cookie') ?? '').split(/;\s*/).map((part) => part.split('='));
  return parts.find(([name]) => name === cookieName)?.[1] ?? null;
}

/** The account of a live session. */
export const accountOfSession = (db: Db, token: string, now: Date) =>
  db
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.accountId', 's.accountId')
    .select(['a.accountId', 'a.name as account', 'a.bureauId', 'a.personId', 's.createdAt', 's.seenAt', 's.tokenHash'])
    .where('s.tokenHash', '=', hashOf(token))
    .where('s.expiresAt', '>', now)
    .where('a.disabled', '=', false)
    .executeTakeFirst();

/** Who asks, by the cookie of the request; null: nobody. Confines the transaction to their own bureau. A session in use lasts on. */
export async function identify(tx: Tx, headers: Headers, { now, today }: Moment): Promise<Actor | null> {
  const token = tokenIn(headers);
  const account = token ? await accountOfSession(tx, token, now) : undefined;
  if (!account) return null;
  await confine(tx, [account.bureauId]);
  await lengthen(tx, account, { now, today });
  return actorOf(tx, account, today);
}

type Session = NonNullable<Awaited<ReturnType<typeof accountOfSession>>>;

async function lengthen(tx: Tx, session: Session, { now, today }: Moment): Promise<void> {
  const expiresAt = lengthened(session, now, await setting(tx, session.bureauId, 'organization.sessionHours', today));
  if (expiresAt) await tx.updateTable('session').set({ seenAt: now, expiresAt }).where('tokenHash', '=', session.tokenHash).execute();
}

export type NewSession = Readonly<{ token: string; accountId: string; expiresAt: Date; device: string }>;

/** Begins a session; those of the account that have run out go. */
export async function insertSession(tx: Tx, { token, ...session }: NewSession, now: Date): Promise<void> {
  await tx.deleteFrom('session').where('accountId', '=', session.accountId).where('expiresAt', '<=', now).execute();
  await tx
    .insertInto('session')
    .values({ ...session, tokenHash: hashOf(token), createdAt: now, seenAt: now })
    .execute();
}

export async function deleteSession(tx: Tx, token: string): Promise<void> {
  await tx.deleteFrom('session').where('tokenHash', '=', hashOf(token)).execute();
}

/** Ends an account's sessions, but for the one of a token. */
export async function deleteSessionsOf(tx: Tx, accountId: string, except: string | null = null): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('accountId', '=', accountId)
    .$if(except !== null, (it) => it.where('tokenHash', '<>', hashOf(except!)))
    .execute();
}
