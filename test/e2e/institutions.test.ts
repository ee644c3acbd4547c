import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { pdfOf } from '../pdf-of.ts';
import { wordOf } from '../word-of.ts';
import { workbook } from '../workbook.ts';
import { stage } from './stage.ts';

/** The library through a browser: recorded, revised, compared, signed, searched, imported, sent as one document, and what it does not govern. */
const here = stage();

const picture = async (page: Page, name: string) => {
  if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/${name}.png`, fullPage: true });
};
const form = (page: Page) => page.locator('#deed');
const bar = (page: Page, deed: string) => page.locator('.qf-deed-bar').getByRole('button', { name: deed, exact: true });
const pick = async (page: Page, label: RegExp, option: string) => {
  await form(page).getByRole('combobox', { name: label }).click();
  await page.keyboard.type(option);
  await page.keyboard.press('Enter');
};

test('an institution is recorded with its document, enacted, revised, and the difference of the versions is marked', async () => {
  const { page, errors, leave } = await here.as('office');
  await page.goto(`${here.address}/institutions`);
  await page.getByRole('button', { name: '登记制度' }).click();
  await form(page).getByLabel('名称').fill('古树名木保护巡查办法');
  await form(page).getByLabel('文号').fill('云农林渔〔2026〕77号');
  await pick(page, /类别/, '权力运行');
  await pick(page, /本轮处理/, '建立');
  await pick(page, /责任科室/, '林业科');
  await bar(page, '登记制度').click();
  await page.getByRole('heading', { name: /^古树名木保护巡查办法/ }).waitFor();

  await page.getByRole('button', { name: '上传文件' }).click();
  const document = Buffer.from(wordOf(['第一章　总则', '第一条　古树每季巡查一次。', '第二条　巡查由两人进行，记录当日归档。']));
  await form(page).locator('input[type=file]').setInputFiles({ name: '巡查办法.docx', mimeType: 'application/octet-stream', buffer: document });
  await bar(page, '上传文件').click();
  await page.getByRole('heading', { name: '第一章 总则' }).waitFor();
  await page.getByRole('button', { name: '公布施行' }).click();
  await bar(page, '公布施行').click();
  await page.getByText('首次公布').waitFor();

  await page.getByRole('button', { name: '修订', exact: true }).click();
  await form(page).getByLabel('理由').fill('巡查发现间隔过长');
  await pick(page, /本轮处理/, '完善');
  await bar(page, '修订').click();
  await page.getByText('修订草稿').waitFor();
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await form(page)
    .getByLabel('正文')
    .fill('第一章　总则\n第一条　古树每月巡查一次。\n第二条　巡查由两人进行，记录当日归档。\n第三条　发现病虫害的三日内处置。');
  await bar(page, '修改').click();
  await page.getByRole('link', { name: '草稿与现行对比' }).click();
  await page.getByRole('heading', { name: '改动 1 段，新增 1 段，删去 0 段' }).waitFor();
  expect(await page.locator('.qf-institution-difference ins').allTextContents()).toEqual(['每月', '第三条　发现病虫害的三日内处置。']);
  expect(await page.locator('.qf-institution-difference del').allTextContents()).toEqual(['每季']);
  await picture(page, 'compare');
  await page.goBack();
  await page.getByRole('button', { name: '公布施行' }).click();
  await bar(page, '公布施行').click();
  await page.getByText('第 2 版').first().waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('link', { name: /巡查办法\.docx/ })
      .first()
      .click(),
  ]);
  expect((await readFile(await file.path())).equals(document)).toBe(true);
  expect(errors).toEqual([]);
  await leave();
}, 90_000);

test('staff sign on a phone what they are asked to, and the office sees who has not', async () => {
  const { page, errors, leave } = await here.as('staff', { width: 390, height: 844 });
  await page.goto(`${here.address}/institutions?sign=open`);
  const titles = page.locator('.qf-rows td:first-child a');
  await titles.first().waitFor();
  const before = await titles.count();
  await titles.first().click();
  await page.getByText('签收的是您读到的这个版本').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await picture(page, 'sign-phone');
  await page.getByRole('button', { name: '签收', exact: true }).click();
  await page.getByText(/^您已于 .* 签收这个版本/).waitFor();
  await page.goto(`${here.address}/institutions?sign=open`);
  if (before > 1) await titles.first().waitFor();
  else await page.getByText('没有符合').waitFor();
  expect(await titles.count()).toBe(before - 1);
  expect(errors).toEqual([]);
  await leave();

  const office = await here.as('office');
  await office.page.goto(`${here.address}/institutions?q=${encodeURIComponent('补正')}`);
  await office.page.locator('.qf-institution-places mark').first().waitFor();
  expect(new Set(await office.page.locator('.qf-institution-places mark').allTextContents())).toEqual(new Set(['补正']));
  await office.page.getByRole('link', { name: /^行政审批岗位分离和限时办结制度/ }).click();
  await office.page.getByText(/^应签收 \d+ 人，已签收 \d+ 人/).waitFor();
  await office.page.locator('.ant-segmented-item', { hasText: '未签收' }).click();
  await expect.poll(() => office.page.getByRole('table', { name: '签收' }).locator('tbody tr').count(), { timeout: 10_000 }).toBeGreaterThan(0);
  expect(office.errors).toEqual([]);
  await office.leave();
}, 90_000);

test('a folder with its list is seen as understood, refused ones by name, and imported; the library is one document', async () => {
  const { page, errors, leave } = await here.as('office');
  await page.goto(`${here.address}/institutions`);
  await page.getByRole('button', { name: '导入制度' }).click();
  const list = workbook([
    {
      name: '清单',
      rows: [
        ['名称', '文号', '类别', '文件', '责任科室', '施行日期'],
        ['印章管理制度', '云农林渔〔2018〕4号', '岗位管理基本制度', '印章.docx', '办公室', '2018年4月1日'],
        ['公车管理制度', '云农林渔〔2018〕5号', '岗位管理基本制度', '公车.pdf', '办公室', '2018年4月1日'],
        ['丢失的制度', '云农林渔〔2018〕6号', '岗位管理基本制度', '丢失.docx', '办公室', ''],
      ],
    },
  ]);
  const pdf = pdfOf([[]]); // as scanned
  const packed = zipSync({ '清单.xlsx': new Uint8Array(list), '印章.docx': wordOf(['第一条　用印须登记。']), '公车.pdf': pdf });
  const files = page.locator('input[type=file]');
  await files.setInputFiles({ name: '制度.zip', mimeType: 'application/zip', buffer: Buffer.from(packed) });
  const counts = () => page.locator('.qf-import-counts dd').allTextContents();
  await expect.poll(counts, { timeout: 10_000 }).toEqual(['2', '0', '1', '1', '0']);
  await page.getByText('没有找到文件“丢失.docx”').waitFor();
  await picture(page, 'import');
  await files.setInputFiles([
    { name: '清单.xlsx', mimeType: 'application/octet-stream', buffer: list },
    { name: '印章.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(wordOf(['第一条　用印须登记。'])) },
    { name: '公车.pdf', mimeType: 'application/pdf', buffer: pdf },
  ]);
  await page.getByText('已选 3 个文件').waitFor();
  await page.getByRole('button', { name: '导入 2 项' }).click();
  await page.getByRole('heading', { name: '导入完成' }).waitFor();
  await page.goto(`${here.address}/institutions?q=${encodeURIComponent('用印')}`);
  await page.getByRole('link', { name: /^印章管理制度/ }).waitFor();
  await page.goto(`${here.address}/institutions?class=postManagement`);
  const [book] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '制度汇编' }).click()]);
  const xml = strFromU8(unzipSync(new Uint8Array(await readFile(await book.path())))['word/document.xml']!);
  expect(book.suggestedFilename()).toBe('云汀市农林渔牧局制度汇编.docx');
  expect(xml).toContain('用印须登记');
  expect(xml).toContain('公车.pdf'); // it has no text, and the document says so
  expect(errors).toEqual([]);
  await leave();
}, 90_000);

test('the matrix shows what no institution governs, and a figure opens its points', async () => {
  const { page, errors, leave } = await here.as('office');
  await page.goto(`${here.address}/risks/coverage`);
  const figure = page.locator('.qf-coverage-summary tbody tr').last().getByRole('link').last();
  const [uncovered] = (await figure.textContent())!.split(' / ');
  await picture(page, 'coverage');
  await figure.click();
  await page.getByText(`共 ${uncovered} 条`).waitFor();
  expect(await page.locator('.qf-rows tbody tr').count()).toBe(Math.min(50, Number(uncovered)));
  expect(errors).toEqual([]);
  await leave();
}, 60_000);
