import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Person } from './browser.ts';
import { stage } from './stage.ts';

/**
 * 意见 through a browser: the public leaves two without signing in and without a script, the office dispatches one, the department
 * answers, its author reads the answer by the code; the other becomes a risk point that names where it came from.
 */
const here = stage();
const people: Person[] = [];

const as = async (account: string): Promise<Page> => {
  const person = await here.as(account);
  people.push(person);
  return person.page;
};
const open = (page: Page, path: string) => page.goto(`${here.address}${path}`);
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const deed = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const picture = async (page: Page, name: string) => {
  if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/${name}.png`, fullPage: true });
};

/** Somebody with a browser that runs no script and a proxy that says where they are. */
async function somebody(): Promise<Page> {
  const context = await here.browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    javaScriptEnabled: false,
    extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.77' },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}

async function leave(path: string, text: string): Promise<Readonly<{ number: string; code: string }>> {
  const page = await somebody();
  await open(page, path);
  await page.getByText('这里不受理举报').waitFor();
  await page.getByLabel('您的意见').fill(text);
  await page.getByRole('button', { name: '提交意见' }).click();
  await heading(page).filter({ hasText: '意见已收到' }).waitFor();
  await picture(page, 'receipt');
  const [number, code] = await page.locator('dl.facts dd').allTextContents();
  await page.context().close();
  return { number: number!, code: code! };
}

/** Opens a suggestion from the list as a clerk does. */
async function openSuggestion(page: Page, number: string): Promise<void> {
  await open(page, `/suggestions?q=${number}`);
  await page.getByRole('link', { name: number }).click();
  await heading(page).filter({ hasText: number }).waitFor();
}

async function fill(page: Page, name: string, texts: Readonly<Record<string, string>>): Promise<void> {
  await deed(page, name);
  const drawer = page.getByRole('dialog');
  for (const [label, text] of Object.entries(texts)) await drawer.getByLabel(label).fill(text);
  await drawer.getByRole('button', { name, exact: true }).click();
  await drawer.waitFor({ state: 'hidden' });
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox', { name: label }).click();
  await page.keyboard.type(option);
  await page.keyboard.press('Enter');
}

let first: Readonly<{ number: string; code: string }>;

test('the public leaves a suggestion on a power, without signing in, and gets a code', async () => {
  const clerk = await as('office');
  const { rows } = (await (await clerk.request.get(`${here.address}/api/powers?q=林木采伐`)).json()) as { rows: { id: string }[] };
  first = await leave(`/portal/suggest?power=${rows[0]!.id}`, '现场查验没有到场，只看了照片。');
  expect(first.code).toMatch(/^[\w-]{29}$/);
});

test('the office finds it waiting, and dispatches it with a day', async () => {
  const page = await as('office');
  await open(page, '/home');
  await page
    .getByRole('link', { name: new RegExp(`办理意见 ${first.number}|另有 \\d+ 条意见`) })
    .first()
    .waitFor();
  await openSuggestion(page, first.number);
  await page.getByText('群众提').first().waitFor();
  await picture(page, 'received');
  await fill(page, '转科室办理', { 交办要求: '请核对查验记录。' }); // department and day are there already
  await page.getByText('待科室答复').first().waitFor();
});

test('the department answers', async () => {
  const page = await as('head');
  await open(page, '/home');
  await page.getByRole('link', { name: `答复意见 ${first.number}` }).click();
  await heading(page).filter({ hasText: first.number }).waitFor();
  await page.getByText('请核对查验记录。').waitFor();
  await fill(page, '答复', { 答复: '已核实并改正，今后两人到场、拍照定位。' });
  await page.getByText('已答复，待决定').first().waitFor();
});

test('its author reads the answer by the code, adds a word, and the office reads that', async () => {
  const author = await somebody();
  await open(author, '/portal/suggestion');
  await author.getByLabel('回执码').fill(first.code.toLowerCase());
  await author.getByRole('button', { name: '查看' }).click();
  await author.getByText('已核实并改正，今后两人到场、拍照定位。').waitFor();
  expect(await author.getByText(/木子林|林知微|请核对查验记录/).count()).toBe(0);
  expect(author.url()).not.toContain(first.code);
  await author.getByLabel('补充', { exact: true }).fill('谢谢，希望坚持下去。');
  await author.getByRole('button', { name: '提交补充' }).click();
  await author.getByText('您补充的内容已收到。').waitFor();
  await picture(author, 'answered');

  const office = await as('office2');
  await openSuggestion(office, first.number);
  await office.getByText('谢谢，希望坚持下去。').waitFor();
  await fill(office, '不予采纳', { 不予采纳的理由: '登记册中已有这一风险点。' });
  await office.getByText('不予采纳').first().waitFor();
  await author.getByLabel('补充', { exact: true }).fill('那就好。');
  await author.getByRole('button', { name: '提交补充' }).click();
  await author.getByText('登记册中已有这一风险点。').waitFor();
  await author.getByText('那就好。').waitFor(); // not taken any more, and not lost
});

test('another is taken up: the risk point names its origin, and each leads to the other', async () => {
  const second = await leave('/portal/suggest', '补贴名单没有公示就发了钱。');
  const page = await as('office');
  await openSuggestion(page, second.number);
  await deed(page, '采纳为风险点');
  const drawer = page.getByRole('dialog');
  expect(await drawer.getByLabel('风险点（表现形式）').inputValue()).toBe('补贴名单没有公示就发了钱。');
  await choose(page, '科室、单位', '渔业科');
  await choose(page, '重点环节', '专项资金');
  await choose(page, '方面', '业务流程');
  await choose(page, '要素', '钱');
  await drawer.getByLabel('发生频率').fill('3');
  await drawer.getByLabel('危害程度').fill('4');
  await choose(page, '自评等级', '二级');
  await drawer.getByRole('button', { name: '采纳为风险点', exact: true }).click();
  await drawer.waitFor({ state: 'hidden' });
  await page.getByText('已采纳').first().waitFor();
  await picture(page, 'takenUp');
  await page
    .locator('.qf-facts')
    .getByRole('link', { name: /补贴名单/ })
    .click();
  await expect.poll(() => page.url()).toContain('/risks/');
  await page.getByText('群众提').first().waitFor();
  await picture(page, 'riskPoint');
  await page
    .locator('.qf-loop-origins')
    .getByRole('link', { name: new RegExp(second.number) })
    .click();
  await heading(page).filter({ hasText: second.number }).waitFor();
});

test('a colleague’s name for the office only is read by the office and not by the department', async () => {
  const staff = await as('staff');
  await open(staff, '/suggestions');
  await deed(staff, '提意见');
  await staff.getByRole('dialog').getByLabel('意见', { exact: true }).fill('渔业科的查验意见有时先签字后补。');
  await choose(staff, '姓名告诉谁', '只告诉');
  await staff.getByRole('dialog').getByRole('button', { name: '提意见', exact: true }).click();
  await heading(staff).filter({ hasText: 'JY-' }).waitFor();
  const path = new URL(staff.url()).pathname;

  const office = await as('office');
  await open(office, path);
  await office.getByText('叶知秋（只告诉办公室）').waitFor();
  await deed(office, '转科室办理');
  await choose(office, '承办科室、单位', '林业科');
  await office.getByRole('dialog').getByRole('button', { name: '转科室办理', exact: true }).click();
  await office.getByText('待科室答复').first().waitFor();

  const head = await as('head');
  await open(head, path);
  await head.getByText('不具名').waitFor();
  await head.getByRole('heading', { name: /^历史/ }).waitFor();
  expect(await head.getByText('叶知秋').count()).toBe(0);
});

test('no page has thrown an error, and the product has said nothing of where anybody is', () => {
  expect(people.flatMap(({ errors }) => errors)).toEqual([]);
  expect(here.product.said()).not.toContain('203.0.113.77');
});
