import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { makeBureau } from '../../test/bureau.ts';
import { database } from '../../test/database.ts';
import { confine } from './db.ts';
import { markup } from './markup.ts';
import { momentOf } from './moment.ts';
import { Refusal } from './refusal.ts';
import { type Pages, siteOf } from './site.ts';

const here = database();
const server = (mount: (pages: Pages) => void) =>
  siteOf(
    { db: here.db, moment: () => momentOf(new Date('2026-03-02T02:00:00Z')) },
    { root: '/site', style: 'b{color:red}', mount, refused: ({ code }, language) => markup`<p lang="${language}">${code}</p>` },
  );
const saying = (text: string) => server(({ show }) => show('/site/x', async () => ({ page: markup`<p>${text}</p>` })));

test('a page is sent packed to whom takes it so, and its head alone to whom asks for that', async () => {
  const long = '长'.repeat(2000);
  const packed = await saying(long).request('/site/x', { headers: { 'accept-encoding': 'br, gzip' } });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(packed.headers.get('vary')).toBe('accept-encoding');
  expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(`<p>${long}</p>`);
  const head = await saying(long).request('/site/x', { method: 'HEAD' });
  expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', packed.headers.get('etag')]);
});

test('a copy is known by its content: what has changed is sent again', async () => {
  const first = await saying('a').request('/site/x');
  const headers = { 'if-none-match': first.headers.get('etag')! };
  expect([(await saying('a').request('/site/x', { headers })).status, (await saying('b').request('/site/x', { headers })).status]).toEqual([
    304, 200,
  ]);
});

test('who reads can write nothing, and sees no bureau', async () => {
  const { bureauId } = await makeBureau(here.db);
  const app = server(({ show }) => {
    show('/site/people', async ({ tx }) => ({ page: markup`${(await tx.selectFrom('person').select('name').execute()).length}` }));
    show('/site/write', async ({ tx }) => {
      await confine(tx, [bureauId]);
      await sql`update person set name = 'x'`.execute(tx);
      return { page: markup`written` };
    });
  });
  expect(await (await app.request('/site/people')).text()).toBe('0');
  const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const reply = await app.request('/site/write');
  expect([reply.status, await reply.text(), reply.headers.get('cache-control')]).toEqual([500, '<p lang="zh-CN">platform/bug</p>', 'no-store']);
  expect(String(errors.mock.calls[0]![0])).toContain('read-only transaction');
  errors.mockRestore();
});

test('what is refused is said in the language of the address, with its status', async () => {
  const app = server(({ show }) => show('/site/:id', () => Promise.reject(new Refusal('site/gone/not-found'))));
  const reply = await app.request('/site/1?language=en');
  expect([reply.status, await reply.text()]).toEqual([404, '<p lang="en">site/gone/not-found</p>']);
});

const forms = () => server(({ take }) => take('/site/form', async ({ form, from }) => ({ page: markup`${form['text']} ${from}` })));
const send = (body: BodyInit, headers: Record<string, string> = {}) =>
  forms().request('/site/form', { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });

test('a form is taken as it was typed, and its answer kept by nobody', async () => {
  const reply = await send(new URLSearchParams({ text: '意见 <b>' }).toString());
  expect([reply.status, await reply.text(), reply.headers.get('cache-control'), reply.headers.get('etag')]).toEqual([
    200,
    '意见 &lt;b&gt; ',
    'no-store',
    null,
  ]);
});

test.each([
  ['one that another page sent', 'text=a', { origin: 'https://elsewhere.example' }, 403],
  ['one that is no form', '{"text":"a"}', { 'content-type': 'application/json' }, 422],
  ['one with a NUL', 'text=%00', {}, 422],
  ['one beyond all measure', `text=${'a'.repeat(200_000)}`, { 'content-length': '200005' }, 413],
])('%s is refused', async (_, body, headers, status) => {
  expect((await send(body, headers)).status).toBe(status);
});

test('an address with a stroke at its end is that without; nothing else of the site is anything', async () => {
  const app = saying('a');
  const reply = await app.request('/site/x//?q=1');
  expect([reply.status, reply.headers.get('location')]).toEqual([308, '/site/x?q=1']);
  expect((await app.request('/site/y')).status).toBe(404);
  expect((await app.request('/site/x', { method: 'POST' })).status).toBe(405);
  expect((await app.request('/other')).status).toBe(404);
});
