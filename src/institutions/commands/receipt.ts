import { day } from '#engine/days.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { keepersOf } from '../store/institution.ts';
import * as store from '../store/receipt.ts';
import { held, subject } from './institution.ts';

type Asked = Readonly<{ departments: readonly string[]; dueOn: string }>;

/**
 * Asks everybody of the chosen departments, or of all where none is chosen, to sign that they read the newest version.
 *
 * @throws Refusal `institutions/due/invalid` for a day that has passed, `institutions/department/invalid`, `institutions/nobody-new`
 */
export async function circulate(tx: Tx, actor: Actor, id: string, { departments, dueOn }: Asked, { now, today }: Moment) {
  const { bureauId, number } = await held(tx, actor, id, 'circulate');
  const due = day(dueOn);
  if (due < today) throw new Refusal('institutions/due/invalid', { day: dueOn });
  const known = new Set((await keepersOf(tx, bureauId)).map((it) => it.id));
  const strange = departments.find((it) => !known.has(it));
  if (strange) throw new Refusal('institutions/department/invalid', { departmentId: strange });
  const people = await store.peopleIn(tx, bureauId, departments);
  const asked = await store.insertRecipients(tx, bureauId, id, people, { number, dueOn: due, askedBy: actor.name, askedAt: now });
  if (asked === 0) throw new Refusal('institutions/nobody-new');
  await record(tx, actor, now, 'institutions.circulate', subject(bureauId, id), { after: { number, dueOn, asked, departments } });
  return { id, asked };
}

/**
 * Each signs for oneself, and for the version that they read.
 *
 * @throws Refusal `institutions/not-asked/forbidden`, `institutions/signed`, `institutions/out-of-date` when a newer version is in force
 */
export async function signInstitution(tx: Tx, actor: Actor, id: string, number: number, { now }: Moment) {
  const row = await store.institutionToSign(tx, actor, id);
  if (!row) throw new Refusal('institutions/not-found', { id });
  if (row.number !== number || row.status !== 'inForce') throw new Refusal('institutions/out-of-date', { title: row.title });
  const asked = await store.askedToSign(tx, row.bureauId, id, number, actor.personId);
  if (!asked) throw new Refusal('institutions/not-asked/forbidden', { title: row.title });
  const signed = !asked.signedAt && (await store.insertReceipt(tx, row.bureauId, id, number, actor.personId, now));
  if (!signed) throw new Refusal('institutions/signed', { at: (asked.signedAt ?? now).toISOString() });
  await record(tx, actor, now, 'institutions.sign', { kind: 'receipt', id, bureauId: row.bureauId }, { after: { number } }); // who signed is not for every reader
  return { id, signedAt: now.toISOString() };
}
