import type { Hono } from 'hono';
import { beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../src/app/server.ts';
import { makeBureau, makeCommission, makeLegalAffairs } from './bureau.ts';
import { database } from './database.ts';
import { allowed, columns, type Column } from './endpoints.table.ts';
import { serverOn, signedIn } from './people.ts';
import { requestOf } from './sample.ts';

const here = database();
const cookies = {} as Record<Column, Record<string, string>>;
let server: Hono;

beforeAll(async () => {
  const [bureau, commission, legal] = await Promise.all([makeBureau(here.db), makeCommission(here.db), makeLegalAffairs(here.db)]);
  const { staff, head, leader, director, discipline, office, system, security, audit } = bureau.accounts;
  const accounts = { staff, head, leader, director, discipline, office, system, security, audit, commission, legal };
  cookies.nobody = {};
  for (const [column, { accountId }] of Object.entries(accounts)) cookies[column as Column] = await signedIn(here.db, accountId);
  server = serverOn(here.db);
});

const nul = '\0';
const lone = '\uD800';
const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
const asJson = (it: unknown) => JSON.stringify(it);

/** Whole bodies of which none is what an endpoint asks for. */
const bodies: readonly string[] = ['', '{', 'null', '[]', '"x"', '1e999', '-1', 'true', '{"__proto__":{"x":1}}', deep, nul, '\uFEFF{}', '<a/>'];

/** What one field of a body, a query or a path may be instead of what it should. */
const values: readonly unknown[] = [nul, `a${nul}b`, lone, `x${lone}`, '%', '_%\\', '../../etc/passwd', '', '试'.repeat(3000), 1e308, -1, 0.5, 2 ** 53, null, [], {}, true];
const texts = values.filter((it): it is string => typeof it === 'string' && it !== '' && it !== lone && it !== `x${lone}`);

const mayAsk = (name: string): Column => columns.find((_, at) => allowed[name]?.[at] === 'x')!;

async function asked(it: { method: string; path: string }, path: string, init: RequestInit): Promise<string | null> {
  const headers = { ...(init.headers as Record<string, string>), ...cookies[mayAsk(`${it.method} ${it.path}`)] };
  const reply = await server.request(path, { ...init, headers });
  const text = await reply.text();
  return reply.status >= 500 ? `${it.method} ${path.slice(0, 200)} ${String(init.body).slice(0, 120)}: ${reply.status} ${text.slice(0, 200)}` : null;
}

const json = { 'content-type': 'application/json' };
// signing out would end the sessions that the others need
const targets = endpoints().filter(({ method, path }) => !(method === 'DELETE' && path.startsWith('/api/session')));
const id = crypto.randomUUID();

describe('whatever is sent is refused by its code, and never breaks the server', () => {
  test.each(targets.filter(({ body }) => body !== undefined && body !== 'upload'))('bodies of $method $path', async (it) => {
    const [path, init] = requestOf(it, id);
    const good = JSON.parse(String(init.body)) as Record<string, unknown>;
    const wrong = [...bodies, ...Object.keys(good).flatMap((key) => values.map((value) => asJson({ ...good, [key]: value })))];
    const broken: string[] = [];
    for (const body of wrong) broken.push(...[(await asked(it, path, { ...init, body, headers: json })) ?? []].flat());
    expect(broken).toEqual([]);
  });

  test.each(targets.filter(({ query }) => query !== undefined))('queries of $method $path', async (it) => {
    const [path, init] = requestOf(it, id);
    const [bare, good] = path.split('?');
    const keys = ['q', 'sort', 'after', 'limit', 'format', ...new URLSearchParams(good).keys()];
    const forged = [['x', 'y'], ['2026-01-01', id], ['1', id], ['x', id], [nul, id], [1, 2], {}].map((key) => Buffer.from(asJson(key)).toString('base64url'));
    const broken: string[] = [];
    for (const key of keys) {
      for (const value of [...texts, '1e3', '-1', '0', 'NaN', '99999999999999999999', '__proto__', '-', ...forged]) {
        const query = new URLSearchParams(good);
        query.set(key, value);
        broken.push(...[(await asked(it, `${bare}?${query}`, init)) ?? []].flat());
      }
    }
    expect(broken).toEqual([]);
  });

  test.each(targets.filter(({ path }) => path.includes(':')))('path of $method $path', async (it) => {
    const [, init] = requestOf(it, id);
    const broken: string[] = [];
    for (const value of [...texts, '0', 'constructor', id.toUpperCase(), `${id}%00`]) {
      const path = it.path.replace(/:\w+/g, encodeURIComponent(value));
      broken.push(...[(await asked(it, path, init)) ?? []].flat());
      broken.push(...[(await asked(it, it.path.replace(/:\w+/g, value.replaceAll(nul, '%00').replaceAll('%', '%25')), init)) ?? []].flat());
    }
    expect(broken).toEqual([]);
  });
});
