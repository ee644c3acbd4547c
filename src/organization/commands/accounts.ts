import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { newToken } from '#platform/secrets.ts';
import { later, linkHours, mustSettle } from '../account.ts';
import * as store from '../store/accounts.ts';
import { personById } from '../store/people.ts';
import { insertReset, resetToSettle, saveSettled, saveTold } from '../store/resets.ts';
import { deleteSessionsOf } from '../store/sessions.ts';

export type NewAccount = Readonly<{ personId: string; name: string; passwordHash?: string }>;

/**
 * An account for somebody of the actor's own bureau. Without a password it waits for a one-time link. Returns its id.
 *
 * @throws Refusal `organization/account-taken`, `organization/not-found`
 */
export async function createAccount(tx: Tx, actor: Actor, { personId, name, passwordHash }: NewAccount, { now }: Moment): Promise<string> {
  const { bureauId } = actor;
  if (!(await personById(tx, bureauId, personId))) throw new Refusal('organization/not-found');
  const accountId = newId();
  await store.insertAccount(tx, { accountId, name, bureauId, personId, passwordHash: passwordHash ?? null }, now);
  await record(tx, actor, now, 'organization.createAccount', { kind: 'account', id: accountId, bureauId }, { after: { personId, account: name } });
  return accountId;
}

/** Shuts an account, ending its sessions, or opens it again. @throws Refusal `organization/own-matter`, `organization/not-found` */
export async function setDisabled(tx: Tx, actor: Actor, accountId: string, disabled: boolean, { now }: Moment): Promise<void> {
  const account = await store.accountToChange(tx, actor, accountId);
  if (account.personId === actor.personId) throw new Refusal('organization/own-matter');
  await store.saveDisabled(tx, accountId, disabled);
  if (disabled) await deleteSessionsOf(tx, accountId);
  const change = { before: { disabled: account.disabled }, after: { disabled } };
  const deed = disabled ? 'organization.disableAccount' : 'organization.enableAccount';
  await record(tx, actor, now, deed, { kind: 'account', id: accountId, bureauId: account.bureauId }, change);
}

/**
 * Asks for a way in for the holder of an account: a first one, or a new one where the password is lost. Returns the request's id.
 *
 * @throws Refusal `organization/own-matter`, `organization/asked`, `organization/account-disabled`, `organization/not-found`
 */
export async function requestReset(tx: Tx, actor: Actor, accountId: string, { now }: Moment): Promise<string> {
  const { bureauId, personId, disabled } = await store.accountToChange(tx, actor, accountId);
  if (personId === actor.personId) throw new Refusal('organization/own-matter');
  if (disabled) throw new Refusal('organization/account-disabled');
  const id = await insertReset(tx, bureauId, personId, actor.personId, now);
  await record(tx, actor, now, 'organization.requestReset', { kind: 'account', id: accountId, bureauId });
  return id;
}

/**
 * A second person settles what one asked. Confirmed, it makes a one-time link, which is told here once and goes to the person themself;
 * the password stays until the link is used, and the person is told at the next sign-in. Returns the link's token; null: refused.
 *
 * @throws Refusal `organization/own-matter`, `organization/settled`, `organization/not-found`
 */
export async function settleReset(tx: Tx, actor: Actor, requestId: string, confirmed: boolean, { now }: Moment): Promise<string | null> {
  const request = await resetToSettle(tx, actor, requestId);
  mustSettle(request, actor.personId);
  const { bureauId, accountId } = request;
  await saveSettled(tx, bureauId, requestId, actor.personId, confirmed, now);
  const deed = confirmed ? 'organization.confirmReset' : 'organization.refuseReset';
  await record(tx, actor, now, deed, { kind: 'account', id: accountId, bureauId }, { before: { askedBy: request.askedBy } });
  return confirmed ? makeLink(tx, accountId, now) : null;
}

/** The person has read that a way in was made for them. */
export async function acknowledgeReset(tx: Tx, actor: Actor, requestId: string, { now }: Moment): Promise<void> {
  await saveTold(tx, actor, requestId, now);
  await record(tx, actor, now, 'organization.acknowledgeReset', { kind: 'account', id: actor.accountId, bureauId: actor.bureauId });
}

/** A one-time link's token. Only its hash is kept. */
export async function makeLink(tx: Tx, accountId: string, now: Date): Promise<string> {
  const token = newToken();
  await store.insertLink(tx, token, accountId, now, later(now, linkHours * 60));
  return token;
}
