import { expect, test } from 'vitest';
import { stage } from './stage.ts';

/** 职权体检 through a browser: what is found by kind, and from one gap to the step in the editor that mends it. */
const here = stage();

test('the office goes from a gap to the step that mends it, and takes the list along', async () => {
  const { page, errors, leave } = await here.as('office');
  await page.goto(`${here.address}/checkups`);
  const supplements = page.getByRole('region', { name: '受理之后补正' });
  await supplements.getByRole('button', { name: /^全部 \d+ 处$/ }).click();
  await expect.poll(() => page.getByRole('region', { name: '环节时限合计超过总时限' }).count()).toBe(0);
  const shown = await supplements.locator('tbody tr').count();
  expect(shown).toBeGreaterThan(10);

  const sheet = await page.getByRole('link', { name: `导出 ${String(shown)} 行` }).getAttribute('href');
  const file = await page.request.get(`${here.address}${sheet}`);
  expect(file.headers()['content-type']).toContain('spreadsheetml');
  expect((await file.body()).subarray(0, 2).toString()).toBe('PK');

  await supplements.getByRole('link', { name: '修改流程图' }).first().click();
  await page.getByRole('heading', { name: '编辑流程图' }).waitFor();
  await page.getByText('环节“补正材料收件”').waitFor();
  expect(errors).toEqual([]);
  await leave();
}, 60_000);

test('who may not draw is led to the step where it is seen', async () => {
  const { page, errors, leave } = await here.as('staff');
  await page.goto(`${here.address}/checkups?kind=powers.stepsOverTotal`);
  await page.getByRole('link', { name: '看流程图' }).first().click();
  await page.waitForURL(/\/powers\/[\da-f-]+\?node=/);
  expect(errors).toEqual([]);
  await leave();
}, 60_000);
