import { sql } from 'kysely';
import type { Db, Tx } from './db.ts';

/**
 * Gives the application's role what it needs and takes everything else: SELECT and INSERT on tables whose comment begins with
 * "append-only", UPDATE and DELETE besides on the others, only SELECT on the list of migrations, and the use of the queue.
 * It may be run again after every migration.
 */
export async function grantTo(db: Db, role: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await refuseOwner(tx, role);
    await grantTables(tx, role);
    await grantQueue(tx, role);
  });
}

async function refuseOwner(tx: Tx, role: string): Promise<void> {
  const { rows } = await sql<{ there: boolean; same: boolean }>`
    select exists (select from pg_roles where rolname = ${role}) as there, ${role} = current_user as same`.execute(tx);
  if (!rows[0]?.there) throw new Error(`The role "${role}" of DATABASE_URL does not exist. Create it: create role "${role}" login password '…'`);
  if (rows[0].same) throw new Error(`DATABASE_URL and DATABASE_OWNER_URL both name the role "${role}". They must be two roles.`);
}

type Table = Readonly<{ name: string; rights: string }>;

async function grantTables(tx: Tx, role: string): Promise<void> {
  const app = sql.id(role);
  await sql`revoke all on all tables in schema public from public, ${app}`.execute(tx);
  await sql`revoke create on schema public from public`.execute(tx);
  await sql`grant usage on schema public to ${app}`.execute(tx);
  await sql`grant usage on all sequences in schema public to ${app}`.execute(tx);
  const { rows } = await sql<Table>`
    select relname as name, case
        when relname like 'kysely_migration%' or relkind in ('v', 'm') then 'select'
        when obj_description(oid, 'pg_class') like 'append-only%' then 'select, insert'
        else 'select, insert, update, delete'
      end as rights
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')`.execute(tx);
  for (const { name, rights } of rows) await sql`grant ${sql.raw(rights)} on ${sql.id('public', name)} to ${app}`.execute(tx);
}

/** graphile-worker switches on row level security for its tables, so besides rights they need a policy. */
async function grantQueue(tx: Tx, role: string): Promise<void> {
  const app = sql.id(role);
  await sql`grant usage on schema graphile_worker to ${app}`.execute(tx);
  await sql`grant select, insert, update, delete on all tables in schema graphile_worker to ${app}`.execute(tx);
  await sql`grant usage on all sequences in schema graphile_worker to ${app}`.execute(tx);
  await sql`revoke insert, update, delete on graphile_worker.migrations from ${app}`.execute(tx);
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity`.execute(tx);
  for (const { name } of rows) {
    const table = sql.id('graphile_worker', name);
    await sql`drop policy if exists application on ${table}`.execute(tx);
    await sql`create policy application on ${table} to ${app} using (true) with check (true)`.execute(tx);
  }
}
