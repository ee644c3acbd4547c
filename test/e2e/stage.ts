import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser, type Person, signIn } from './browser.ts';
import { demoFolder } from './demo.ts';
import { password, type Product, startProduct } from './product.ts';

/** What the browser tests of a file share: the product with its demo, and a browser. There from before the first test until after the last. */
export type Stage = Readonly<{
  product: Product;
  browser: Browser;
  address: string;
  /** Somebody signed in by an account of the demo, at a screen of that size. */
  as: (account: string, size?: Readonly<{ width: number; height: number }>) => Promise<Person>;
}>;

/** Call it once at the top of a test file, or of a `describe`. `ready`: what else must be there before the first test. */
export function stage(ready?: () => Promise<void>): Stage {
  let product: Product | undefined;
  let browser: Browser | undefined;
  const here: Stage = {
    get product() {
      return product!;
    },
    get browser() {
      return browser!;
    },
    get address() {
      return product!.address;
    },
    as: (account, size) => signIn(browser!, product!.address, account, password, size),
  };
  beforeAll(async () => {
    [product, browser] = await Promise.all([demoFolder().then((folder) => startProduct({}, folder)), openBrowser()]);
    await ready?.();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    if (product) await rm(product.folder, { recursive: true, force: true });
  }, 60_000);
  return here;
}
