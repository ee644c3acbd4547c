import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { rowsIn } from '../catalogue-of.ts';
import { workbook } from '../workbook.ts';
import { stage } from './stage.ts';

/** A catalogue through a browser: seen as understood, corrected, refused cell by cell, imported, sent as files and imported again. */
const here = stage();

const head = ['序号', '权力编码', '职权名称', '职权类别', '法律依据', '办理流程', '法定时限', '承诺时限', '追责情形', '行使岗位', '对外'];
const row = (serial: number, code: string, name: string, more: Partial<Record<number, string>> = {}) =>
  [
    String(serial),
    code,
    name,
    '行政许可',
    '《中华人民共和国森林法》第五十六条',
    '受理→审核→决定',
    '20个工作日',
    '10个工作日',
    '1.超时的;2.收礼的',
    '窗口受理岗、审核岗',
    '是',
  ].map((cell, at) => more[at] ?? cell);
const file = () => ({
  name: '林业科目录.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: workbook([
    {
      name: '林业科',
      rows: [
        ['林业科(部门)岗位职权目录'],
        head,
        row(1, 'YT-XK-31', '林木种子生产经营许可'),
        row(2, 'YT-XK-32', '临时占用草地审批', { 3: '行政许不可', 7: '30个工作日' }),
        row(3, 'YT-XK-08', '临时使用林地审批'),
        row(4, 'YT-XK-33', '古树名木移植审批', { 9: '审核岗、古树保护岗' }),
        ['注:略'],
      ],
      merges: ['A1:K1'],
    },
    { name: '填表说明', rows: [['一科室一表']] },
  ]),
});

const counts = (page: Page) => page.locator('.qf-import-counts dd').allTextContents();
const picture = async (page: Page, name: string) => {
  if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/${name}.png`, fullPage: true });
};

test('the office imports a catalogue, corrects how it is read, and gets the refused rows back', async () => {
  const { page, errors, leave } = await here.as('office');
  await page.goto(`${here.address}/powers`);
  await page.getByRole('link', { name: '导入目录' }).click();
  await page.getByRole('heading', { name: /^导入职权目录/ }).waitFor();
  await page.locator('input[type=file]').setInputFiles(file());
  await page.getByRole('heading', { name: '读懂了什么' }).waitFor();
  await expect.poll(() => counts(page)).toEqual(['1', '1', '0', '2', '1']);
  await picture(page, 'import');
  const refused = page.getByRole('table', { name: '不导入的单元格' });
  await expect
    .poll(() => refused.locator('tbody tr').allTextContents())
    .toEqual([
      expect.stringContaining('D4职权类别行政许不可没有“行政许不可”这个职权类别'),
      expect.stringContaining('H4承诺时限30个工作日承诺时限“30个工作日”长于法定时限'),
      expect.stringContaining('J6行使岗位审核岗、古树保护岗组织里没有岗位“古树保护岗”'),
    ]);

  // the column 对外 was read as nothing of ours: a person says what it is
  await page.getByRole('combobox', { name: '读作 K 对外' }).click();
  await page.keyboard.type('是否公开');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('table', { name: '请留意' }).count()).toBe(0);

  const submit = page.getByRole('button', { name: /^导入 \d+ 项职权$/ });
  expect(await submit.isDisabled()).toBe(true); // a power that is there would be named otherwise
  await page.getByRole('radio', { name: '不改，这些行不导入' }).check();
  await page.getByRole('radio', { name: '新增这些岗位，再导入' }).check();
  await expect.poll(() => counts(page)).toEqual(['2', '0', '0', '2', '1']);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载被拒绝的行和原因' }).click()]);
  const book = await rowsIn(await readFile(await download.path()));
  expect(book['林业科']!.map((cells) => cells.at(-1))).toEqual([
    '林业科(部门)岗位职权目录',
    '拒绝原因',
    expect.stringMatching(/^D4（职权类别）：.*\nH4（承诺时限）：/),
    expect.stringContaining('YT-XK-08 已是“临时占用林地审批”（林业科）'),
  ]);

  await submit.click();
  await page.getByRole('heading', { name: /^导入完成/ }).waitFor();
  await page.getByText('新增岗位 1 个。').waitFor();
  await picture(page, 'imported');
  await page.getByRole('link', { name: '查看草稿' }).click();
  await page.getByRole('link', { name: 'YT-XK-33' }).waitFor();
  expect(errors).toEqual([]);
  await leave();
}, 90_000);

test('what was exported is imported again and changes nothing; a file that is none says so', async () => {
  const { page, errors, leave } = await here.as('office');
  await page.goto(`${here.address}/powers?category=licence`);
  await page.getByRole('button', { name: '目录文件' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '岗位职权目录 Excel' }).click()]);
  await page.goto(`${here.address}/powers/import`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '目录.xlsx', mimeType: 'application/octet-stream', buffer: await readFile(await download.path()) });
  await page.getByText('表里的内容与现有的一样，没有要导入的。').waitFor();
  const [added, changed, unchanged, refused] = await counts(page);
  expect([added, changed, refused, Number(unchanged) > 10]).toEqual(['0', '0', '0', true]);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'x.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\u0003\u0004 no zip') });
  await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/^文件读不懂，请核对后再选。工作簿已损坏/);
  expect(errors).toEqual([]);
  await leave();
}, 60_000);

test('a head enters a power by hand, its code proposed by its category', async () => {
  const { page, errors, leave } = await here.as('head');
  await page.goto(`${here.address}/powers`);
  await page.getByRole('button', { name: '登记职权' }).click();
  const form = page.locator('#deed');
  const pick = async (label: RegExp, option: string) => {
    await form.getByRole('combobox', { name: label }).click();
    await page.keyboard.type(option);
    await page.keyboard.press('Enter');
  };
  await pick(/类别/, '行政处罚');
  await expect.poll(() => form.getByLabel('编码').inputValue()).toBe('YT-CF-02');
  await pick(/类别/, '人事管理');
  await expect.poll(() => form.getByLabel('编码').inputValue()).toMatch(/^YT-NB-\d\d$/);
  await form.getByLabel('编码').fill('YT-NB-88');
  await pick(/类别/, '行政处罚');
  await form.getByLabel('职权名称').fill('对盗伐林木的处罚');
  await pick(/科室/, '林业科');
  await page.locator('.qf-deed-bar').getByRole('button', { name: '登记职权' }).click();
  await page.getByRole('heading', { name: /^对盗伐林木的处罚/ }).waitFor();
  expect(await page.getByText('YT-NB-88').count()).toBeGreaterThan(0);
  expect(errors).toEqual([]);
  await leave();
}, 60_000);
