import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { database } from '../../test/database.ts';
import { realClock } from './moment.ts';
import { defineJob, enqueue } from './queue.ts';
import { bind, bindClock, bindLong, startWorker, type Bound, type Worker } from './worker.ts';

const here = database();
const job = defineJob('test.note', z.object({ bureauId: z.uuid(), word: z.string() }));
const running: Worker[] = [];
const work = async (...jobs: Bound[]) => void running.push(await startWorker({ db: here.db, url: here.url, clock: realClock }, jobs));
const queue = (word: string, bureauId: string = crypto.randomUUID()) => here.db.transaction().execute((tx) => enqueue(tx, job, { bureauId, word }));
const waiting = async () => (await sql`select from graphile_worker.jobs`.execute(here.owner)).rows.length;

afterEach(async () => void (await Promise.all(running.splice(0).map((worker) => worker.stop()))));

test('a job runs in a transaction that sees its own bureau and no other', async () => {
  const [bureauId, seen] = [crypto.randomUUID(), [] as unknown[]];
  await work(
    bind(job, async (tx, { word }) => {
      const { rows } = await sql<{
        own: boolean;
        other: boolean;
      }>`select may_see(${bureauId}) as own, may_see(${crypto.randomUUID()}) as other`.execute(tx);
      seen.push(word, rows[0]);
    }),
  );
  await queue('once', bureauId);
  await expect.poll(() => seen).toEqual(['once', { own: true, other: false }]);
  await expect.poll(waiting).toBe(0);
});

const heldBy = (worker: string | null, word: string) =>
  sql`update graphile_worker._private_jobs set locked_by = coalesce(${worker}, locked_by), locked_at = now() - interval '1 minute' where payload->>'word' = ${word}`.execute(
    here.owner,
  );

test('a job that a dead worker holds runs within seconds, one that a living worker holds does not run twice', async () => {
  const seen: string[] = [];
  const slow = Promise.withResolvers<void>();
  const note = bindLong(job, async (_db, { word }) => {
    seen.push(word);
    if (word === 'slow') await slow.promise;
  });
  await work(note);
  await queue('slow');
  await expect.poll(() => seen).toEqual(['slow']);
  await here.db.transaction().execute(async (tx) => {
    await enqueue(tx, job, { bureauId: crypto.randomUUID(), word: 'orphan' }, undefined, new Date(Date.now() + 500));
  });
  await heldBy(null, 'slow');
  await heldBy('worker-that-died', 'orphan');

  await expect.poll(() => seen, { timeout: 8000 }).toEqual(['slow', 'orphan']);
  slow.resolve();
  await expect.poll(waiting).toBe(0);
  expect(seen).toEqual(['slow', 'orphan']);
});

/** Shuts the file's database to everybody, or opens it again. */
async function shut(yes: boolean): Promise<void> {
  const url = new URL(here.ownerUrl);
  const name = url.pathname.slice(1);
  const client = new pg.Client({ connectionString: Object.assign(url, { pathname: '/postgres' }).href });
  await client.connect();
  await client.query(`alter database ${name} allow_connections ${!yes}`);
  if (yes) await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  await client.end();
}

test('a worker whose database goes away while it works goes on when it is back, and does that work again', async () => {
  const [seen, told]: [string[], string[]] = [[], []];
  const first = Promise.withResolvers<void>();
  const note = bindLong(job, async (_db, { word }) => {
    if (seen.push(word) === 1) await first.promise;
  });
  await work(note);
  await queue('torn');
  await expect.poll(() => seen).toEqual(['torn']);
  vi.spyOn(console, 'error').mockImplementation((text: unknown) => void told.push(String(text)));
  await shut(true);
  first.resolve();
  await expect.poll(() => told.join(), { timeout: 8000 }).toContain('Failed to complete jobs');
  await shut(false);
  await expect.poll(() => seen, { timeout: 10_000 }).toEqual(['torn', 'torn']);
  await expect.poll(() => waiting().catch(() => -1)).toBe(0);
  vi.restoreAllMocks();
}, 30_000);

test('work of no bureau is queued by the clock under its dotted name', async () => {
  await work(bindClock('test.every-minute', '* * * * *', async () => undefined));
  const known = async () =>
    (await sql<{ identifier: string }>`select identifier from graphile_worker._private_known_crontabs`.execute(here.owner)).rows;
  await expect.poll(known, { timeout: 5000 }).toEqual([{ identifier: 'test.every-minute' }]);
});
