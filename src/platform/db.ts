import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Actor } from './permissions.ts';
import type { Database } from './schema.ts';

/** Reads may run on either; writes take a `Tx`, so a write outside a transaction does not compile. */
export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

const dateOid = 1082;
const bigintOid = 20;
pg.types.setTypeParser(dateOid, (text) => text); // a calendar day stays text
pg.types.setTypeParser(bigintOid, Number); // counts; none of ours passes 2^53

/** Connections that may break: the query at hand fails and the next one gets a new one; unheard, the error would end the process. */
export function newPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ max: 10, ...config });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Columns are snake_case in the database and camelCase here; JSON inside a column is left as it is. */
export function connect(config: pg.PoolConfig): Db {
  const pool = newPool(config);
  const dialect = new PostgresDialect({ pool });
  return new Kysely<Database>({ dialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] });
}

/**
 * For `where(column, '=', anyOf(ids))`: unlike `in`, right for an empty list too. One id is compared as one: only then does an index that
 * begins with the column give the order of what follows it.
 */
export const anyOf = (ids: readonly string[]) => (ids.length === 1 ? sql<string>`${ids[0]}::uuid` : sql<string>`any(${ids}::uuid[])`);

/** Names to the database the bureaus that this transaction may touch: the second wall, row-level security, reads it. */
export async function confine(tx: Tx, bureaus: readonly string[]): Promise<void> {
  await sql`select set_config('qingfeng.bureaus', ${`{${bureaus.join(',')}}`}, true)`.execute(tx);
}

/** Does something and takes it back: what was written inside is gone, what it came to is returned. */
export async function tried<R>(tx: Tx, work: () => Promise<R>): Promise<R> {
  await sql`savepoint tried`.execute(tx);
  const result = await work();
  await sql`rollback to savepoint tried`.execute(tx);
  return result;
}

/** One transaction in the name of an actor, confined to the bureaus that the actor may see. */
export function transact<R>(db: Db, actor: Pick<Actor, 'bureaus'>, work: (tx: Tx) => Promise<R>): Promise<R> {
  return db.transaction().execute(async (tx) => {
    await confine(tx, actor.bureaus);
    return work(tx);
  });
}
