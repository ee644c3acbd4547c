import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { mayTend } from '../point.ts';
import * as store from '../store/scope.ts';

const subject = (bureauId: string, id: string) => ({ kind: 'institution', id, bureauId });

/**
 * Says that an institution governs a power as a whole: the office, or whoever is in charge of the power's department.
 *
 * @throws Refusal `risks/institution/invalid`, also for an abolished one, `risks/power/invalid`, `risks/department/forbidden`
 */
export async function linkPower(tx: Tx, actor: Actor, institutionId: string, powerId: string, { now }: Moment) {
  const { bureauId, status, departmentId } = await store.powerToLink(tx, actor, institutionId, powerId);
  if (!mayTend(actor, departmentId)) throw new Refusal('risks/department/forbidden');
  if (status === 'abolished') throw new Refusal('risks/institution/invalid', { institutionId });
  const made = await store.insertPowerLink(tx, bureauId, powerId, institutionId);
  if (made) await record(tx, actor, now, 'risks.linkPower', subject(bureauId, institutionId), { after: { powerId } });
  return { id: institutionId };
}

export async function unlinkPower(tx: Tx, actor: Actor, institutionId: string, powerId: string, { now }: Moment) {
  const { bureauId, departmentId } = await store.powerToLink(tx, actor, institutionId, powerId);
  if (!mayTend(actor, departmentId)) throw new Refusal('risks/department/forbidden');
  const gone = await store.deletePowerLink(tx, bureauId, powerId, institutionId);
  if (gone) await record(tx, actor, now, 'risks.unlinkPower', subject(bureauId, institutionId), { before: { powerId } });
  return { id: institutionId };
}
