import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { defineJob, enqueue } from '#platform/queue.ts';
import { database, type TestDatabase } from '../../test/database.ts';
import { withClient, writeBackup, type Sums } from './backup.ts';
import { readBackup } from './restore.ts';
import { sumOf, tablesOf, waitingJobs } from './tables.ts';

const [here, there] = [database(), database()];
const job = defineJob('test.note', z.object({ bureauId: z.uuid() }));
const bureaus = [crypto.randomUUID(), crypto.randomUUID()] as const;
let [folder, file]: [string, string] = ['', ''];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingfeng-backup-'));
  file = join(folder, 'all.tar.gz');
  for (const bureauId of bureaus) await fill(bureauId);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Rows that are hard to carry: a child before its parent, text that COPY must escape, append-only rows, a job that waits. */
async function fill(bureauId: string): Promise<void> {
  const [parent, child] = ['ffffffff-0000-7000-8000-000000000000', '00000000-0000-7000-8000-000000000000'];
  const strange = 'a\tb\nc\\N"𠮷，\u2028';
  await sql`insert into bureau (bureau_id, name, short_name, code) values (${bureauId}, ${strange}, '云汀', ${bureauId})`.execute(here.owner);
  await sql`insert into department (bureau_id, department_id, parent_id, name, kind) values
    (${bureauId}, ${parent}, null, '办公室', 'office'), (${bureauId}, ${child}, ${parent}, ${strange}, 'unit')`.execute(here.owner);
  await sql`insert into audit_entry (bureau_id, audit_id, at, actor_id, actor_name, account, action, subject_kind, subject_id, before, after)
    select ${bureauId}, gen_random_uuid(), now(), gen_random_uuid(), '李审', 'audit', 'x', 'y', n::text, null, json_build_object('n', n, 'text', ${strange}::text)
    from generate_series(1, 20000) n`.execute(here.owner);
  await here.db.transaction().execute((tx) => enqueue(tx, job, { bureauId }, `key-${bureauId}`, new Date('2027-01-01')));
}

const sums = (of: TestDatabase): Promise<Sums> =>
  withClient(of.ownerUrl, async (client) => {
    await client.query("set timezone = 'UTC'");
    const all: Record<string, Sums[string]> = {};
    for (const table of [...(await tablesOf(client)), waitingJobs]) all[table.name] = await sumOf(client, table);
    return all;
  });
const back = (path: string) => withClient(there.ownerUrl, (client) => readBackup(client, path, 'en'));
const drill = () => sql`select from bureau`.execute(there.owner);

test('a backup holds every table as the application sees all bureaus', async () => {
  const written = await withClient(here.url, (client) => writeBackup(client, file));
  expect(written).toEqual(await sums(here));
  expect(written).toMatchObject({ bureau: { rows: 2 }, department: { rows: 4 }, audit_entry: { rows: 40_000 }, 'graphile_worker.jobs': { rows: 2 } });
});

test('a damaged, cut or foreign file brings nothing in', async () => {
  const bytes = await readFile(file);
  const flipped = Buffer.from(bytes);
  flipped[bytes.length >> 1]! ^= 1;
  for (const [name, content] of [
    ['cut', bytes.subarray(0, bytes.length >> 1)],
    ['flipped', flipped],
    ['foreign', Buffer.from('PK')],
    ['empty', Buffer.alloc(0)],
  ] as const) {
    await writeFile(join(folder, name), content);
    await expect(back(join(folder, name))).rejects.toThrow('is not a complete backup');
    expect((await drill()).rows).toEqual([]);
  }
});

test('restored into an empty database, every table is what it was, and its walls and triggers stand', async () => {
  await back(file);
  expect(await sums(there)).toEqual(await sums(here));
  await expect(sql`delete from audit_entry`.execute(there.owner)).rejects.toThrow('append-only');
  await expect(
    sql`insert into department (bureau_id, department_id, name, kind) values (gen_random_uuid(), gen_random_uuid(), 'x', 'unit')`.execute(
      there.owner,
    ),
  ).rejects.toThrow('foreign key');
  const { rows } = await sql`select 1 from pg_constraint where contype = 'f' and condeferrable and connamespace = 'public'::regnamespace`.execute(
    there.owner,
  );
  expect(rows).toEqual([]);
});

test('a database that holds something is left alone', async () => {
  await expect(back(file)).rejects.toThrow('The database is not empty (audit_entry)');
});
