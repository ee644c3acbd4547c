import { createHash } from 'node:crypto';
import type pg from 'pg';
import { to } from 'pg-copy-streams';

/** A table of ours as a backup sees it: its columns, and a query that gives the rows in one order everywhere. */
export type Table = Readonly<{ name: string; columns: readonly string[]; query: string }>;
export type Sum = Readonly<{ rows: number; sha256: string }>;

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The jobs that wait, by name instead of by number; they are queued anew when they are restored. */
export const waitingJobs: Table = {
  name: 'graphile_worker.jobs',
  columns: ['identifier', 'payload', 'queue_name', 'run_at', 'max_attempts', 'key', 'priority', 'flags'],
  query: `select t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority,
      (select array_agg(f order by f collate "C") from jsonb_object_keys(j.flags) f) as flags
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
    where j.attempts < j.max_attempts order by j.run_at, t.identifier collate "C", j.payload::text collate "C", j.key collate "C"`,
};

export const waitingJobTable = `create temp table waiting_job (identifier text, payload json, queue_name text, run_at timestamptz,
  max_attempts int, key text, priority int, flags text[]) on commit drop`;
export const queueJobs = `select graphile_worker.add_job(identifier, payload, queue_name, run_at, max_attempts, key, priority, flags) from waiting_job`;

/** The text of every value is the same on every server. */
export const oneSpelling = `set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex'; set local extra_float_digits = 1`;

/** Every table of the schema, without the list of migrations, which belongs to the database and not to the data. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: { name: string; text: boolean }[] }>(`
    select c.relname as name,
      (select json_agg(attname order by attnum) from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      (select json_agg(json_build_object('name', a.attname, 'text', a.attcollation <> 0) order by k.place)
         from unnest(i.indkey::int2[]) with ordinality k(attnum, place) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum) as key
    from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely_migration%'
    order by c.relname collate "C"`);
  return rows.map(({ name, columns, key }) => {
    const order = key.map((column) => quoted(column.name) + (column.text ? ' collate "C"' : ''));
    return { name, columns, query: `select ${columns.map(quoted).join(', ')} from public.${quoted(name)} order by ${order.join(', ')}` };
  });
}

/** Where COPY puts a table's rows. */
export const target = ({ name, columns }: Table) =>
  (name === waitingJobs.name ? 'waiting_job' : `public.${quoted(name)}`) + ` (${columns.map(quoted).join(', ')})`;

/** Reads a table by COPY, piece by piece; returns what it read. */
export async function* copyOut(client: pg.ClientBase, { query }: Table): AsyncGenerator<Buffer, Sum> {
  const hash = createHash('sha256');
  const stream = client.query(to(`copy (${query}) to stdout`));
  for await (const piece of stream as AsyncIterable<Buffer>) {
    hash.update(piece);
    yield piece;
  }
  return { rows: stream.rowCount, sha256: hash.digest('hex') };
}

/** Reads a table only to say what is in it. */
export async function sumOf(client: pg.ClientBase, table: Table): Promise<Sum> {
  const pieces = copyOut(client, table);
  for (;;) {
    const { done, value } = await pieces.next();
    if (done) return value;
  }
}
