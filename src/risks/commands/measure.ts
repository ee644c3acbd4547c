import { day } from '#engine/days.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { type MeasureKind, mayTend } from '../point.ts';
import { refuseUnknownPerson } from '../store/link.ts';
import * as store from '../store/measure.ts';
import { subject, toTend } from './tending.ts';

export type NewMeasure = Readonly<{ text: string; kind: MeasureKind; responsibleId: string; dueOn?: string | null | undefined }>;

export async function addMeasure(tx: Tx, actor: Actor, riskPointId: string, given: NewMeasure, { now }: Moment): Promise<{ id: string }> {
  const { bureauId } = await toTend(tx, actor, riskPointId);
  await refuseUnknownPerson(tx, bureauId, given.responsibleId);
  const { text, kind, responsibleId } = given;
  const dueOn = given.dueOn ? day(given.dueOn) : null;
  const id = newId();
  await store.insertMeasure(tx, { bureauId, measureId: id, riskPointId, text, kind, responsibleId, dueOn, status: 'planned', evidence: null });
  await record(tx, actor, now, 'risks.addMeasure', subject(bureauId, riskPointId), { after: { measureId: id, text, kind, responsibleId, dueOn } });
  return { id };
}

/** Done, with what shows it: by the person responsible, or by whoever tends the point. @throws Refusal `risks/measure-done` */
export async function finishMeasure(tx: Tx, actor: Actor, measureId: string, evidence: string, { now }: Moment): Promise<{ id: string }> {
  const { bureauId, riskPointId, departmentId, responsibleId, status } = await store.measureToChange(tx, actor, measureId);
  if (actor.personId !== responsibleId && !mayTend(actor, departmentId)) throw new Refusal('risks/measure/forbidden');
  if (status === 'done') throw new Refusal('risks/measure-done');
  await store.saveMeasure(tx, bureauId, measureId, { status: 'done', evidence });
  const after = { measureId, status: 'done', evidence };
  await record(tx, actor, now, 'risks.finishMeasure', subject(bureauId, riskPointId), { before: { measureId, status }, after });
  return { id: measureId };
}
