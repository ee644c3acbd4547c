import type { Hono } from 'hono';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Endpoint } from '#platform/endpoint.ts';
import { endpoints } from '../src/app/server.ts';
import { makeBureau, makeCommission, makeLegalAffairs, type TestBureau } from './bureau.ts';
import { database } from './database.ts';
import { allowed, columns, type Column } from './endpoints.table.ts';
import { serverOn, signedIn } from './people.ts';
import { rowsOf } from './rows.ts';
import { requestOf } from './sample.ts';

const here = database();
const cookies = {} as Record<Column, Record<string, string>>;
let server: Hono;
let bureau: TestBureau;
let before: Record<string, string> = {};

beforeAll(async () => {
  const [made, commission, legal] = await Promise.all([makeBureau(here.db), makeCommission(here.db), makeLegalAffairs(here.db)]);
  bureau = made;
  const { staff, head, leader, director, discipline, office, system, security, audit } = bureau.accounts;
  const accounts = { staff, head, leader, director, discipline, office, system, security, audit, commission, legal };
  cookies.nobody = {};
  for (const [column, { accountId }] of Object.entries(accounts)) cookies[column as Column] = await signedIn(here.db, accountId);
  server = serverOn(here.db);
  before = await rowsOf(here.owner, bureau.bureauId);
});

const [nul, lone] = ['\0', '\uD800'];
const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
const id = crypto.randomUUID();

/** Whole bodies of which none is what an endpoint asks for. */
const bodies: readonly string[] = ['', '{', 'null', '[]', '"x"', '1e999', '{"__proto__":{"x":1}}', deep, nul, '<a/>'];

/** What one field may be instead of what it should. */
const values: readonly unknown[] = [`a${nul}b`, `x${lone}`, '试'.repeat(6000), 1e308, -1, 0.5, 2 ** 53, null, [], {}, true];
const texts: readonly string[] = [`a${nul}b`, '_%\\', "' or 1=1 --", '../../etc/passwd', '试'.repeat(3000)];
const forged = [['x', 'y'], ['2026-01-01', id], ['1', id], ['x', id], [nul, id], [1, 2], {}];
const inQuery: Readonly<Record<string, readonly string[]>> = {
  q: texts,
  sort: ['__proto__', '-', '-constructor', `id; drop table person`],
  limit: ['1e3', '-1', '0', 'NaN', '99999999999999999999'],
  after: [...texts, ...forged.map((key) => Buffer.from(JSON.stringify(key)).toString('base64url'))],
};

const mayAsk = ({ method, path }: Endpoint): Column => columns.find((_, at) => allowed[`${method} ${path}`]?.[at] === 'x')!;

type Broken = { told: string[] };
async function ask({ told }: Broken, it: Endpoint, path: string, init: RequestInit): Promise<number> {
  const reply = await server.request(path, { ...init, headers: { ...(init.headers as Record<string, string>), ...cookies[mayAsk(it)] } });
  const text = await reply.text();
  const coded = reply.ok || /"code":"[\w/-]+"/.test(text);
  if (reply.status >= 500 || !coded)
    told.push(`${it.method} ${path.slice(0, 200)} ${String(init.body).slice(0, 100)}: ${reply.status} ${text.slice(0, 200)}`);
  return reply.status;
}

// signing out would end the sessions that the others need
const targets = endpoints().filter(({ method, path }) => !(method === 'DELETE' && path.startsWith('/api/session')));
const json = { 'content-type': 'application/json' };

describe('whatever is sent is answered or refused by its code, and never breaks the server', () => {
  test.each(targets.filter(({ body }) => body !== undefined && body !== 'upload'))('body of $method $path', async (it) => {
    const broken: Broken = { told: [] };
    const [path, init] = requestOf(it, id);
    for (const body of bodies) expect(await ask(broken, it, path, { ...init, body, headers: json })).toBeGreaterThanOrEqual(400);
    const good = JSON.parse(String(init.body)) as Record<string, unknown>;
    for (const key of Object.keys(good)) {
      for (const value of values) await ask(broken, it, path, { ...init, body: JSON.stringify({ ...good, [key]: value }), headers: json });
    }
    expect(broken.told).toEqual([]);
  });

  test.each(targets.filter(({ query }) => query !== undefined))(
    'query of $method $path',
    async (it) => {
      const broken: Broken = { told: [] };
      const [path, init] = requestOf(it, id);
      const [bare, good] = path.split('?');
      const keys =
        it.body === 'upload' ? [...new URLSearchParams(good).keys()] : ['q', 'sort', 'limit', 'after', ...new URLSearchParams(good).keys()];
      for (const key of keys) {
        for (const value of inQuery[key] ?? texts) {
          const query = new URLSearchParams(good);
          query.set(key, value);
          await ask(broken, it, `${bare}?${query}`, init);
        }
      }
      expect(broken.told).toEqual([]);
    },
    60_000,
  ); // some answer with a document, each time

  test.each(targets.filter(({ path }) => path.includes(':')))('path of $method $path', async (it) => {
    const broken: Broken = { told: [] };
    const [, init] = requestOf(it, id);
    for (const value of [...texts, '0', 'constructor', `${id}${nul}`]) {
      const status = await ask(broken, it, it.path.replace(/:\w+/g, encodeURIComponent(value)), init);
      if (value.includes(nul) || it.path.endsWith('/:id')) expect(status).toBeGreaterThanOrEqual(400);
    }
    await ask(broken, it, it.path.replace(/:\w+/g, '%c3%28'), init); // no UTF-8
    expect(broken.told).toEqual([]);
  });

  test('a sign-in tried with all this has locked nobody out, and nothing was written in the bureau but by valid requests', async () => {
    const after = await rowsOf(here.owner, bureau.bureauId);
    for (const table of ['person', 'account', 'ledger_entry', 'deduction', 'case_file', 'case_event', 'power', 'granted_duty', 'holding'])
      expect([table, after[table]]).toEqual([table, before[table]]);
  });
});

describe('each refusal has its code', () => {
  const office = (path: string, init: RequestInit = {}) =>
    server.request(`/api/${path}`, { ...init, headers: { ...json, ...cookies.office, ...(init.headers as Record<string, string>) } });
  const refusal = async (reply: Response | Promise<Response>) => {
    const it = await reply;
    return [it.status, ((await it.json()) as { code?: string }).code];
  };
  const department = (name: unknown) => JSON.stringify({ name, kind: 'office' });
  const adding = (body: string, headers = {}) => office('organization/departments', { method: 'POST', body, headers });
  const counted = () => rowsOf(here.owner, bureau.bureauId);

  test.each([
    ['NUL', department(`林${nul}科`), 422, 'platform/nul/invalid'],
    ['a lone surrogate', department(`林${lone}科`), 422, 'platform/lone-surrogate/invalid'],
    ['another type', department(7), 422, 'platform/invalid'],
    ['no JSON', 'name=x', 422, 'platform/invalid'],
    ['a body nested without end', deep, 422, 'platform/invalid'],
    ['a body of over a megabyte', department('林'.repeat(400_000)), 413, 'platform/too-large'],
  ])('%s', async (_, body, status, code) => {
    const was = await counted();
    expect(await refusal(adding(body))).toEqual([status, code]);
    expect(await counted()).toEqual(was);
  });

  test.each([
    ['another site', { origin: 'https://elsewhere.example' }],
    ['no origin that could be named', { origin: 'null' }],
    ['an origin that is none', { origin: 'elsewhere' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of a neighbour', { 'sec-fetch-site': 'same-site' }],
  ])('a request from %s', async (_, headers) => {
    const was = await counted();
    expect(await refusal(adding(department('外来科'), headers))).toEqual([403, 'platform/other-origin/forbidden']);
    expect(await counted()).toEqual(was);
  });

  test('a stream of over a megabyte that does not say its length', async () => {
    const piece = new TextEncoder().encode('x'.repeat(100_000));
    let left = 20;
    const body = new ReadableStream({ pull: (to) => (left-- > 0 ? to.enqueue(piece) : to.close()) });
    expect(await refusal(office('organization/departments', { method: 'POST', body, duplex: 'half' } as RequestInit))).toEqual([
      413,
      'platform/too-large',
    ]);
  });

  test('a body without content type is read as JSON, or refused as none', async () => {
    const bare = { method: 'POST', headers: { 'content-type': '' } };
    expect(await refusal(office('organization/departments', { ...bare, body: '{' }))).toEqual([422, 'platform/invalid']);
    expect(await refusal(office('organization/departments', bare))).toEqual([422, 'platform/invalid']);
  });

  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s where it is not offered', async (method) => {
    expect(await refusal(office('organization/departments', { method }))).toEqual([404, 'platform/not-found']);
  });

  test('a place in a list that the list never named', async () => {
    for (const key of forged.slice(0, 1)) {
      const after = Buffer.from(JSON.stringify(key)).toString('base64url');
      expect(await refusal(office(`supervision/imports?after=${after}`))).toEqual([422, 'list/invalid']);
    }
    expect(await refusal(office('supervision/imports?after=%7B%7D'))).toEqual([422, 'list/invalid']);
  });

  test('wildcards are letters like others', async () => {
    const found = async (q: string) =>
      ((await (await office(`organization/people?q=${encodeURIComponent(q)}`)).json()) as { rows: unknown[] }).rows.length;
    expect(await found('沈听雨')).toBe(1);
    for (const q of ['%', '_', '沈%', '沈_雨', '\\', "沈听雨' or '1'='1"]) expect([q, await found(q)]).toEqual([q, 0]);
  });

  test.each([
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fetc/passwd',
    '/assets/a%00.js',
    `/assets/${'a'.repeat(300)}.js`,
    '/%c0%ae%c0%ae/package.json',
  ])('the file %s', async (path) => {
    const reply = await server.request(path);
    expect(reply.status).toBeLessThan(500);
    expect(await reply.text()).not.toMatch(/"dependencies"|root:/);
  });
});
