// Runs one long check: `npm run test:long -- NAME [SEED]` runs test/long/NAME.long.ts. The seed is printed, so that a failure can be run again.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const suffix = '.long.ts';
const folder = resolve(root, 'test/long');
const names = (existsSync(folder) ? readdirSync(folder) : []).flatMap((file) => (file.endsWith(suffix) ? [file.slice(0, -suffix.length)] : []));
const [name = '', seed = String(randomInt(2 ** 31))] = process.argv.slice(2);

if (names.includes(name) && /^\d+$/.test(seed)) {
  console.log(`${name}: seed ${seed}`);
  const env = { ...process.env, TEST_LONG: name, TEST_SEED: seed };
  const run = spawn(process.execPath, [resolve(root, 'node_modules/vitest/vitest.mjs'), 'run'], { cwd: root, env, stdio: 'inherit' });
  run.on('exit', (code) => {
    console.log(`${name}: seed ${seed}`);
    process.exitCode = code ?? 1;
  });
} else {
  console.error(`npm run test:long -- NAME [SEED]\n\nNAME: ${names.join(', ')}`);
  process.exitCode = 2;
}
