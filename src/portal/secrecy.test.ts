import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDemo } from '#demo/load.ts';
import { day } from '#engine/days.ts';
import { anyone } from '#platform/permissions.ts';
import { transact } from '#platform/db.ts';
import { addRiskPoint } from '#risks/commands/point.ts';
import { layOut } from '#powers/web/editor/layOut.ts';
import { makeBureau, makeLegalAffairs, type TestBureau } from '../../test/bureau.ts';
import { type Ask, crawl, type Got } from '../../test/crawl.ts';
import { database } from '../../test/database.ts';
import { serverOn, testNow } from '../../test/people.ts';
import { desks, flowchart, law, type Made, publishedAt } from '../../test/published.ts';
import { workDown } from '../../test/working.ts';
import { keyWritten } from './contract.ts';
import { jobs as jobsWith } from './worker.ts';

/** A demo bureau with a year of life, and one in which secrets are planted wherever a power has a place for text. */
const jobs = jobsWith(layOut);
const here = database();
const mark = 'ZQ密';
let bureau: TestBureau;
let ask: Ask;
let found: Got[] = [];
let ids: string[] = [];
const hidden: Made[] = [];

const secret = (what: string) => ({
  basis: [{ document: `${mark}${what}依据`, article: `${mark}${what}条`, text: `${mark}${what}条文` }],
  procedure: `${mark}${what}程序`,
  responsibility: `${mark}${what}责任`,
  flowchart: flowchart(`${mark}${what}环节`, `${mark}${what}决定`),
});
const open = { basis: [law], procedure: '受理、决定', responsibility: '超限额核发的', flowchart: flowchart('受理', '决定') };

beforeAll(async () => {
  await loadDemo(here.db, { now: testNow, password: 'not-the-default', seed: 7 });
  bureau = await makeBureau(here.db, '云汀市水务局');
  const legal = await makeLegalAffairs(here.db);
  const at = desks(here.db, bureau, legal, testNow);
  let count = 0;
  const add = (more: object, content: Parameters<typeof at.add>[1]) =>
    at.add({ code: `SW-${(count += 1)}`, name: '取水许可', category: 'licence', open: true, department: 'forestry', ...more }, content);
  const since = day('2026-03-01');

  const known = await publishedAt(at, await add({}, open), since);
  const next = await at.draft(known.id, secret('下一版'));
  await at.submit(next);
  await at.giveBack(next, `${mark}退回理由`);
  const code = (): string => `${mark}${(count += 1)}`;
  hidden.push(
    await add({ name: `${mark}草稿职权`, code: code() }, secret('草稿')),
    await publishedAt(at, await add({ open: false, name: `${mark}不公开`, code: code() }, secret('不公开')), since),
    await publishedAt(at, await add({ category: 'procurement', name: `${mark}内部`, code: code() }, secret('内部')), since),
  );
  for (const passes of [1, 2, 3]) {
    const made = await add({ name: `${mark}审核中`, code: code() }, secret('审核中'));
    for (const pass of [at.submit, at.review, at.legalReview].slice(0, passes)) await pass(made);
    hidden.push(made);
  }
  const closed = await publishedAt(at, await add({ name: `${mark}后来不公开`, code: code() }, secret('后来不公开')), since);
  await here.owner.updateTable('power').set({ open: false }).where('powerId', '=', closed.id).execute();
  hidden.push(closed);
  const head = await bureau.actor('head');
  await transact(here.db, head, (tx) =>
    addRiskPoint(
      tx,
      head,
      {
        description: `${mark}风险点`,
        tier: 'department',
        departmentId: bureau.departments.forestry,
        keyArea: 'approval',
        aspect: 'process',
        element: 'power',
        foundBy: 'self',
        likelihood: 3,
        harm: 3,
        selfLevel: 2,
        powerId: known.id,
      },
      { now: testNow, today: day('2026-03-02') },
    ),
  );
  await here.owner
    .insertInto('draftCopy')
    .values({
      bureauId: bureau.bureauId,
      copyId: crypto.randomUUID(),
      versionId: next.versionId,
      revision: 1,
      flowchart: flowchart(`${mark}放一边`),
      byName: `${mark}某人`,
      at: testNow,
    })
    .execute();
  await workDown(here, jobs, testNow);

  const server = serverOn(here.db);
  ask = (path, init) => server.request(path, init);
  found = await crawl(ask, [
    '/portal',
    '/portal?language=en',
    '/portal?ended=yes',
    '/portal/powers.json?limit=3',
    `/portal?bureau=${bureau.bureauId}`,
  ]);
  ids = await everyId();
}, 180_000);

async function everyId(): Promise<string[]> {
  const { rows: tables } = await sql<{
    name: string;
  }>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(here.owner);
  const all = new Set<string>();
  for (const { name } of tables) {
    const { rows } = await sql<{
      id: string;
    }>`select distinct m[1] as id from ${sql.table(name)} t, regexp_matches(left(t::text, 2000), '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') m limit 400`.execute(
      here.owner,
    );
    for (const { id } of rows) all.add(id);
  }
  return [...all];
}

/** Every text of people in the database that stands in no table of what is public: names, reasons, descriptions, statements. */
async function textsWithin(): Promise<Map<string, string>> {
  const shown = [
    'bureau',
    'department',
    'department_alias',
    'position',
    'power',
    'power_version',
    'flow_node',
    'portal_bureau',
    'portal_power',
    'case_event',
    'deduction_item',
  ];
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type = 'text' and table_name <> all (${shown}) and table_name not like 'kysely%'`.execute(here.owner);
  const texts = new Map<string, string>();
  const common = new Set(['person.title']); // 科长 is anybody's word
  for (const { table, column } of columns) {
    const { rows } = await sql<{
      text: string;
    }>`select distinct ${sql.ref(column)} as text from ${sql.table(table)} where length(${sql.ref(column)}) >= 2 limit 3000`.execute(here.owner);
    for (const { text } of rows) if (/\p{Script=Han}{2}/u.test(text) && !common.has(`${table}.${column}`)) texts.set(text, `${table}.${column}`);
  }
  for (const table of ['bureau', 'department', 'position'] as const) {
    for (const { name } of await here.owner.selectFrom(table).select('name').execute()) texts.delete(name); // public, wherever they were copied to
  }
  return texts;
}

const leaks = (got: readonly Got[]) =>
  got.filter(({ text, headers }) => `${text}${decodeURIComponent(JSON.stringify(headers))}`.includes(mark)).map(({ path }) => path);

test('the crawl has come to pages, departments, old and new versions, data, pictures and flowcharts, none of them broken', () => {
  expect(found.length).toBeGreaterThan(100);
  for (const kind of [
    /^\/portal\/powers\/[^.]+$/,
    /\.json$/,
    /\.bpmn$/,
    /\.svg$/,
    /^\/portal\/departments\//,
    /language=en/,
    /\/portal\/suggest\?power=/,
  ]) {
    expect(found.filter(({ path }) => kind.test(path)).length, String(kind)).toBeGreaterThan(0);
  }
  expect(found.filter(({ status }) => status !== 200).map(({ path, status }) => [path, status])).toEqual([]);
});

test('nothing that is not published, not open or internal is in anything that links lead to', () => {
  expect(leaks(found)).toEqual([]);
});

test('no name of a person, no reason, no risk point, no finding, no text of any other table is there', async () => {
  const texts = await textsWithin();
  expect(texts.size).toBeGreaterThan(200);
  const everything = found.map(({ text }) => text).join('\n');
  expect([...texts].filter(([text]) => everything.includes(text))).toEqual([]);
});

test('no page sets a cookie, runs a script, or fetches anything from elsewhere', () => {
  for (const { path, text, headers } of found) {
    expect([path, headers['set-cookie']]).toEqual([path, undefined]);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    if (!headers['content-type']?.startsWith('text/html')) continue;
    expect(text).not.toMatch(/<script|\son\w+=|javascript:|(?:src|href)="(?:https?:)?\/\//i);
  }
});

describe('whatever the address', () => {
  test('no id of the database brings out what is not public', async () => {
    expect(ids.length).toBeGreaterThan(1000);
    expect(hidden.every(({ id, versionId }) => ids.includes(id) && ids.includes(versionId))).toBe(true);
    const guesses = hidden.flatMap(({ id, versionId }) => [id, versionId]);
    const wide = [...guesses, ...ids.filter((_, at) => at % 40 === 0)];
    const forms = (id: string) => [
      ...['', '.json', '.bpmn', '.svg', '/versions/1', '/versions/2', '/versions/2.json', '/versions/1.bpmn', '/versions/3.svg'].map(
        (end) => `/portal/powers/${id}${end}`,
      ),
      `/portal/departments/${id}`,
      `/portal?bureau=${id}`,
      `/portal/powers.json?department=${id}`,
      `/portal/powers.json?ended=yes&bureau=${id}`,
      `/portal/powers.json?after=${keyWritten(['', id])}`,
      `/portal/suggest?power=${id}`,
      `/portal/suggest?bureau=${id}`,
    ];
    const got: Got[] = [];
    for (const path of wide.flatMap(forms)) {
      const reply = await ask(path);
      got.push({ path, status: reply.status, text: await reply.text(), headers: Object.fromEntries(reply.headers) });
    }
    expect(leaks(got)).toEqual([]);
    expect(got.filter(({ status }) => status >= 500)).toEqual([]);
    for (const { id } of hidden) expect(got.filter(({ path, status }) => path.startsWith(`/portal/powers/${id}`) && status !== 404)).toEqual([]);
  }, 120_000);

  test('a search for a secret finds nothing, and its page holds no more than was typed', async () => {
    for (const word of [`${mark}程序`, `${mark}草稿职权`, mark]) {
      const { powers } = (await (await ask(`/portal/powers.json?q=${encodeURIComponent(word)}`)).json()) as { powers: unknown[] };
      expect(powers).toEqual([]);
    }
  });
});

test('who reads without a name sees no row of any other table that belongs to a bureau, and writes nowhere', async () => {
  const { rows: tables } = await sql<{
    name: string;
  }>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity`.execute(here.owner);
  const seen = await transact(here.db, anyone, async (tx) => {
    const counts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql`select from ${sql.table(name)} limit 1`.execute(tx);
      if (rows.length > 0) counts.push(name);
    }
    return counts.toSorted();
  });
  expect(seen).toEqual(['portal_bureau', 'portal_power']);
  const change = (statement: string, bureaus: readonly string[] = []) => transact(here.db, { bureaus }, (tx) => sql.raw(statement).execute(tx));
  const wrote = await Promise.all(
    ['delete from portal_power', "update portal_power set name = 'x'", 'delete from portal_bureau'].map((it) => change(it)),
  );
  expect(wrote.map(({ numAffectedRows }) => numAffectedRows)).toEqual([0n, 0n, 0n]);
  await expect(change(`insert into portal_bureau (bureau_id, name) values ('${crypto.randomUUID()}', 'x')`)).rejects.toThrow('row-level security');
  const own = await change("update portal_power set name = name || ''", [bureau.bureauId]);
  expect(own.numAffectedRows).toBe(1n);
});
