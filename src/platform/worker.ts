import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger, parseCronItem, run, type WorkerEvents } from 'graphile-worker';
import { sql } from 'kysely';
import type { z } from 'zod';
import { newPool, transact, type Db, type Tx } from './db.ts';
import { liveness } from './liveness.ts';
import type { Clock } from './moment.ts';
import type { Moment } from './permissions.ts';
import type { Job } from './queue.ts';

/** What a worker needs: a pool for the work, an address for its own connections, the clock. */
export type Bench = Readonly<{ db: Db; url: string; clock: Clock }>;

/** A job and what is done for it; `at` is a schedule in crontab's words, in UTC. */
export type Bound = Readonly<{ name: string; at?: string; run: (bench: Bench, payload: unknown) => Promise<void> }>;

type Payload = z.ZodType<{ bureauId: string }>;

/** Binds work to a job: one transaction, confined to the payload's bureau. It may run again after a crash, so it must be safe to repeat. */
export function bind<P extends Payload>(job: Job<P>, work: (tx: Tx, payload: z.output<P>, moment: Moment) => Promise<void>): Bound {
  return bindLong(job, (db, payload, clock) => transact(db, { bureaus: [payload.bureauId] }, (tx) => work(tx, payload, clock())));
}

/** Binds long work, which opens and confines its own transactions: a file is read before the one that saves what it held. */
export const bindLong = <P extends Payload>(job: Job<P>, work: (db: Db, payload: z.output<P>, clock: Clock) => Promise<void>): Bound => ({
  name: job.name,
  run: ({ db, clock }, told) => work(db, job.payload.parse(told), clock),
});

/** Binds work of no single bureau to a schedule (crontab, UTC), such as queueing every bureau's nightly jobs. */
export const bindClock = (name: string, at: string, work: (db: Db, moment: Moment) => Promise<void>): Bound => ({
  name,
  at,
  run: ({ db, clock }) => work(db, clock()),
});

/** A running worker: `ended` rejects when it gave up; `stop` lets the jobs at hand finish. */
export type Worker = Readonly<{ ended: Promise<void>; stop: () => Promise<void> }>;

const pause = 500; // ms from a failed start to the next
const patience = 300_000; // ms of failing before it gives up

/** Starts a worker that runs these jobs until stopped, that frees the jobs of workers that died, and that outlives its database's death. */
export async function startWorker(bench: Bench, jobs: readonly Bound[], concurrency = 4): Promise<Worker> {
  const begin = () => startRunner(bench, jobs, concurrency);
  const stopping = new AbortController();
  let runner = await begin();
  const keep = async (): Promise<void> => {
    for (;;) {
      await runner.ended;
      if (stopping.signal.aborted) return;
      // the runner ends when it cannot say how a job went; another one frees that job and does it again
      runner = await persist(begin, stopping.signal);
    }
  };
  const ended = keep().catch((error: unknown) => (stopping.signal.aborted ? undefined : Promise.reject(error)));
  ended.catch(() => undefined); // whoever starts a worker awaits it when there is something to do about it
  const stop = async () => {
    stopping.abort();
    await runner.stop().catch(() => undefined); // it may have ended already
    await ended.catch(() => undefined);
    await runner.stop().catch(() => undefined); // or have been started again at that very moment
  };
  return { ended, stop };
}

/** Begins again and again, for as long as the database may be away. */
async function persist(begin: () => Promise<Worker>, signal: AbortSignal): Promise<Worker> {
  for (const end = Date.now() + patience; ;) {
    try {
      return await begin();
    } catch (error) {
      if (signal.aborted || Date.now() > end) throw error;
      console.error(`worker: ${String(error)}`);
      await delay(pause, undefined, { signal });
    }
  }
}

async function startRunner(bench: Bench, jobs: readonly Bound[], concurrency: number): Promise<Worker> {
  const events: WorkerEvents = new EventEmitter();
  const alive = liveness(bench.url);
  events.on('pool:create', ({ workerPool }) => void alive.start(workerPool.id));
  const pool = newPool({ connectionString: bench.url, max: concurrency + 2 });
  const release = once(() => Promise.all([alive.stop(), pool.end()]));
  const runner = await run({
    pgPool: pool,
    taskList: Object.fromEntries(jobs.map((job) => [job.name, (payload: unknown) => job.run(bench, payload)])),
    parsedCronItems: jobs.flatMap(({ name, at }) => (at ? [parseCronItem({ task: name, match: at, options: { jobKey: name } })] : [])),
    concurrency,
    events,
    logger,
    noHandleSignals: true,
    pollInterval: 500,
    // without a batch nobody awaits how the word of a job's end fared: a database that is away would end the whole process
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  }).catch((error: unknown) => release().then(() => Promise.reject(error)));
  const ended = runner.promise.catch(() => undefined).then(release); // what ended it, the logger has said
  return { ended: ended.then(() => undefined), stop: () => runner.stop().finally(release) };
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
}

/** Only what a person must know: a job that failed (it is tried again) and a worker that cannot work. */
const logger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') console.error(`worker: ${message}`);
});

/** How many jobs wait or run, for those who must not leave before they are done. */
export async function waitingJobs(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from graphile_worker.jobs where attempts < max_attempts and run_at <= now()`.execute(
    db,
  );
  return rows[0]!.n;
}
