import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, transact } from '#platform/db.ts';
import type { LogMap } from '#platform/formats/log-map.ts';
import { momentOf } from '#platform/moment.ts';
import type { Moment } from '#platform/permissions.ts';
import { runImport } from '#supervision/commands/importing.ts';
import { requestImport } from '#supervision/commands/imports.ts';
import { importFor } from '#supervision/store/imports.ts';
import type { TestBureau } from './bureau.ts';
import type { TestPower } from './power.ts';

export const sentAt = momentOf(new Date('2026-03-02T02:00:00Z'));

export type Sending = Readonly<{ power: TestPower; zone?: string; source?: string; moment?: Moment; map?: LogMap }>;

/** Hands a file in as the office does. */
export async function requested(
  db: Db,
  bureau: TestBureau,
  path: string,
  { power, zone = 'Asia/Shanghai', source = '审批系统', moment = sentAt, map }: Sending,
) {
  const office = await bureau.actor('office');
  const bytes = await readFile(path);
  const file = { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  const request = { fileName: path.split('/').at(-1)!, powerId: power.powerId, zone, source, map: map ?? null };
  const { id } = await transact(db, office, (tx) => requestImport(tx, office, file, request, moment));
  return { id, office };
}

/** A file as it comes through the door, up to its report. */
export async function sent(db: Db, bureau: TestBureau, path: string, sending: Sending) {
  const { id, office } = await requested(db, bureau, path, sending);
  await runImport(db, bureau.bureauId, id, () => sending.moment ?? sentAt);
  return transact(db, office, (tx) => importFor(tx, office, id));
}

/** The same for a text. */
export async function sentText(db: Db, bureau: TestBureau, text: string | Uint8Array, sending: Sending) {
  const folder = await mkdtemp(join(tmpdir(), 'qingfeng-sent-'));
  try {
    const path = join(folder, randomUUID());
    await writeFile(path, text);
    return await sent(db, bureau, path, sending);
  } finally {
    await rm(folder, { recursive: true });
  }
}
