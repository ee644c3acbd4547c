import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { workbook } from '../workbook.ts';
import { stage } from './stage.ts';

/** A file is looked into before it is sent in: nothing hides what must be said, and what was said is what comes in. */
const here = stage();

const steps = ['收件', '一次性告知补正', '补正材料收件', '资料初审', '现场查验', '审核', '审批决定', '制作许可证件', '送达办结'];
const table = [
  ['办件编号', ...steps.flatMap((step) => [`${step}/时间`, `${step}/经办人`])],
  ['SY-1', ...steps.flatMap((_, at) => [`2026-03-0${at + 1} 09:00:00`, '杨白露'])],
];
const choose = (page: Page, name: string, buffer: Buffer) =>
  page.locator('form.qf-import input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
const choosePower = async (page: Page, name: string) => {
  await page.locator('form.qf-import').getByRole('combobox', { name: '职权' }).fill(name);
  await page.keyboard.press('Enter');
};

test('a workbook with a row a case: its preview scrolls in its sheet, a step is called as on the flowchart, and its report counts', async () => {
  const { page, errors, leave } = await here.as('office');
  await page.goto(`${here.address}/imports`);
  await choose(page, '办件.xlsx', workbook([{ name: '明细', rows: table }]));
  const first = page.getByRole('textbox', { name: '环节 收件/时间' });
  await first.waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1366);

  await choosePower(page, '兽药经营许可证核发');
  const send = page.getByRole('button', { name: '提交导入' });
  await first.fill('');
  await page.getByText('请先指明：各环节的名称。').waitFor();
  expect(await send.isDisabled()).toBe(true);
  await first.fill('受理');
  await page.getByRole('button', { name: '去掉 资料初审' }).click();
  await send.click();
  const counted = (name: string) => page.locator('.qf-counts div').filter({ hasText: name }).locator('dd').textContent();
  await page.getByRole('heading', { name: '导入报告' }).waitFor();
  expect([await counted('其中新事件'), await counted('流程图上没有的环节')]).toEqual(['8', '0']);
  await page.getByText('新线索（不是过错）').waitFor();
  expect(errors).toEqual([]);
  await leave();
}, 60_000);

test('a log of several types of objects: a person says which are the cases; a file put right is looked into again', async () => {
  const { page, errors, leave } = await here.as('office');
  await page.goto(`${here.address}/imports`);
  await choose(page, 'log.json', Buffer.from('{"objectTypes":['));
  await page.getByText('文件提前结束').waitFor();
  const types = ['办件', '材料'].map((name) => ({ name, attributes: [] }));
  const objects = types.map(({ name }) => ({ id: `${name}1`, type: name, attributes: [], relationships: [] }));
  const relationships = objects.map(({ id }) => ({ objectId: id, qualifier: '' }));
  const events = [{ id: 'e1', type: '受理', time: '2026-03-02T09:00:00+08:00', attributes: [], relationships }];
  const log = { objectTypes: types, eventTypes: [{ name: '受理', attributes: [] }], objects, events };
  await choose(page, 'log.json', Buffer.from(JSON.stringify(log)));
  await page.getByRole('combobox', { name: '办件是哪一类对象' }).click();
  await page.locator('.ant-select-item-option', { hasText: '材料' }).click();
  await page.getByRole('cell', { name: '材料1' }).waitFor();
  await choosePower(page, '兽药经营许可证核发');
  await page.getByRole('button', { name: '提交导入' }).click();
  await page.getByRole('link', { name: '查看这些办件' }).click();
  await page.getByRole('link', { name: '材料1' }).waitFor();
  expect(errors).toEqual([]);
  await leave();
}, 60_000);
