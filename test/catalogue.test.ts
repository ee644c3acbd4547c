import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { database } from './database.ts';

const here = database();

type Table = { name: string; comment: string | null; walled: boolean; policies: number };
let tables: Table[] = [];
let business: Table[] = [];

beforeAll(async () => {
  const { rows } = await sql<Table>`
    select relname as name, obj_description(c.oid) as comment, relrowsecurity as walled,
           (select count(*) from pg_policies p where p.schemaname = 'public' and p.tablename = relname)::int as policies
    from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%' order by relname`.execute(
    here.owner,
  );
  tables = rows;
  business = rows.filter(({ comment }) => !/^(append-only and )?belongs to all/.test(comment ?? ''));
});

test('there are tables to look at, and few of them belong to all', () => {
  expect(business.length).toBeGreaterThan(30);
  expect(tables.filter((it) => !business.includes(it)).map(({ name }) => name)).toEqual([
    'account',
    'bureau',
    'calendar_version',
    'portal_bureau',
    'portal_power',
    'session',
    'sign_in_link',
  ]);
});

test('every primary key, unique constraint and foreign key of a business table begins with bureau_id', async () => {
  const { rows } = await sql<{ table: string; key: string; first: string }>`
    select relname as table, conname as key, (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) as first
    from pg_constraint join pg_class c on c.oid = conrelid where contype in ('p', 'u', 'f') and connamespace = 'public'::regnamespace`.execute(
    here.owner,
  );
  const ours = new Set(business.map(({ name }) => name));
  expect(rows.filter(({ table, first }) => ours.has(table) && first !== 'bureau_id')).toEqual([]);
  expect([...ours].filter((name) => !rows.some(({ table }) => table === name))).toEqual([]);
});

test('every unique index of a business table begins with bureau_id', async () => {
  const { rows } = await sql<{ table: string; first: string }>`
    select indrelid::regclass::text as table, (select attname from pg_attribute where attrelid = indrelid and attnum = indkey[0]) as first
    from pg_index join pg_class c on c.oid = indexrelid where indisunique and c.relnamespace = 'public'::regnamespace`.execute(here.owner);
  const ours = new Set(business.map(({ name }) => name));
  expect(rows.filter(({ table, first }) => ours.has(table) && first !== 'bureau_id')).toEqual([]);
});

test('every business table has row-level security and a policy', () => {
  expect(business.filter(({ walled, policies }) => !walled || policies !== 1)).toEqual([]);
});

test('the application may only read and add to append-only tables, and owns nothing', async () => {
  const { rows } = await sql<{ table: string; right: string }>`
    select table_name as table, privilege_type as right from information_schema.role_table_grants
    where grantee = current_user and table_schema = 'public'`.execute(here.db);
  const kept = tables.filter(({ comment }) => comment?.startsWith('append-only')).map(({ name }) => name);
  expect(kept.length).toBeGreaterThan(8);
  const rights = (name: string) =>
    rows
      .filter(({ table }) => table === name)
      .map(({ right }) => right)
      .toSorted();
  expect(kept.map((name) => [name, rights(name)])).toEqual(kept.map((name) => [name, ['INSERT', 'SELECT']]));
  expect(rows.filter(({ right }) => !['SELECT', 'INSERT', 'UPDATE', 'DELETE'].includes(right))).toEqual([]);
});

test('what is on an append-only table stays on it, for its owner too', async () => {
  for (const { name } of tables.filter(({ comment }) => comment?.startsWith('append-only'))) {
    await expect(sql`delete from ${sql.table(name)}`.execute(here.owner)).rejects.toThrow(`${name} is append-only`);
  }
});

test('the application role is neither superuser nor above row-level security, and no member of the owner', async () => {
  const { rows } = await sql<{ above: boolean; member: boolean }>`
    select rolsuper or rolbypassrls as above, exists (select from pg_auth_members where member = pg_roles.oid) as member from pg_roles where rolname = current_user`.execute(
    here.db,
  );
  expect(rows).toEqual([{ above: false, member: false }]);
});
