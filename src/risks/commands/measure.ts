import { type Day, day } from '#engine/days.ts';
import { keepAttachment } from '#platform/attachments/keep.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { currentTime, dueOfTime, measureDecided, type MeasureDeed, type MeasureKind, type Period, type Time, timesToMake } from '../measure.ts';
import { refuseUnknownInstitution, refuseUnknownPerson } from '../store/link.ts';
import * as store from '../store/measureRecord.ts';
import { subject, toTend } from './tending.ts';

export type NewMeasure = Readonly<{
  text: string;
  kind: MeasureKind;
  responsibleId: string;
  dueOn?: string | null | undefined; // of the first time; one that comes round and says none is due at the end of its period
  every?: Period | null | undefined;
  institutionId?: string | null | undefined;
}>;

export async function addMeasure(tx: Tx, actor: Actor, riskPointId: string, given: NewMeasure, { now, today }: Moment): Promise<{ id: string }> {
  const { bureauId } = await toTend(tx, actor, riskPointId);
  const { text, kind, responsibleId, every = null, institutionId = null } = given;
  await refuseStrangers(tx, bureauId, responsibleId, institutionId);
  const said = { text, kind, responsibleId, dueOn: given.dueOn ? day(given.dueOn) : null, every, institutionId };
  const id = newId();
  await store.insertMeasure(tx, { bureauId, measureId: id, riskPointId, ...said }, today);
  await record(tx, actor, now, 'risks.addMeasure', subject(bureauId, riskPointId), { after: { measureId: id, ...said } });
  return { id };
}

async function refuseStrangers(tx: Tx, bureauId: string, responsibleId: string, institutionId: string | null): Promise<void> {
  await refuseUnknownPerson(tx, bureauId, responsibleId);
  if (institutionId !== null) await refuseUnknownInstitution(tx, bureauId, institutionId);
}

type Done = Promise<Readonly<{ id: string }>>;

/** Which time of which measure; none: the one by which it stands. */
export type At = Readonly<{ id: string; number?: number | undefined }>;

export const startMeasure = (tx: Tx, actor: Actor, at: At, moment: Moment): Done => doneTo(tx, actor, at, 'start', {}, moment);

export const showEvidence = (tx: Tx, actor: Actor, at: At, text: string, moment: Moment): Done => doneTo(tx, actor, at, 'show', { text }, moment);

/** A file that shows something, and what it shows. @throws Refusal of `keepAttachment` */
export async function showFile(
  tx: Tx,
  actor: Actor,
  at: At,
  file: Upload,
  named: Readonly<{ name: string; text?: string | undefined }>,
  moment: Moment,
): Done {
  const { bureauId } = await store.measureToChange(tx, actor, at.id);
  const kept = await keepAttachment(tx, { ...actor, bureauId }, file, named.name, moment);
  return doneTo(tx, actor, at, 'show', { text: named.text || null, attachmentId: kept.id }, moment);
}

/** Done, with what shows it: by the person responsible, or by whoever tends the point. */
export const finishMeasure = (tx: Tx, actor: Actor, at: At, evidence: string, moment: Moment): Done =>
  doneTo(tx, actor, at, 'finish', { text: evidence }, moment);

/** Not done after all, or to be done after all: by whoever tends the point, with the reason. */
export const reopenMeasure = (tx: Tx, actor: Actor, at: At, reason: string, moment: Moment): Done =>
  doneTo(tx, actor, at, 'reopen', { text: reason }, moment);

type Said = Readonly<{ text?: string | null; attachmentId?: string }>;

async function doneTo(tx: Tx, actor: Actor, { id, number }: At, deed: MeasureDeed, said: Said, moment: Moment): Done {
  const measure = await store.measureToChange(tx, actor, id);
  const { bureauId } = measure;
  const times = await store.timesOf(tx, bureauId, id);
  const time = number === undefined ? currentTime(times) : times.find((it) => it.number === number);
  if (!time) throw new Refusal('risks/measure/not-found', { id, number });
  const status = measureDecided({ ...measure, status: time.status }, deed, actor);
  const doneAt = status !== 'done' ? null : deed === 'finish' ? moment.now : time.doneAt;
  await store.saveTime(tx, bureauId, id, time.number, { status, doneAt });
  await store.insertEntry(tx, actor, bureauId, id, { number: time.number, deed, ...said }, moment.now);
  const now = times.map((it) => (it === time ? { ...it, status } : it));
  await goOn(tx, measure, now, moment.today);
  const told = { measureId: id, number: time.number };
  await record(tx, actor, moment.now, `risks.${deed}Measure`, subject(bureauId, measure.riskPointId), {
    before: { ...told, status: time.status },
    after: { ...told, status, ...said },
  });
  return { id };
}

type Series = Readonly<{ bureauId: string; measureId: string; every: Period | null; countedFrom: Day | null }>;

/** Makes the times that are to be there by now, and says at the measure by which of them it stands. */
export async function goOn(tx: Tx, { bureauId, measureId, every, countedFrom }: Series, times: readonly Time[], today: Day): Promise<void> {
  const made = timesToMake(every, countedFrom, times, today);
  await store.insertTimes(tx, bureauId, measureId, made);
  const { dueOn, status } = currentTime([...times, ...made]);
  await store.saveMeasure(tx, bureauId, measureId, { dueOn, status });
}

/** All that is still open of a measure is given up, with the reason. */
export async function cancelMeasure(tx: Tx, actor: Actor, id: string, reason: string, { now }: Moment): Done {
  const measure = await store.measureToChange(tx, actor, id);
  const status = measureDecided(measure, 'cancel', actor);
  const { bureauId } = measure;
  const times = await store.timesOf(tx, bureauId, id);
  const after = times.map((it) => (it.status === 'done' ? it : { ...it, status }));
  for (const { number } of after.filter((it, at) => it.status !== times[at]!.status)) await store.saveTime(tx, bureauId, id, number, { status });
  const current = currentTime(after);
  await store.saveMeasure(tx, bureauId, id, { dueOn: current.dueOn, status: current.status });
  await store.insertEntry(tx, actor, bureauId, id, { number: null, deed: 'cancel', text: reason }, now);
  const told = { before: { measureId: id, status: measure.status }, after: { measureId: id, status, reason } };
  await record(tx, actor, now, 'risks.cancelMeasure', subject(bureauId, measure.riskPointId), told);
  return { id };
}

function refuseNext({ every, countedFrom }: Series, number: number, dueOn: Day | null): void {
  const next = every && countedFrom && dueOfTime(countedFrom, every, number + 1);
  if (next && dueOn && dueOn >= next) throw new Refusal('risks/measure/day-of-next/invalid', { day: next });
}

type MeasureChange = Omit<NewMeasure, 'every'> & Readonly<{ reason: string }>;

/**
 * What a measure says, whose duty it is, and the day of the time by which it stands; those after it are counted anew only where there are none
 * yet.
 *
 * @throws Refusal `risks/measure/day/invalid`, `risks/measure/day-of-next/invalid` where it would come to the day of the next time
 */
export async function changeMeasure(tx: Tx, actor: Actor, id: string, { reason, ...given }: MeasureChange, { now, today }: Moment): Done {
  const measure = await store.measureToChange(tx, actor, id);
  measureDecided(measure, 'change', actor);
  const { bureauId, riskPointId, every } = measure;
  const { text, kind, responsibleId, institutionId = null } = given;
  await refuseStrangers(tx, bureauId, responsibleId, institutionId);
  const dueOn = given.dueOn ? day(given.dueOn) : null;
  if (dueOn === null && every !== null) throw new Refusal('risks/measure/day/invalid');
  const times = await store.timesOf(tx, bureauId, id);
  const time = currentTime(times);
  const countedFrom = times.length === 1 ? dueOn : measure.countedFrom;
  if (times.length > 1 && dueOn !== time.dueOn) refuseNext(measure, time.number, dueOn);
  await store.saveTime(tx, bureauId, id, time.number, { dueOn });
  await store.saveMeasure(tx, bureauId, id, { text, kind, responsibleId, institutionId, countedFrom });
  const moved = times.map((it) => (it === time ? { ...it, dueOn } : it));
  await goOn(tx, { ...measure, countedFrom }, moved, today);
  await store.insertEntry(tx, actor, bureauId, id, { number: null, deed: 'change', text: reason }, now);
  const before = {
    measureId: id,
    text: measure.text,
    kind: measure.kind,
    responsibleId: measure.responsibleId,
    dueOn: time.dueOn,
    institutionId: measure.institutionId,
  };
  const after = { measureId: id, text, kind, responsibleId, dueOn, institutionId, reason };
  await record(tx, actor, now, 'risks.changeMeasure', subject(bureauId, riskPointId), { before, after });
  return { id };
}
