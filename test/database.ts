import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, inject, expect } from 'vitest';
import { connect, type Db } from '#platform/db.ts';

/**
 * A test file's own database: `db` as the application's role, `owner` as the schema's owner (no walls: to look and to prepare).
 * `url` and `ownerUrl` are for what makes its own connections, such as the worker.
 */
export type TestDatabase = { db: Db; owner: Db; url: string; ownerUrl: string };

const withDatabase = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
const nameIn = (url: string) => new URL(url).pathname.slice(1);

/** Copies the template before the file's tests and drops the copy after them; its members are there once tests run. */
export function database(): TestDatabase {
  const here = {} as TestDatabase;
  const template = inject('template');
  const name = `${nameIn(template.ownerUrl)}_${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const asOwner = (query: string) => once(withDatabase(template.ownerUrl, 'postgres'), query);
  beforeAll(async () => {
    await asOwner(`create database ${name} template ${nameIn(template.ownerUrl)} strategy wal_log`);
    const [url, ownerUrl] = [withDatabase(template.appUrl, name), withDatabase(template.ownerUrl, name)];
    Object.assign(here, { url, ownerUrl, db: connect({ connectionString: url }), owner: connect({ connectionString: ownerUrl, max: 2 }) });
  });
  afterAll(async () => {
    await Promise.all([here.db.destroy(), here.owner.destroy()]);
    await asOwner(`drop database ${name} with (force)`);
  });
  return here;
}

/** Until one session of the test's database, or so many, wait for a lock that another holds. */
export const somebodyWaits = (here: TestDatabase, many = 1): Promise<void> => expect.poll(() => lockWaits(here), { timeout: 10_000 }).toBe(many);

/** How many sessions of the test's database wait for a lock that another holds. */
async function lockWaits({ owner }: TestDatabase): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_locks where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`.execute(
    owner,
  );
  return rows[0]!.count;
}

async function once(url: string, query: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(query).finally(() => client.end());
}
