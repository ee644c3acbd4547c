import { mkdir, realpath } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chooseAccount, giveTo } from './embedded/account.ts';
import { findBinaries } from './embedded/binaries.ts';
import { appRole, ensureDatabase, initialize, makeSecrets, ownerRole, readSecrets, urlOf, type Secrets } from './embedded/cluster.ts';
import { holderOf, lock } from './embedded/lock.ts';
import { livePostmaster } from './embedded/postmaster.ts';
import { startServer, type Place, type Server } from './embedded/server.ts';

/**
 * A running PostgreSQL of our own, reachable over its unix socket only.
 *
 * `ownerUrl` migrates, `appUrl` serves. `joined`: another process started it, and `stop` leaves it running.
 * `lost` rejects when the server died and could not be started again; while it is being started again, queries fail.
 */
export type Embedded = Readonly<{ ownerUrl: string; appUrl: string; joined: boolean; lost: Promise<never>; stop: () => Promise<void> }>;

export type Options = Readonly<{
  /** join the database of a running process instead of refusing */
  join?: boolean;
  /** false gives up safety against power loss, for tests */
  durable?: boolean;
  /** how long to wait for another process to leave the folder, in ms */
  patience?: number;
  /** told when the server died and is started again */
  onRestart?: () => void;
}>;

// An eighth of the machine's memory, up to 2 GB: half of what PostgreSQL's manual gives a machine of its own, for Node is on it too.
const buffers = Math.max(128, Math.min(2048, Math.floor(totalmem() / 8 / 2 ** 20)));
const always = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'timezone=UTC',
  'log_timezone=UTC',
  'max_connections=200',
  `shared_buffers=${buffers}MB`,
];
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];
const joinPatience = 30_000;

/** Starts the PostgreSQL of a folder, making it at the first time, or joins it where that is asked. */
export async function openEmbedded(
  path: string,
  { join: mayJoin = false, durable = true, patience = 4000, onRestart }: Options = {},
): Promise<Embedded> {
  await mkdir(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const folder = await realpath(path);
  const held = await lock(folder, mayJoin ? 0 : patience);
  if (!held) {
    if (mayJoin) return joinRunning(folder);
    throw new Error(
      `The data folder ${folder} is in use by process ${await holderOf(folder)}. Stop that one first, or name another folder in QINGFENG_DATA.`,
    );
  }
  try {
    const secrets = (await readSecrets(folder)) ?? (await makeSecrets(folder));
    const place = await prepare(folder, secrets, durable);
    const server = await startServer(place);
    await ensureDatabase(secrets, server.socketFolder);
    return keep(place, server, secrets, onRestart, held.release);
  } catch (error) {
    await held.release();
    throw error;
  }
}

async function prepare(folder: string, secrets: Secrets, durable: boolean): Promise<Place> {
  const binaries = await findBinaries();
  const account = await chooseAccount(binaries, folder);
  await initialize(folder, binaries, account, secrets, durable);
  const data = join(folder, 'postgres');
  await giveTo(account, data);
  return { binaries, account, data, log: join(folder, 'postgres.log'), settings: durable ? always : [...always, ...careless] };
}

const urls = (secrets: Secrets, socketFolder: string) => ({
  ownerUrl: urlOf(ownerRole, secrets.owner, socketFolder),
  appUrl: urlOf(appRole, secrets.app, socketFolder),
});

/** Watches the server and starts it again when it dies, a few times: a server that keeps dying needs a person. */
function keep(place: Place, first: Server, secrets: Secrets, onRestart: (() => void) | undefined, release: () => Promise<void>): Embedded {
  let [server, stopping] = [first, false];
  const watch = async (): Promise<never> => {
    for (let deaths: number[] = []; ;) {
      await server.ended;
      if (stopping) return new Promise(() => undefined);
      deaths = [...deaths.filter((at) => at > Date.now() - 60_000), Date.now()];
      if (deaths.length > 3) throw new Error(`PostgreSQL died four times within a minute; see ${place.log}.`);
      onRestart?.();
      server = await again(place, first.socketFolder);
    }
  };
  const lost = watch();
  lost.catch(() => undefined); // whoever needs it awaits it; the others must not die of it
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server.stop();
    await release();
  };
  return { ...urls(secrets, first.socketFolder), joined: false, lost, stop };
}

/** After a SIGKILL the dead server's children hold its shared memory for a moment more. */
async function again(place: Place, socketFolder: string): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startServer(place, socketFolder);
    } catch (error) {
      if (attempt === 10) throw error;
      await delay(200);
    }
  }
}

async function joinRunning(folder: string): Promise<Embedded> {
  for (const end = Date.now() + joinPatience; Date.now() < end; await delay(50)) {
    const [secrets, found] = [await readSecrets(folder), await livePostmaster(join(folder, 'postgres'))];
    if (secrets && found?.ready)
      return { ...urls(secrets, found.socketFolder), joined: true, lost: new Promise(() => undefined), stop: async () => undefined };
  }
  throw new Error(`Process ${await holderOf(folder)} holds ${folder}, but its database does not answer.`);
}
