import { yearOf } from '#engine/days.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Aspect, Element, FoundBy } from '#platform/schema.ts';
import { proposalFor } from '../level.ts';
import { decided, type Done, type KeyArea, mayTend, type Origin, type Tier } from '../point.ts';
import * as link from '../store/link.ts';
import * as store from '../store/point.ts';
import { registerPoints, type Revision, revisePoints } from '../store/register.ts';
import { matrixOf } from '../store/summary.ts';
import { subject } from './tending.ts';

export type NewPoint = Readonly<{
  year?: number | undefined; // this year, unless said
  description: string;
  tier: Tier;
  departmentId: string;
  personId?: string | null | undefined; // whose position it sits on; asked for tier position
  position?: string | null | undefined; // the position's name
  keyArea: KeyArea;
  aspect: Aspect;
  element: Element;
  foundBy: FoundBy;
  likelihood: number;
  harm: number;
  selfLevel: number;
  powerId?: string | null | undefined;
  step?: string | null | undefined; // `version:node` of a published flowchart, or of a draft that the actor may write at; its power follows
  previousId?: string | null | undefined; // the point of an earlier year that it continues
  origin?: Extract<Origin, 'entered' | 'suggestion'> | undefined;
}>;

/** Enters a risk point as a draft. @throws Refusal `risks/department/forbidden`, `risks/person/invalid`, `risks/step/invalid` */
export async function addRiskPoint(tx: Tx, actor: Actor, given: NewPoint, { now, today }: Moment): Promise<Done> {
  const { bureauId } = actor;
  if (!mayTend(actor, given.departmentId)) throw new Refusal('risks/department/forbidden', { departmentId: given.departmentId });
  const { personId = null, powerId = null, step = null, previousId = null, position = null, year = yearOf(today), ...rest } = given;
  if (rest.tier === 'position' && personId === null) throw new Refusal('risks/person/invalid');
  await link.refuseStrangers(tx, bureauId, { departmentId: given.departmentId, personId, powerId });
  if (previousId !== null) await link.refuseLater(tx, bureauId, previousId, year);
  const place = step === null ? { powerId, versionId: null, nodeId: null } : await link.placeOfStep(tx, actor, step);
  const point = { ...rest, origin: given.origin ?? ('entered' as const), year, personId, position, previousId, ...place };
  const id = newId();
  await store.insertPoint(tx, { bureauId, riskPointId: id, authorId: actor.personId, ...point });
  await record(tx, actor, now, 'risks.add', subject(bureauId, id), { after: point });
  return { id, state: 'draft', number: null };
}

/** The leading group's level. @throws Refusal `risks/opinion/invalid` when it differs from the matrix's proposal and no opinion says why */
export async function evaluate(tx: Tx, actor: Actor, id: string, level: number, opinion: string | null, { now, today }: Moment): Promise<Done> {
  const point = await store.pointToChange(tx, actor, id);
  const state = decided(point, 'evaluate', actor);
  const proposal = proposalFor(point, await matrixOf(tx, point.bureauId, today));
  if (proposal !== null && level !== proposal && !opinion?.trim()) throw new Refusal('risks/opinion/invalid', { level, proposal });
  await store.savePoint(tx, point.bureauId, id, { level, opinion, state });
  const before = { level: point.level, opinion: point.opinion, state: point.state };
  await record(tx, actor, now, 'risks.evaluate', subject(point.bureauId, id), { before, after: { level, opinion, state, proposal } });
  return { id, state, number: point.number };
}

/** 登记造册: gives the point its number, `YT-2026-014`; numbers of a year follow one another without a gap. */
export async function register(tx: Tx, actor: Actor, id: string, { now, today }: Moment): Promise<Done> {
  const point = await store.pointToChange(tx, actor, id);
  const state = decided(point, 'register', actor);
  const { bureauId, year } = point;
  const numbers = await registerPoints(tx, { bureauId, year }, [id], { actor, now, today });
  const number = numbers.get(id)!;
  await record(tx, actor, now, 'risks.register', subject(bureauId, id), { before: { state: point.state }, after: { number, state } });
  return { id, state, number };
}

export type Revising = Readonly<{ [Field in Exclude<keyof Revision, 'state'>]?: Revision[Field] | undefined }>;

/**
 * A registered point says something else from now on: a version more, with its reason. Another level is the leading group's, so whoever
 * declared the point does not set it.
 *
 * @throws Refusal `risks/unchanged`, `risks/opinion/invalid`, `risks/own-matter`
 */
export async function revise(tx: Tx, actor: Actor, id: string, given: Revising, reason: string, { now, today }: Moment): Promise<Done> {
  const point = await store.pointToChange(tx, actor, id);
  const state = decided(point, 'revise', actor);
  const { bureauId, number, year } = point;
  const differs = ([name, value]: [string, unknown]) => value !== undefined && value !== point[name as keyof Revising];
  const change = Object.fromEntries(Object.entries(given).filter(differs)) as Revision;
  if (Object.keys(change).length === 0) throw new Refusal('risks/unchanged');
  const next = { ...point, ...change };
  await link.refuseStrangers(tx, bureauId, { departmentId: next.departmentId, personId: next.personId, powerId: null });
  if (change.previousId) await link.refuseLater(tx, bureauId, change.previousId, year);
  if (change.level !== undefined && point.authorId === actor.personId) throw new Refusal('risks/own-matter', { state, deed: 'revise' });
  const proposal = proposalFor(next, await matrixOf(tx, bureauId, today));
  if (proposal !== null && next.level !== proposal && !next.opinion?.trim())
    throw new Refusal('risks/opinion/invalid', { level: next.level, proposal });
  await revisePoints(tx, bureauId, [id], change, { reason, actor, now });
  const before = Object.fromEntries(Object.keys(change).map((name) => [name, point[name as keyof Revising]]));
  await record(tx, actor, now, 'risks.revise', subject(bureauId, id), { before, after: { ...change, reason, revision: point.revision + 1 } });
  return { id, state, number };
}
