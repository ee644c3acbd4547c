import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { faultsOf } from './axe.ts';
import { stage } from './stage.ts';

/** The public pages as people see them: on a wide screen and a phone, without script, on a slow line, by ear, on paper. */
let power = '';
const here = stage(async () => {
  // the demo's powers are prepared by jobs, soon after it has started
  power = await vi.waitUntil(async () => (await powersOf('林木采伐'))[0]?.id, { timeout: 30_000, interval: 200 });
});

async function powersOf(words: string): Promise<Array<{ id: string; name: string }>> {
  const reply = await fetch(`${here.address}/portal/powers.json?q=${encodeURIComponent(words)}`);
  return ((await reply.json()) as { powers: Array<{ id: string; name: string }> }).powers;
}

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } satisfies BrowserContextOptions;
const desk = { viewport: { width: 1366, height: 768 } } satisfies BrowserContextOptions;

async function at<R>(options: BrowserContextOptions, path: string, work: (page: Page) => Promise<R>): Promise<R> {
  const context = await here.browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${here.address}${path}`);
  const result = await work(page);
  expect(await context.cookies()).toEqual([]);
  await context.close();
  return result;
}

test('without script: from the list by a word to the power, its old page, its department, and into English', async () => {
  await at({ ...desk, javaScriptEnabled: false }, '/portal', async (page) => {
    await page.getByRole('searchbox').fill('采伐 查验');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('link', { name: '林木采伐许可证核发' }).click();
    await page.getByRole('heading', { level: 1, name: '林木采伐许可证核发' }).waitFor();
    expect(await page.getByRole('img', { name: '林木采伐许可证核发权力运行流程图' }).count()).toBe(1);
    expect(await page.locator('ol.steps > li').count()).toBe(9);
    await page.getByText('之后：7 制作许可证件（是否准予：准予）；8 制作不予许可决定书（是否准予：不予）').waitFor();

    const drawn = async () => (await page.locator('.chart svg').boundingBox())!.width;
    const narrow = await drawn();
    await page.getByRole('radio', { name: '200%' }).check();
    expect(await drawn()).toBeCloseTo(narrow * 2, -1);

    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'How it runs' }).waitFor();
    await page.getByRole('link', { name: '林业科' }).first().click();
    await page.getByText('Powers that this department exercises').waitFor();
    expect(new URL(page.url()).searchParams.get('language')).toBe('en');
    await page.getByRole('link', { name: '林木采伐许可证核发' }).click();
    await page.getByRole('link', { name: 'Leave a suggestion' }).click();
    expect(new URL(page.url()).searchParams.get('power')).toBe(power);
  });
}, 60_000);

describe.each([
  ['a wide screen', desk],
  ['a phone', phone],
])('on %s', (_, options) => {
  test.each([
    '/portal',
    '/portal?q=x&language=en',
    '/portal/about',
    '/portal/powers/POWER',
    '/portal/powers/POWER/versions/1?language=en',
    '/portal/departments/DEPARTMENT',
    '/portal/suggest',
    '/portal/nowhere',
  ])(
    'axe finds nothing wrong on %s, and nothing is wider than it',
    async (path) => {
      const { department } = (await (await fetch(`${here.address}/portal/powers/${power}.json`)).json()) as { department: { id: string } };
      const address = path.replace('POWER', power).replace('DEPARTMENT', department.id);
      await at({ ...options, bypassCSP: true }, address, async (page) => {
        expect(await faultsOf(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(options.viewport.width);
      });
    },
    30_000,
  );
});

test('a power is one answer of a few kilobytes, and seen within 1.5 s on a slow phone', async () => {
  const answers: Array<{ type: string; bytes: number }> = [];
  const { first, fetched } = await at(phone, '/portal/about', async (page) => {
    const slow = await page.context().newCDPSession(page);
    await slow.send('Network.enable');
    await slow.send('Network.setCacheDisabled', { cacheDisabled: true });
    // as browsers' own tools slow a line down to 4G of the slow kind, and a processor to a phone's
    await slow.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 562.5,
      downloadThroughput: (1.6e6 / 8) * 0.9,
      uploadThroughput: (750e3 / 8) * 0.9,
    });
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    page.on('response', async (reply) =>
      answers.push({ type: reply.request().resourceType(), bytes: (await reply.body().catch(() => Buffer.alloc(0))).length }),
    );
    await page.goto(`${here.address}/portal/powers/${power}`);
    const painted = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    return { first: (await painted.jsonValue())!, fetched: await page.evaluate(() => performance.getEntriesByType('resource').length) };
  });
  const text = await (await fetch(`${here.address}/portal/powers/${power}`)).text();
  const style = /<style>([^]*)<\/style>/.exec(text)![1]!;
  const sizes = { page: gzipSync(text).length, style: gzipSync(style).length };
  if (process.env['FIGURES']) console.log({ first, ...sizes });
  expect(answers.map(({ type }) => type)).toEqual(['document']);
  expect(fetched).toBe(0);
  expect(sizes.style).toBeLessThan(5000);
  expect(sizes.page).toBeLessThan(60_000);
  expect(first).toBeLessThan(1500);
}, 60_000);

test('printed, it is the text and the whole drawing, without what is for clicking', async () => {
  await at(desk, `/portal/powers/${power}`, async (page) => {
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['nav[aria-label="栏目"]', 'aside', '.zoom', '.files']) expect(await page.locator(gone).isVisible()).toBe(false);
    const [drawing, column] = [(await page.locator('.chart svg').boundingBox())!, (await page.locator('main').boundingBox())!];
    expect(drawing.width).toBeLessThanOrEqual(column.width);
    const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g);
    expect(pages!.length).toBeLessThanOrEqual(2);
  });
}, 60_000);

test('on a phone the steps stand for the drawing, which opens as a picture to zoom', async () => {
  await at(phone, `/portal/powers/${power}`, async (page) => {
    expect(await page.locator('.chart').isVisible()).toBe(false);
    await page.getByRole('link', { name: '流程图（图片，可放大）' }).click();
    await page.waitForURL(/\.svg$/);
    expect(await page.locator('svg > title').textContent()).toBe('林木采伐许可证核发权力运行流程图');
  });
}, 30_000);
