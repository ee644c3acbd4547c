import type { Hono } from 'hono';
import { beforeAll, expect, test } from 'vitest';
import type { Schema } from '#platform/endpoint.ts';
import { endpoints } from '../src/app/server.ts';
import { makeBureau } from './bureau.ts';
import { database } from './database.ts';
import { serverOn, signedIn } from './people.ts';
import { requestOf } from './sample.ts';

type Node = Readonly<{ safeParse: (value: unknown) => { success: boolean }; def: Readonly<Record<string, unknown>> }>;
const isNode = (it: unknown): it is Node => typeof it === 'object' && it !== null && 'safeParse' in it;

/** Every place within a schema at which a day is asked for. */
function daysIn(node: unknown, at: string): Array<readonly [string, Node]> {
  if (Array.isArray(node)) return node.flatMap((it, index) => daysIn(it, `${at}.${index}`));
  if (!isNode(node)) {
    if (typeof node !== 'object' || node === null || Object.getPrototypeOf(node) !== Object.prototype) return [];
    return Object.entries(node).flatMap(([key, it]) => daysIn(it, `${at}.${key}`));
  }
  const { def } = node;
  if (def['type'] === 'string') return def['format'] === 'date' ? [[at, node]] : [];
  return (['shape', 'element', 'innerType', 'options', 'left', 'right', 'in', 'out', 'valueType', 'items'] as const).flatMap((key) =>
    daysIn(def[key], at),
  );
}

const asked = endpoints().flatMap((it) =>
  (['params', 'query', 'body'] as const).flatMap((part) => {
    const schema = it[part] as Schema | 'upload' | undefined;
    const found = schema === undefined || schema === 'upload' ? [] : daysIn(schema, part);
    return found.map(([at, day]) => ({ endpoint: `${it.method} ${it.path}`, at, day }));
  }),
);

const here = database();
let server: Hono;
let cookies: Record<string, string>;
beforeAll(async () => {
  const { accounts } = await makeBureau(here.db);
  cookies = await signedIn(here.db, accounts.office.accountId);
  server = serverOn(here.db);
});

test('wherever a day is asked for, one of the year 0 is refused, which the database does not know', () => {
  expect(new Set(asked.map((it) => it.endpoint)).size).toBeGreaterThan(15);
  const said = asked.map(({ endpoint, at, day }) => [endpoint, at, day.safeParse('0000-05-01').success, day.safeParse('2026-05-01').success]);
  expect(said.filter(([, , zero, usual]) => zero || !usual)).toEqual([]);
});

const dated = endpoints().filter((it) => requestOf(it, crypto.randomUUID()).some((part) => JSON.stringify(part).includes('2030-01-02')));
const days = ['0000-05-01', '0001-01-01', '9999-12-31'] as const;

test.each(dated.flatMap((it) => days.map((day) => ({ method: it.method, path: it.path, day, it }))))(
  '$method $path answers $day without failing',
  async ({ it, day }) => {
    const [path, init] = requestOf(it, crypto.randomUUID());
    const body = typeof init.body === 'string' ? init.body.replaceAll('2030-01-02', day) : init.body;
    const asking = { ...init, headers: { ...init.headers, ...cookies }, ...(body === undefined ? {} : { body }) } as RequestInit;
    const reply = await server.request(path.replaceAll('2030-01-02', day), asking);
    expect(reply.status).toBeLessThan(500);
    if (day === '0000-05-01') expect([400, 403, 422]).toContain(reply.status);
  },
);
