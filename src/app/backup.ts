import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { said, type Language } from '#platform/words.ts';
import { ending, packed, type Member } from './archive.ts';
import { cliWords } from './cli-words.ts';
import { openDatabase } from './database.ts';
import type { Settings } from './settings.ts';
import { copyOut, oneSpelling, tablesOf, waitingJobs, type Sum, type Table } from './tables.ts';

type Columns = Readonly<Record<string, readonly string[]>>;
export type Start = Readonly<{ format: 1; migrations: readonly string[]; columns: Columns }>;
export type Sums = Readonly<Record<string, Sum>>;

const pieceSize = 4 * 1024 * 1024; // bytes of a member; a table is as many as it needs

/** Writes everything, as of one moment, into a file that is there whole or not at all. */
export async function backup({ place }: Settings, file: string, language: Language): Promise<number> {
  const opened = await openDatabase(place, { language });
  try {
    const sums = await withClient(opened.url, (client) => writeBackup(client, file));
    console.log(said(cliWords, language).backedUp({ file, ...totals(sums) }));
    return 0;
  } finally {
    await opened.close();
  }
}

export const totals = (sums: Sums) => ({ tables: Object.keys(sums).length, rows: Object.values(sums).reduce((all, { rows }) => all + rows, 0) });

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Every table in one snapshot, by the application's role, which names every bureau to see them all. */
export async function writeBackup(client: pg.ClientBase, file: string): Promise<Sums> {
  await client.query('begin isolation level repeatable read read only');
  await client.query(oneSpelling);
  await client.query(`select set_config('qingfeng.bureaus', (select coalesce(array_agg(bureau_id), '{}')::text from bureau), true)`);
  const aside = `${file}.part`;
  const sums: Record<string, Sum> = {};
  try {
    await pipeline(archiveOf(client, sums), createGzip({ level: 6 }), createWriteStream(aside, { mode: 0o600, flush: true }));
    await rename(aside, file);
    return sums;
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  } finally {
    await client.query('rollback');
  }
}

async function* archiveOf(client: pg.ClientBase, sums: Record<string, Sum>): AsyncGenerator<Buffer> {
  const tables = [...(await tablesOf(client)), waitingJobs];
  yield packed(json('start.json', { format: 1, ...(await schemaOf(client, tables)) } satisfies Start));
  for (const table of tables) sums[table.name] = yield* membersOf(client, table);
  yield packed(json('end.json', sums));
  yield ending;
}

async function* membersOf(client: pg.ClientBase, table: Table): AsyncGenerator<Buffer, Sum> {
  const pieces = copyOut(client, table);
  let [held, size, number]: [Buffer[], number, number] = [[], 0, 1];
  for (;;) {
    const { done, value } = await pieces.next();
    if (!done) size += held.push(value) && value.length;
    if (size > 0 && (done || size >= pieceSize)) {
      const data = Buffer.concat(held);
      const whole = data.lastIndexOf('\n') + 1; // a member holds whole rows
      yield packed({ name: `${table.name}/${String(number++).padStart(5, '0')}.copy`, data: data.subarray(0, whole) });
      [held, size] = [[data.subarray(whole)], data.length - whole];
    }
    if (done) return value;
  }
}

const json = (name: string, value: unknown): Member => ({ name, data: Buffer.from(JSON.stringify(value, null, 1)) });

/** What a backup and a database must have in common. */
export async function schemaOf(client: pg.ClientBase, tables: readonly Table[]): Promise<Omit<Start, 'format'>> {
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name collate "C"');
  return { migrations: rows.map(({ name }) => name), columns: Object.fromEntries(tables.map(({ name, columns }) => [name, columns])) };
}
