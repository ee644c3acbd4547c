import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Duty, mustBeGrantable } from '../duties.ts';
import * as store from '../store/grants.ts';

/** Gives somebody of the actor's own bureau a duty that does not follow from the organization. Returns the grant's id. @throws see `mustBeGrantable` */
export async function grantDuty(tx: Tx, actor: Actor, personId: string, duty: Duty, { now }: Moment): Promise<string> {
  const { bureauId } = actor;
  mustBeGrantable(duty, await store.candidate(tx, bureauId, personId), actor.personId);
  const id = await store.insertGrant(tx, bureauId, personId, duty, actor.personId, now);
  await record(tx, actor, now, 'organization.grantDuty', { kind: 'grant', id, bureauId }, { after: { personId, duty } });
  return id;
}

/** Takes a granted duty back; it counts from the next request on. @throws Refusal `organization/own-matter`, `organization/not-found` */
export async function revokeDuty(tx: Tx, actor: Actor, grantId: string, { now }: Moment): Promise<void> {
  const { bureauId, personId, duty } = await store.grantToRevoke(tx, actor, grantId);
  if (personId === actor.personId) throw new Refusal('organization/own-matter');
  await store.saveRevoked(tx, bureauId, grantId, actor.personId, now);
  await record(tx, actor, now, 'organization.revokeDuty', { kind: 'grant', id: grantId, bureauId }, { before: { personId, duty } });
}
