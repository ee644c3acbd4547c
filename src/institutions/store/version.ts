import type { Day } from '#engine/days.ts';
import { attachmentFile } from '#platform/attachments/keep.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Download } from '#platform/endpoint.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { draftOf, type Content } from './institution.ts';

type New = Content & Readonly<{ number: number; reason: string | null; effectiveFrom: Day; byId: string; byName: string; at: Date }>;

export async function insertVersion(tx: Tx, bureauId: string, institutionId: string, version: New): Promise<void> {
  await tx
    .insertInto('institutionVersion')
    .values({ bureauId, institutionId, ...version })
    .execute();
}

const visible = (tx: Tx, actor: Actor, id: string) =>
  tx
    .selectFrom('institutionVersion as v')
    .leftJoin('attachment as a', (it) => it.onRef('a.bureauId', '=', 'v.bureauId').onRef('a.attachmentId', '=', 'v.attachmentId'))
    .where('v.bureauId', '=', anyOf(actor.bureaus))
    .where('v.institutionId', '=', id);

/** Every version, newest first, without its text. `until`: the last day before the next one holds. */
export async function versionsOf(tx: Tx, actor: Actor, id: string) {
  const rows = await visible(tx, actor, id)
    .select(['v.number', 'v.title', 'v.documentNumber', 'v.action', 'v.reason', 'v.effectiveFrom', 'v.byName', 'v.at'])
    .select(['a.name as file', 'a.size as fileSize'])
    .orderBy('v.number', 'desc')
    .execute();
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** What one version says; number 0 is the draft of the next. @throws Refusal `institutions/version/not-found` */
export async function versionFor(tx: Tx, actor: Actor, id: string, number: number) {
  if (number === 0) return draftFor(tx, actor, id);
  const row = await visible(tx, actor, id)
    .where('v.number', '=', number)
    .select(['v.number', 'v.title', 'v.documentNumber', 'v.class', 'v.text', 'v.effectiveFrom', 'v.reason', 'a.name as file', 'a.size as fileSize'])
    .executeTakeFirst();
  if (!row) throw new Refusal('institutions/version/not-found', { id, number });
  return row;
}

async function draftFor(tx: Tx, actor: Actor, id: string) {
  const found = await draftWithin(tx, actor, id);
  const file = found.attachmentId === null ? null : await fileOf(tx, found.bureauId, found.attachmentId);
  const { title, documentNumber, class: of, text, reason } = found;
  return { number: 0, title, documentNumber, class: of, text, reason, effectiveFrom: null, file: file?.name ?? null, fileSize: file?.size ?? null };
}

async function draftWithin(tx: Tx, actor: Actor, id: string) {
  const row = await tx
    .selectFrom('institution')
    .select(['bureauId', 'status', 'title', 'documentNumber', 'class', 'text', 'attachmentId'])
    .where('bureauId', '=', anyOf(actor.bureaus))
    .where('institutionId', '=', id)
    .executeTakeFirst();
  const draft = row && (row.status === 'draft' ? { ...row, reason: null } : await draftOf(tx, row.bureauId, id));
  if (!draft) throw new Refusal('institutions/version/not-found', { id, number: 0 });
  return { ...draft, bureauId: row!.bureauId };
}

export const fileOf = (tx: Tx, bureauId: string, attachmentId: string) =>
  tx.selectFrom('attachment').select(['name', 'size']).where('bureauId', '=', bureauId).where('attachmentId', '=', attachmentId).executeTakeFirst();

/** The file that a version was filed with; number 0 is the draft of the next. @throws Refusal `institutions/version/not-found`, `institutions/file/not-found` */
export async function versionFile(tx: Tx, actor: Actor, id: string, number: number): Promise<Download> {
  const found =
    number === 0
      ? await draftWithin(tx, actor, id)
      : await visible(tx, actor, id).where('v.number', '=', number).select(['v.bureauId', 'v.attachmentId']).executeTakeFirst();
  if (!found) throw new Refusal('institutions/version/not-found', { id, number });
  if (found.attachmentId === null) throw new Refusal('institutions/file/not-found', { id, number });
  return attachmentFile(tx, found.bureauId, found.attachmentId);
}
