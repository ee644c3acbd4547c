import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'vitest';

const folder = resolve(import.meta.dirname, '../../shared/data');

/** The absolute path of a file of the shared reference data, which lies beside the repository and is never copied into it. */
export const shared = (path: string): string => resolve(folder, path);

/** Tests that need the shared data: left out with a word where it is absent, failing there in continuous integration. */
export function describeShared(name: string, fn: () => void): void {
  if (existsSync(folder)) describe(name, fn);
  else if (process.env['CI']) test(name, () => Promise.reject(new Error(`shared data is missing: ${folder}`)));
  else describe.skip(`${name} (left out: no shared data at ../shared/data)`, fn);
}
