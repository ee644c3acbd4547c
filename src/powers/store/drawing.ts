import type { Insertable } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { DraftCopyTable } from '#platform/schema.ts';
import { mayDraft } from '../version.ts';
import { logReviews, type Saved, type VersionKey, versionToChange } from './version.ts';

const seenFor = 60; // seconds

export async function saveDrawing(tx: Tx, bureauId: string, versionId: string, drawing: Saved & Readonly<{ flowchart: string }>): Promise<void> {
  await tx
    .updateTable('powerVersion')
    .set((it) => ({ ...drawing, revision: it('revision', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('versionId', '=', versionId)
    .execute();
}

/** Keeps a drawing that another's is about to take the place of. */
export async function putAside(tx: Tx, copy: Omit<Insertable<DraftCopyTable>, 'copyId'>): Promise<void> {
  await tx
    .insertInto('draftCopy')
    .values({ copyId: newId(), ...copy })
    .execute();
}

type Draft = VersionKey & Readonly<{ revision: number }>;

/** Notes once that a person wrote at each draft since it last came back to it. */
export async function logAuthor(tx: Tx, drafts: readonly Draft[], actor: Actor, at: Date): Promise<void> {
  const logged = await tx
    .selectFrom('powerReview')
    .select(['versionId', 'deed', 'byId'])
    .where('bureauId', '=', anyOf([...new Set(drafts.map(({ bureauId }) => bureauId))]))
    .where('versionId', '=', anyOf(drafts.map(({ versionId }) => versionId)))
    .orderBy('reviewId')
    .execute();
  const known = new Set<string>();
  for (const { versionId, deed, byId } of logged) {
    if (deed !== 'draft') known.delete(versionId);
    else if (byId === actor.personId) known.add(versionId);
  }
  const news = drafts.filter(({ versionId }) => !known.has(versionId));
  await logReviews(
    tx,
    'draft',
    actor,
    at,
    news.map(({ bureauId, versionId, revision }) => ({ bureauId, versionId, revision })),
  );
}

export async function beSeen(tx: Tx, bureauId: string, versionId: string, { personId, name }: Actor, seenAt: Date): Promise<void> {
  await tx
    .insertInto('draftEditor')
    .values({ bureauId, versionId, personId, name, seenAt })
    .onConflict((it) => it.columns(['bureauId', 'versionId', 'personId']).doUpdateSet({ name, seenAt }))
    .execute();
}

/** Who else has the draft open: seen within the last minute. */
export async function othersSeen(tx: Tx, bureauId: string, versionId: string, personId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('draftEditor')
    .select('name')
    .where('bureauId', '=', bureauId)
    .where('versionId', '=', versionId)
    .where('personId', '<>', personId)
    .where('seenAt', '>', new Date(now.getTime() - seenFor * 1000))
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}

/** Drawings of a draft that were put aside, newest first. @throws Refusal `powers/not-found`, `powers/drafting/forbidden` */
export async function copiesFor(tx: Tx, actor: Actor, versionId: string) {
  const { bureauId, departmentId } = await versionToChange(tx, actor, versionId);
  if (!mayDraft(actor, departmentId)) throw new Refusal('powers/drafting/forbidden', { departmentId });
  const rows = await tx
    .selectFrom('draftCopy')
    .select(['copyId as id', 'revision', 'byName as by', 'at', 'flowchart'])
    .where('bureauId', '=', bureauId)
    .where('versionId', '=', versionId)
    .orderBy('copyId', 'desc')
    .limit(20)
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
