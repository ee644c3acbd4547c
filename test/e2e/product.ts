import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The product as a person starts it: its own process, its own folder, its own database. */
export type Product = Readonly<{
  address: string;
  folder: string;
  process: ChildProcess;
  /** what it has printed so far */
  said: () => string;
  /** another command of the product on the same folder */
  command: (...args: string[]) => Promise<{ stdout: string; stderr: string }>;
  stop: () => Promise<void>;
}>;

export const password = 'qingfeng-demo';

export async function startProduct(settings: Readonly<Record<string, string>> = {}, at?: string): Promise<Product> {
  const folder = at ?? (await mkdtemp(join(tmpdir(), 'qingfeng-e2e-')));
  const port = await freePort();
  const env = { ...process.env, QINGFENG_DATA: folder, PORT: String(port), ...settings };
  const child = spawn(process.execPath, ['bin/qingfeng.mjs', 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const address = `http://127.0.0.1:${port}`;
  await ready(address, child, () => text);
  return {
    address,
    folder,
    process: child,
    said: () => text,
    command: (...args) => run(process.execPath, ['bin/qingfeng.mjs', ...args], { env, maxBuffer: 64_000_000 }),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      if (!at) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ready(address: string, child: ChildProcess, said: () => string): Promise<void> {
  const until = Date.now() + 120_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the product ended while starting (${child.exitCode}):\n${said()}`);
    const reply = await fetch(`${address}/readyz`).catch(() => null);
    if (reply?.ok) return;
    if (Date.now() > until) throw new Error(`the product did not get ready:\n${said()}`);
    await later(50); // asking without pause would take the processor from what is asked
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}
