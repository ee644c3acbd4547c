import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from './db.ts';

/** A background job's name and what it is told; the work itself is bound in the module's `worker.ts`. Every payload names its bureau. */
export type Job<P extends z.ZodType<{ bureauId: string }> = z.ZodType<{ bureauId: string }>> = Readonly<{ name: string; payload: P }>;

export const defineJob = <P extends z.ZodType<{ bureauId: string }>>(name: string, payload: P): Job<P> => ({ name, payload });

/**
 * Queues a job inside the caller's transaction: it runs if and only if the transaction commits.
 *
 * @param key while a job of this key waits, a second one replaces it; leave out to queue each
 * @param runAt not before this instant
 */
export async function enqueue<P extends z.ZodType<{ bureauId: string }>>(
  tx: Tx,
  job: Job<P>,
  payload: z.input<P>,
  key?: string,
  runAt?: Date,
): Promise<void> {
  const body = JSON.stringify(job.payload.parse(payload));
  await sql`select graphile_worker.add_job(${job.name}, ${body}::json, job_key => ${key ?? null}, run_at => ${runAt ?? null})`.execute(tx);
}

/** The same of many, as soon as may be. */
export async function enqueueAll<P extends z.ZodType<{ bureauId: string }>>(
  tx: Tx,
  job: Job<P>,
  jobs: ReadonlyArray<Readonly<{ payload: z.input<P>; key: string }>>,
): Promise<void> {
  const bodies = jobs.map(({ payload }) => JSON.stringify(job.payload.parse(payload)));
  const keys = jobs.map(({ key }) => key);
  await sql`select graphile_worker.add_job(${job.name}, it.body::json, job_key => it.key)
    from unnest(${bodies}::text[], ${keys}::text[]) as it(body, key)`.execute(tx);
}
