import { day, yearOf } from '#engine/days.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Aspect, Element, FoundBy } from '#platform/schema.ts';
import { nextNumber } from '#platform/serials.ts';
import { proposedLevel } from './level.ts';
import { decided, type KeyArea, type MeasureKind, mayTend, type State, type Tier } from './point.ts';
import * as link from './store/link.ts';
import * as measures from './store/measure.ts';
import * as store from './store/point.ts';
import { matrixOf } from './store/summary.ts';

export type NewPoint = Readonly<{
  year?: number | undefined; // this year, unless said
  description: string;
  tier: Tier;
  departmentId: string;
  personId?: string | null | undefined; // whose position it sits on; asked for tier position
  keyArea: KeyArea;
  aspect: Aspect;
  element: Element;
  foundBy: FoundBy;
  likelihood: number;
  harm: number;
  selfLevel: number;
  powerId?: string | null | undefined;
  step?: string | null | undefined; // `version:node` of a published flowchart, or of a draft that the actor may write at; its power follows
}>;
type Done = Readonly<{ id: string; state: State; number: string | null }>;
const subject = (bureauId: string, id: string) => ({ kind: 'riskPoint', id, bureauId });

/** Enters a risk point as a draft. @throws Refusal `risks/department/forbidden`, `risks/person/invalid`, `risks/step/invalid` */
export async function addRiskPoint(tx: Tx, actor: Actor, given: NewPoint, { now, today }: Moment): Promise<Done> {
  const { bureauId } = actor;
  if (!mayTend(actor, given.departmentId)) throw new Refusal('risks/department/forbidden', { departmentId: given.departmentId });
  const { personId = null, powerId = null, step = null, year = yearOf(today), ...rest } = given;
  if (rest.tier === 'position' && personId === null) throw new Refusal('risks/person/invalid');
  await link.refuseStrangers(tx, bureauId, { departmentId: given.departmentId, personId, powerId });
  const place = step === null ? { powerId, versionId: null, nodeId: null } : await link.placeOfStep(tx, actor, step);
  const point = { ...rest, year, personId, ...place };
  const id = newId();
  await store.insertPoint(tx, { bureauId, riskPointId: id, authorId: actor.personId, ...point });
  await record(tx, actor, now, 'risks.add', subject(bureauId, id), { after: point });
  return { id, state: 'draft', number: null };
}

/** The leading group's level. @throws Refusal `risks/opinion/invalid` when it differs from the matrix's proposal and no opinion says why */
export async function evaluate(tx: Tx, actor: Actor, id: string, level: number, opinion: string | null, { now, today }: Moment): Promise<Done> {
  const point = await store.pointToChange(tx, actor, id);
  const state = decided(point, 'evaluate', actor);
  const proposal = proposedLevel(point.likelihood, point.harm, await matrixOf(tx, point.bureauId, today));
  if (level !== proposal && !opinion?.trim()) throw new Refusal('risks/opinion/invalid', { level, proposal });
  await store.savePoint(tx, point.bureauId, id, { level, opinion, state });
  const before = { level: point.level, opinion: point.opinion, state: point.state };
  await record(tx, actor, now, 'risks.evaluate', subject(point.bureauId, id), { before, after: { level, opinion, state, proposal } });
  return { id, state, number: point.number };
}

/** 登记造册: gives the point its number, `YT-2026-014`; numbers of a year follow one another without a gap. */
export async function register(tx: Tx, actor: Actor, id: string, { now }: Moment): Promise<Done> {
  const point = await store.pointToChange(tx, actor, id);
  const state = decided(point, 'register', actor);
  const number = await nextNumber(tx, point.bureauId, await link.codeOf(tx, point.bureauId), point.year, 3);
  await store.savePoint(tx, point.bureauId, id, { number, state });
  await record(tx, actor, now, 'risks.register', subject(point.bureauId, id), { before: { state: point.state }, after: { number, state } });
  return { id, state, number };
}

export async function linkInstitution(tx: Tx, actor: Actor, id: string, institutionId: string, { now }: Moment): Promise<Done> {
  const { bureauId, state, number } = await toTend(tx, actor, id);
  const made = await link.linkInstitution(tx, bureauId, id, institutionId);
  if (made) await record(tx, actor, now, 'risks.link', subject(bureauId, id), { after: { institutionId } });
  return { id, state, number };
}

export async function unlinkInstitution(tx: Tx, actor: Actor, id: string, institutionId: string, { now }: Moment): Promise<Done> {
  const { bureauId, state, number } = await toTend(tx, actor, id);
  const gone = await link.unlinkInstitution(tx, bureauId, id, institutionId);
  if (gone) await record(tx, actor, now, 'risks.unlink', subject(bureauId, id), { before: { institutionId } });
  return { id, state, number };
}

async function toTend(tx: Tx, actor: Actor, id: string) {
  const point = await store.pointToChange(tx, actor, id);
  decided(point, 'tend', actor);
  return point;
}

export type NewMeasure = Readonly<{ text: string; kind: MeasureKind; responsibleId: string; dueOn?: string | null | undefined }>;

export async function addMeasure(tx: Tx, actor: Actor, riskPointId: string, given: NewMeasure, { now }: Moment): Promise<{ id: string }> {
  const { bureauId } = await toTend(tx, actor, riskPointId);
  await link.refuseUnknownPerson(tx, bureauId, given.responsibleId);
  const { text, kind, responsibleId } = given;
  const dueOn = given.dueOn ? day(given.dueOn) : null;
  const id = newId();
  await measures.insertMeasure(tx, { bureauId, measureId: id, riskPointId, text, kind, responsibleId, dueOn, status: 'planned', evidence: null });
  await record(tx, actor, now, 'risks.addMeasure', subject(bureauId, riskPointId), { after: { measureId: id, text, kind, responsibleId, dueOn } });
  return { id };
}

/** Done, with what shows it: by the person responsible, or by whoever tends the point. @throws Refusal `risks/measure-done` */
export async function finishMeasure(tx: Tx, actor: Actor, measureId: string, evidence: string, { now }: Moment): Promise<{ id: string }> {
  const { bureauId, riskPointId, departmentId, responsibleId, status } = await measures.measureToChange(tx, actor, measureId);
  if (actor.personId !== responsibleId && !mayTend(actor, departmentId)) throw new Refusal('risks/measure/forbidden');
  if (status === 'done') throw new Refusal('risks/measure-done');
  await measures.saveMeasure(tx, bureauId, measureId, { status: 'done', evidence });
  const after = { measureId, status: 'done', evidence };
  await record(tx, actor, now, 'risks.finishMeasure', subject(bureauId, riskPointId), { before: { measureId, status }, after });
  return { id: measureId };
}

export type NewPromise = Readonly<{ year: number; clause: number; text: string; riskPointId: string | null }>;

/** A clause of one's own yearly promise; it may name the risk point that it answers. @throws Refusal `risks/clause-signed` */
export async function signPromise(tx: Tx, actor: Actor, promise: NewPromise, { now }: Moment): Promise<{ id: string }> {
  const { bureauId, personId } = actor;
  if (promise.riskPointId !== null) await store.pointRow(tx, actor, promise.riskPointId);
  const id = newId();
  await link.insertPromise(tx, { bureauId, promiseId: id, personId, ...promise, signedAt: now });
  await record(tx, actor, now, 'risks.signPromise', { kind: 'promise', id, bureauId }, { after: promise });
  return { id };
}
