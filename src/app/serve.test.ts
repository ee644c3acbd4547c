import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { livePostmaster } from '#platform/embedded/postmaster.ts';
import { database } from '../../test/database.ts';

type Env = Readonly<Record<string, string>>;
type Run = Readonly<{ child: ChildProcess; said: () => string; code: Promise<number | null> }>;

const here = database();
const bin = resolve(import.meta.dirname, '../../bin/qingfeng.mjs');
const running: ChildProcess[] = [];
let root = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'qingfeng-serve-'));
  await chmod(root, 0o711);
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 20 }));

const data = () => join(root, 'data');
const live = () => livePostmaster(join(data(), 'postgres'));

/** The command as a person gives it, in a process of its own. */
function qingfeng(args: readonly string[], env: Env = {}): Run {
  const settings = { PORT: '0', QINGFENG_DATA: data(), QINGFENG_DEMO: 'off', LANG: 'en_US.UTF-8', LC_ALL: '', ...env };
  const child = spawn(process.execPath, [bin, ...args], { env: { PATH: process.env['PATH'], ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let text = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  return { child, said: () => text, code: once(child, 'close').then(([code]) => code as number | null) };
}

async function finished(args: readonly string[], env: Env = {}): Promise<readonly [number | null, string]> {
  const { code, said } = qingfeng(args, env);
  return [await code, said()];
}

async function serving(env: Env = {}): Promise<Run & Readonly<{ ready: () => Promise<number> }>> {
  const run = qingfeng(['serve'], env);
  await expect.poll(run.said, { timeout: 30_000 }).toMatch(/Qingfeng: http:/);
  const url = /http:\S+/.exec(run.said())![0];
  return { ...run, ready: () => fetch(`${url}readyz`).then(({ status }) => status) };
}

const patient = { timeout: 60_000 };

test('serves, refuses a second start, and stops its database when it is told to stop', patient, async () => {
  const { child, code, said, ready } = await serving();
  expect(await ready()).toBe(200);
  const [second, words] = await finished(['serve']);
  expect([second, words]).toEqual([1, expect.stringContaining(`in use by process ${child.pid}`)]);
  expect(await ready()).toBe(200);
  child.kill('SIGTERM');
  expect([await code, said()]).toEqual([0, expect.stringContaining('Stopping')]);
  expect(await live()).toBeUndefined();
});

test('goes on when its database is killed, and leaves none when it is killed itself', patient, async () => {
  const { child, said, ready } = await serving();
  process.kill((await live())!.pid, 'SIGKILL');
  await expect.poll(said, { timeout: 10_000 }).toContain('is started again');
  await expect.poll(ready, { timeout: 10_000 }).toBe(200);
  child.kill('SIGKILL');
  await expect.poll(live, { timeout: 10_000 }).toBeUndefined();
});

test('a port in use, or one that is none, is refused before anything is started', patient, async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const PORT = String((taken.address() as AddressInfo).port);
  expect(await finished(['serve'], { PORT })).toEqual([1, expect.stringContaining(`Port ${PORT} of 127.0.0.1 is in use`)]);
  taken.close();
  expect(await finished(['serve'], { PORT: 'http' })).toEqual([1, expect.stringContaining('PORT="http". Allowed: ')]);
  expect(await live()).toBeUndefined();
});

test("a backup is taken beside the running server, and restored into another folder's database", patient, async () => {
  const { child, code } = await serving();
  const file = join(root, 'all.tar.gz');
  expect(await finished(['backup', file])).toEqual([0, expect.stringMatching(/Backed up to .*: \d+ tables, 0 rows/)]);
  child.kill('SIGINT');
  expect(await code).toBe(0);
  expect(await finished(['restore', file], { QINGFENG_DATA: join(root, 'other') })).toEqual([0, expect.stringContaining('and checked')]);
});

test('on a server of its own it takes the application role only, at the schema that it knows', patient, async () => {
  expect(await finished(['migrate'], { DATABASE_URL: here.url, DATABASE_OWNER_URL: here.ownerUrl })).toEqual([
    0,
    expect.stringContaining('up to date'),
  ]);
  expect(await finished(['serve'], { DATABASE_URL: here.ownerUrl })).toEqual([1, expect.stringContaining('may do too much')]);
  const empty = Object.assign(new URL(inject('template').appUrl), { pathname: '/postgres' }).href;
  expect(await finished(['serve'], { DATABASE_URL: empty })).toEqual([1, expect.stringContaining('qingfeng migrate')]);
  const { child, code, ready } = await serving({ DATABASE_URL: here.url });
  expect(await ready()).toBe(200);
  child.kill('SIGTERM');
  expect(await code).toBe(0);
});

test.each([
  [['--help'], 0, 'qingfeng COMMAND'],
  [[], 2, 'qingfeng COMMAND'],
  [['serve', '--help'], 0, 'QINGFENG_DATA'],
  [['nonsense'], 2, 'no command “nonsense”'],
  [['serve', '--nonsense'], 2, '--nonsense'],
  [['backup'], 2, 'FILE is missing'],
  [['backup', 'a', 'b'], 2, '“b” is one too many'],
])('qingfeng %s ends with %i', patient, async (args, code, words) => {
  expect(await finished(args)).toEqual([code, expect.stringContaining(words)]);
});
