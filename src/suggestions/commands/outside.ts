import { createHmac } from 'node:crypto';
import { record } from '#platform/audit.ts';
import { confine, type Tx } from '#platform/db.ts';
import { type Actor, anyone, type Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { bytesOfCode, codeOf } from '../receipt.ts';
import * as store from '../store/giving.ts';
import { type Followed, openBureaus, stateToAddTo, suggestionByReceipt } from '../store/outside.ts';
import { insertEntry, lastEntryOf } from '../store/record.ts';
import { suggestionMachine } from '../suggestion.ts';
import { receive } from './giving.ts';

export type { Followed } from '../store/outside.ts';

/** `once` marks the form that was filled in: a secret of its own, so that what is sent twice is one suggestion with one code. */
export type FromOutside = Readonly<{ bureauId: string; powerId: string | null; text: string; once: string }>;

/** Everybody and nobody: no account, no address, nothing of who wrote is known. */
const outside = (bureauId: string): Actor => ({ ...anyone, bureauId, bureaus: [bureauId], account: 'portal', name: '群众' });

const keyed = (salt: string, what: string) => createHmac('sha512', salt).update(what).digest();
const hashOf = (salt: string, code: string) => keyed(salt, `receipt ${code}`).toString('hex').slice(0, 64);

/**
 * Takes a suggestion of the public. The receipt code is made of the form and what stands in it, so sending it twice gives it twice; only
 * its salted hash is kept.
 *
 * @throws Refusal `suggestions/bureau/invalid`, `suggestions/about/invalid` for a power that is not published to all
 */
export async function receiveFromOutside(tx: Tx, given: FromOutside, moment: Moment): Promise<Readonly<{ number: string; code: string }>> {
  const { bureauId, powerId, text, once } = given;
  if (!(await openBureaus(tx)).some((bureau) => bureau.id === bureauId)) throw new Refusal('suggestions/bureau/invalid');
  await confine(tx, [bureauId]);
  const salt = await store.saltOf(tx, bureauId);
  const code = codeOf(keyed(salt, JSON.stringify(['code', once, powerId, text])).subarray(0, bytesOfCode));
  const receiptHash = hashOf(salt, code);
  await store.alone(tx, receiptHash);
  const known = await suggestionByReceipt(tx, [bureauId], [receiptHash]);
  if (known) return { number: known.number, code };
  const about = powerId === null ? store.inGeneral : await store.openPower(tx, bureauId, powerId);
  const said = { bureauId, source: 'public', authorId: null, text, aboutPersonId: null, namedTo: 'handlers', receiptHash, ...about } as const;
  const { number } = await receive(tx, outside(bureauId), said, moment);
  return { number, code };
}

/** What the holder of a receipt code reads; null: no suggestion has it. The transaction is confined to the suggestion's bureau after. */
export async function followReceipt(tx: Tx, code: string): Promise<Followed | null> {
  const bureaus = (await openBureaus(tx)).map(({ id }) => id);
  await confine(tx, bureaus);
  const salts = await store.saltsOf(tx, bureaus);
  const found = await suggestionByReceipt(
    tx,
    bureaus,
    salts.map(({ salt }) => hashOf(salt, code)),
  );
  if (!found) return null;
  await confine(tx, [found.bureauId]);
  return found;
}

/** The author from outside says more. @throws Refusal `suggestions/not-found`, `suggestions/cannot` once it is settled */
export async function addWordFromOutside(tx: Tx, code: string, text: string, { now }: Moment): Promise<void> {
  const found = await followReceipt(tx, code);
  if (!found) throw new Refusal('suggestions/not-found');
  const { bureauId, id } = found;
  const { state } = await stateToAddTo(tx, bureauId, id);
  if (!suggestionMachine[state].word) throw new Refusal('suggestions/cannot', { state, deed: 'word' });
  const last = await lastEntryOf(tx, bureauId, id);
  if (last?.deed === 'word' && last.text === text) return; // sent twice
  await insertEntry(tx, { bureauId, suggestionId: id, deed: 'word', departmentId: null, text, byId: null, byName: null, at: now });
  await record(tx, outside(bureauId), now, 'suggestions.word', { kind: 'suggestion', id, bureauId });
}
