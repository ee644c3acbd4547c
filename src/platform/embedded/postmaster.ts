import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** What a data folder's `postmaster.pid` says, when the process that it names is alive and serves that folder. */
export type Postmaster = Readonly<{ pid: number; socketFolder: string; ready: boolean }>;

export const shortFolder = 'qingfeng-pg-';

const read = (path: string) => readFile(path, 'utf8').catch(() => undefined);

/** The live PostgreSQL of a data folder. A number alone proves nothing: its command line must name the folder. */
export async function livePostmaster(data: string): Promise<Postmaster | undefined> {
  const lines = (await read(join(data, 'postmaster.pid')))?.split('\n') ?? [];
  const pid = Number(lines[0]);
  if (!(pid > 0)) return undefined;
  const command = await read(`/proc/${pid}/cmdline`); // empty for a zombie
  if (!command?.split('\0').includes(data)) return undefined;
  return { pid, socketFolder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' };
}

/** Ends what an earlier, killed process left of this folder: its server, its pid file, its short socket folder. */
export async function clearRemains(data: string): Promise<void> {
  // its shell is stopping it already; asking again does no harm, and the last signal no longer asks nicely
  for (const [signal, patience] of [
    ['SIGINT', 8000],
    ['SIGQUIT', 4000],
    ['SIGKILL', 2000],
  ] as const) {
    if (await goneAfter(data, signal, patience)) break;
  }
  const file = join(data, 'postmaster.pid');
  const socketFolder = (await read(file))?.split('\n')[4];
  if (socketFolder && basename(socketFolder).startsWith(shortFolder)) await rm(socketFolder, { recursive: true, force: true });
  await rm(file, { force: true });
}

async function goneAfter(data: string, signal: NodeJS.Signals, patience: number): Promise<boolean> {
  const found = await livePostmaster(data);
  if (!found) return true;
  process.kill(found.pid, signal);
  for (const end = Date.now() + patience; Date.now() < end; await delay(20)) if (!(await livePostmaster(data))) return true;
  return false;
}
