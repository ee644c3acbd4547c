import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { startProduct } from './product.ts';

const run = promisify(execFile);

/** A data folder of one's own with the demo in it. The demo is filled once a run, by whoever asks first, and copied: filling takes longer than most tests. */
export async function demoFolder(): Promise<string> {
  const home = inject('demo');
  const [claimed, filled, data] = ['claimed', 'filled', 'data'].map((name) => join(home, name)) as [string, string, string];
  const first = await mkdir(claimed).then(
    () => true,
    () => false,
  );
  if (first) {
    const product = await startProduct({}, data);
    await product.stop();
    await mkdir(filled);
  }
  while (
    !(await access(filled).then(
      () => true,
      () => false,
    ))
  )
    await later(100);
  const folder = await mkdtemp(join(tmpdir(), 'qingfeng-e2e-'));
  await run('cp', ['-a', `${data}/.`, folder]); // as it is, owners and modes too
  return folder;
}
