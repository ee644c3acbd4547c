import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { pipeline as finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import { said, type Language } from '#platform/words.ts';
import { members } from './archive.ts';
import { schemaOf, totals, withClient, type Start, type Sums } from './backup.ts';
import { cliWords } from './cli-words.ts';
import { openDatabase } from './database.ts';
import { SettingError, type Settings } from './settings.ts';
import { oneSpelling, queueJobs, quoted, sumOf, tablesOf, target, waitingJobs, waitingJobTable, type Table } from './tables.ts';

/** Brings a backup back into an empty database of the same schema and checks every table; all of it or nothing. */
export async function restore({ place }: Settings, file: string, language: Language): Promise<number> {
  const words = said(cliWords, language);
  const opened = await openDatabase(place, { language });
  try {
    if (!opened.ownerUrl) throw new SettingError(words.needsOwner);
    const sums = await withClient(opened.ownerUrl, (client) => readBackup(client, file, language));
    console.log(words.restored({ file, ...totals(sums) }));
    return 0;
  } finally {
    await opened.close();
  }
}

/** Copies a backup in as the tables' owner, in one transaction that ends well only if every table is what it was. */
export async function readBackup(client: pg.ClientBase, file: string, language: Language): Promise<Sums> {
  const words = said(cliWords, language);
  await client.query('begin');
  try {
    await client.query(oneSpelling);
    const tables = await tablesOf(client);
    for (const { name } of tables) {
      const { rowCount } = await client.query(`select from public.${quoted(name)} limit 1`);
      if (rowCount !== 0) throw new SettingError(words.notEmpty({ name }));
    }
    const resume = await suspendChecks(client, tables);
    await client.query(waitingJobTable);
    const sums = await copyIn(client, [...tables, waitingJobs], file, language);
    await resume();
    await client.query(queueJobs);
    for (const table of [...tables, waitingJobs]) {
      const [found, told] = [await sumOf(client, table), sums[table.name]];
      if (found.rows !== told?.rows || found.sha256 !== told.sha256) throw new SettingError(words.differs({ name: table.name }));
    }
    await client.query('commit');
    return sums;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Foreign keys wait for the end, where they are checked, because tables refer to each other in circles; triggers are for deeds. */
async function suspendChecks(client: pg.ClientBase, tables: readonly Table[]): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string; key: string }>(
    `select conrelid::regclass::text as name, quote_ident(conname) as key from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace and not condeferrable`,
  );
  const keys = async (how: string) => {
    for (const { name, key } of rows) await client.query(`alter table ${name} alter constraint ${key} ${how}`);
  };
  const triggers = async (how: string) => {
    for (const { name } of tables) await client.query(`alter table public.${quoted(name)} ${how} trigger user`);
  };
  await keys('deferrable initially deferred');
  await triggers('disable');
  return async () => {
    await client.query('set constraints all immediate');
    await keys('not deferrable');
    await triggers('enable');
  };
}

async function copyIn(client: pg.ClientBase, tables: readonly Table[], file: string, language: Language): Promise<Sums> {
  const words = said(cliWords, language);
  try {
    return await copyMembers(client, tables, file, words.otherSchema);
  } catch (cause) {
    if (cause instanceof SettingError || !(cause instanceof Error) || 'syscall' in cause) throw cause;
    throw new SettingError(words.notBackup({ file, why: cause.message }), { cause });
  }
}

async function copyMembers(client: pg.ClientBase, tables: readonly Table[], file: string, otherSchema: string): Promise<Sums> {
  const known = new Map(tables.map((table) => [table.name, table]));
  const expected = JSON.stringify({ format: 1, ...(await schemaOf(client, tables)) } satisfies Start);
  const unpacked = pipeline(createReadStream(file), createGunzip(), () => undefined); // its errors come out of the reading
  let [started, sums]: [boolean, Sums | undefined] = [false, undefined];
  for await (const { name, data } of members(unpacked)) {
    const table = known.get(name.split('/')[0]!);
    if (name === 'start.json') started = JSON.stringify(JSON.parse(data.toString())) === expected;
    if (!started) throw new SettingError(otherSchema);
    if (name === 'end.json') sums = JSON.parse(data.toString()) as Sums;
    else if (table) await finished(Readable.from([data]), client.query(from(`copy ${target(table)} from stdin`)));
  }
  if (!sums) throw new Error('end.json');
  return sums;
}
