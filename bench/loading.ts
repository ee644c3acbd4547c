import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

export type Value = string | number | null;
/** Lines of values, copied into `table (columns)`. */
export type Copy = (into: string, lines: ReadonlyArray<readonly Value[]>) => Promise<void>;

const together = 500; // lines of one message

/**
 * Loads much into tables at once as a dump is restored: no trigger and no foreign key is asked, and what is no constraint's own index is
 * made afterwards, from what the migrations said of it. What the triggers would have kept is the loader's to say.
 */
export async function loaded(client: pg.Client, tables: readonly string[], load: (copy: Copy) => Promise<void>): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; made: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index as i
      where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint as c where c.conindid = i.indexrelid)`,
    [tables],
  );
  await client.query("set session_replication_role = 'replica'");
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await load((into, lines) => pipeline(Readable.from(written(lines)), client.query(from(`copy ${into} from stdin`))));
  await client.query("set maintenance_work_mem = '1GB'");
  for (const { made } of indexes) await client.query(made);
  for (const table of tables) await client.query(`vacuum analyze ${table}`);
  await client.query('reset maintenance_work_mem; reset session_replication_role');
}

function* written(lines: ReadonlyArray<readonly Value[]>): Generator<string> {
  for (let at = 0; at < lines.length; at += together) {
    yield lines
      .slice(at, at + together)
      .map((values) => `${values.map((it) => it ?? '\\N').join('\t')}\n`)
      .join('');
  }
}
