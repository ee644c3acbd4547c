import { EventEmitter } from 'node:events';
import { Logger, runOnce, type WorkerEvents } from 'graphile-worker';
import { momentOf } from '#platform/moment.ts';
import type { Bound } from '#platform/worker.ts';
import type { TestDatabase } from './database.ts';

/** Does all jobs that wait and are due, as a worker would at that instant. @throws what a job threw */
export async function workDown({ db, url }: TestDatabase, jobs: readonly Bound[], now: Date): Promise<void> {
  const events: WorkerEvents = new EventEmitter();
  const failed: unknown[] = [];
  events.on('job:error', ({ error }) => failed.push(error));
  const run = (job: Bound) => (payload: unknown) => job.run({ db, url, clock: () => momentOf(now) }, payload);
  await runOnce({
    connectionString: url,
    taskList: Object.fromEntries(jobs.map((job) => [job.name, run(job)])),
    events,
    logger: new Logger(() => () => undefined),
  });
  if (failed.length > 0) throw failed[0];
}
