import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Tx } from '../db.ts';
import type { Download, Upload } from '../endpoint.ts';
import { newId } from '../ids.ts';
import type { Actor, Moment } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import { setting } from '../settings.ts';
import { fileNameOf } from './fileName.ts';
import { type AttachmentKind, attachmentKinds, largestAttachment } from './kinds.ts';
import { recognise } from './recognise.ts';

/** A file that is kept, without its content. `size` in bytes. */
export type Attachment = Readonly<{ id: string; name: string; kind: AttachmentKind; size: number; sha256: string }>;

const piece = 1024 * 1024;

/**
 * Keeps a file for a record of the actor's bureau. The record's own table names the attachment, and its module says who may read it.
 *
 * @param only the kinds that the record may have; all, unless said
 * @throws Refusal `attachments/empty/invalid`, `attachments/too-large`, `attachments/kind/invalid`, `attachments/full`
 */
export async function keepAttachment(
  tx: Tx,
  actor: Pick<Actor, 'bureauId' | 'personId' | 'name'>,
  file: Upload,
  name: string,
  { now, today }: Moment,
  only?: readonly AttachmentKind[],
): Promise<Attachment> {
  const { bureauId } = actor;
  const limit = Math.min(largestAttachment, await setting(tx, bureauId, 'attachments.fileBytes', today));
  if (file.size > limit) throw new Refusal('attachments/too-large', { limit });
  const bytes = await readFile(file.path);
  const kind = await recognise(bytes);
  if (only && !only.includes(kind)) throw new Refusal('attachments/kind-here/invalid', { only, kind });
  await refuseWhereFull(tx, bureauId, bytes.length, await setting(tx, bureauId, 'attachments.bureauBytes', today));
  const kept = { id: newId(), name: fileNameOf(name, kind), kind, size: bytes.length, sha256: file.sha256 };
  const { id: attachmentId, ...said } = kept;
  await tx
    .insertInto('attachment')
    .values({ bureauId, attachmentId, ...said, byId: actor.personId, byName: actor.name, at: now })
    .execute();
  for (let place = 0; place * piece < bytes.length; place++) {
    const part = bytes.subarray(place * piece, (place + 1) * piece);
    await tx.insertInto('attachmentPiece').values({ bureauId, attachmentId, place, bytes: part }).execute();
  }
  return kept;
}

/** One file after another, so that two at once do not both find the last free place. */
async function refuseWhereFull(tx: Tx, bureauId: string, size: number, limit: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('attachments ' || ${bureauId}, 0))`.execute(tx);
  const { kept } = await tx
    .selectFrom('attachment')
    .select(sql<number>`coalesce(sum(size), 0)`.as('kept'))
    .where('bureauId', '=', bureauId)
    .executeTakeFirstOrThrow();
  if (Number(kept) + size > limit) throw new Refusal('attachments/full', { limit });
}

/** A file to be saved. Whoever calls has found the record that it belongs to within the actor's scope. @throws Refusal `attachments/not-found` */
export async function attachmentFile(tx: Tx, bureauId: string, attachmentId: string): Promise<Download> {
  const of = { bureauId, attachmentId };
  const row = await tx
    .selectFrom('attachment')
    .select(['name', 'kind', 'size'])
    .where((it) => it.and(of))
    .executeTakeFirst();
  if (!row) throw new Refusal('attachments/not-found', { id: attachmentId });
  const body = new Uint8Array(row.size);
  for (let place = 0; place * piece < row.size; place++) {
    const { bytes } = await tx
      .selectFrom('attachmentPiece')
      .select('bytes')
      .where((it) => it.and({ ...of, place }))
      .executeTakeFirstOrThrow();
    body.set(bytes, place * piece);
  }
  return { name: row.name, type: attachmentKinds[row.kind].type, body };
}
