import { day, yearOf } from '#engine/days.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Action, type Deed, keeper, moved, type State } from '../institution.ts';
import * as store from '../store/institution.ts';
import { askAgain } from '../store/receipt.ts';
import { insertVersion } from '../store/version.ts';

export type Done = Readonly<{ id: string; state: State; revision: number }>;
export const subject = (bureauId: string, id: string) => ({ kind: 'institution', id, bureauId });

/** A text is in its version; the trail says how long it was. */
const noted = ({ text, ...fields }: Readonly<{ text: string }>) => ({ ...fields, characters: text.length });

/** The office records an institution; it binds nobody until it is enacted. */
export async function addInstitution(tx: Tx, actor: Actor, fields: store.Fields, moment: Moment): Promise<Done> {
  keeper(actor);
  const { bureauId } = actor;
  await store.refuseFields(tx, bureauId, fields, null);
  const id = newId();
  await store.insertInstitution(tx, bureauId, id, fields);
  await record(tx, actor, moment.now, 'institutions.add', subject(bureauId, id), { after: noted(fields) });
  await keepRound(tx, actor, id, { action: fields.action, note: null }, moment);
  return { id, state: 'draft', revision: 1 };
}

/**
 * The institution, locked, for a deed that it and the actor allow.
 *
 * @param revision that the actor read; not given: whatever is there
 * @throws Refusal `institutions/out-of-date` when somebody saved since
 */
export async function held(tx: Tx, actor: Actor, id: string, deed: Deed, revision?: number): Promise<store.Held & { next: State }> {
  const it = await store.institutionToChange(tx, actor, id);
  const next = moved(it.state, deed, actor, it.bureauId);
  if (revision !== undefined && revision !== it.revision) throw new Refusal('institutions/out-of-date', { title: it.title });
  return { ...it, next };
}

/** Changes what is drafted: of an institution in force its next version, which was opened before. */
export async function changeInstitution(tx: Tx, actor: Actor, id: string, fields: store.Fields, { now }: Moment, revision?: number): Promise<Done> {
  const it = await held(tx, actor, id, 'change', revision);
  const { bureauId, draft } = it;
  await store.refuseFields(tx, bureauId, fields, id);
  const { departmentId, ...content } = fields;
  const saved = { departmentId, revision: it.revision + 1 };
  if (it.state === 'draft') await store.saveInstitution(tx, bureauId, id, { ...content, ...saved });
  else {
    await store.saveDraft(tx, bureauId, id, { ...draft!, reason: draft!.reason!, ...content });
    await store.saveInstitution(tx, bureauId, id, saved);
  }
  const { attachmentId: _, reason: __, ...before } = draft!;
  await record(tx, actor, now, 'institutions.change', subject(bureauId, id), {
    before: noted({ ...before, departmentId: it.departmentId } as store.Fields),
    after: noted(fields),
  });
  return { id, state: it.next, revision: saved.revision };
}

/** Opens the draft of the next version, which says what the one in force says until it is changed. */
export async function reviseInstitution(
  tx: Tx,
  actor: Actor,
  id: string,
  { reason, action }: Readonly<{ reason: string; action: Action }>,
  { now }: Moment,
): Promise<Done> {
  const it = await held(tx, actor, id, 'revise');
  const content = await store.contentOf(tx, it.bureauId, id);
  await store.saveDraft(tx, it.bureauId, id, { ...content, action, reason });
  await store.saveInstitution(tx, it.bureauId, id, { revision: it.revision + 1 });
  await record(tx, actor, now, 'institutions.revise', subject(it.bureauId, id), { after: { reason, action } });
  return { id, state: it.next, revision: it.revision + 1 };
}

/** Gives the draft of the next version up; what is in force stays as it is. */
export async function discardDraft(tx: Tx, actor: Actor, id: string, { now }: Moment): Promise<Done> {
  const it = await held(tx, actor, id, 'discard');
  const { title, documentNumber, text, reason } = it.draft!;
  await store.dropDraft(tx, it.bureauId, id);
  await store.saveInstitution(tx, it.bureauId, id, { revision: it.revision + 1 });
  await record(tx, actor, now, 'institutions.discard', subject(it.bureauId, id), { before: noted({ title, documentNumber, text, reason } as never) });
  return { id, state: it.next, revision: it.revision + 1 };
}

/**
 * Makes what is drafted a version that never changes; who was asked to sign the one before is asked to sign it too.
 *
 * @param effectiveFrom the day from which it binds, written in the document itself; it may lie before the day of recording or after it, and for
 *   a later version not before that of the one it takes the place of
 * @throws Refusal `institutions/empty` without text and file, `institutions/effective-earlier`
 */
export async function enactInstitution(tx: Tx, actor: Actor, id: string, effectiveFrom: string, moment: Moment, revision?: number): Promise<Done> {
  const it = await held(tx, actor, id, 'enact', revision);
  const { bureauId, draft, number } = it;
  const { reason, ...content } = draft!;
  const from = day(effectiveFrom);
  if (content.text.trim() === '' && content.attachmentId === null) throw new Refusal('institutions/empty');
  if (it.effectiveFrom !== null && from < it.effectiveFrom) throw new Refusal('institutions/effective-earlier', { day: it.effectiveFrom });
  await store.refuseFields(tx, bureauId, { ...content, departmentId: it.departmentId }, id);
  const by = { byId: actor.personId, byName: actor.name, at: moment.now };
  await insertVersion(tx, bureauId, id, { ...content, number: number + 1, reason, effectiveFrom: from, ...by });
  const whole = { ...content, number: number + 1, status: 'inForce' as const, effectiveFrom: from, revision: it.revision + 1 };
  await store.saveInstitution(tx, bureauId, id, {
    ...whole,
    ...(from <= moment.today && { bindingAction: content.action, bindingNumber: number + 1 }),
  });
  await store.dropDraft(tx, bureauId, id);
  const asked = await askAgain(tx, bureauId, id, number + 1, moment.today, moment.now);
  await record(tx, actor, moment.now, 'institutions.enact', subject(bureauId, id), {
    before: { state: it.state, number },
    after: { state: it.next, number: number + 1, effectiveFrom: from, ...(reason && { reason }), ...(asked > 0 && { asked }) },
  });
  if (number > 0) await keepRound(tx, actor, id, { action: content.action, note: reason }, moment);
  return { id, state: it.next, revision: it.revision + 1 };
}

type Ended = Readonly<{ reason: string; replacedBy?: string | null | undefined }>;

/** @throws Refusal `institutions/successor/invalid` when what takes its place is itself, abolished, or none of the bureau's */
export async function abolishInstitution(tx: Tx, actor: Actor, id: string, { reason, replacedBy = null }: Ended, moment: Moment): Promise<Done> {
  const it = await held(tx, actor, id, 'abolish');
  const { bureauId } = it;
  if (replacedBy !== null && (replacedBy === id || !(await store.isStanding(tx, bureauId, replacedBy)))) {
    throw new Refusal('institutions/successor/invalid', { id: replacedBy });
  }
  await store.dropDraft(tx, bureauId, id);
  await store.saveInstitution(tx, bureauId, id, { status: 'abolished', abolishedOn: moment.today, replacedBy, revision: it.revision + 1 });
  await record(tx, actor, moment.now, 'institutions.abolish', subject(bureauId, id), {
    before: { state: it.state, action: it.action },
    after: { state: it.next, action: 'abolish', reason, ...(replacedBy && { replacedBy }) },
  });
  await keepRound(tx, actor, id, { action: 'abolish', note: reason }, moment);
  return { id, state: it.next, revision: it.revision + 1 };
}

type Round = Readonly<{ action: Action; note: string | null; year?: number | undefined }>;

/** 本轮处理: what a year's round did with an institution, also where its text stayed as it was. @throws Refusal `institutions/year/invalid` of a year to come */
export async function settleRound(tx: Tx, actor: Actor, id: string, round: Round & Readonly<{ year: number }>, moment: Moment): Promise<Done> {
  const it = await held(tx, actor, id, 'round');
  if (round.year > yearOf(moment.today)) throw new Refusal('institutions/year/invalid', { year: round.year });
  const latest = await keepRound(tx, actor, id, round, moment);
  if (it.bindingAction !== null && latest === round.year) await store.saveInstitution(tx, it.bureauId, id, { bindingAction: round.action });
  await record(tx, actor, moment.now, 'institutions.round', subject(it.bureauId, id), { before: { action: it.action }, after: round });
  return { id, state: it.next, revision: it.revision };
}

const keepRound = (tx: Tx, actor: Actor, id: string, { year, action, note }: Round, { now, today }: Moment): Promise<number> =>
  store.saveRound(tx, actor.bureauId, id, { year: year ?? yearOf(today), action, note, byName: actor.name, at: now });
