import type { Hono } from 'hono';
import { createApp } from '../src/app/server.ts';
import { cookieName } from '#organization/store/sessions.ts';
import type { Db } from '#platform/db.ts';
import { momentOf } from '#platform/moment.ts';
import { hashOf, newToken } from '#platform/secrets.ts';

/** The instant at which a test's people ask. */
export const testNow = new Date('2026-03-02T02:00:00Z');

/** The whole server over a database, with a clock that stands still. */
export const serverOn = (db: Db, now = testNow): Hono => createApp({ db, clock: () => momentOf(now), uploadLimit: 1_000_000 });

/** Signs an account in without its password: the headers that its browser would send. */
export async function signedIn(db: Db, accountId: string, now = testNow): Promise<Record<string, string>> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await db
    .insertInto('session')
    .values({ tokenHash: hashOf(token), accountId, createdAt: now, seenAt: now, expiresAt })
    .execute();
  return { cookie: `${cookieName}=${token}` };
}
