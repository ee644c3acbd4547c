import { record, recordAll } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import * as risks from '#risks/store/sitting-points.ts';
import { matrixOf } from '#risks/store/summary.ts';
import { insertRemarks, insertStep, saveForm } from '../store/form.ts';
import { formOf, insertFormPoints, isEntangled, levelledBeside } from '../store/sittingForms.ts';
import * as points from '../store/sittingPoints.ts';
import { takePointsBack } from './returning.ts';
import { decisionOn, mustBeOpen, ofPoint, sittingFor } from './sitting.ts';

type Merging = Readonly<{ into: string; ids: readonly string[]; reason: string }>;

/** Points that are the same go into one of them; they stay with a link to it. @throws Refusal `campaigns/sitting/merge/invalid` */
export async function mergePoints(tx: Tx, actor: Actor, id: string, { into, ids, reason }: Merging, { now, today }: Moment) {
  const sitting = await sittingFor(tx, actor, id, 'merge', today);
  const { bureauId } = sitting;
  const seen = await points.pointsToDecide(tx, sitting, [into, ...ids], await matrixOf(tx, bureauId, today));
  const concerned = [...new Set(seen.flatMap((it) => it.concerned))]; // one deed on all: it has one keeper
  const together = seen.map((it) => ({ ...it, concerned }));
  mustBeOpen(sitting, together, 'merge', actor);
  const others = seen.filter((it) => it.id !== into);
  if (others.length === 0 || new Set(seen.map((it) => it.tier)).size > 1) throw new Refusal('campaigns/sitting/merge/invalid');
  await risks.mergePoints(
    tx,
    bureauId,
    others.map((it) => it.id),
    into,
  );
  await points.insertDecisions(
    tx,
    others.map((point) => ({ ...decisionOn(sitting, point, actor, now), deed: 'merge' as const, opinion: reason, intoId: into })),
  );
  await recordAll(tx, actor, now, mergingEntries(bureauId, into, others, { reason, sitting: sitting.number }));
  return { id };
}

/** What a merging did to each point, and to the one that they went into. */
function mergingEntries(bureauId: string, into: string, others: readonly points.SittingPoint[], why: Readonly<{ reason: string; sitting: string }>) {
  const action = 'campaigns.mergePoint';
  return [
    ...others.map((point) => ({
      action,
      subject: ofPoint(bureauId, point.id),
      before: { state: point.state, level: point.level },
      after: { state: 'merged', into, ...why },
    })),
    { action, subject: ofPoint(bureauId, into), after: { merged: others.map(({ id, description }) => ({ id, description })), ...why } },
  ];
}

type Splitting = Readonly<{ descriptions: readonly string[]; reason: string }>;

/** One point becomes several, of the same form; all wait for their level. */
export async function splitPoint(tx: Tx, actor: Actor, id: string, pointId: string, { descriptions, reason }: Splitting, { now, today }: Moment) {
  const sitting = await sittingFor(tx, actor, id, 'split', today);
  const { bureauId } = sitting;
  const [point] = await points.pointsToDecide(tx, sitting, [pointId], await matrixOf(tx, bureauId, today));
  mustBeOpen(sitting, [point!], 'split', actor);
  const ids = await risks.splitPoint(tx, bureauId, pointId, descriptions);
  const { formId, reviewerLevel } = point!;
  if (formId !== null)
    await insertFormPoints(
      tx,
      ids.map((riskPointId) => ({ bureauId, formId, lineId: newId(), riskPointId, reviewerLevel })),
    );
  await points.insertDecisions(
    tx,
    ids.map((intoId) => ({ ...decisionOn(sitting, point!, actor, now), deed: 'split' as const, opinion: reason, intoId })),
  );
  const [action, why] = ['campaigns.splitPoint', { reason, sitting: sitting.number }];
  const { description, state, level } = point!;
  const after = { description: descriptions[0], state: 'draft', level: null, into: ids, ...why };
  await recordAll(tx, actor, now, [
    { action, subject: ofPoint(bureauId, pointId), before: { description, state, level }, after },
    ...ids.map((one, at) => ({
      action,
      subject: ofPoint(bureauId, one),
      after: { description: descriptions[at + 1], from: pointId, formId, ...why },
    })),
  ]);
  return { ids };
}

/** 退回: the point's form goes back to who filed it, with the reason at this line, and its other points with it. @throws Refusal `campaigns/sitting/entangled` */
export async function returnPoint(tx: Tx, actor: Actor, id: string, pointId: string, reason: string, { now, today }: Moment) {
  const sitting = await sittingFor(tx, actor, id, 'return', today);
  const { bureauId } = sitting;
  const matrix = await matrixOf(tx, bureauId, today);
  const back = await points.pointsToDecide(tx, sitting, [pointId, ...(await levelledBeside(tx, bureauId, pointId))], matrix);
  const point = back.find((it) => it.id === pointId)!;
  mustBeOpen(sitting, [point], 'return', actor);
  const { formId, state, revision } = await formOf(tx, bureauId, point.formId!);
  if (await isEntangled(tx, bureauId, formId)) throw new Refusal('campaigns/sitting/entangled');
  const by = { id: actor.personId, name: actor.name };
  const step = { bureauId, formId, deed: 'return', capacity: 'leadingGroup', by, forPerson: null, opinion: reason } as const;
  const number = await insertStep(tx, { ...step, revision, at: now });
  await insertRemarks(tx, { bureauId, formId, number }, [{ place: `points.${point.lineId}`, reason }]);
  await saveForm(tx, bureauId, formId, { state: 'draft', returned: true, actedBy: [], adopted: false, opined: false });
  await takePointsBack(tx, actor, { bureauId, formId }, reason, now);
  await points.insertDecisions(
    tx,
    back.map((it) => ({ ...decisionOn(sitting, it, actor, now), deed: 'return' as const, opinion: reason })),
  );
  const after = { state: 'draft', reason, riskPointId: pointId, sitting: sitting.number };
  await record(tx, actor, now, 'campaigns.return', { kind: 'form', id: formId, bureauId }, { before: { state }, after });
  return { id };
}
