import { expect, test } from 'vitest';
import { draftOf, edit, newPower, picture, rename, saved, shown } from './drawing.ts';
import { stage } from './stage.ts';

/** Two people at one drawing, and one whose line is cut: nothing that anybody drew is lost. */
const here = stage();

test('two people at one drawing: each hears of the other, both drawings are set side by side, and neither is lost', async () => {
  const one = await here.as('office');
  const two = await here.as('office2');
  const power = await newPower(here, one.page, '受理→现场核查→审核→审批');
  await edit(here, one.page, power);
  await one.page.getByRole('button', { name: '生成' }).click();
  await shown(one.page, 'Task_4');
  await saved(one.page);
  await edit(here, two.page, power);
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
  expect((await draftOf(here, one.page, power)).steps.map(({ name }: { name: string }) => name)).toEqual([
    '受理',
    '现场核查',
    '科室集体审核',
    '审批',
  ]);

  await rename(two.page, 'Task_4', '局长审批');
  await two.page.getByRole('button', { name: '用对方的' }).click();
  await two.page.getByText('流程图健全').waitFor();
  await two.page.getByRole('button', { name: '另存的图' }).click();
  const kept = two.page.locator('.qf-editor-copies li');
  await expect.poll(() => kept.count()).toBe(2);
  await kept.filter({ hasText: '在这台电脑上' }).getByRole('button', { name: '取回' }).click();
  await expect.poll(() => kept.count()).toBe(0);
  await saved(two.page);
  expect((await draftOf(here, two.page, power)).steps.map(({ name }: { name: string }) => name)).toEqual([
    '受理',
    '两人现场核查',
    '审核',
    '局长审批',
  ]);
  expect([...one.errors, ...two.errors]).toEqual([]);
  await Promise.all([one.leave(), two.leave()]);
}, 120_000);

test('two people who changed different steps have both kept in one drawing by one click', async () => {
  const [one, two] = [await here.as('office'), await here.as('office2')];
  const power = await newPower(here, one.page, '受理→现场核查→审核→审批');
  await edit(here, one.page, power);
  await one.page.getByRole('button', { name: '生成' }).click();
  await shown(one.page, 'Task_4');
  await saved(one.page);
  await edit(here, two.page, power);
  await shown(two.page, 'Task_4');
  await rename(two.page, 'Task_2', '两人现场核查');
  await expect.poll(async () => (await draftOf(here, two.page, power)).flowchart, { timeout: 8000 }).toContain('两人现场核查');
  await rename(one.page, 'Task_3', '科室集体审核');
  await one.page.getByText('两人改的不是同一处').waitFor();
  await picture(one.page, 'joining');
  await one.page.getByRole('button', { name: '两边都留，合成一张' }).click();
  await saved(one.page);
  expect((await draftOf(here, one.page, power)).steps.map(({ name }: { name: string }) => name)).toEqual([
    '受理',
    '两人现场核查',
    '科室集体审核',
    '审批',
  ]);

  await rename(one.page, 'Task_1', '窗口受理');
  await expect.poll(async () => (await draftOf(here, one.page, power)).flowchart, { timeout: 8000 }).toContain('窗口受理');
  await rename(two.page, 'Task_1', '网上受理');
  await two.page.getByRole('heading', { name: '另有人存过这张图' }).waitFor();
  await two.page.getByText('两边都改了').waitFor();
  expect(await two.page.getByRole('button', { name: '两边都留，合成一张' }).count()).toBe(0);
  expect([...one.errors, ...two.errors]).toEqual([]);
  await Promise.all([one.leave(), two.leave()]);
}, 120_000);

test('what could not be saved is kept in the browser, leaving asks, and the next visit goes on from it', async () => {
  const { page, errors, leave } = await here.as('office');
  const power = await newPower(here, page, '受理→审批');
  await edit(here, page, power);
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
  await edit(here, page, power);
  await page.getByRole('button', { name: '接着画' }).click();
  await page.getByText('窗口受理').first().waitFor();
  await saved(page);
  expect((await draftOf(here, page, power)).steps.map(({ name }: { name: string }) => name)).toEqual(['窗口受理', '审批']);
  expect(errors).toEqual([]);
  await leave();
}, 60_000);
