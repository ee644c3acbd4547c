import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { rowsIn } from '../catalogue-of.ts';
import { workbook } from '../workbook.ts';
import { stage } from './stage.ts';

/** A bureau's old register through a browser: seen as understood, corrected, refused cell by cell, registered, and undone. */
const here = stage();

const head = ['序号', '科室', '岗位', '姓名', '廉政风险点', '重点环节', '风险等级', '防控措施', '责任人', '登记日期'];
const row = (serial: number, more: Readonly<Record<number, string>> = {}): string[] =>
  [
    String(serial),
    '林业科',
    '现场查验岗',
    '沈 听 雨',
    `旧册第${serial}种情形：查验走过场，未到现场即签署意见`,
    '审批',
    '二级（防范）',
    '1.双人查验；2.留存影像',
    '林栖梧',
    '2010.11.30',
  ].map((cell, at) => more[at] ?? cell);
const file = () => ({
  name: '2010年登记册.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: workbook([
    {
      name: '登记册',
      rows: [['2010年度廉政风险点登记册'], head, row(1), row(2, { 1: '林政股', 6: '★★★' }), row(3, { 6: '特级', 9: '尽快' }), ['合计', '3']],
      merges: ['A1:J1'],
    },
  ]),
});
const counts = (page: Page) => page.locator('.qf-import-counts').first().locator('dd').allTextContents();

test('the office imports a register, says what an unknown department means, gets the refused rows back, and undoes the import', async () => {
  const { page, errors, leave } = await here.as('office');
  await page.goto(`${here.address}/risks`);
  await page.getByRole('link', { name: '导入登记册' }).click();
  await page.getByRole('heading', { name: /^导入登记册/ }).waitFor();
  await page.locator('input[type=file]').first().setInputFiles(file());
  await page.getByRole('heading', { name: '读懂了什么' }).waitFor();
  await expect.poll(() => counts(page), { timeout: 10_000 }).toEqual(['1', '0', '2', '1']);
  expect(await page.getByRole('spinbutton', { name: '登记年度' }).inputValue()).toBe('2010');
  const refused = page.getByRole('table', { name: '不导入的单元格' });
  await expect
    .poll(() => refused.locator('tbody tr').allTextContents())
    .toEqual([
      expect.stringContaining('B4科室林政股本单位没有“林政股”'),
      expect.stringContaining('G5风险等级特级等级“特级”无法识别'),
      expect.stringContaining('J5登记日期尽快日期“尽快”无法识别'),
    ]);

  await page.getByRole('combobox', { name: '“林政股”指' }).click();
  await page.keyboard.type('林业科');
  await page.keyboard.press('Enter');
  await expect.poll(() => counts(page), { timeout: 10_000 }).toEqual(['2', '0', '1', '1']);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载被拒绝的行和原因' }).click()]);
  const book = await rowsIn(await readFile(await download.path()));
  expect(book['登记册']!.at(-1)!.at(-1)).toMatch(/^G5（风险等级）：.*\nJ5（登记日期）：/);

  await page.getByRole('button', { name: '导入并登记 2 个风险点' }).click();
  await page.getByRole('heading', { name: /^导入完成/ }).waitFor();
  await page.getByText(/^编号 YT-2010-\d{3} 至 YT-2010-\d{3}。$/).waitFor();
  const imports = page.getByRole('table', { name: '导入记录' });
  await expect.poll(() => imports.locator('tbody tr').first().textContent()).toContain('2010年登记册.xlsx');
  await page.getByRole('link', { name: '查看登记册' }).click();
  await page
    .getByRole('link', { name: /^YT-2010-\d{3}$/ })
    .first()
    .waitFor();

  await page.goto(`${here.address}/risks/import`);
  await imports.getByRole('button', { name: '整批撤销' }).click();
  await page.getByLabel('原因').fill('导错了年度，重新导入');
  await page.locator('.qf-deed-bar').getByRole('button', { name: '整批撤销' }).click();
  await imports.getByText('已撤销：林知微，导错了年度，重新导入').waitFor();
  await page.getByRole('table', { name: '科室的别名' }).getByText('林政股').waitFor();
  expect(errors).toEqual([]);
  await leave();
}, 90_000);

test('on a phone the whole page fits, and a file that is none says so', async () => {
  const { page, errors, leave } = await here.as('office', { width: 390, height: 844 });
  await page.goto(`${here.address}/risks/import`);
  await page.locator('input[type=file]').first().setInputFiles(file());
  await page.getByRole('heading', { name: '读懂了什么' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'x.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\u0003\u0004 no zip') });
  await expect.poll(() => page.getByRole('alert').first().textContent()).toMatch(/^文件读不了。工作簿已损坏/);
  expect(errors).toEqual([]);
  await leave();
}, 60_000);
