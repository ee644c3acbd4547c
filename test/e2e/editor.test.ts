import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, signIn } from './browser.ts';
import { password, type Product, startProduct } from './product.ts';

/** A flowchart drawn by mouse: dragged, connected, named, broken, diagnosed, mended, saved by itself; and two people at one drawing. */
let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
}, 60_000);

const picture = (page: Page, name: string) => process.env['PICTURES'] && page.screenshot({ path: `${process.env['PICTURES']}/editor-${name}.png` });

type Made = Readonly<{ id: string; versionId: string }>;
let codes = 0;

async function newPower(page: Page, procedure = ''): Promise<Made> {
  const { drafting } = await (await page.request.get(`${product.address}/api/power-departments`)).json();
  const draft = { procedure, basis: [{ document: '中华人民共和国渔业法', article: '第十六条', text: '' }] };
  const data = { code: `CS-${(codes += 1)}`, name: '渔业船网工具指标审批', category: 'licence', departmentId: drafting[0].id, open: true, draft };
  const reply = await page.request.post(`${product.address}/api/powers`, { data });
  if (!reply.ok()) throw new Error(await reply.text());
  return reply.json();
}

const draftOf = async (page: Page, { id, versionId }: Made) =>
  (await (await page.request.get(`${product.address}/api/powers/${id}?version=${versionId}`)).json()).version;

/** The middle of a node on the screen. */
async function middle(page: Page, id: string): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = (await page.locator(`.djs-element[data-element-id="${id}"] > .djs-hit`).first().boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width, height: box.height };
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 6, from.y + 6, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
}

/** Drags an entry of the palette onto the canvas. */
async function fromPalette(page: Page, title: string, to: { x: number; y: number }): Promise<void> {
  const entry = (await page.locator(`.djs-palette [aria-label="${title}"]`).boundingBox())!;
  await drag(page, { x: entry.x + entry.width / 2, y: entry.y + entry.height / 2 }, to);
}

/** Connects two nodes by the palette's arrow. */
async function connect(page: Page, from: string, to: string): Promise<void> {
  await rest(page);
  await page.locator('.djs-palette [aria-label="连线"]').click();
  const [start, end] = [await middle(page, from), await middle(page, to)];
  await page.mouse.move(start.x, start.y, { steps: 4 });
  await page.mouse.click(start.x, start.y);
  await page.mouse.move(end.x, end.y, { steps: 8 });
  await page.mouse.click(end.x, end.y);
}

/** A click beside everything, so that no pad lies over what is aimed at. */
async function rest(page: Page): Promise<void> {
  const { x, y, width, height } = (await page.locator('.qf-editor-canvas').boundingBox())!;
  await page.mouse.click(x + width / 2, y + height - 24);
}

async function choose(page: Page, id: string): Promise<void> {
  await rest(page);
  const { x, y } = await middle(page, id);
  await page.mouse.click(x, y);
}

const ids = (page: Page) =>
  page.locator('.djs-element.djs-shape:not(.djs-label)').evaluateAll((all) => all.map((it) => it.getAttribute('data-element-id')!));
const diagnosis = (page: Page) => page.locator('.qf-editor-diagnosis > div');
const saved = (page: Page) => expect.poll(() => page.locator('.qf-editor-saved').getAttribute('data-state'), { timeout: 8000 }).toBe('saved');

test('drawn by mouse, broken, diagnosed, mended, saved by itself, and there again', async () => {
  const { page, errors, leave } = await signIn(browser, product.address, 'office', password);
  const power = await newPower(page);
  await page.goto(`${product.address}/powers/${power.id}?version=${power.versionId}`);
  await page.getByRole('button', { name: '编辑流程图' }).click();
  await page.getByRole('button', { name: '开始画' }).click();
  await page.locator('[data-element-id="StartEvent_1"]').first().waitFor();
  await expect.poll(() => diagnosis(page).textContent()).toContain('缺少结束');

  const start = await middle(page, 'StartEvent_1');
  await fromPalette(page, '环节', { x: start.x + 150, y: start.y });
  await fromPalette(page, '结束', { x: start.x + 320, y: start.y });
  const drawn = await ids(page);
  const [task, end] = ['Activity_', 'Event_'].map((kind) => drawn.find((id) => id.startsWith(kind))!) as [string, string];
  await expect.poll(() => diagnosis(page).locator('li').count()).toBe(4);
  await picture(page, 'broken');

  await connect(page, 'StartEvent_1', task);
  await connect(page, task, end);
  await choose(page, task);
  await page.getByLabel('名称').fill('窗口受理');
  await page.getByLabel('承诺').fill('3');
  await page.getByLabel('说明、依据、材料').fill('收件当场出具回执。');
  await page.getByLabel('可办岗位').click();
  await page.keyboard.type('受理');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect.poll(() => diagnosis(page).textContent()).toContain('流程图健全');

  const flow = (await page.locator('.djs-connection').evaluateAll((all) => all.map((it) => it.getAttribute('data-element-id')!))).at(-1)!;
  await choose(page, flow);
  await page.keyboard.press('Delete');
  await expect.poll(() => diagnosis(page).textContent()).toContain('环节“窗口受理”走到这里可能办不完');
  expect(await page.locator('.djs-element.qf-fault').count()).toBeGreaterThan(0);
  await picture(page, 'diagnosed');
  await page.getByRole('button', { name: /环节“窗口受理”走到这里/ }).click();
  await page.getByRole('heading', { name: '环节“窗口受理”' }).waitFor();
  await connect(page, task, end);
  await expect.poll(() => diagnosis(page).textContent()).toContain('流程图健全');
  await saved(page);

  await page.reload();
  await page.locator(`[data-element-id="${task}"]`).first().waitFor();
  await expect.poll(() => diagnosis(page).textContent()).toContain('流程图健全');
  const { flowchart, steps, diagnosis: told } = await draftOf(page, power);
  expect(told.sound).toBe('yes');
  expect(flowchart).toContain('收件当场出具回执。');
  expect(steps).toMatchObject([
    { name: '窗口受理', limit: { promised: 3, unit: 'workingDay' }, performers: [{ position: expect.stringContaining('受理') }] },
  ]);
  expect(errors).toEqual([]);
  await leave();
}, 90_000);
