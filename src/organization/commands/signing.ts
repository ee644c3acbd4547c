import { record } from '#platform/audit.ts';
import { confine, type Tx } from '#platform/db.ts';
import { type Actor, type Moment, systemActor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { hashPassword, newToken, passwordFits } from '#platform/secrets.ts';
import { setting } from '#platform/settings.ts';
import { afterFailure, isLocked, later } from '../account.ts';
import { accountToSignIn, saveLock, savePassword, takeLink } from '../store/accounts.ts';
import { actorOf } from '../store/actor.ts';
import { deleteSession, deleteSessionsOf, insertSession } from '../store/sessions.ts';

type Account = NonNullable<Awaited<ReturnType<typeof accountToSignIn>>>;

/**
 * Begins a session and returns its token. An account that is not there, is shut or is locked is answered like a wrong password, after the same time.
 * The refusal is returned, not thrown, so that the failure is counted.
 */
export async function signIn(tx: Tx, name: string, password: string, device: string, moment: Moment): Promise<string | Refusal> {
  const account = await accountToSignIn(tx, name);
  const fits = await passwordFits(account?.passwordHash ?? null, password);
  const refusal = new Refusal('organization/not-recognized/signed-out');
  if (!account) return refusal;
  await confine(tx, [account.bureauId]);
  if (account.disabled || isLocked(account, moment.now)) return refusal;
  if (!fits) {
    await countFailure(tx, account, moment);
    return refusal;
  }
  if (account.failures > 0 || account.lockedUntil) await saveLock(tx, account.accountId, { failures: 0, lockedUntil: null });
  return begin(tx, account, 'organization.signIn', device, moment);
}

async function countFailure(tx: Tx, account: Account, { now, today }: Moment): Promise<void> {
  const { accountId, bureauId } = account;
  const rule = {
    lockAfter: await setting(tx, bureauId, 'organization.lockAfterFailures', today),
    lockMinutes: await setting(tx, bureauId, 'organization.lockMinutes', today),
  };
  const after = afterFailure(account, now, rule);
  await saveLock(tx, accountId, after);
  const nobodyYet = { ...systemActor(bureauId), account: account.account };
  await record(tx, nobodyYet, now, 'organization.signInFailed', { kind: 'account', id: accountId, bureauId }, { after });
}

async function begin(tx: Tx, account: Account, deed: string, device: string, { now, today }: Moment): Promise<string> {
  const { accountId, bureauId } = account;
  const hours = await setting(tx, bureauId, 'organization.sessionHours', today);
  const token = newToken();
  await insertSession(tx, { token, accountId, expiresAt: later(now, hours * 60), device }, now);
  await record(tx, await actorOf(tx, account, today), now, deed, { kind: 'account', id: accountId, bureauId });
  return token;
}

/** Ends the session of a token; whoever has none is signed out already. */
export async function signOut(tx: Tx, actor: Actor, token: string | null, { now }: Moment): Promise<void> {
  if (!token) return;
  await deleteSession(tx, token);
  if (actor.account) await record(tx, actor, now, 'organization.signOut', mine(actor));
}

/** Ends every session of the actor's account, this one too. */
export async function signOutEverywhere(tx: Tx, actor: Actor, { now }: Moment): Promise<void> {
  await deleteSessionsOf(tx, actor.accountId);
  await record(tx, actor, now, 'organization.signOutEverywhere', mine(actor));
}

/**
 * A new password for oneself; other sessions end. A wrong present password counts as a failed sign-in, and is returned, not thrown.
 */
export async function changePassword(tx: Tx, actor: Actor, present: string, next: string, token: string | null, moment: Moment) {
  const account = await accountToSignIn(tx, actor.account);
  if (!account) throw new Refusal('organization/not-found');
  const fits = await passwordFits(account.passwordHash, present);
  if (isLocked(account, moment.now)) return new Refusal('organization/account/locked');
  if (!fits) {
    await countFailure(tx, account, moment);
    return new Refusal('organization/wrong-password');
  }
  await savePassword(tx, actor.accountId, await hashPassword(next));
  await deleteSessionsOf(tx, actor.accountId, token);
  await record(tx, actor, moment.now, 'organization.changePassword', mine(actor));
  return {};
}

/** Sets a password by a one-time link, ends every other session and begins one, whose token it returns. @throws Refusal `organization/link-used` */
export async function signInByLink(tx: Tx, link: string, password: string, device: string, moment: Moment): Promise<string> {
  const account = await takeLink(tx, link, moment.now);
  if (!account) throw new Refusal('organization/link-used');
  await confine(tx, [account.bureauId]);
  await savePassword(tx, account.accountId, await hashPassword(password));
  await deleteSessionsOf(tx, account.accountId);
  return begin(tx, account, 'organization.useLink', device, moment);
}

const mine = ({ accountId, bureauId }: Actor) => ({ kind: 'account', id: accountId, bureauId });
