import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Stage } from './stage.ts';

/** What a person does in the flowchart editor by mouse and keyboard. */
export const picture = (page: Page, name: string) =>
  process.env['PICTURES'] && page.screenshot({ path: `${process.env['PICTURES']}/editor-${name}.png` });

export type Made = Readonly<{ id: string; versionId: string }>;
let codes = 0;

export async function newPower({ address }: Stage, page: Page, procedure = ''): Promise<Made> {
  const { drafting } = await (await page.request.get(`${address}/api/power-departments`)).json();
  const draft = { procedure, basis: [{ document: '中华人民共和国渔业法', article: '第十六条', text: '' }] };
  const data = { code: `CS-${(codes += 1)}`, name: '渔业船网工具指标审批', category: 'licence', departmentId: drafting[0].id, open: true, draft };
  const reply = await page.request.post(`${address}/api/powers`, { data });
  if (!reply.ok()) throw new Error(await reply.text());
  return reply.json();
}

export const draftOf = async ({ address }: Stage, page: Page, { id, versionId }: Made) =>
  (await (await page.request.get(`${address}/api/powers/${id}?version=${versionId}`)).json()).version;

/** The middle of a node on the screen. */
export async function middle(page: Page, id: string): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = (await page.locator(`.djs-element[data-element-id="${id}"] > .djs-hit`).first().boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width, height: box.height };
}

export async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 6, from.y + 6, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
}

/** Drags an entry of the palette onto the canvas. */
export async function fromPalette(page: Page, title: string, to: { x: number; y: number }): Promise<void> {
  const entry = (await page.locator(`.djs-palette [aria-label="${title}"]`).boundingBox())!;
  await drag(page, { x: entry.x + entry.width / 2, y: entry.y + entry.height / 2 }, to);
}

/** Connects two nodes by the palette's arrow. */
export async function connect(page: Page, from: string, to: string): Promise<void> {
  await rest(page);
  await page.locator('.djs-palette [aria-label="连线"]').click();
  const [start, end] = [await middle(page, from), await middle(page, to)];
  await page.mouse.move(start.x, start.y, { steps: 4 });
  await page.mouse.click(start.x, start.y);
  await page.mouse.move(end.x, end.y, { steps: 8 });
  await page.mouse.click(end.x, end.y);
}

/** A click beside everything, so that no pad lies over what is aimed at. */
export async function rest(page: Page): Promise<void> {
  const { x, y, width, height } = (await page.locator('.qf-editor-canvas').boundingBox())!;
  await page.mouse.click(x + width / 2, y + height - 24);
}

export async function choose(page: Page, id: string): Promise<void> {
  await rest(page);
  const { x, y } = await middle(page, id);
  await page.mouse.click(x, y);
}

export const ids = (page: Page) =>
  page.locator('.djs-element.djs-shape:not(.djs-label)').evaluateAll((all) => all.map((it) => it.getAttribute('data-element-id')!));
export const diagnosis = (page: Page) => page.locator('.qf-editor-diagnosis > div');
export const saved = (page: Page) => expect.poll(() => page.locator('.qf-editor-saved').getAttribute('data-state'), { timeout: 8000 }).toBe('saved');

export async function edit({ address }: Stage, page: Page, { id }: Pick<Made, 'id'>): Promise<void> {
  await page.goto(`${address}/powers/${id}/flowchart`);
  await page.locator('.qf-editor-saved').waitFor();
}

export async function rename(page: Page, id: string, name: string): Promise<void> {
  await choose(page, id);
  await page.getByLabel('名称').fill(name);
  await page.getByLabel('名称').press('Enter');
}

export const shown = (page: Page, id: string) => page.locator(`.djs-element[data-element-id="${id}"]`).first().waitFor();
