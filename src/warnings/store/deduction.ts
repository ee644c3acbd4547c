import type { Day } from '#engine/days.ts';
import { bureauHeadOf, disciplineHeadOf, headOf } from '#organization/store/people.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Database } from '#platform/schema.ts';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Deduction } from '../deduction.ts';

export type DeductionRow = Selectable<Database['deduction']>;

/** What is on file of a deduction, with the rank of its person. */
const deductions = (tx: Tx, bureaus: readonly string[]) =>
  tx
    .selectFrom('deduction as x')
    .leftJoin('person as p', (it) => it.onRef('p.bureauId', '=', 'x.bureauId').onRef('p.personId', '=', 'x.personId'))
    .where('x.bureauId', '=', anyOf(bureaus))
    .selectAll('x')
    .select('p.rank');

type Row = Awaited<ReturnType<ReturnType<typeof deductions>['execute']>>[number];

/** The deduction as its rules see it, locked until the transaction ends. @throws Refusal `warnings/not-found`, also for another bureau's */
export async function deductionToChange(tx: Tx, actor: Actor, id: string, today: Day): Promise<{ row: DeductionRow; rules: Deduction }> {
  const row = await deductions(tx, actor.bureaus).where('x.deductionId', '=', id).forUpdate('x').executeTakeFirst();
  if (!row) throw new Refusal('warnings/not-found', { id });
  return { row, rules: await rulesOf(tx, row, today) };
}

/** What may be done next is asked of every deduction that is still moving; in their hundreds at most, whatever the bureau's age. */
export async function movingDeductions(tx: Tx, actor: Actor, today: Day): Promise<Array<{ row: DeductionRow; rules: Deduction }>> {
  const rows = await deductions(tx, actor.bureaus)
    .where('x.state', 'in', ['proposed', 'notified', 'stated', 'decided', 'appealed'])
    .$if(actor.scope !== 'bureau', (it) =>
      it.where((or) => or.or([or('x.personId', '=', actor.personId), or('x.departmentId', '=', anyOf(actor.departments))])),
    )
    .orderBy('x.deductionId')
    .execute();
  const known = new Map<string, Promise<Heads>>();
  return Promise.all(rows.map(async (row) => ({ row, rules: await rulesOf(tx, row, today, known) })));
}

type Heads = Readonly<{ disciplineHead: string | null; bureauHead: string | null }>;

async function headsOf(tx: Tx, bureauId: string, on: Day): Promise<Heads> {
  const disciplineHead = await disciplineHeadOf(tx, bureauId, on);
  const bureauHead = await bureauHeadOf(tx, bureauId, on);
  return { disciplineHead: disciplineHead?.personId ?? null, bureauHead: bureauHead?.personId ?? null };
}

/** For a department its head answers; the rank that decides who confirms is then that of a department, confirmed by the 纪检组长. */
export async function rulesOf(tx: Tx, row: Row, today: Day, known: Map<string, Promise<Heads>> = new Map()): Promise<Deduction> {
  const heads = known.get(row.bureauId) ?? headsOf(tx, row.bureauId, today);
  known.set(row.bureauId, heads);
  const head = row.personId === null ? await answersFor(tx, row.bureauId, row.departmentId, today) : null;
  return {
    ...(await heads),
    state: row.state,
    subjectId: row.personId ?? head,
    subjectRank: row.rank ?? 'staff',
    proposedBy: row.proposedBy,
    decidedBy: row.decidedBy,
    confirmedBy: row.confirmedBy,
    confirmedAs: row.confirmedAs,
    defenceUntil: row.defenceUntil,
    appealUntil: row.appealUntil,
  };
}

/** @throws Refusal `warnings/not-found`, also for one outside the actor's scope */
export async function deductionFor(tx: Tx, actor: Actor, id: string, today: Day): Promise<{ row: DeductionRow; rules: Deduction }> {
  const row = await deductions(tx, actor.bureaus).where('x.deductionId', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('warnings/not-found', { id });
  const rules = await rulesOf(tx, row, today);
  const concerns = [row.personId, row.proposedBy, rules.subjectId].includes(actor.personId) || actor.departments.includes(row.departmentId);
  if (actor.scope !== 'bureau' && !concerns) throw new Refusal('warnings/not-found', { id });
  return { row, rules };
}

export async function insertDeduction(tx: Tx, deduction: Insertable<Database['deduction']>): Promise<void> {
  await tx.insertInto('deduction').values(deduction).execute();
}

export async function saveDeduction(tx: Tx, { bureauId, deductionId }: DeductionRow, change: Updateable<Database['deduction']>): Promise<void> {
  await tx.updateTable('deduction').set(change).where('bureauId', '=', bureauId).where('deductionId', '=', deductionId).execute();
}

/** The person or department that a proposal names, in the actor's own bureau. @throws Refusal `warnings/account/invalid` */
export async function accountOf(tx: Tx, bureauId: string, account: { personId: string | null; departmentId: string | null }) {
  const found =
    account.personId === null
      ? await tx
          .selectFrom('department')
          .select('departmentId')
          .where('bureauId', '=', bureauId)
          .where('departmentId', '=', account.departmentId ?? bureauId)
          .executeTakeFirst()
      : await tx
          .selectFrom('person')
          .select('departmentId')
          .where('bureauId', '=', bureauId)
          .where('personId', '=', account.personId)
          .executeTakeFirst();
  if (!found?.departmentId) throw new Refusal('warnings/account/invalid', account);
  return { personId: account.personId, departmentId: found.departmentId };
}

/** The head, who answers for a department. */
export const answersFor = async (tx: Tx, bureauId: string, departmentId: string, on: Day): Promise<string | null> =>
  (await headOf(tx, bureauId, departmentId, on))?.personId ?? null;
