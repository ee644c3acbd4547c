import { beforeAll, expect, test } from 'vitest';
import { api } from '#platform/http.ts';
import { momentOf } from '#platform/moment.ts';
import { anyone } from '#platform/permissions.ts';
import { hashPassword } from '#platform/secrets.ts';
import { settingDefaults } from '#platform/settings.ts';
import { makeBureau, type PersonKey, type TestBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { organization } from '../routes.ts';
import { identify } from '../store/sessions.ts';

const here = database();
const password = 'a right password';
const tooMany = settingDefaults['organization.lockAfterFailures'];
let hashed: string;
let now = new Date('2026-03-02T02:00:00Z');

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  api({ db: here.db, moment: () => momentOf(now), identify, anyone, uploadLimit: 1000 }, [organization]).request(`http://here${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const signIn = (account: string, tried: string, headers = {}) => ask('POST', '/api/session', { account, password: tried }, headers);
const cookieOf = (reply: Response) => ({ cookie: reply.headers.get('set-cookie')!.split(';')[0]! });

async function somebody(who: PersonKey = 'staff'): Promise<TestBureau & { account: string }> {
  const bureau = await makeBureau(here.db);
  const { accountId, account } = bureau.accounts[who];
  await here.db.updateTable('account').set({ passwordHash: hashed }).where('accountId', '=', accountId).execute();
  return { ...bureau, account };
}

beforeAll(async () => {
  hashed = await hashPassword(password);
});

test('the right password begins a session whose cookie scripts cannot read', async () => {
  const { account, people, bureauId } = await somebody();

  const reply = await signIn(account, password, { 'x-forwarded-proto': 'https' });

  expect(reply.status).toBe(200);
  expect(reply.headers.get('set-cookie')).toMatch(/^qingfeng=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  const me = await (await ask('GET', '/api/session', undefined, cookieOf(reply))).json();
  expect(me).toMatchObject({
    personId: people.staff.personId,
    account,
    bureau: { id: bureauId, kind: 'bureau' },
    department: '林业科',
    scope: 'own',
  });
  expect(me).toMatchObject({ roles: ['staff'], today: '2026-03-02', notices: [] });
});

test('a session that begins takes those of the account that have run out with it', async () => {
  const { account, accounts } = await somebody();
  const begun = now;
  await signIn(account, password);
  now = new Date(begun.getTime() + 8 * 24 * 3_600_000);
  await signIn(account, password);
  const { accountId } = accounts.staff;
  const left = await here.owner.selectFrom('session').select('createdAt').where('accountId', '=', accountId).execute();
  expect(left).toEqual([{ createdAt: now }]);
  now = begun;
});

test('a wrong password, an account that is not there and one that is shut are answered alike', async () => {
  const { account, accounts } = await somebody();
  await here.db.updateTable('account').set({ disabled: true }).where('accountId', '=', accounts.head.accountId).execute();
  const replies = [await signIn(account, 'wrong'), await signIn('nobody-there', password), await signIn(accounts.head.account, password)];
  for (const reply of replies)
    expect([reply.status, await reply.json()]).toEqual([401, { code: 'organization/not-recognized/signed-out', facts: {} }]);
});

test('failures are counted though each is refused; too many lock the account for a while, also for the right password', async () => {
  const { account, bureauId } = await somebody();
  for (let count = 0; count < tooMany; count += 1) await signIn(account, 'wrong');

  expect((await signIn(account, password)).status).toBe(401);
  const trail = await here.owner.selectFrom('auditEntry').select('action').where('bureauId', '=', bureauId).execute();
  expect(trail).toEqual(Array.from({ length: tooMany }, () => ({ action: 'organization.signInFailed' })));

  const before = now;
  now = new Date(before.getTime() + settingDefaults['organization.lockMinutes'] * 60_000 + 1);
  expect((await signIn(account, password)).status).toBe(200);
  now = before;
});

test('guesses made at once are all counted', async () => {
  const { account } = await somebody();
  await Promise.all(Array.from({ length: tooMany }, () => signIn(account, 'wrong')));
  expect((await signIn(account, password)).status).toBe(401);
});

test.each([{ origin: 'http://elsewhere' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])(
  'what another page sends (%o) is refused',
  async (headers) => {
    const { account } = await somebody();
    const reply = await signIn(account, password, headers);
    expect([reply.status, await reply.json()]).toMatchObject([403, { code: 'platform/other-origin/forbidden' }]);
  },
);

test('signing out ends this session, everywhere ends them all, time ends each', async () => {
  const { account } = await somebody();
  const [one, other, third] = [
    cookieOf(await signIn(account, password)),
    cookieOf(await signIn(account, password)),
    cookieOf(await signIn(account, password)),
  ];
  const status = async (headers: Record<string, string>) => (await ask('GET', '/api/session', undefined, headers)).status;

  await ask('DELETE', '/api/session', undefined, one);
  expect([await status(one), await status(other)]).toEqual([401, 200]);
  await ask('DELETE', '/api/sessions', undefined, other);
  expect([await status(other), await status(third)]).toEqual([401, 401]);

  const last = cookieOf(await signIn(account, password));
  const before = now;
  now = new Date(before.getTime() + settingDefaults['organization.sessionHours'] * 3_600_000);
  expect(await status(last)).toBe(401);
  now = before;
});

test('a session in use lasts on, but not for ever', async () => {
  const { account } = await somebody();
  const mine = cookieOf(await signIn(account, password));
  const before = now;
  const hours: number[] = [];
  for (let hour = 0; (await ask('GET', '/api/session', undefined, mine)).status === 200; hour += 11) {
    hours.push(hour);
    now = new Date(now.getTime() + 11 * 3_600_000);
  }
  now = before;
  expect(hours.at(-1)).toBe(165); // the last before seven days are over
});

test('a new password takes the present one, and ends the sessions elsewhere', async () => {
  const { account } = await somebody();
  const [mine, elsewhere] = [cookieOf(await signIn(account, password)), cookieOf(await signIn(account, password))];
  const change = (present: string, next: string) => ask('POST', '/api/session/password', { present, next }, mine);

  expect(await (await change('wrong', 'another password')).json()).toMatchObject({ code: 'organization/wrong-password' });
  expect((await change(password, 'short')).status).toBe(422);
  expect((await change(password, 'another password')).status).toBe(200);
  expect((await ask('GET', '/api/session', undefined, mine)).status).toBe(200);
  expect((await ask('GET', '/api/session', undefined, elsewhere)).status).toBe(401);
  expect((await signIn(account, 'another password')).status).toBe(200);
});

test('a lost password takes two administrators, a link that works once, and is told to the person', async () => {
  const bureau = await somebody('system');
  await here.db.updateTable('account').set({ passwordHash: hashed }).where('accountId', '=', bureau.accounts.security.accountId).execute();
  const system = cookieOf(await signIn(bureau.account, password));
  const security = cookieOf(await signIn(bureau.accounts.security.account, password));

  const asked = await ask('POST', `/api/organization/accounts/${bureau.accounts.staff.accountId}/reset`, undefined, system);
  const { id } = (await asked.json()) as { id: string };
  expect((await ask('POST', `/api/organization/resets/${id}/confirm`, undefined, system)).status).toBe(403);
  const confirmed = await ask('POST', `/api/organization/resets/${id}/confirm`, undefined, security);
  const { link } = (await confirmed.json()) as { link: string };
  const use = () => ask('POST', '/api/session/link', { token: link.split('/').at(-1), password: 'chosen by myself' });

  const used = await use();
  expect(used.status).toBe(200);
  expect(await (await use()).json()).toMatchObject({ code: 'organization/link-used' });
  const me = (await (await ask('GET', '/api/session', undefined, cookieOf(used))).json()) as { notices: Array<{ id: string }> };
  expect(me.notices).toMatchObject([{ askedBy: '系统员', confirmedBy: '安全员' }]);
  await ask('POST', `/api/session/notices/${me.notices[0]!.id}`, undefined, cookieOf(used));
  expect(await (await ask('GET', '/api/session', undefined, cookieOf(used))).json()).toMatchObject({ notices: [] });
  expect((await signIn(bureau.accounts.staff.account, 'chosen by myself')).status).toBe(200);
});
