import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { lostIn } from '../../src/powers/web/editor/inventory.ts';
import { foreignFlows, refusedFlows } from '../foreign-flows.ts';
import { stage } from './stage.ts';

/** A flowchart drawn by mouse: dragged, connected, named, broken, diagnosed, mended, saved by itself; and two people at one drawing. */
const here = stage();

const picture = (page: Page, name: string) => process.env['PICTURES'] && page.screenshot({ path: `${process.env['PICTURES']}/editor-${name}.png` });

type Made = Readonly<{ id: string; versionId: string }>;
let codes = 0;

async function newPower(page: Page, procedure = ''): Promise<Made> {
  const { drafting } = await (await page.request.get(`${here.address}/api/power-departments`)).json();
  const draft = { procedure, basis: [{ document: '中华人民共和国渔业法', article: '第十六条', text: '' }] };
  const data = { code: `CS-${(codes += 1)}`, name: '渔业船网工具指标审批', category: 'licence', departmentId: drafting[0].id, open: true, draft };
  const reply = await page.request.post(`${here.address}/api/powers`, { data });
  if (!reply.ok()) throw new Error(await reply.text());
  return reply.json();
}

const draftOf = async (page: Page, { id, versionId }: Made) =>
  (await (await page.request.get(`${here.address}/api/powers/${id}?version=${versionId}`)).json()).version;

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
  const { page, errors, leave } = await here.as('office');
  const power = await newPower(page);
  await page.goto(`${here.address}/powers/${power.id}?version=${power.versionId}`);
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

async function edit(page: Page, { id }: Made): Promise<void> {
  await page.goto(`${here.address}/powers/${id}/flowchart`);
  await page.locator('.qf-editor-saved').waitFor();
}

async function rename(page: Page, id: string, name: string): Promise<void> {
  await choose(page, id);
  await page.getByLabel('名称').fill(name);
  await page.getByLabel('名称').press('Enter');
}

const shown = (page: Page, id: string) => page.locator(`.djs-element[data-element-id="${id}"]`).first().waitFor();

test('two people at one drawing: each hears of the other, both drawings are set side by side, and neither is lost', async () => {
  const one = await here.as('office');
  const two = await here.as('office2');
  const power = await newPower(one.page, '受理→现场核查→审核→审批');
  await edit(one.page, power);
  await one.page.getByRole('button', { name: '生成' }).click();
  await shown(one.page, 'Task_4');
  await saved(one.page);
  await edit(two.page, power);
  await shown(two.page, 'Task_4');
  await two.page.getByText(/也打开着这张图/).waitFor();

  await rename(two.page, 'Task_2', '两人现场核查');
  await saved(two.page);
  await rename(one.page, 'Task_3', '科室集体审核');
  await one.page.getByRole('heading', { name: '另有人存过这张图' }).waitFor();
  await one.page.getByText('科室集体审核').first().waitFor();
  await one.page.getByText('两人现场核查').first().waitFor();
  await picture(one.page, 'conflict');
  await one.page.getByRole('button', { name: '留我的' }).click();
  await saved(one.page);
  expect((await draftOf(one.page, power)).steps.map(({ name }: { name: string }) => name)).toEqual(['受理', '现场核查', '科室集体审核', '审批']);

  await rename(two.page, 'Task_4', '局长审批');
  await two.page.getByRole('button', { name: '用对方的' }).click();
  await two.page.getByText('流程图健全').waitFor();
  await two.page.getByRole('button', { name: '另存的图' }).click();
  const kept = two.page.locator('.qf-editor-copies li');
  await expect.poll(() => kept.count()).toBe(2);
  await kept.filter({ hasText: '在这台电脑上' }).getByRole('button', { name: '取回' }).click();
  await expect.poll(() => kept.count()).toBe(0);
  await saved(two.page);
  expect((await draftOf(two.page, power)).steps.map(({ name }: { name: string }) => name)).toEqual(['受理', '两人现场核查', '审核', '局长审批']);
  expect([...one.errors, ...two.errors]).toEqual([]);
  await Promise.all([one.leave(), two.leave()]);
}, 120_000);

const file = (xml: string) => ({ name: 'flow.bpmn', mimeType: 'application/xml', buffer: Buffer.from(xml) });

test('files of other tools are opened, moved, renamed and saved with everything in them, or refused by name', async () => {
  const { page, errors, leave } = await here.as('office');
  const power = await newPower(page);
  page.on('dialog', (dialog) => errors.push(dialog.message())); // what a name says is never done
  await edit(page, power);
  await page.getByRole('button', { name: '开始画' }).click();
  await shown(page, 'StartEvent_1');
  for (const [name, xml] of Object.entries(foreignFlows)) {
    await page.getByRole('button', { name: '重新开始' }).click();
    await page.locator('input[type=file]').setInputFiles(file(xml));
    await page.locator('input[type=file]').waitFor({ state: 'detached' });
    const [first] = await ids(page);
    await rest(page);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('ArrowDown');
    await rename(page, first!, '改过的');
    await saved(page);
    const { flowchart } = await draftOf(page, power);
    expect([name, flowchart.includes('改过的'), lostIn(xml, flowchart)]).toEqual([name, true, []]);
  }
  for (const [name, { xml, facts }] of Object.entries(refusedFlows)) {
    await page.getByRole('button', { name: '重新开始' }).click();
    await page.locator('input[type=file]').setInputFiles(file(xml));
    const drawer = page.getByRole('dialog');
    const said = Object.values(facts).filter((it) => typeof it === 'string');
    const unsaid = async () => {
      const why = await drawer.getByRole('alert').textContent();
      return said.filter((it) => !why!.includes(it));
    };
    await expect.poll(async () => [name, await unsaid()]).toEqual([name, []]);
    await drawer.getByRole('button', { name: /关闭|Close/ }).click();
    await drawer.waitFor({ state: 'detached' });
  }
  expect(errors).toEqual([]);
  await leave();
}, 180_000);

test('a step that becomes another kind keeps what others wrote into it; the whole is exported as a file and as pictures', async () => {
  const { page, errors, leave } = await here.as('office');
  const power = await newPower(page);
  await edit(page, power);
  const xml = foreignFlows['extensions of other vendors']!;
  await page.locator('input[type=file]').setInputFiles(file(xml));
  await shown(page, 't');
  await choose(page, 't');
  await page.locator('.djs-context-pad [data-action="replace"]').click();
  await page.locator('.djs-popup').getByText('系统办理').click();
  await saved(page);
  await page.getByRole('button', { name: '导出' }).click();
  const download = async (name: string) => {
    const [got] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()]);
    return readFile(await got.path());
  };
  const bpmn = (await download('BPMN 文件')).toString();
  expect(bpmn).toContain('serviceTask id="t"');
  expect(lostIn(xml, bpmn).map(({ element }) => element)).toEqual(['semantic:userTask']);
  await page.getByRole('button', { name: '导出' }).click();
  expect((await download('SVG 图')).toString()).toContain('<svg');
  await page.getByRole('button', { name: '导出' }).click();
  expect((await download('PNG 图')).subarray(1, 4).toString()).toBe('PNG');
  expect(errors).toEqual([]);
  await leave();
}, 60_000);

test('a copy of another power’s flowchart belongs to this one, a risk point is written down on its step, a change is undone by key', async () => {
  const { page, errors, leave } = await here.as('office');
  const power = await newPower(page);
  await edit(page, power);
  await page.getByLabel(/岗位、时限和不相容环节一并带来/).click();
  await page.keyboard.type('YT-XK-01');
  await page.locator('.ant-select-item-option').filter({ hasText: 'YT-XK-01' }).click();
  await page.getByRole('button', { name: '拿来改' }).click();
  await shown(page, 'Task_review');
  await saved(page);
  await expect.poll(async () => (await draftOf(page, power)).flowchart).toMatch(/<qf:power code="CS-\d+"/);

  await choose(page, 'Task_review');
  await page.getByRole('button', { name: '登记风险点' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('风险点（表现形式）').fill('审核时对熟人降低标准。');
  await form.getByLabel('层级').click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  for (const field of ['重点环节', '方面', '要素', '排查方式', '自评等级']) {
    await form.getByLabel(field, { exact: true }).click();
    await page.keyboard.press('Enter');
  }
  for (const field of ['发生频率', '危害程度']) await form.getByLabel(field).fill('3');
  await form.getByRole('button', { name: '登记风险点' }).click();
  await form.waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: /审核时对熟人降低标准/ }).waitFor();
  await picture(page, 'risk');

  await rename(page, 'Task_review', '集体审核');
  await saved(page);
  await rest(page);
  await page.keyboard.press('Control+Z');
  await saved(page);
  expect((await draftOf(page, power)).steps.map(({ name }: { name: string }) => name)).toContain('审核');
  expect(errors).toEqual([]);
  await leave();
}, 60_000);

test('what could not be saved is kept in the browser, leaving asks, and the next visit goes on from it', async () => {
  const { page, errors, leave } = await here.as('office');
  const power = await newPower(page, '受理→审批');
  await edit(page, power);
  await page.getByRole('button', { name: '生成' }).click();
  await shown(page, 'Task_2');
  await saved(page);
  await page.route('**/flowchart', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
  await rename(page, 'Task_1', '窗口受理');
  await page.getByRole('alert').filter({ hasText: '您的改动还在这台电脑上' }).waitFor();
  await page.getByRole('link', { name: '职权目录' }).first().click();
  await page.getByText('还有改动没有存上').waitFor();
  await page.getByRole('button', { name: '就这样离开' }).click();
  await page.getByRole('heading', { name: '职权目录' }).waitFor();
  await page.unroute('**/flowchart');
  await edit(page, power);
  await page.getByRole('button', { name: '接着画' }).click();
  await page.getByText('窗口受理').first().waitFor();
  await saved(page);
  expect((await draftOf(page, power)).steps.map(({ name }: { name: string }) => name)).toEqual(['窗口受理', '审批']);
  expect(errors).toEqual([]);
  await leave();
}, 60_000);

test('on a phone the flowchart is looked at, and nothing is wider than the page', async () => {
  const office = await here.as('office');
  const power = await newPower(office.page, '受理→审批');
  await edit(office.page, power);
  await office.page.getByRole('button', { name: '生成' }).click();
  await shown(office.page, 'Task_2');
  await saved(office.page);
  const { page, errors, leave } = await here.as('office', { width: 390, height: 844 });
  await page.goto(`${here.address}/powers/${power.id}/flowchart`);
  await page.getByText('手机上只能看流程图').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(errors).toEqual([]);
  await Promise.all([leave(), office.leave()]);
}, 60_000);
