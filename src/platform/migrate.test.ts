import { resolve } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { database } from '../../test/database.ts';
import { migrate, schemaState } from './migrate.ts';

const here = database();
const migrations = resolve(import.meta.dirname, '../../migrations');
const role = () => decodeURIComponent(new URL(here.url).username);

test('a migrated database is current, and migrating it again changes nothing', async () => {
  expect(await schemaState(here.db, migrations)).toBe('current');
  await Promise.all([migrate(here.ownerUrl, migrations, role()), migrate(here.ownerUrl, migrations, role())]);
  expect(await schemaState(here.db, migrations)).toBe('current');
});

test('a database without some of the files is old, one with more of them is newer', async () => {
  await sql`insert into kysely_migration values ('9999_later.sql', '2026')`.execute(here.owner);
  expect(await schemaState(here.db, migrations)).toBe('newer');
  await sql`delete from kysely_migration where name in ('9999_later.sql', '0001_platform.sql')`.execute(here.owner);
  expect(await schemaState(here.db, migrations)).toBe('old');
});

test("the application's role may change no table that is append-only, and nothing of the schema", async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and obj_description(oid) like 'append-only%'
    and has_table_privilege(${role()}, oid, 'update, delete, truncate, references, trigger')`.execute(here.owner);
  expect(rows).toEqual([]);
  for (const statement of [
    'update audit_entry set action = action',
    'delete from audit_entry',
    'truncate audit_entry',
    'create table mine (a int)',
    'delete from kysely_migration',
  ])
    await expect(sql.raw(statement).execute(here.db)).rejects.toThrow(/permission denied/);
});

test("the application's role queues a job", async () => {
  await sql`select graphile_worker.add_job('some.job', '{}'::json)`.execute(here.db);
  expect((await sql`select task_identifier from graphile_worker.jobs`.execute(here.db)).rows).toHaveLength(1);
});
