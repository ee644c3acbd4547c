import type { APIRequestContext, Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Person } from './browser.ts';
import { stage } from './stage.ts';

/**
 * 评估会 through a browser: forms are filed and reviewed beforehand; by keys the leading group sets another level with its opinion, agrees
 * where everybody does, puts two points into one, closes, registers in order. One form's whole way is in campaigns.test.ts.
 */
const here = stage();
const people = new Map<string, Person>();
const differing = '受理时故意拖延，索要好处后才受理';
const alike = '现场核查走过场，未到现场就在意见书上签字';
const same = '现场核查走过场，未到现场就在意见书上签了字';
let round = { id: '', year: 0 };
let form = '';

async function as(account: string, size?: Readonly<{ width: number; height: number }>): Promise<Page> {
  const person = people.get(account) ?? (await here.as(account, size));
  people.set(account, person);
  return person.page;
}
const from = async (account: string) => (await as(account)).context().request;
const open = (page: Page, path: string) => page.goto(`${here.address}${path}`);
const button = (at: Page | Locator, name: string | RegExp) => at.getByRole('button', { name, exact: typeof name === 'string' }).first();
const row = (page: Page, text: string) => page.locator('.qf-rows tbody tr').filter({ hasText: text });
const figure = (page: Page, name: string) => page.locator('.qf-facts > div').filter({ hasText: name }).locator('dd').innerText();
const picture = async (page: Page, name: string) => {
  if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/${name}.png`, fullPage: true });
};

type Sent = Readonly<Record<string, unknown>>;
async function ask<T>(context: APIRequestContext, path: string, data?: Sent, method: 'POST' | 'PUT' = 'POST'): Promise<T> {
  const reply = await (data ? context.fetch(`${here.address}${path}`, { method, data }) : context.get(`${here.address}${path}`));
  if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
  return (await reply.json()) as T;
}

const line = (description: string, more: Sent = {}) => ({
  id: crypto.randomUUID(),
  previousId: null,
  description,
  keyArea: 'approval',
  aspect: 'process',
  element: 'power',
  powerId: null,
  step: null,
  foundBy: 'self',
  likelihood: 3,
  harm: 3,
  selfLevel: 2,
  measures: [{ text: '双人到场并留存影像', kind: 'prevention', dueOn: null, every: 'quarter', institutionId: null }],
  positions: [],
  responsible: null,
  departmentId: null,
  leaderId: null,
  sources: [],
  ...more,
});

type Shown = Readonly<{ id: string; revision: number; content: Sent | null; state: string; desk: { deed: string; person: string | null } | null }>;

/** The year's round, and the form of a member of staff that has come as far as the sitting. */
async function reviewed(): Promise<void> {
  const [office, staff] = [await from('office'), await from('staff')];
  const mine = () => ask<{ rows: Array<{ id: string }> }>(staff, '/api/forms?mine=fill&tier=position&state=draft');
  if ((await mine()).rows.length === 0) {
    const { taken: _, forms: __, ...proposal } = await ask<{ taken: number[]; forms: unknown }>(office, '/api/campaign-proposal');
    await ask(office, '/api/campaigns', proposal);
  }
  form = (await mine()).rows[0]!.id;
  const { name } = await ask<{ name: string }>(staff, '/api/session');
  const { state } = await ask<Shown>(staff, `/api/forms/${form}`);
  if (state !== 'draft') throw new Error(`the form of the demo's staff is ${state}`);
  await ask(staff, `/api/forms/${form}/start`, {});
  const { revision, content } = await ask<Shown>(staff, `/api/forms/${form}`);
  const points = [line(differing), line(alike), line(same)];
  const duties = '受理林木采伐许可申请';
  const saved = await ask<Shown>(staff, `/api/forms/${form}`, { revision, content: { ...content, duties, points } }, 'PUT');
  await ask(staff, `/api/forms/${form}/submit`, { revision: saved.revision, name });
  for (const account of ['head', 'leader']) {
    const at = await from(account);
    const { desk, revision: read } = await ask<Shown>(at, `/api/forms/${form}`);
    await ask(at, `/api/forms/${form}/${desk!.deed}`, { revision: read, opinion: '情况属实，同意' });
  }
  const read = await ask<{ campaignId: string; year: number }>(office, `/api/forms/${form}`);
  round = { id: read.campaignId, year: read.year };
}

beforeAll(reviewed, 60_000);

test('the office opens the sitting with the leading group as it is', async () => {
  const page = await as('office');
  await open(page, '/sittings');
  const goOn = page.getByRole('link', { name: '继续办理' });
  await button(page, '召开评估会').or(goOn).waitFor();
  await button(page, '召开评估会').click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('地点').fill('三楼会议室');
  await button(drawer, '召开评估会').click();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: 'PG-' }).waitFor();
  await row(page, differing).waitFor();
  await page.getByText(/应到 \d+ 人，实到 \d+ 人/).waitFor();
  await picture(page, 'sitting-opened');
}, 60_000);

test('by key a differing level asks why, points that are the same become one, and the rest is agreed with at once', async () => {
  const page = await as('office');
  await row(page, differing).locator('.qf-level-picker button').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('1');
  const why = page.getByRole('dialog');
  await why.getByText(`定为一级：${differing}`).waitFor();
  await why.getByLabel('意见').fill('涉及服务对象切身利益，从严掌握');
  await button(why, '定级').click();
  await row(page, differing).getByText('已评定').waitFor();
  await why.waitFor({ state: 'detached' });

  await page.locator('.qf-sitting-pair').first().waitFor({ timeout: 30_000 }); // what may be the same is proposed
  for (const text of [alike, same]) await row(page, text).getByRole('checkbox').check();
  await button(page.locator('.qf-sitting-bulk'), '合并').click();
  const merging = page.getByRole('dialog');
  await merging.getByLabel('理由').fill('同一风险');
  await picture(page, 'sitting-merge');
  await button(merging, '合并').click();
  await merging.waitFor({ state: 'detached' });
  await page.getByText('并入：').first().waitFor();

  const waiting = Number(await figure(page, '三者一致'));
  expect(waiting).toBeGreaterThan(0);
  await button(page, /^同意全部一致的/).click();
  await button(page.getByRole('dialog'), /^同意全部一致的/).click();
  await page.getByText(new RegExp(`定级 ${waiting} 个`)).waitFor();
  expect(await figure(page, '三者一致')).toBe('0');
  await picture(page, 'sitting-decided');
}, 60_000);

test('closed and registered: the form has the opinion, the register the numbers, and what was merged has none', async () => {
  const page = await as('office');
  await button(page, '结束会议').click();
  await button(page.getByRole('dialog'), '结束会议').click();
  await page.getByText(/会议结束，\d+ 份表已评估/).waitFor();
  await button(page, '登记造册').click();
  await button(page.getByRole('dialog'), '登记造册').click();
  await page.getByText(/登记 \d+ 个/).waitFor();
  await picture(page, 'sitting-registered');
  const office = await from('office');
  type Read = Readonly<{
    state: string;
    steps: Array<{ deed: string; opinion: string }>;
    pointsOf: Array<{ number: string | null; state: string }>;
  }>;
  const read = await ask<Read>(office, `/api/forms/${form}`);
  expect(read.state).toBe('registered');
  expect(read.steps.find((it) => it.deed === 'evaluate')!.opinion).toContain('从严掌握');
  const numbers = read.pointsOf.flatMap((it) => (it.number === null ? [] : [Number(it.number.slice(-3))]));
  expect(numbers).toHaveLength(2);
  expect(read.pointsOf.filter((it) => it.state === 'merged')).toHaveLength(1);
}, 60_000);

test('minutes and the form are sent as Word, and a member of staff sees no sitting', async () => {
  const office = await from('office');
  const { rows } = await ask<{ rows: Array<{ id: string }> }>(office, '/api/sittings');
  for (const path of [`/api/sittings/${rows[0]!.id}/minutes`, `/api/forms/${form}/document`, `/api/campaigns/${round.id}/progress-document`]) {
    const reply = await office.get(`${here.address}${path}`);
    expect([reply.status(), reply.headers()['content-type'], (await reply.body()).subarray(0, 2).toString()]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'PK',
    ]);
  }
  const staff = await from('staff');
  expect(await ask<{ rows: unknown[] }>(staff, '/api/sittings')).toMatchObject({ rows: [] });
  expect((await staff.get(`${here.address}/api/sittings/${rows[0]!.id}`)).status()).toBe(404);
}, 60_000);

test('on a phone the points are cards, and nothing is wider than the screen', async () => {
  const office = await from('office');
  const { rows } = await ask<{ rows: Array<{ id: string }> }>(office, '/api/sittings');
  const person = await here.as('office', { width: 390, height: 844 });
  await open(person.page, `/sittings/${rows[0]!.id}`);
  await row(person.page, differing).waitFor();
  await picture(person.page, 'sitting-phone');
  expect(await person.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await person.page.context().close();
}, 60_000);

test('nothing went wrong in any browser', () => {
  expect([...people.values()].flatMap(({ errors }) => errors)).toEqual([]);
});
