import { createHash, randomBytes } from 'node:crypto';
import { confine, type Db, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { actorOf } from './actor.ts';

export const cookieName = 'qingfeng';

/** Only the hash of a token is stored: who reads the table cannot sign in with it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
export const newToken = (): string => randomBytes(32).toString('base64url');

export function tokenIn(headers: Headers): string | null {
  const parts = (headers.get('cookie') ?? '').split(/;\s*/).map((part) => part.split('='));
  return parts.find(([name]) => name === cookieName)?.[1] ?? null;
}

/** The account of a live session. */
export const accountOfSession = (db: Db, token: string, now: Date) =>
  db
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.accountId', 's.accountId')
    .select(['a.accountId', 'a.name as account', 'a.bureauId', 'a.personId', 's.seenAt', 's.expiresAt', 's.tokenHash'])
    .where('s.tokenHash', '=', hashOf(token))
    .where('s.expiresAt', '>', now)
    .where('a.disabled', '=', false)
    .executeTakeFirst();

/** Who asks, by the cookie of the request; null: nobody. Confines the transaction to the bureaus that this actor may see. */
export async function identify(tx: Tx, headers: Headers, { now, today }: Moment): Promise<Actor | null> {
  const token = tokenIn(headers);
  const account = token ? await accountOfSession(tx, token, now) : undefined;
  if (!account) return null;
  await confine(tx, [account.bureauId]);
  return actorOf(tx, account, today);
}
