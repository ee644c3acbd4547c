import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { database } from '../../test/database.ts';
import { momentOf } from '#platform/moment.ts';
import { createApp, endpoints } from './server.ts';

const here = database();
let pages: string;

beforeAll(async () => {
  pages = await mkdtemp(join(tmpdir(), 'qingfeng-pages-'));
  await mkdir(join(pages, 'assets'));
  await writeFile(join(pages, 'index.html'), '<!doctype html><title>清风</title>');
  await writeFile(join(pages, 'assets/app-1a2b3c.js'), 'console.log(1)');
});
afterAll(() => rm(pages, { recursive: true }));

const ask = (path: string, headers: Record<string, string> = {}) => {
  const server = createApp({ db: here.db, clock: () => momentOf(new Date('2026-10-22T02:00:00Z')), uploadLimit: 1_000_000, pages });
  return server.request(path, { headers });
};

describe('the server', () => {
  test('says that it lives and that its database answers', async () => {
    expect(await (await ask('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await ask('/readyz')).status).toBe(200);
  });

  test('answers an address of the app with the app, never kept', async () => {
    const reply = await ask('/risks/123?q=x');
    expect(await reply.text()).toContain('清风');
    expect(reply.headers.get('cache-control')).toBe('no-cache');
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  test('lets a browser keep what is named by its content for good', async () => {
    const reply = await ask('/assets/app-1a2b3c.js');
    expect(reply.headers.get('cache-control')).toContain('immutable');
    expect(reply.headers.get('content-type')).toContain('text/javascript');
    expect((await ask('/assets/app-1a2b3c.js', { 'if-none-match': reply.headers.get('etag')! })).status).toBe(304);
  });

  test('serves nothing from outside its folder', async () => {
    expect((await ask('/assets/..%2f..%2f..%2fetc/passwd.js')).status).toBe(404);
    expect((await ask('/assets/gone.js')).status).toBe(404);
  });

  test('says in a code why it does not answer who has not signed in', async () => {
    const reply = await ask('/api/home');
    expect(reply.status).toBe(401);
    expect(await reply.json()).toMatchObject({ code: 'platform/signed-out' });
    expect((await ask('/api/nowhere')).status).toBe(404);
  });
});

describe('the OpenAPI document', () => {
  test('describes every endpoint with its permission, its parameters and its reply', async () => {
    const document = (await (await ask('/api/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, Record<string, unknown>>>;
    };
    const operations = Object.values(document.paths).flatMap(Object.values);
    expect(document.openapi).toBe('3.1.0');
    expect(operations).toHaveLength(endpoints().length);
    expect(operations.every((it) => typeof it['x-permission'] === 'string')).toBe(true);
    expect(document.paths['/api/loop/{kind}/{id}']?.['get']).toMatchObject({
      'x-permission': 'search.read',
      parameters: [
        { name: 'kind', in: 'path' },
        { name: 'id', in: 'path' },
      ],
    });
  });

  test('names no operation twice', () => {
    const named = endpoints().map(({ method, path }) => `${method} ${path}`);
    expect(new Set(named).size).toBe(named.length);
  });
});
