import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { giveToOwner, type Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { clearRemains, livePostmaster, shortFolder } from './postmaster.ts';

/** A running server; `ended` resolves when it is gone, however that came. */
export type Server = Readonly<{ socketFolder: string; ended: Promise<void>; stop: () => Promise<void> }>;
export type Place = Readonly<{ binaries: Binaries; account: Account; data: string; log: string; settings: readonly string[] }>;

// Node holds the pipe's other end: when Node goes, by whatever signal, the server is asked to stop
const keeper = `
exec 3<&0 </dev/null
"$@" 3<&- & server=$!
( read -r _ <&3; while kill -INT $server 2>/dev/null; do sleep 0.2; done ) & watcher=$!
exec 3<&-
wait $server; code=$?
kill $watcher 2>/dev/null
exit $code`;

const longestSocket = 100; // bytes; the kernel's own limit is 107
const patience = 30_000;

/**
 * Starts the server on a data folder that this process holds, and waits until it takes connections.
 *
 * @param earlier the socket's folder of an earlier start whose addresses are still in use
 */
export async function startServer(place: Place, earlier?: string): Promise<Server> {
  const { account, binaries, data, settings } = place;
  await clearRemains(data);
  const socketFolder = await socketFolderFor(data, account, earlier);
  const command = [binaries.postgres, '-D', data, '-k', socketFolder, ...settings.flatMap((setting) => ['-c', setting])];
  const [file, ...rest] = [...account.prefix, '/bin/sh', '-c', keeper, 'keeper', ...command];
  const log = await open(place.log, 'w', 0o600);
  await giveToOwner(dirname(place.log), place.log);
  // detached: Ctrl-C reaches Node first, and the server after the requests are done
  const child = spawn(file!, rest, { ...account.spawn, detached: true, stdio: ['pipe', log.fd, log.fd] });
  await log.close();
  child.stdin!.on('error', () => child.kill()); // the keeper is gone before its pipe
  const ended = once(child, 'exit').then(() => undefined);
  await ready(child, place);
  child.unref();
  return { socketFolder, ended, stop: () => stop(child, ended, place, socketFolder) };
}

async function stop(child: ChildProcess, ended: Promise<void>, { data }: Place, socketFolder: string): Promise<void> {
  child.ref();
  child.stdin!.end(); // the keeper sends SIGINT: open transactions are rolled back, connections closed
  await ended;
  await clearRemains(data);
  if (socketFolder !== data) await rm(socketFolder, { recursive: true, force: true });
}

async function socketFolderFor(data: string, { uid, gid }: Account, earlier?: string): Promise<string> {
  if (Buffer.byteLength(join(data, '.s.PGSQL.5432')) < longestSocket) return data;
  if (earlier) await mkdir(earlier, { recursive: true, mode: 0o700 });
  const folder = earlier ?? (await mkdtemp(join(tmpdir(), shortFolder)));
  await chown(folder, uid, gid);
  return folder;
}

async function ready(child: ChildProcess, { data, log }: Place): Promise<void> {
  let failed: Error | undefined;
  child.once('error', (error) => (failed = error));
  for (const end = Date.now() + patience; Date.now() < end; await delay(10)) {
    if (failed) throw failed;
    if (child.exitCode !== null || child.signalCode !== null) break;
    if ((await livePostmaster(data))?.ready) return;
  }
  child.stdin!.end();
  throw new Error(`PostgreSQL did not start on ${data}. Its last words:\n${(await readFile(log, 'utf8')).split('\n').slice(-8).join('\n')}`);
}
