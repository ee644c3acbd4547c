import { type Insertable, sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { DraftCopyTable } from '#platform/schema.ts';
import { mayDraft } from '../version.ts';
import { logReview, type Saved, versionToChange } from './version.ts';

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

/** Notes once that a person wrote at the draft since it last came back to it. */
export async function logAuthor(tx: Tx, bureauId: string, versionId: string, revision: number, actor: Actor, at: Date): Promise<void> {
  const { rows } = await sql<{
    known: boolean;
  }>`select exists (select from power_review as r where r.bureau_id = ${bureauId} and r.version_id = ${versionId}
    and r.deed = 'draft' and r.by_id = ${actor.personId} and not exists (select from power_review as later
      where later.bureau_id = r.bureau_id and later.version_id = r.version_id and later.deed <> 'draft' and later.review_id > r.review_id)) as known`.execute(
    tx,
  );
  if (!rows[0]!.known) await logReview(tx, bureauId, versionId, 'draft', actor, at, { revision });
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
