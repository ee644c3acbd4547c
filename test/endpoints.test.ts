import type { Hono } from 'hono';
import { beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../src/app/server.ts';
import { database } from './database.ts';
import { makeBureau, makeCommission, makeLegalAffairs } from './bureau.ts';
import { allowed, columns, type Column } from './endpoints.table.ts';
import { serverOn, signedIn } from './people.ts';
import { requestOf } from './sample.ts';

const here = database();
const cookies = {} as Record<Column, Record<string, string>>;
let server: Hono;

beforeAll(async () => {
  const [bureau, commission, legal] = await Promise.all([makeBureau(here.db), makeCommission(here.db), makeLegalAffairs(here.db)]);
  const accounts: Readonly<Record<Exclude<Column, 'nobody'>, string>> = {
    staff: bureau.accounts.staff.accountId,
    head: bureau.accounts.head.accountId,
    leader: bureau.accounts.leader.accountId,
    director: bureau.accounts.director.accountId,
    discipline: bureau.accounts.discipline.accountId,
    office: bureau.accounts.office.accountId,
    system: bureau.accounts.system.accountId,
    security: bureau.accounts.security.accountId,
    audit: bureau.accounts.audit.accountId,
    commission: commission.accountId,
    legal: legal.accountId,
  };
  cookies.nobody = {};
  for (const [column, accountId] of Object.entries(accounts)) cookies[column as Column] = await signedIn(here.db, accountId);
  server = serverOn(here.db);
});

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

test('every endpoint stands in the table of what is allowed, and the table names no other', () => {
  expect(Object.keys(allowed).toSorted()).toEqual(endpoints().map(nameOf).toSorted());
});

describe.each(columns)('%s', (column) => {
  test.each(endpoints())('$method $path', async (it) => {
    const [path, init] = requestOf(it, crypto.randomUUID());
    // signing out would end the sessions that the other rows need
    const headers = { ...init.headers, ...(it.path.startsWith('/api/session') && it.method === 'DELETE' ? {} : cookies[column]) };
    const reply = await server.request(path, { ...init, headers });
    const { code } = reply.headers.get('content-type')?.includes('json') ? ((await reply.json()) as { code?: string }) : {};
    const refused = code === 'platform/forbidden' || code === 'platform/signed-out';
    const mayAsk = allowed[nameOf(it)]?.[columns.indexOf(column)] === 'x';
    if (it.path.startsWith('/api/session') && it.method === 'DELETE') expect(code === undefined || refused).toBe(true);
    else expect({ refused, status: reply.status }).toEqual({ refused: !mayAsk, status: expect.not.stringMatching('500') });
    expect(reply.status).not.toBe(500);
  });
});
