import pg from 'pg';

const every = 1000; // ms
const lockSpace = 7_162_531; // any number of ours; with a worker's id it makes the lock that says "this worker lives"

// a worker's lock can be taken only when its session is gone, and the session goes with the process
const freeDead = `
  with holders as materialized (
    select distinct locked_by as id from graphile_worker._private_jobs where locked_by is not null and locked_at < now() - interval '3 seconds'
  ), dead as materialized (
    select id from holders where pg_try_advisory_xact_lock(hashtextextended(id, ${lockSpace}))
  )
  select graphile_worker.force_unlock_workers(array_agg(id)) from dead having count(*) > 0`;

/**
 * Says that a worker lives, by a lock of a session of its own, and frees the jobs of those that live no more:
 * a killed worker's job runs again within seconds, where the queue's own patience is four hours.
 */
export function liveness(url: string): Readonly<{ start: (workerId: string) => void; stop: () => Promise<void> }> {
  let [timer, beat, stopped]: [NodeJS.Timeout | undefined, Promise<void>, boolean] = [undefined, Promise.resolve(), false];
  let [holder, sweeper]: [pg.Client | undefined, pg.Client | undefined] = [undefined, undefined];

  async function live(id: string): Promise<void> {
    try {
      holder ??= await session(url, () => (holder = undefined), 'select pg_advisory_lock(hashtextextended($1, $2))', [id, lockSpace]);
      sweeper ??= await session(url, () => (sweeper = undefined));
      await sweeper.query(freeDead);
    } catch (error) {
      console.error(`worker: ${String(error)}`); // the database is away for a moment; the next beat tries again
    }
    if (!stopped) timer = setTimeout(() => (beat = live(id)), every);
  }

  const stop = async () => {
    stopped = true;
    clearTimeout(timer);
    await beat;
    await Promise.all([holder?.end(), sweeper?.end()]);
    [holder, sweeper] = [undefined, undefined];
  };
  return { start: (id) => void (beat = live(id)), stop };
}

/** A connection of its own that is forgotten when it breaks. */
async function session(url: string, forget: () => void, query = 'select', values: unknown[] = []): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', forget);
  client.on('end', forget);
  await client.connect();
  await client.query(query, values);
  return client;
}
