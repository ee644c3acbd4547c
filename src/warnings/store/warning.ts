import type { Insertable } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Database } from '#platform/schema.ts';
import type { DispositionState } from '../disposition.ts';
import type { FaultLevel } from '../scheme.ts';
import type { Account } from './ledger.ts';

export async function insertWarning(tx: Tx, warning: Insertable<Database['warning']>): Promise<void> {
  await tx.insertInto('warning').values(warning).execute();
}

export async function insertDisposition(
  tx: Tx,
  disposition: Insertable<Database['disposition']>,
  steps: ReadonlyArray<Omit<Insertable<Database['dispositionStep']>, 'bureauId' | 'dispositionId'>>,
): Promise<void> {
  const { bureauId, dispositionId } = disposition;
  await tx.insertInto('disposition').values(disposition).execute();
  if (steps.length === 0) return;
  await tx
    .insertInto('dispositionStep')
    .values(steps.map((step) => ({ bureauId, dispositionId, ...step })))
    .execute();
}

/** The dispositions of an account's year with the level that opened each, newest first. */
export async function dispositionsOf(tx: Tx, { bureauId, kind, personId, departmentId }: Account, year: number) {
  const rows = await tx
    .selectFrom('disposition as z')
    .innerJoin('warning as w', (it) => it.onRef('w.bureauId', '=', 'z.bureauId').onRef('w.warningId', '=', 'z.warningId'))
    .select(['z.dispositionId', 'z.number', 'z.state', 'w.level'])
    .where('z.bureauId', '=', bureauId)
    .where('w.appliesTo', '=', kind)
    .where(kind === 'person' ? 'w.personId' : 'w.departmentId', '=', kind === 'person' ? personId! : departmentId)
    .where('w.year', '=', year)
    .orderBy('z.dispositionId', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, level: row.level as FaultLevel }));
}

/** The disposition and its steps, locked: two who settle its last two steps at once close it once. @throws Refusal `warnings/disposition/not-found` */
export async function dispositionToChange(tx: Tx, actor: Actor, id: string) {
  const row = await tx
    .selectFrom('disposition as z')
    .innerJoin('warning as w', (it) => it.onRef('w.bureauId', '=', 'z.bureauId').onRef('w.warningId', '=', 'z.warningId'))
    .selectAll('z')
    .select(['w.appliesTo', 'w.personId', 'w.departmentId'])
    .where('z.bureauId', '=', anyOf(actor.bureaus))
    .where('z.dispositionId', '=', id)
    .forUpdate('z')
    .executeTakeFirst();
  if (!row) throw new Refusal('warnings/disposition/not-found', { id });
  return { ...row, steps: await stepsOf(tx, row.bureauId, id) };
}

export const stepsOf = (tx: Tx, bureauId: string, dispositionId: string) =>
  tx.selectFrom('dispositionStep').selectAll().where('bureauId', '=', bureauId).where('dispositionId', '=', dispositionId).orderBy('place').execute();

type StepKey = Readonly<{ bureauId: string; dispositionId: string; place: number }>;
type Settled = Readonly<{ evidence: string; doneBy: string; doneAt: Date }>;

export async function saveStep(tx: Tx, { bureauId, dispositionId, place }: StepKey, settled: Settled): Promise<void> {
  await tx
    .updateTable('dispositionStep')
    .set(settled)
    .where('bureauId', '=', bureauId)
    .where('dispositionId', '=', dispositionId)
    .where('place', '=', place)
    .execute();
}

export async function endDisposition(tx: Tx, bureauId: string, id: string, state: DispositionState, at: Date): Promise<void> {
  await tx.updateTable('disposition').set({ state, closedAt: at }).where('bureauId', '=', bureauId).where('dispositionId', '=', id).execute();
}
