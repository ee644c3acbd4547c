import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileNameOf } from '#platform/attachments/fileName.ts';
import { type Attachment, keepAttachment } from '#platform/attachments/keep.ts';
import type { AttachmentKind } from '#platform/attachments/kinds.ts';
import { recognise } from '#platform/attachments/recognise.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import { docxText } from '#platform/formats/docx.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import { PdfReader } from '#platform/formats/pdf.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { fileKinds, longestText } from '../text.ts';
import * as store from '../store/institution.ts';
import { type Done, held, subject } from './institution.ts';

type Filed = Readonly<{ fileName: string; text: 'take' | 'leave'; revision?: number | undefined }>;

/**
 * Files the document itself with the draft; out of a Word document or a PDF its text is taken too, where that is wished.
 *
 * @throws Refusal `institutions/file/unreadable/invalid`, `institutions/file/no-text/invalid` of a scanned PDF or an OFD, and as `keepAttachment`
 */
export async function attachFile(tx: Tx, actor: Actor, id: string, file: Upload, { fileName, text, revision }: Filed, moment: Moment): Promise<Done> {
  const it = await held(tx, actor, id, 'change', revision);
  const read = text === 'take' ? { text: await takenText(file, fileName) } : {}; // before it is kept, for which all of the bureau's wait in a row
  const kept = await keepAttachment(tx, actor, file, fileName, moment, fileKinds);
  const saved = { ...read, attachmentId: kept.id };
  if (it.state === 'draft') await store.saveInstitution(tx, it.bureauId, id, saved);
  else await store.saveDraft(tx, it.bureauId, id, { ...it.draft!, reason: it.draft!.reason!, ...saved });
  await store.saveInstitution(tx, it.bureauId, id, { revision: it.revision + 1 });
  await record(tx, actor, moment.now, 'institutions.attach', subject(it.bureauId, id), { after: notedFile(kept, read.text) });
  return { id, state: it.next, revision: it.revision + 1 };
}

export const notedFile = ({ name, size, sha256 }: Attachment, text: string | undefined) => ({
  file: name,
  size,
  sha256,
  ...(text !== undefined && { characters: text.length }),
});

async function takenText({ path }: Upload, name: string): Promise<string> {
  const kind = await kindOf(path);
  await using pdfs = new PdfReader();
  const text = await textOf(path, kind, pdfs);
  if (text === null || text === '') throw new Refusal('institutions/file/no-text/invalid', { name: fileNameOf(name, kind) });
  return text;
}

/** What an institution may be filed as. @throws Refusal `attachments/kind-here/invalid`, and as `recognise` */
export async function kindOf(path: string): Promise<AttachmentKind> {
  const kind = await recognise(await readFile(path));
  if (!fileKinds.includes(kind as never)) throw new Refusal('attachments/kind-here/invalid', { only: [...fileKinds], kind });
  return kind;
}

/**
 * What a file says: null of a kind that is not read, empty of a PDF that is only pictures.
 *
 * @throws Refusal `institutions/file/unreadable/invalid` with `why`, the code of what is wrong
 */
export async function textOf(path: string, kind: AttachmentKind, pdfs: PdfReader): Promise<string | null> {
  if (kind !== 'docx' && kind !== 'pdf') return null;
  try {
    const text = kind === 'pdf' ? await pdfs.text(await readFile(path)) : await docxText(createReadStream(path));
    if (text.length > longestText) throw new FormatError('formats/too-large', { element: 'text', limit: longestText });
    return text;
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    throw new Refusal('institutions/file/unreadable/invalid', { why: cause.code }, { cause });
  }
}
