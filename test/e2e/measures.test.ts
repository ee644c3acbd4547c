import { expect, test } from 'vitest';
import { faultsOf } from './axe.ts';
import { stage } from './stage.ts';

/** 防控措施 through a browser: evidence, and the calendar by keys and on a phone. */
const here = stage();
const phone = { width: 390, height: 844 };

test('what shows a measure done is uploaded, what is no document is refused by its content, and it is done, and reopened with a reason', async () => {
  const { page, errors, leave } = await here.as('office');
  await page.goto(`${here.address}/measures?every=quarter&status=planned`);
  await page.getByRole('table', { name: '防控措施' }).locator('tbody a').first().click();
  await page.getByRole('heading', { name: /各次落实/ }).waitFor();
  await page.getByLabel('上传佐证文件').setInputFiles([
    { name: '..\\抽查 记录.txt', mimeType: 'text/plain', buffer: Buffer.from('抽查十件，未发现问题') },
    { name: '报告.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html><script>alert(1)</script>') },
  ]);
  await page.getByText('报告.pdf 没有上传：这是网页或 SVG 图形').waitFor();
  const file = page.getByRole('link', { name: '抽查 记录.txt' }).last();
  await file.waitFor();
  const reply = await page.request.get(`${here.address}${await file.getAttribute('href')}`);
  expect(await reply.text()).toBe('抽查十件，未发现问题');
  expect(reply.headers()).toMatchObject({
    'content-type': 'text/plain',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
    'content-disposition': expect.stringMatching(/^attachment; filename="__ __\.txt"; filename\*=UTF-8''%E6%8A%BD/),
  });
  expect(await faultsOf(page)).toEqual([]);

  const times = page.getByRole('table', { name: '各次落实' }).locator('tbody tr');
  const before = await times.count();
  await times.first().getByRole('button', { name: '报告落实' }).click();
  await page.getByLabel('落实情况').fill('本季度抽查十件，未发现问题');
  await page.locator('.qf-deed-bar').getByRole('button', { name: '报告落实' }).click();
  await expect.poll(() => times.count(), { timeout: 10_000 }).toBe(before + 1); // the next time is there
  await times.nth(1).getByRole('button', { name: '退回重办' }).click();
  await page.getByLabel('理由').fill('记录没有编号，请补齐');
  await page.locator('.qf-deed-bar').getByRole('button', { name: '退回重办' }).click();
  await page.getByText('记录没有编号，请补齐').waitFor();
  await expect.poll(() => times.nth(1).textContent(), { timeout: 10_000 }).toContain('办理中');
  expect(errors).toEqual([]);
  await leave();
}, 90_000);

test('the calendar is walked by keys, tells a day, and is an agenda on a phone', async () => {
  const { page, errors, leave } = await here.as('office');
  await page.goto(`${here.address}/measures/calendar`);
  const shown = () => page.evaluate(() => document.activeElement?.getAttribute('data-day') ?? '');
  const today = page.locator('.qf-calendar-day[aria-current="date"]');
  await today.focus();
  const from = await shown();
  await page.keyboard.press('PageUp');
  await expect.poll(async () => (await shown()).slice(0, 7) < from.slice(0, 7)).toBe(true);
  const moved = await shown();
  await page.keyboard.press('ArrowRight');
  await expect.poll(shown).not.toBe(moved);
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('day')).toBe(await shown());
  await page.locator('.qf-calendar-item a').first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(errors).toEqual([]);
  await leave();

  const small = await here.as('staff', phone);
  await small.page.goto(`${here.address}/measures/calendar`);
  await small.page.locator('.qf-agenda').waitFor();
  expect(await small.page.locator('.qf-calendar').isVisible()).toBe(false);
  expect(await small.page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
  expect(await faultsOf(small.page)).toEqual([]);
  expect(small.errors).toEqual([]);
  await small.leave();
}, 90_000);
