import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { deedsOpenTo } from '../institution.ts';
import { institutions, rowOf, rows } from './list.ts';
import { askedToSign, receiptCounts } from './receipt.ts';
import { fileOf, versionsOf } from './version.ts';

/** One institution whole, and the deeds open to the actor. @throws Refusal `institutions/not-found`, also for one of another bureau */
export async function institutionFor(tx: Tx, actor: Actor, id: string) {
  const found = await rows(institutions(tx, actor.bureaus), actor)
    .where('i.institutionId', '=', id)
    .select(['i.bureauId', 'i.text', 'i.revision', 'i.attachmentId', 'i.abolishedOn', 'i.replacedBy'])
    .executeTakeFirst();
  if (!found) throw new Refusal('institutions/not-found', { id });
  const { bureauId, text, revision, attachmentId, abolishedOn, replacedBy, ...raw } = found;
  const row = rowOf(raw);
  const mine = row.number > 0 ? await askedToSign(tx, bureauId, id, row.number, actor.personId) : undefined;
  return {
    ...row,
    text,
    revision,
    abolishedOn,
    file: attachmentId === null ? null : ((await fileOf(tx, bureauId, attachmentId)) ?? null),
    successor: replacedBy === null ? null : await named(tx, bureauId, replacedBy),
    merged: await mergedInto(tx, bureauId, id),
    versions: await versionsOf(tx, actor, id),
    rounds: await roundsOf(tx, bureauId, id),
    receipts: await receiptCounts(tx, actor, id, row.number),
    mine: mine ? { dueOn: mine.dueOn, signedAt: mine.signedAt?.toISOString() ?? null } : null,
    deeds: deedsOpenTo(row.state, actor, bureauId),
  };
}

const named = async (tx: Tx, bureauId: string, id: string) =>
  (await institutions(tx, [bureauId]).where('i.institutionId', '=', id).select(['i.institutionId as id', 'i.title']).executeTakeFirst()) ?? null;

/** The institutions that were abolished for this one. */
const mergedInto = (tx: Tx, bureauId: string, id: string) =>
  tx
    .selectFrom('institution')
    .select(['institutionId as id', 'title'])
    .where('bureauId', '=', anyOf([bureauId]))
    .where('replacedBy', '=', id)
    .orderBy('title')
    .execute();

const roundsOf = (tx: Tx, bureauId: string, id: string) =>
  tx
    .selectFrom('institutionRound')
    .select(['year', 'action', 'note', 'byName'])
    .where('bureauId', '=', bureauId)
    .where('institutionId', '=', id)
    .orderBy('year', 'desc')
    .execute();

/** The institutions that may take another's place. */
export async function successorsFor(tx: Tx, actor: Actor) {
  return institutions(tx, [actor.bureauId])
    .where('i.status', '<>', 'abolished')
    .select(['i.institutionId as id', 'i.title as name'])
    .orderBy('i.title')
    .execute();
}
