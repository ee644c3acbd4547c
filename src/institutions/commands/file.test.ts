import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { transact } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { makeBureau, type TestBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { pdfOf } from '../../../test/pdf-of.ts';
import { wordOf } from '../../../test/word-of.ts';
import { institutionFor } from '../store/record.ts';
import { attachFile } from './file.ts';
import { addInstitution } from './institution.ts';

const here = database();
const moment: Moment = { now: new Date('2026-03-02T01:00:00Z'), today: day('2026-03-02') };

let place: string;
let bureau: TestBureau;
let office: Actor;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'qingfeng-test-'));
  bureau = await makeBureau(here.db);
  office = await bureau.actor('office');
});
afterAll(() => rm(place, { recursive: true, force: true }));

async function uploaded(bytes: Uint8Array): Promise<Upload> {
  const path = join(place, crypto.randomUUID());
  await writeFile(path, bytes);
  return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function drafted(): Promise<string> {
  const of = { class: 'powerOperation', action: 'establish', departmentId: bureau.departments.forestry, text: '原文' } as const;
  const { id } = await transact(here.db, office, (tx) =>
    addInstitution(tx, office, { ...of, title: '办法', documentNumber: crypto.randomUUID() }, moment),
  );
  return id;
}

async function attached(id: string, bytes: Uint8Array, text: 'take' | 'leave' = 'take') {
  const file = await uploaded(bytes);
  await transact(here.db, office, (tx) => attachFile(tx, office, id, file, { fileName: '办法', text }, moment));
}
const textOf = async (id: string) => (await transact(here.db, office, (tx) => institutionFor(tx, office, id))).text;

const line = '第一条　查验由两人办理。';
test.each([
  ['a Word document', wordOf([line]), line],
  ['a PDF', pdfOf([[line]]), line],
])('of %s the text is taken with it, where that is wished', async (_, bytes, says) => {
  const id = await drafted();
  await attached(id, bytes, 'leave');
  expect(await textOf(id)).toBe('原文');
  await attached(id, bytes);
  expect(await textOf(id)).toBe(says);
});

test.each([
  ['a scanned PDF', pdfOf([[]]), 'institutions/file/no-text/invalid'],
  ['a PDF with a password', pdfOf([[line]], { encrypted: true }), 'institutions/file/unreadable/invalid'],
  ['a plain text', Buffer.from('第一条　查验由两人办理。'), 'attachments/kind-here/invalid'],
])('of %s no text is taken, and nothing is kept', async (_, bytes, code) => {
  const id = await drafted();
  await expect(attached(id, bytes)).rejects.toMatchObject({ code });
  expect(await textOf(id)).toBe('原文');
  expect(await transact(here.db, office, (tx) => institutionFor(tx, office, id))).toMatchObject({ file: null });
});

test('a file is read before it waits for its turn to be kept, so that no other of the bureau waits for its reading', async () => {
  const id = await drafted();
  await here.owner.transaction().execute(async (other) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('attachments ' || ${bureau.bureauId}, 0))`.execute(other);
    await expect(attached(id, pdfOf([[]]))).rejects.toMatchObject({ code: 'institutions/file/no-text/invalid' });
  });
});
