import { EventEmitter } from 'node:events';
import { Logger, parseCronItem, run, type WorkerEvents } from 'graphile-worker';
import { sql } from 'kysely';
import type { z } from 'zod';
import { confine, newPool, type Db, type Tx } from './db.ts';
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
  const inTransaction = ({ db, clock }: Bench, told: unknown) =>
    db.transaction().execute(async (tx) => {
      const payload = job.payload.parse(told);
      await confine(tx, [payload.bureauId]);
      await work(tx, payload, clock());
    });
  return { name: job.name, run: inTransaction };
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

/** Starts a worker that runs these jobs until stopped, and that frees the jobs of workers that died. */
export async function startWorker(bench: Bench, jobs: readonly Bound[], concurrency = 4): Promise<Worker> {
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
  }).catch((error: unknown) => release().then(() => Promise.reject(error)));
  const ended = runner.promise.finally(release);
  ended.catch(() => undefined); // whoever starts a worker awaits it when there is something to do about it
  return { ended, stop: () => runner.stop().finally(release) };
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
