import type { Hono } from 'hono';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '#demo/load.ts';
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
