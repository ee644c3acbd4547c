import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { lostIn } from '../../src/powers/web/editor/inventory.ts';
import { foreignFlows, refusedFlows } from '../foreign-flows.ts';
import { choose, connect, diagnosis, draftOf, edit, fromPalette, ids, middle, newPower, picture, rename, rest, saved, shown } from './drawing.ts';
import { stage } from './stage.ts';

/** A flowchart drawn by mouse: dragged, connected, named, broken, diagnosed, mended, saved by itself; files of other tools; copies. */
const here = stage();

test('drawn by mouse, broken, diagnosed, mended, saved by itself, and there again', async () => {
  const { page, errors, leave } = await here.as('office');
  const power = await newPower(here, page);
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
  const { flowchart, steps, diagnosis: told } = await draftOf(here, page, power);
  expect(told.sound).toBe('yes');
  expect(flowchart).toContain('收件当场出具回执。');
  expect(steps).toMatchObject([
    { name: '窗口受理', limit: { promised: 3, unit: 'workingDay' }, performers: [{ position: expect.stringContaining('受理') }] },
  ]);
  expect(errors).toEqual([]);
  await leave();
}, 90_000);

const file = (xml: string) => ({ name: 'flow.bpmn', mimeType: 'application/xml', buffer: Buffer.from(xml) });

test('files of other tools are opened, moved, renamed and saved with everything in them, or refused by name', async () => {
  const { page, errors, leave } = await here.as('office');
  const power = await newPower(here, page);
  page.on('dialog', (dialog) => errors.push(dialog.message())); // what a name says is never done
  await edit(here, page, power);
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
    const { flowchart } = await draftOf(here, page, power);
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
  const power = await newPower(here, page);
  await edit(here, page, power);
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

test('what is opened is in sight from its start to its end, beside the palette', async () => {
  const { page, errors, leave } = await here.as('office');
  const power = await newPower(here, page, '受理→审核→现场查验→专家评审→公示→审批→制证→送达');
  await edit(here, page, power);
  await page.getByRole('button', { name: '生成' }).click();
  await shown(page, 'Task_8');
  await saved(page);
  const wide = (
    await page.request.get(`${here.address}/api/powers?q=${encodeURIComponent('林木采伐许可证核发')}&sort=code&limit=1`)
  ).json() as Promise<{ rows: Array<{ id: string }> }>;
  for (const id of [power.id, (await wide).rows[0]!.id]) {
    await edit(here, page, { id });
    await page.locator('.djs-shape .djs-hit').first().waitFor();
    const canvas = (await page.locator('.qf-editor-canvas').boundingBox())!;
    const palette = (await page.locator('.djs-palette').boundingBox())!;
    for (const hit of await page.locator('.djs-shape > .djs-hit').all()) {
      const box = (await hit.boundingBox())!;
      expect(box.x).toBeGreaterThan(palette.x + palette.width);
      expect(box.x + box.width).toBeLessThan(canvas.x + canvas.width);
      expect(box.y + box.height).toBeLessThan(canvas.y + canvas.height);
    }
  }
  expect(errors).toEqual([]);
  await leave();
}, 90_000);

test('a copy of another power’s flowchart belongs to this one, a risk point is written down on its step, a change is undone by key', async () => {
  const { page, errors, leave } = await here.as('office');
  const power = await newPower(here, page);
  await edit(here, page, power);
  await page.getByLabel(/岗位、时限和不相容环节一并带来/).click();
  await page.keyboard.type('YT-XK-01');
  await page.locator('.ant-select-item-option').filter({ hasText: 'YT-XK-01' }).click();
  await page.getByRole('button', { name: '拿来改' }).click();
  await shown(page, 'Task_review');
  await saved(page);
  await expect.poll(async () => (await draftOf(here, page, power)).flowchart).toMatch(/<qf:power code="CS-\d+"/);

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
  expect((await draftOf(here, page, power)).steps.map(({ name }: { name: string }) => name)).toContain('审核');
  expect(errors).toEqual([]);
  await leave();
}, 60_000);

test('on a phone the flowchart is looked at, and nothing is wider than the page', async () => {
  const office = await here.as('office');
  const power = await newPower(here, office.page, '受理→审批');
  await edit(here, office.page, power);
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
