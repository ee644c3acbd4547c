import { headOf } from '#organization/store/people.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { type DispositionState, forbidsSettling, isComplete } from '../disposition.ts';
import * as store from '../store/warning.ts';

/**
 * A step is done, with its evidence; the last one closes the disposition.
 *
 * @throws Refusal `warnings/disposition/not-found`, `warnings/step/not-found`, and those of `forbidsSettling`
 */
export async function settleStep(
  tx: Tx,
  actor: Actor,
  id: string,
  place: number,
  evidence: string,
  { now, today }: Moment,
): Promise<{ id: string; state: DispositionState }> {
  const { bureauId, state, steps: all, personId, departmentId } = await store.dispositionToChange(tx, actor, id);
  const steps = all.map((step) => ({ ...step, done: step.doneAt !== null }));
  const step = steps.find((it) => it.place === place);
  if (!step) throw new Refusal('warnings/step/not-found', { id, place });
  const subjectId = personId ?? (await headOf(tx, bureauId, departmentId, today))?.personId ?? null;
  // What a department's plan asks of its head is the head's own to do.
  const refusal = forbidsSettling(state, step, step.responsibleId === subjectId ? null : subjectId, actor);
  if (refusal) throw refusal;

  await store.saveStep(tx, step, { evidence, doneBy: actor.personId, doneAt: now });
  const subject = { kind: 'disposition', id, bureauId };
  await record(tx, actor, now, 'warnings.settleStep', subject, { before: { place, done: false }, after: { place, done: true, evidence } });
  if (!isComplete(steps.map((it) => (it === step ? { done: true } : it)))) return { id, state };
  await store.endDisposition(tx, bureauId, id, 'closed', now);
  await record(tx, actor, now, 'warnings.closeDisposition', subject, { before: { state }, after: { state: 'closed' } });
  return { id, state: 'closed' };
}
