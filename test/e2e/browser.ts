import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-quic',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
];

// in a single process the first context to close takes the browser with it
const alone = new Set(['--single-process', '--no-zygote']);

/** A real browser: one that is installed, else the one that an npm package brings. */
export async function openBrowser(): Promise<Browser> {
  const found = installed.find((path) => existsSync(path));
  if (found) return chromium.launch({ executablePath: found, args: quiet });
  const { default: bundled } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await bundled.executablePath(), args: [...bundled.args.filter((arg) => !alone.has(arg)), ...quiet] });
}

/** A person at a browser of their own: a page whose errors fail the test that looks at them. */
export type Person = Readonly<{ page: Page; errors: string[]; leave: () => Promise<void> }>;

export async function signIn(
  browser: Browser,
  address: string,
  account: string,
  password: string,
  size = { width: 1366, height: 768 },
): Promise<Person> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const reply = await context.request.post(`${address}/api/session`, { data: { account, password } });
  if (!reply.ok()) throw new Error(`${account} cannot sign in: ${reply.status()} ${await reply.text()}`);
  return { page, errors, leave: () => context.close() };
}
