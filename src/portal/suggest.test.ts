import type { Hono } from 'hono';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerSuggestion, declineSuggestion, dispatchSuggestion } from '#suggestions/commands/handling.ts';
import { transact } from '#platform/db.ts';
import { readCode } from '#suggestions/receipt.ts';
import { database } from '../../test/database.ts';
import { serverOn, testNow } from '../../test/people.ts';
import { at, makeSuggesting, type Suggesting } from '../../test/suggesting.ts';
import { makeCommission } from '../../test/bureau.ts';
import { preparePower } from './commands/preparing.ts';

const here = database();
let server: Hono;
let { bureau, by, power } = {} as Suggesting;
/** A bureau whose power is prepared for all to read, as its publication does. */
async function prepared(change: Readonly<{ open?: boolean; name?: string }> = {}): Promise<Suggesting> {
  const made = await makeSuggesting(here.db);
  const { bureauId } = made.bureau;
  const { powerId } = made.power;
  if (change.open !== undefined) await here.owner.updateTable('power').set(change).where('powerId', '=', powerId).execute();
  await transact(here.db, { bureaus: [bureauId] }, (tx) => preparePower(tx, bureauId, powerId, at, async (xml) => xml));
  return made;
}

beforeAll(async () => {
  ({ bureau, by, power } = await prepared());
  await makeCommission(here.db);
});
beforeEach(() => {
  server = serverOn(here.db); // whose limits know nobody yet
});

type Fields = Readonly<Record<string, string>>;
const form = (fields: Fields) => ({
  method: 'POST',
  body: String(new URLSearchParams(fields)),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});
const post = async (path: string, fields: Fields, headers: Fields = {}) => {
  const init = form(fields);
  const reply = await server.request(path, { ...init, headers: { ...init.headers, ...headers } });
  return { status: reply.status, headers: reply.headers, text: await reply.text() };
};
const get = async (path: string) => {
  const reply = await server.request(path);
  return { status: reply.status, headers: reply.headers, text: await reply.text() };
};
const valueOf = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const typedIn = (html: string) => /<textarea[^>]*>\n([^<]*)<\/textarea>/.exec(html)?.[1];
const codeIn = (html: string) => readCode(/id="code">([^<]+)</.exec(html)?.[1] ?? '')!;

/** The form as a browser gets it, filled in. */
async function filled(text: string, query = ''): Promise<Fields> {
  const { text: html } = await get(`/portal/suggest${query}`);
  const named = valueOf(html, 'power');
  return { once: valueOf(html, 'once'), text, ...(named ? { power: named } : { bureau: bureau.bureauId }) };
}
const send = async (text = '窗口排队太久，材料没有一次说清。', query = '') => post('/portal/suggest', await filled(text, query));
const suggestions = () => here.owner.selectFrom('suggestion').selectAll().where('bureauId', '=', bureau.bureauId).orderBy('number').execute();

test('the form asks for nothing but the words, says what it is not for, and is each visitor’s own', async () => {
  const { status, headers, text } = await get(`/portal/suggest?power=${power.powerId}`);
  expect([status, headers.get('cache-control'), headers.get('set-cookie')]).toEqual([200, 'no-store', null]);
  expect(text).toContain('这里不受理举报');
  expect(text).toMatch(/市纪委举报：电话 12388，网站 www\.12388\.gov\.cn/);
  expect(text).toContain('环境许可受理');
  expect(text).not.toContain('<script');
  expect(valueOf(text, 'once')).not.toBe(valueOf((await get('/portal/suggest')).text, 'once'));
  expect((await get('/portal/suggest?language=en')).text).toContain('This is not the channel for reports of misconduct');
});

test('the bureau’s own texts for reports take the place of the shipped ones from their day on', async () => {
  const own = await prepared();
  const set = { bureauId: own.bureau.bureauId, proposedBy: own.bureau.people.office.personId, confirmedBy: own.bureau.people.director.personId };
  const phone = (validFrom: string, value: string) => ({ ...set, key: 'reports.phone', validFrom: validFrom as never, value: JSON.stringify(value) });
  await here.owner
    .insertInto('setting')
    .values([phone('2026-01-01', '0571-0000000'), phone('2026-03-03', '不到日子的号码')])
    .execute();
  const { text } = await get(`/portal/suggest?power=${own.power.powerId}`);
  expect(text).toContain('电话 0571-0000000，');
});

test('the public leaves one about a power without signing in, and reads what became of it by the code alone', async () => {
  const sent = await send('查验没有到场。', `?power=${power.powerId}`);
  expect([sent.status, sent.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const code = codeIn(sent.text);
  const left = (await suggestions()).at(-1)!;
  expect(left).toMatchObject({ source: 'public', text: '查验没有到场。', powerId: power.powerId, state: 'received' });
  expect(sent.text).toContain(left.number);

  const asked = { departmentId: bureau.departments.forestry, dueOn: '2026-03-09', note: '内部要求' };
  await by('office', (tx, actor) => dispatchSuggestion(tx, actor, left.suggestionId, asked, at));
  expect((await post('/portal/suggestion', { code })).text).toContain('已转林业科，2026-03-09前答复');
  await by('head', (tx, actor) => answerSuggestion(tx, actor, left.suggestionId, '已要求<b>两人</b>到场。', at));
  const read = await post('/portal/suggestion', { code: ` ${code.toLowerCase()} ` });
  expect(read.text).toContain('已要求&lt;b&gt;两人&lt;/b&gt;到场。');
  expect(read.text).not.toMatch(/林致远|严书衡|内部要求/);

  const added = await post('/portal/suggestion', { code, word: '谢谢。' });
  expect(added.text).toContain('您补充的内容已收到。');
  expect((await post('/portal/suggestion', { code, word: '谢谢。' })).text.match(/>谢谢。</g)?.length).toBe(1);
  await by('office', (tx, actor) => declineSuggestion(tx, actor, left.suggestionId, '已有制度约束，不另列风险点。', at));
  const ended = await post('/portal/suggestion', { code });
  expect(ended.text).toContain('已有制度约束，不另列风险点。');
  expect(ended.text).toContain('这条意见已经办结');
  const late = await post('/portal/suggestion', { code, word: '写的时候办结了，不能丢。' });
  expect([late.status, late.text.includes('写的时候办结了，不能丢。')]).toEqual([409, true]);
});

test('a form sent twice at once is one suggestion, and both answers show the same code', async () => {
  const before = (await suggestions()).length;
  const fields = await filled('点了两次提交。');
  const [one, two] = await Promise.all([post('/portal/suggest', fields), post('/portal/suggest', fields)]);
  expect(codeIn(one.text)).toBe(codeIn(two.text));
  expect((await suggestions()).length).toBe(before + 1);
});

describe('what is not taken is shown again with all that was typed', () => {
  test.each([
    ['nothing', '', '请写下您的意见'],
    ['too little', '太短', '请写 5 个字以上'],
    ['too much', '长'.repeat(2001), '写了 2001 字，最多 2000 字'],
    ['a broken character', '有\ufffd残缺的字符', '残缺的字符'],
    ['half a character', '%ED%A0%80 也是残缺的字符', '残缺的字符'],
  ])('%s', async (_, text, why) => {
    const before = (await suggestions()).length;
    const fields = await filled(text);
    const body = text.startsWith('%') ? String(new URLSearchParams(fields)).replaceAll('%25', '%') : undefined;
    const init = form(fields);
    const reply = await server.request('/portal/suggest', { ...init, body: body ?? init.body });
    const html = await reply.text();
    expect([reply.status, html.includes(why), (await suggestions()).length]).toEqual([422, true, before]);
    if (!body) expect(typedIn(html)).toBe(text);
    expect(valueOf(html, 'once')).toBe(fields['once']);
  });

  test('the longest that may be, with line ends as a browser sends them', async () => {
    const text = `${'长'.repeat(1998)}\r\n末`;
    expect((await send(text)).status).toBe(200);
    expect((await suggestions()).at(-1)!.text).toBe(`${'长'.repeat(1998)}\n末`);
  });

  test('a form without its mark, or about a power that is not public', async () => {
    const fields = await filled('这一条写得很长，不能丢。');
    const stale = await post('/portal/suggest', { ...fields, once: 'x' });
    expect([stale.status, typedIn(stale.text)]).toEqual([422, '这一条写得很长，不能丢。']);
    const hidden = await post('/portal/suggest', { ...fields, power: crypto.randomUUID() });
    expect([hidden.status, typedIn(hidden.text)]).toEqual([422, '这一条写得很长，不能丢。']);
    expect(hidden.text).toContain('可以作为总的意见提交');
  });
});

test('a power that is repealed while somebody writes does not cost them their words', async () => {
  const other = await prepared();
  const fields = await filled('写到一半职权废止了。', `?power=${other.power.powerId}`);
  await here.owner.updateTable('powerVersion').set({ state: 'repealed' }).where('versionId', '=', other.power.versionId).execute();
  const refused = await post('/portal/suggest', fields);
  expect([refused.status, typedIn(refused.text), valueOf(refused.text, 'power')]).toEqual([422, '写到一半职权废止了。', '']);
  expect(refused.text).toContain(`value="${other.bureau.bureauId}" selected`);
});

test('over the limit it says when, keeps what was typed, and takes again what it had taken', async () => {
  const first = await filled('第一条意见。');
  expect((await post('/portal/suggest', first)).status).toBe(200);
  for (let n = 1; n < 20; n++) expect((await send(`第 ${n} 条意见。`)).status).toBe(200);
  const over = await send('第二十一条意见，写了很久。');
  expect([over.status, typedIn(over.text)]).toEqual([429, '第二十一条意见，写了很久。']);
  expect(over.text).toContain('请在 11:00 以后再提交'); // the test’s people ask at 10:00
  expect(over.headers.get('retry-after')).toBe('3600');
  expect((await post('/portal/suggest', first)).status).toBe(200);
  server = serverOn(here.db, new Date(testNow.getTime() + 3_600_000));
  expect((await send('过了一个小时的意见。')).status).toBe(200);
});

test('one form filled in again and again with other words counts each time', async () => {
  const fields = await filled('同一张表，第一条。');
  const answers = [];
  for (let n = 0; n < 21; n++) answers.push((await post('/portal/suggest', { ...fields, text: `同一张表，第 ${n} 条。` })).status);
  expect([answers.slice(0, 20).every((status) => status === 200), answers[20]]).toEqual([true, 429]);
});

test('guessing codes is slowed down, and one’s own code never', async () => {
  const code = codeIn((await send('猜不到的回执码。')).text);
  await post('/portal/suggestion', { code });
  const guess = (n: number) =>
    post('/portal/suggestion', { code: `3467ACDEFGHJKMNPQRTWXY${'34679ACDEFGHJKMN'[n >> 4]}${'34679ACDEFGHJKMN'[n & 15]}` });
  const answers = [];
  for (let n = 0; n < 40; n++) answers.push((await guess(n)).status);
  expect([answers.filter((status) => status === 404).length, answers.at(-1)]).toEqual([29, 429]);
  expect((await guess(41)).headers.get('retry-after')).toBe('3600');
  expect((await post('/portal/suggestion', { code })).status).toBe(200);
});

test.each([
  [{ origin: 'https://elsewhere.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }, 200],
])('a form sent with %j', async (headers, status) => {
  const before = (await suggestions()).length;
  const reply = await post('/portal/suggest', await filled('别的网页替我提交。'), headers as unknown as Fields);
  expect([reply.status, (await suggestions()).length]).toEqual([status, before + (status === 200 ? 1 : 0)]);
});

test.each([
  ['NUL', 'text=%00abcde&once=x', 'application/x-www-form-urlencoded', 422],
  ['no form', '{"text":"abcdefg"}', 'application/json', 422],
  ['a form of 200 KB', `text=${'a'.repeat(200_000)}`, 'application/x-www-form-urlencoded', 413],
  ['keys of objects', '__proto__=x&constructor=y&text=toString', 'application/x-www-form-urlencoded', 422],
])('%s is refused by name', async (_, body, type, status) => {
  const before = (await suggestions()).length;
  const reply = await server.request('/portal/suggest', { method: 'POST', body, headers: { 'content-type': type } });
  expect([reply.status, (await suggestions()).length]).toEqual([status, before]);
});

test.each(['?power=x', `?power=${crypto.randomUUID()}`, '?power=%00', '?bureau=1%27%20or%201=1', '?power[]=1'])(
  'the form under %s breaks nothing',
  async (query) => {
    expect([200, 404, 422]).toContain((await get(`/portal/suggest${query}`)).status);
  },
);

test('of an unpublished power the form says no more than of none', async () => {
  const other = await prepared({ open: false, name: '暗中的职权' });
  const [hidden, none] = [await get(`/portal/suggest?power=${other.power.powerId}`), await get(`/portal/suggest?power=${crypto.randomUUID()}`)];
  expect([hidden.status, hidden.text]).toEqual([404, none.text]);
});

test('no network address is kept: not in any table, not in what the server says', async () => {
  const headers = { 'x-forwarded-for': '203.0.113.77', 'user-agent': 'a-browser-to-be-known-by' };
  const said: unknown[] = [];
  const kept = { log: console.log, error: console.error, warn: console.warn };
  Object.assign(console, {
    log: (...it: unknown[]) => said.push(it),
    error: (...it: unknown[]) => said.push(it),
    warn: (...it: unknown[]) => said.push(it),
  });
  try {
    const sent = await post('/portal/suggest', await filled('查一查留没留下地址。'), headers);
    await post('/portal/suggestion', { code: codeIn(sent.text), word: '再查一查。' }, headers);
    for (let n = 0; n < 22; n++) await post('/portal/suggest', await filled(`查到超过限度为止 ${n}。`), headers);
  } finally {
    Object.assign(console, kept);
  }
  const { rows } = await sql<{
    name: string;
  }>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(here.owner);
  for (const { name } of rows) {
    const found = await sql<{
      n: number;
    }>`select count(*) as n from ${sql.table(name)} t where t::text ~ '203\\.0\\.113\\.77|to-be-known-by'`.execute(here.owner);
    expect([name, found.rows[0]!.n]).toEqual([name, 0]);
  }
  expect(said).toEqual([]);
});

test('where there are several bureaus, one is chosen', async () => {
  const { text } = await get('/portal/suggest');
  expect(text).toContain('<select id="bureau"');
  const fields = await filled('没有选单位的意见。');
  const refused = await post('/portal/suggest', { ...fields, bureau: '' });
  expect([refused.status, typedIn(refused.text)]).toEqual([422, '没有选单位的意见。']);
  expect((await post('/portal/suggest', fields)).status).toBe(200);
});
