import { expect, test } from 'vitest';
import { stage } from './stage.ts';

/** A year's notice through a browser: provisional before it, seen before it is loaded, in force after it, refused with its place. */
const here = stage();

const fileOf = (text: string) => ({ name: 'holidays.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

test('the office loads the notice of a year that was provisional', async () => {
  const { page, errors, leave } = await here.as('office');
  await page.goto(`${here.address}/calendar?year=2099`);
  await page.getByRole('heading', { name: /2099 · 暂定/ }).waitFor();
  expect(await page.locator('.qf-month').count()).toBe(12);

  const form = page.locator('form.qf-holidays');
  await form.locator('input[type=file]').setInputFiles(fileOf('date,kind\n2099-01-01,off\n2099-02-30,off\n'));
  await expect.poll(() => form.getByRole('alert').textContent()).toContain('第 3 行的“2099-02-30”不是一个存在的日期');

  await form.locator('input[name=title]').fill('关于2099年部分节假日安排的通知');
  await form.locator('input[type=file]').setInputFiles(fileOf('date,kind\n2099-01-01,off\n2099-01-02,off\n2099-01-10,work\n'));
  await form.getByText('放假 2 天，调休上班 1 天').waitFor();
  await form.getByText(/新增异常 0 条，改变 \d+ 条，撤销 \d+ 条/).waitFor();
  await form.getByRole('button', { name: '载入', exact: true }).click();
  await page.getByRole('cell', { name: '关于2099年部分节假日安排的通知' }).waitFor();
  await page.getByRole('heading', { level: 2, name: /^2099/ }).first().waitFor();
  await expect.poll(() => page.getByRole('heading', { name: /暂定/ }).count()).toBe(0);
  expect(await page.locator('.qf-month td[data-kind=makeup]').allTextContents()).toEqual(['10班']);
  if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/calendar.png`, fullPage: true });
  expect(errors).toEqual([]);
  expect(here.product.said()).not.toContain('worker:');
  await leave();
}, 60_000);

test('staff see the calendar and cannot load one', async () => {
  const { page, errors, leave } = await here.as('staff');
  await page.goto(`${here.address}/calendar?year=2026`);
  await page.getByText('全年 248 个工作日').waitFor();
  expect(await page.locator('form.qf-holidays').count()).toBe(0);
  expect(errors).toEqual([]);
  await leave();
}, 60_000);
