import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { livePostmaster } from './embedded/postmaster.ts';
import { openEmbedded, type Embedded, type Options } from './embedded.ts';

let [root, folder] = ['', ''];
const [opened, children]: [Embedded[], ChildProcess[]] = [[], []];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'qingfeng-embedded-'));
  await chmod(root, 0o711);
  folder = join(root, 'data');
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const { stop } of opened.splice(0)) await stop();
  await vi.waitUntil(async () => !(await live()), { timeout: 5000 });
});
afterAll(() => rm(root, { recursive: true, force: true }));

const live = (of = folder) => livePostmaster(join(of, 'postgres'));

async function start(options: Options = {}, of = folder): Promise<Embedded> {
  const database = await openEmbedded(of, { durable: false, ...options });
  opened.push(database);
  return database;
}

/** Another process that holds the folder's database open, until it is killed. */
async function another(): Promise<ChildProcess> {
  const module = JSON.stringify(join(import.meta.dirname, 'embedded.ts'));
  const code = `const { openEmbedded } = await import(${module}); await openEmbedded(${JSON.stringify(folder)}, { durable: false }); console.log('open'); setInterval(() => {}, 1000)`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  await once(createInterface(child.stdout!), 'line');
  return child;
}

async function ask<T>(url: string, query: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // tests end servers under it
  await client.connect();
  return client
    .query<T & pg.QueryResultRow>(query)
    .then(
      ({ rows }) => rows,
      (error: unknown) => Promise.reject(error),
    )
    .finally(() => client.end().catch(() => undefined));
}

test('keeps what was written over a stop and a start, and listens on its socket only', async () => {
  const first = await start();
  await ask(first.ownerUrl, 'create table kept (n int); insert into kept values (7); grant select on kept to qingfeng_app');
  await first.stop();
  expect(await live()).toBeUndefined();
  const { appUrl } = await start();
  expect(await ask(appUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  expect(await ask(appUrl, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  expect(await ask(appUrl, 'select rolsuper or rolbypassrls or rolcreaterole as strong from pg_roles where rolname = current_user')).toEqual([
    { strong: false },
  ]);
});

test('leaves no server behind when the process is killed, and the next start has the data', async () => {
  const child = await another();
  expect(await live()).toBeDefined();
  child.kill('SIGKILL');
  await expect.poll(() => live(), { timeout: 5000 }).toBeUndefined();
  expect(await ask((await start()).appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('starts at once after a killed process, whose server may still be stopping', async () => {
  (await another()).kill('SIGKILL');
  expect(await ask((await start()).appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('starts its server again when that one is killed', async () => {
  const restarts: string[] = [];
  const { appUrl } = await start({ onRestart: () => restarts.push('again') });
  const before = await live();
  process.kill(before!.pid, 'SIGKILL');
  await expect.poll(() => ask(appUrl, 'select 1 as one').catch(String), { timeout: 10_000 }).toEqual([{ one: 1 }]);
  expect([restarts, (await live())?.pid === before?.pid]).toEqual([['again'], false]);
});

test('goes past a pid file that names no process, or another program', async () => {
  for (const pid of [4_194_000, process.pid]) {
    await writeFile(join(folder, 'postgres', 'postmaster.pid'), `${pid}\n${join(folder, 'postgres')}\n0\n5432\n\n\n0 0\nready\n`);
    expect(await ask((await start()).appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await opened.pop()!.stop();
  }
});

test('refuses a second start with the first one named, and leaves that one unharmed', async () => {
  const child = await another();
  await expect(openEmbedded(folder, { patience: 200 })).rejects.toThrow(new RegExp(`in use by process ${child.pid}`));
  const joined = await openEmbedded(folder, { join: true });
  expect([joined.joined, await ask(joined.appUrl, 'select 1 as one')]).toEqual([true, [{ one: 1 }]]);
  await joined.stop();
  expect(await live()).toBeDefined();
});

test('leaves nothing half-made when its first start is cut off', async () => {
  const cut = join(root, 'cut');
  await mkdir(join(cut, 'postgres.new-1'), { recursive: true, mode: 0o711 });
  await writeFile(join(cut, 'postgres.new-1', 'PG_VERSION'), '18');
  await start({}, cut);
  expect([existsSync(join(cut, 'postgres.new-1')), existsSync(join(cut, 'postgres', 'PG_VERSION'))]).toEqual([false, true]);
});

test('works below a folder closed to others, and at a path too long for a socket', async () => {
  const closed = join(root, 'closed');
  await mkdir(closed, { mode: 0o700 });
  const { appUrl } = await start({}, join(closed, 'a'.repeat(90)));
  expect(await ask(appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  const socketFolder = new URL(appUrl).searchParams.get('host')!;
  await opened.pop()!.stop();
  expect([socketFolder.length < 90, existsSync(socketFolder)]).toEqual([true, false]);
});

test("opens nothing without the data's own passwords", async () => {
  const lost = join(root, 'lost');
  await mkdir(join(lost, 'postgres'), { recursive: true });
  await expect(openEmbedded(lost)).rejects.toThrow(/secrets\.json is missing/);
  expect(JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8'))).toEqual({ owner: expect.any(String), app: expect.any(String) });
});
