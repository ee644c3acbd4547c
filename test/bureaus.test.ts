import type { Hono } from 'hono';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '#demo/load.ts';
import { endpoints } from '../src/app/server.ts';
import { makeBureau } from './bureau.ts';
import { database } from './database.ts';
import { serverOn, signedIn, testNow } from './people.ts';
import { requestOf } from './sample.ts';

const here = database();
const theirs: string[] = []; // one id of every table of the other bureau
const cookies: Record<string, Record<string, string>> = {};
let server: Hono;

/** Every table of a bureau with its own id, and how many rows the bureau has in it: what must not change. */
async function rowsOf(bureauId: string): Promise<Record<string, string>> {
  const { rows } = await sql<{
    name: string;
  }>`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'bureau_id'`.execute(here.owner);
  const counts = await Promise.all(
    rows.map(async ({ name }) => {
      const found = await sql<{
        total: number;
        print: string | null;
      }>`select count(*) as total, md5(string_agg(t::text, '|' order by t::text)) as print from ${sql.table(name)} t where bureau_id = ${bureauId}`.execute(
        here.owner,
      );
      return [name, `${found.rows[0]!.total} ${found.rows[0]!.print}`] as const;
    }),
  );
  return Object.fromEntries(counts);
}

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
    }>`select ${sql.ref(column)}::text as id from ${sql.table(table)} where bureau_id = ${demoBureau} limit 1`.execute(here.owner);
    if (found.rows[0] && /^[0-9a-f-]{36}$/.test(found.rows[0].id)) theirs.push(found.rows[0].id);
  }
  const bureau = await makeBureau(here.db);
  for (const who of asking) cookies[who] = await signedIn(here.db, bureau.accounts[who].accountId);
  server = serverOn(here.db);
  before = await rowsOf(demoBureau);
}, 120_000);

test('the other bureau has a record of every kind to reach for', () => {
  expect(theirs.length).toBeGreaterThan(25);
});

describe.each(asking)('%s of another bureau', (who) => {
  test.each(endpoints().filter(({ needs }) => needs !== 'public'))('$method $path', async (it) => {
    for (const id of it.params ? theirs : theirs.slice(0, 1)) {
      const [path, init] = requestOf(it, id);
      const reply = await server.request(path, { ...init, headers: { ...init.headers, ...cookies[who] } });
      const text = await reply.text();
      expect(reply.status, text).not.toBe(500);
      if (reply.ok) expect(theirs.filter((one) => text.includes(one) && !path.includes(one))).toEqual([]);
    }
  });

  test('has changed nothing there', async () => {
    expect(await rowsOf(demoBureau)).toEqual(before);
  });
});
