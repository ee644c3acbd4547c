import { stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Holds a data folder for this process; the kernel lets go of it with the process, however that ends. */
export type Lock = Readonly<{ release: () => Promise<void> }>;

// an abstract socket named after the folder's inode: unlike a lock file it cannot be left behind
const nameOf = async (folder: string) => {
  const { dev, ino } = await stat(folder);
  return `\0qingfeng:${dev}:${ino}`;
};

/** Takes the folder, or says undefined when another process has it. Waits up to `patience` ms for that one to leave. */
export async function lock(folder: string, patience: number): Promise<Lock | undefined> {
  const name = await nameOf(folder);
  const end = Date.now() + patience;
  for (;;) {
    const server = await listen(name);
    if (server) return { release: () => new Promise((done) => void server.close(() => done())) };
    if (Date.now() >= end) return undefined;
    await delay(100);
  }
}

/** The process id of whoever holds the folder, as text; `?` when it does not say. */
export async function holderOf(folder: string): Promise<string> {
  const name = await nameOf(folder);
  return new Promise((resolve) => {
    const socket = connect(name)
      .setEncoding('utf8')
      .setTimeout(1000, () => socket.destroy());
    let said = '';
    socket.on('data', (text: string) => (said += text));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(said || '?'));
  });
}

function listen(name: string): Promise<Server | undefined> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(String(process.pid));
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(name, () => resolve(server.unref()));
  });
}
