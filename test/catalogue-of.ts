import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, transact, type Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import { newId } from '#platform/ids.ts';
import type { Actor } from '#platform/permissions.ts';
import { readBook } from '#platform/sheets/book.ts';
import { uploadOf } from '#platform/upload.ts';
import type { TestBureau } from './bureau.ts';

/** A file as it is received, as long as it is looked at. */
export async function withUpload<R>(bytes: string | Uint8Array, work: (file: Upload) => Promise<R>): Promise<R> {
  const folder = await mkdtemp(join(tmpdir(), 'qingfeng-catalogue-'));
  try {
    await writeFile(join(folder, 'body'), bytes);
    return await work(await uploadOf(join(folder, 'body')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The rows of a workbook that was sent, sheet by sheet. */
export async function rowsIn(bytes: Uint8Array): Promise<Record<string, string[][]>> {
  const folder = await mkdtemp(join(tmpdir(), 'qingfeng-book-'));
  try {
    await writeFile(join(folder, 'book.xlsx'), bytes);
    const { sheets } = await readBook(createReadStream(join(folder, 'book.xlsx')));
    return Object.fromEntries(sheets.map(({ name, rows }) => [name, rows.map(({ cells }) => [...cells].map((cell) => cell ?? ''))]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Positions of a bureau by department; returns their ids by name. */
export function addPositions(db: Db, { bureauId }: TestBureau, of: Readonly<Record<string, readonly string[]>>): Promise<Record<string, string>> {
  return transact(db, { bureaus: [bureauId] }, async (tx) => {
    const rows = Object.entries(of).flatMap(([departmentId, names]) => names.map((name) => ({ bureauId, positionId: newId(), departmentId, name })));
    await tx.insertInto('position').values(rows).execute();
    return Object.fromEntries(rows.map(({ name, departmentId, positionId }) => [`${departmentId} ${name}`, positionId]));
  });
}

export const inNameOf =
  (db: Db, actor: Actor) =>
  <R>(work: (tx: Tx) => Promise<R>): Promise<R> =>
    transact(db, actor, work);
