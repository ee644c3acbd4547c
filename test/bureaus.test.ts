import type { Hono } from 'hono';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '#demo/load.ts';
import { transact } from '#platform/db.ts';
import { endpoints } from '../src/app/server.ts';
import { makeBureau } from './bureau.ts';
import { database } from './database.ts';
import { serverOn, signedIn, testNow } from './people.ts';
import { rowsOf } from './rows.ts';
import { requestOf } from './sample.ts';

const here = database();
const theirs: string[] = []; // one id of every table of the other bureau
const everyIdOfTheirs = new Set<string>();
const anyId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const cookies: Record<string, Record<string, string>> = {};
let server: Hono;

let demoBureau = '';
let ownBureau = '';
let before: Record<string, string> = {};
const asking = ['office', 'head', 'staff'] as const;

beforeAll(async () => {
  ({ bureauId: demoBureau } = await loadDemo(here.db, { now: testNow, password: 'not-the-default', seed: 7 }));
  const { rows: keys } = await sql<{ table: string; column: string }>`
    select relname as table, (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[2]) as column
    from pg_constraint join pg_class on pg_class.oid = conrelid where contype = 'p' and cardinality(conkey) >= 2 and connamespace = 'public'::regnamespace`.execute(
    here.owner,
  );
  for (const { table, column } of keys) {
    const found = await sql<{
      id: string;
    }>`select ${sql.ref(column)}::text as id from ${sql.table(table)} where bureau_id = ${demoBureau} order by 1`.execute(here.owner);
    const ids = found.rows.map(({ id }) => id).filter((id) => /^[0-9a-f-]{36}$/.test(id));
    if (ids[0]) theirs.push(ids[0]);
    for (const id of ids) everyIdOfTheirs.add(id);
  }
  const bureau = await makeBureau(here.db);
  ownBureau = bureau.bureauId;
  for (const who of asking) cookies[who] = await signedIn(here.db, bureau.accounts[who].accountId);
  server = serverOn(here.db);
  before = await rowsOf(here.owner, demoBureau);
}, 120_000);

test('the other bureau has a record of every kind to reach for', () => {
  expect(theirs.length).toBeGreaterThan(25);
});

describe.each(asking)('%s of another bureau', (who) => {
  test.each(endpoints().filter(({ needs }) => needs !== 'public'))('$method $path', async (it) => {
    const asked = (it.params ? theirs : theirs.slice(0, 1)).map((id) => requestOf(it, id));
    const whole: ReturnType<typeof requestOf>[] = it.method === 'GET' && !it.params ? [[it.path, { method: 'GET' }]] : []; // a list without any filter
    for (const [path, init] of [...asked, ...whole]) {
      const reply = await server.request(path, { ...init, headers: { ...init.headers, ...cookies[who] } });
      const text = await reply.text();
      expect(reply.status, text).not.toBe(500);
      const shown = (text.match(anyId) ?? []).filter((one) => everyIdOfTheirs.has(one) && !path.includes(one) && !String(init.body).includes(one));
      expect(shown.slice(0, 3)).toEqual([]);
    }
  });

  test('has changed nothing there', async () => {
    expect(await rowsOf(here.owner, demoBureau)).toEqual(before);
  });
});

test('what a transaction may see is told once a query: sixty names read anew for every row would take minutes', async () => {
  const { rows } = await sql<{ table: string }>`select polrelid::regclass::text as table from pg_policy
    where polname = 'bureau' and pg_get_expr(polqual, polrelid) like '%may_see%'`.execute(here.owner);
  expect(rows.map(({ table }) => table)).toEqual(['calendar_version']); // some rows of which are of no bureau
});

/** Tables whose rows are a bureau's; `open`: anybody reads them. */
async function owned(): Promise<ReadonlyArray<{ table: string; open: boolean }>> {
  const { rows } = await sql<{ table: string; open: boolean }>`
    select c.relname as table, exists (select from pg_policy where polrelid = c.oid and polname = 'anybody') as open
    from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attname = 'bureau_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'bureau'
      and coalesce(obj_description(c.oid), '') not like 'belongs to all%' order by 1`.execute(here.owner);
  return rows;
}

test('a connection that first saw one bureau, and statements that it keeps, show nothing of it once it is confined to another', async () => {
  const tables = (await owned()).filter(({ open }) => !open);
  expect(tables.length).toBeGreaterThan(60);
  const counts = (bureaus: readonly string[]) => async (one: typeof here.db) => {
    await sql`select set_config('qingfeng.bureaus', ${`{${bureaus.join(',')}}`}, false)`.execute(one);
    const found: Record<string, number> = {};
    for (const { table } of tables) found[table] = (await sql<{ count: number }>`execute ${sql.table(`of_${table}`)}`.execute(one)).rows[0]!.count;
    return found;
  };
  const kept = Object.fromEntries(
    await Promise.all(
      tables.map(async ({ table }) => {
        const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)} where bureau_id = ${demoBureau}`.execute(
          here.owner,
        );
        return [table, rows[0]!.count] as const;
      }),
    ),
  );
  const none = Object.fromEntries(tables.map(({ table }) => [table, 0]));
  await here.db.connection().execute(async (one) => {
    await sql`set plan_cache_mode = force_generic_plan`.execute(one);
    for (const { table } of tables)
      await sql`prepare ${sql.table(`of_${table}`)} as select count(*) as count from ${sql.table(table)} where bureau_id = ${sql.lit(demoBureau)}`.execute(
        one,
      );
    expect(await counts([demoBureau])(one)).toEqual(kept);
    expect(await counts([ownBureau])(one)).toEqual(none);
    expect(await counts([ownBureau, demoBureau])(one)).toEqual(kept);
    expect(await counts([])(one)).toEqual(none);
    await sql`discard all`.execute(one);
  });
});

test('nobody writes a row of another bureau, into whatever table', async () => {
  const written: string[] = [];
  for (const { table } of await owned()) {
    const { rows } = await sql<{
      row: unknown;
    }>`select to_jsonb(t) as row from ${sql.table(table)} as t where bureau_id = ${demoBureau}
      order by to_jsonb(t) ->> 'revision' limit 1`.execute(here.owner);
    if (!rows[0]) continue;
    const copy = sql`insert into ${sql.table(table)} overriding system value select (jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(rows[0].row)}::jsonb)).*`;
    const code = await transact(here.db, { bureaus: [ownBureau] }, (tx) => copy.execute(tx)).then(
      () => 'none',
      (error: { code: string; message: string }) => `${error.code} ${error.message}`,
    );
    if (!code.startsWith('42501')) written.push(`${table}: ${code}`);
  }
  expect(written).toEqual([]);
});

test('functions that look behind the wall ask it themselves, and look nowhere but in the schema', async () => {
  const { rows: functions } = await sql<{ name: string; set: string[] | null }>`select proname as name, proconfig as set from pg_proc
    where prosecdef and pronamespace = 'public'::regnamespace order by 1`.execute(here.owner);
  expect(functions.filter(({ set }) => !set?.includes('search_path=public, pg_temp'))).toEqual([]);
  const found = (call: ReturnType<typeof sql>, bureaus: readonly string[]) =>
    transact(here.db, { bureaus }, (tx) => sql<{ count: number }>`select count(*) as count from ${call}`.execute(tx)).then(
      ({ rows }) => rows[0]!.count,
    );
  const { rows: points } = await sql<{ id: string }>`select risk_point_id as id from risk_point where bureau_id = ${demoBureau}`.execute(here.owner);
  const id = points[0]!.id;
  const asked = (bureaus: unknown) => ({
    risk_points_by_id: sql`risk_points_by_id(${bureaus}::uuid[], ${[id]}::uuid[])`,
    risk_points_counted: sql`risk_points_counted(${bureaus}::uuid[], '{}', '{}')`,
    risk_points_found: sql`risk_points_found(${bureaus}::uuid[], '{}', '{}', 9)`,
    risk_points_in_order: sql`risk_points_in_order(${bureaus}::uuid[], '{}', '{}', 'level', null, 9)`,
  });
  const told = ['institutions_saying', 'learn_of_cases', 'portal_powers_with']; // the first is asked below; what anybody may read, and what is learnt of tables, is of no bureau
  expect(functions.map(({ name }) => name)).toEqual([...Object.keys(asked(null)), ...told].toSorted());
  for (const [name, call] of Object.entries(asked([demoBureau]))) {
    expect(await found(call, [demoBureau]), name).toBeGreaterThan(0);
    for (const bureaus of [[ownBureau], []]) await expect(found(call, bureaus), name).rejects.toMatchObject({ code: '42501' });
  }
  for (const call of Object.values(asked([ownBureau, demoBureau]))) await expect(found(call, [ownBureau])).rejects.toMatchObject({ code: '42501' });
  for (const nobody of [null, []]) for (const call of Object.values(asked(nobody))) expect(await found(call, [ownBureau])).toBe(0);
  expect(await found(sql`institutions_saying(array['第'])`, [demoBureau])).toBeGreaterThan(0);
  for (const bureaus of [[ownBureau], []]) expect(await found(sql`institutions_saying(array['第'])`, bureaus)).toBe(0);
});
