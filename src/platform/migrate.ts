import { readdir, readFile } from 'node:fs/promises';
import { runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { connect, type Db } from './db.ts';
import { grantTo } from './grants.ts';

const migrationLock = 7_162_530; // any number of ours; every `qingfeng migrate` of a database waits for the same one

const namesIn = async (folder: string) => (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();

/**
 * Brings the database up to the numbered SQL files of a folder (forward only, each file once, all in one transaction),
 * then the queue's own tables, then the rights of the application's role.
 *
 * @param ownerUrl the role that owns the schema; its connections are closed before this returns
 * @param appRole the role that the application uses, which must exist
 */
export async function migrate(ownerUrl: string, folder: string, appRole: string): Promise<void> {
  const db = connect({ connectionString: ownerUrl, max: 2 });
  try {
    await db.connection().execute(async (guard) => {
      await sql`select pg_advisory_lock(${migrationLock})`.execute(guard);
      await runFiles(db, folder);
      await runMigrations({ connectionString: ownerUrl, maxPoolSize: 1 });
      await grantTo(db, appRole);
    });
  } finally {
    await db.destroy(); // closes the guard's session too, and with it the lock
  }
}

async function runFiles(db: Db, folder: string): Promise<void> {
  const files = await Promise.all((await namesIn(folder)).map(async (name) => [name, await readFile(`${folder}/${name}`, 'utf8')] as const));
  const migrations = Object.fromEntries(files.map(([name, text]) => [name, { up: async (tx: Db) => void (await sql.raw(text).execute(tx)) }]));
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  if (error) throw error;
}

export type SchemaState = 'current' | 'old' | 'newer';

/** Whether the database is at the state that this program was written for; asked by the application's role. */
export async function schemaState(db: Db, folder: string): Promise<SchemaState> {
  const { rows: found } = await sql<{ there: boolean }>`select to_regclass('public.kysely_migration') is not null as there`.execute(db);
  if (!found[0]?.there) return 'old';
  const { rows } = await sql<{ name: string }>`select name from public.kysely_migration`.execute(db);
  const [known, done] = [await namesIn(folder), new Set(rows.map(({ name }) => name))];
  if (!known.every((name) => done.has(name))) return 'old';
  return done.size > known.length ? 'newer' : 'current';
}
