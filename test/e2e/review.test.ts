import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { flowchart } from '../desks.ts';
import type { Person } from './browser.ts';
import { stage } from './stage.ts';

/**
 * A power's way through a browser: written by its department, given back with reasons at a field and at a step, mended, passed by three
 * desks, put in force; then its second version, which legal affairs reads against the first.
 */
const here = stage();
let power = '';
const people = new Map<string, Person>();

async function as(account: string): Promise<Page> {
  const person = people.get(account) ?? (await here.as(account));
  people.set(account, person);
  return person.page;
}
const open = (page: Page, path: string) => page.goto(`${here.address}${path}`);
const heading = (page: Page, text: string | RegExp) => page.getByRole('heading', { level: 1 }).filter({ hasText: text }).waitFor();
const button = (at: Page | Locator, name: string | RegExp) => at.getByRole('button', { name, exact: typeof name === 'string' }).first();
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const saved = (page: Page) => page.locator('.qf-draft-bar output').filter({ hasText: '已保存' }).waitFor();
const file = (steps: string[], position?: string) => ({
  name: '流程图.bpmn',
  mimeType: 'application/xml',
  buffer: Buffer.from(flowchart(steps, position ? { position } : {})),
});
/** Opens what waits for this person about the power, from the first page. */
async function settle(page: Page, matter: RegExp) {
  await open(page, '/home');
  await page.getByRole('link', { name: matter }).first().click();
}
async function picture(page: Page, name: string) {
  if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/${name}.png`, fullPage: true });
}

test('the head of a department writes a power; it is saved as it is typed and handed in', async () => {
  const page = await as('head');
  const { drafting } = (await (await page.request.get(`${here.address}/api/power-departments`)).json()) as { drafting: Array<{ id: string }> };
  const made = await page.request.post(`${here.address}/api/powers`, {
    data: { code: 'YT-XK-88', name: '林木种苗生产许可证核发', category: 'licence', departmentId: drafting[0]!.id, open: true },
  });
  power = ((await made.json()) as { id: string }).id;

  await open(page, `/powers/${power}/draft`);
  await heading(page, '林木种苗生产许可证核发');
  await page.getByLabel('法定时限 天数').fill('20');
  await page.getByText('天数和单位要一起填').waitFor();
  await page.getByLabel('法定时限 单位').click();
  await page.getByTitle('个工作日').first().click();
  await page.getByLabel('第 1 条依据 依据文件').fill('中华人民共和国种子法');
  await page.getByLabel('第 1 条依据 条款').fill('第三十一条');
  await field(page, '程序').fill('受理→审核→决定');
  await field(page, '责任').fill('对不符合条件的申请准予许可的');
  await saved(page);
  await page.locator('input[type=file]').setInputFiles(file(['受理', '审核', '决定']));
  await page.locator('.djs-element').first().waitFor();
  await page.getByText('流程图健全').waitFor();
  await page.reload();
  expect(await field(page, '程序').inputValue()).toBe('受理→审核→决定');
  await button(page, '提交审核').click();
  await page.getByText('已提交，待局内审核').first().waitFor();
}, 60_000);

test('the office gives it back with a reason, one at a field and one at a step', async () => {
  const page = await as('office');
  await settle(page, /局内审核职权：林木种苗生产许可证核发/);
  await heading(page, /审核：林木种苗/);
  await button(page, '写意见：责任').click();
  await page.getByRole('textbox', { name: '对“责任”的意见' }).fill('写明追责情形');
  await page.locator('.djs-element[data-element-id=T1]').first().click();
  const side = page.locator('.qf-node-remark');
  await side.getByRole('button').first().click();
  await side.getByRole('textbox').fill('审核应当由两个岗位分别进行');
  await page.getByText('写了逐处意见，只能退回').waitFor();
  await picture(page, 'review-remarks');
  await page.reload();
  await page.getByText('写明追责情形').first().waitFor();
  await button(page, /^退回/).click();
  await page.getByText('退回要写明理由，至少 5 个字。').waitFor();
  await page.getByLabel('退回理由').fill('责任条款与审核环节不完整');
  await button(page, /^退回/).click();
  await page.getByText('草稿').first().waitFor();
}, 60_000);

test('the drafter sees each reason at its place, mends it, and each is marked as changed', async () => {
  const page = await as('head');
  await settle(page, /修改被退回的职权：林木种苗/);
  await heading(page, /起草：林木种苗/);
  await page.getByText('责任条款与审核环节不完整').waitFor();
  const part = page.getByRole('region', { name: '责任', exact: true });
  await part.getByText('写明追责情形').waitFor();
  await part.getByText('未改').waitFor();
  await page.locator('.djs-element.qf-asked[data-element-id=T1]').waitFor();
  await page.getByText('2 处意见，还有 2 处没有改').waitFor();
  await picture(page, 'review-returned');

  await field(page, '责任').fill('对不符合条件的申请准予许可的，追究直接责任人的责任');
  await page.getByText('2 处意见，还有 1 处没有改').waitFor();
  await page.locator('input[type=file]').setInputFiles(file(['受理', '两人审核', '决定']));
  await page.getByText('2 处意见，还有 0 处没有改').waitFor();
  await button(page, '提交审核').click();
  await page.getByText('已提交，待局内审核').first().waitFor();
}, 60_000);

test('what was changed after it was read is refused as out of date', async () => {
  const reader = await as('office');
  await settle(reader, /局内审核职权：林木种苗/);
  await heading(reader, /审核：林木种苗/);
  const head = await as('head');
  await button(head, '撤回').click();
  await head.getByText('草稿').first().waitFor();
  await open(head, `/powers/${power}/draft`);
  await field(head, '程序').fill('受理→两人审核→决定');
  await saved(head);
  await head.getByText('稍候自动保存').waitFor({ state: 'hidden' });
  await button(head, '提交审核').click();
  await head.getByText('已提交，待局内审核').first().waitFor();

  await button(reader, '局内审核通过').click();
  await reader.getByRole('alert').filter({ hasText: '已过时' }).waitFor();
  await reader.reload();
  await button(reader, '局内审核通过').click();
  await reader.getByText('局内已审，待法制审核').first().waitFor();
}, 60_000);

test('legal affairs and the office pass it, each told what comes next, and it is in force', async () => {
  const legal = await as('legal');
  await open(legal, '/powers/legal');
  const row = legal.getByRole('row').filter({ hasText: 'YT-XK-88' });
  expect(await row.textContent()).toContain('首次送审');
  await row.getByRole('link').click();
  await legal.getByText(/通过后回领导小组办公室（.+）公布，限 3 个工作日/).waitFor();
  await button(legal, '法制审核通过').click();
  await legal.getByRole('heading', { name: '法制审核', exact: true }).waitFor();

  const office = await as('office2');
  await settle(office, /公布职权：林木种苗/);
  await office.getByText('公布后不再改动').first().waitFor();
  await office.locator('input[type=date]').fill('2025-01-01');
  await button(office, '公布').click();
  await office.getByText('已公布').first().waitFor();
}, 60_000);

test('the second version opens with the first change, and legal affairs sees what differs from what it passed', async () => {
  const head = await as('head');
  await open(head, `/powers/${power}/draft`);
  await head.getByText('一改动就另起第 2 版草稿').waitFor();
  await field(head, '程序').fill('受理→两人审核→公示→决定');
  await head.getByText('正在起草第 2 版').waitFor();
  await saved(head);
  await head.locator('input[type=file]').setInputFiles(file(['受理', '两人审核', '公示', '决定']));
  await head.locator('.djs-element[data-element-id=T3]').first().waitFor();
  await button(head, '提交审核').click();
  await head.getByText('已提交，待局内审核').first().waitFor();
  const office = await as('office');
  await settle(office, /局内审核职权：林木种苗/);
  await button(office, '局内审核通过').click();
  await office.getByText('局内已审，待法制审核').first().waitFor();

  const legal = await as('legal');
  await open(legal, '/powers/legal');
  const row = legal.getByRole('row').filter({ hasText: 'YT-XK-88' });
  expect(await row.textContent()).toMatch(/内容 1 项、流程图 \d+ 处/);
  await row.getByRole('link').click();
  await legal.getByText('与法制审核上次通过的内容相比').waitFor();
  const procedure = legal.getByRole('region', { name: '程序', exact: true });
  expect(await procedure.locator('ins').allTextContents()).toEqual(['公示→']);
  await expect.poll(() => legal.locator('.djs-element.qf-added').count()).toBeGreaterThan(1);
  expect(await legal.locator('.qf-element-list li').filter({ hasText: '新增' }).filter({ hasText: '环节“决定”' }).count()).toBe(1);
  await picture(legal, 'review-difference');
  await button(legal, '法制审核通过').click();
  await legal.getByRole('heading', { name: '法制审核', exact: true }).waitFor();
  const publisher = await as('office2');
  await settle(publisher, /公布职权：林木种苗/);
  await button(publisher, '公布').click();
  await publisher.getByText('第 2 版 已公布').first().waitFor();
  await publisher.getByText('已被新版取代').first().waitFor();
}, 60_000);

test('two people write at one draft: what only one changed is joined, and where both did, one chooses', async () => {
  const head = await as('head');
  await open(head, `/powers/${power}/draft`);
  await field(head, '程序').fill('受理→核查→决定');
  await saved(head);
  await head.getByText('正在起草第 3 版').waitFor();
  const office = await as('office');
  await open(office, `/powers/${power}/draft`);
  await field(office, '责任').fill('越权审批的');
  await field(office, '程序').fill('受理→会商→决定');
  await saved(office);
  await field(head, '程序').fill('受理→核查→公示→决定');
  await head.getByText('两人改了同一处，请选择').waitFor();
  await picture(head, 'review-clash');
  expect(await field(head, '责任').inputValue()).toBe('越权审批的');
  await button(head, '程序：用对方的').click();
  await expect.poll(() => field(head, '程序').inputValue()).toBe('受理→会商→决定');
  await head.getByText('两人改了同一处，请选择').waitFor({ state: 'hidden' });
}, 60_000);

test('no page of anybody has thrown an error', () => {
  expect([...people.values()].flatMap(({ errors }) => errors)).toEqual([]);
  expect(here.product.said()).not.toContain('worker:');
});
