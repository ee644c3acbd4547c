import { expect, test } from 'vitest';
import { database } from '../../test/database.ts';
import { serverOn } from '../../test/people.ts';

const here = database();
const ask = (path: string, init?: RequestInit) => serverOn(here.db).request(path, init);

test('anybody reads what the portal is, in either language, and the other is a link away', async () => {
  const reply = await ask('/portal/about');
  expect(reply.status).toBe(200);
  const text = await reply.text();
  expect(text).toContain('<html lang="zh-CN">');
  expect(text).toContain('href="/portal/about?language=en"');
  const english = await (await ask('/portal/about?language=en')).text();
  expect(english).toContain('What this is');
  expect(english).toContain('href="/portal?language=en"');
});

test('where nothing is published yet, the list says so', async () => {
  const reply = await ask('/portal');
  expect([reply.status, await reply.text()]).toEqual([200, expect.stringContaining('还没有公布的职权')]);
  expect(await (await ask('/portal/powers.json')).json()).toEqual({ powers: [], next: null });
});

test('a page may be kept for a minute, knows whether it has changed, sets no cookie and runs no script', async () => {
  const reply = await ask('/portal/about');
  expect(reply.headers.get('cache-control')).toBe('public, max-age=60');
  expect(reply.headers.get('set-cookie')).toBeNull();
  const policy = reply.headers.get('content-security-policy')!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('script');
  expect(reply.headers.get('x-frame-options')).toBe('DENY');
  const again = await ask('/portal/about', { headers: { 'if-none-match': reply.headers.get('etag')! } });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test.each(['/portal/nowhere', '/portal/powers/', '/portal/powers/..%2f..%2fetc/passwd', '/portal/%E0%A4%A', '/portal/%00', '/portal/a%2e%2e'])(
  '%s is no page, and says so',
  async (path) => {
    const reply = await ask(path, { redirect: 'manual' });
    if (reply.status === 308) expect(reply.headers.get('location')).toBe('/portal/powers');
    else expect([reply.status, await reply.text()]).toEqual([404, expect.stringContaining('这里没有公开的内容')]);
  },
);

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is no way to read', async (method) => {
  const reply = await ask('/portal/about', { method });
  expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});
