import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Db } from '#platform/db.ts';
import { realClock } from '#platform/moment.ts';
import { startWorker } from '#platform/worker.ts';
import { said, type Language } from '#platform/words.ts';
import { cliWords } from './cli-words.ts';
import { openDatabase, type Opened } from './database.ts';
import { jobs } from './jobs.ts';
import { listen, refuseTakenPort } from './listen.ts';
import { createApp } from './server.ts';
import { refuseOpenDemo, type Settings } from './settings.ts';
import { stopSignal } from './stopping.ts';

/** What serving needs to know of the demo: whether the database is empty or holds it, how to fill it, what to say of it. */
export type Demo = Readonly<{
  isEmpty: (db: Db) => Promise<boolean>;
  isPresent: (db: Db) => Promise<boolean>;
  fill: (opened: Pick<Opened, 'db' | 'url'>, password: string) => Promise<void>;
  line: (password: string, language: Language) => string;
}>;

const root = resolve(import.meta.dirname, '../..');
const concurrency = 4;
const patience = 20_000; // ms for the jobs at hand when the worker is to stop

/** Database, migration, web and worker in one process, until it is told to stop. Returns the exit code. */
export async function serve(settings: Settings, language: Language, demo?: Demo): Promise<number> {
  const words = said(cliWords, language);
  const told = stopSignal();
  if (settings.demo) refuseOpenDemo(settings, language);
  await refuseTakenPort(settings, language);
  const built = buildPages(words.building);
  built.catch(() => undefined); // awaited below, once there is something to close
  const opened = await openDatabase(settings.place, { language, alone: true });
  try {
    await built;
    const demoLine = demo && (await prepareDemo(demo, opened, settings, language));
    return await withWorker(opened, async (workerEnded) => {
      const app = createApp({ db: opened.db, clock: realClock, uploadLimit: settings.uploadLimit });
      const server = await listen(app, settings, language);
      console.log([words.listening({ url: server.url }), demoLine].filter(Boolean).join('\n'));
      const code = await endOf([told, opened.lost, workerEnded]);
      if (code === 0) console.log(words.stopping);
      await server.close();
      return code;
    });
  } finally {
    await opened.close();
  }
}

/** Only the worker, beside any number of others and of servers. */
export async function work({ place }: Settings, language: Language): Promise<number> {
  const told = stopSignal();
  const opened = await openDatabase(place, { language });
  try {
    return await withWorker(opened, (workerEnded) => {
      console.log(said(cliWords, language).working);
      return endOf([told, opened.lost, workerEnded]);
    });
  } finally {
    await opened.close();
  }
}

async function withWorker(opened: Opened, meanwhile: (ended: Promise<void>) => Promise<number>): Promise<number> {
  const worker = await startWorker({ db: opened.db, url: opened.url, clock: realClock }, jobs, concurrency);
  try {
    return await meanwhile(worker.ended);
  } finally {
    await Promise.race([worker.stop(), delay(patience, undefined, { ref: false })]); // without a database it might never stop
  }
}

/** Waits for whatever comes first: being told to stop is no fault, all else is, and is said. */
async function endOf(ends: readonly Promise<void>[]): Promise<number> {
  return Promise.race(ends).then(
    () => 0,
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      return 1;
    },
  );
}

/** Fills an empty database where that is wanted; says who may sign in where the demo is there. */
async function prepareDemo(demo: Demo, opened: Opened, settings: Settings, language: Language): Promise<string | undefined> {
  const wanted = settings.demo ?? settings.place.kind === 'embedded';
  if (wanted && (await demo.isEmpty(opened.db))) {
    refuseOpenDemo(settings, language);
    await demo.fill(opened, settings.demoPassword);
  }
  if (!(await demo.isPresent(opened.db))) return undefined;
  refuseOpenDemo(settings, language);
  return demo.line(settings.demoPassword, language);
}

/** The pages are built by `npm ci`; where that was left out (--ignore-scripts) the first start builds them. */
async function buildPages(notice: string): Promise<void> {
  if (existsSync(resolve(root, 'dist/web/index.html'))) return;
  console.log(notice);
  await promisify(execFile)(process.execPath, [resolve(root, 'node_modules/vite/bin/vite.js'), 'build'], { cwd: root });
}
