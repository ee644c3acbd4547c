import { type Day, yearOf } from '#engine/days.ts';
import { dayOf } from '#platform/calendar.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { crossed, levelAt, standing, withBalance } from '../ledger.ts';
import type { AccountKind } from '../scheme.ts';
import { accountsOf } from './accounts.ts';
import { type Account, entryOf, ownerOf, yearsOf } from './ledger.ts';
import { thresholdsOf } from './scheme.ts';
import { stepsOf, dispositionsOf } from './warning.ts';
import { readable } from './deductions.ts';

/** @throws Refusal `warnings/account/not-found`, also for an account outside the actor's scope */
async function accountFor(tx: Tx, actor: Actor, kind: AccountKind, id: string, year: number) {
  const found = await accountsOf(tx, actor, year)
    .select(['a.id', 'a.bureauId', 'a.kind', 'a.name', 'a.departmentId', 'a.department'])
    .where('a.kind', '=', kind)
    .where('a.id', '=', id)
    .executeTakeFirst();
  if (!found) throw new Refusal('warnings/account/not-found', { kind, id });
  return found;
}

/** One account as it stood by the end of a day: its entries with what was deducted by then, what waits, and the years before. */
export async function accountRecord(tx: Tx, actor: Actor, kind: AccountKind, id: string, on: Day, today: Day) {
  const year = yearOf(on);
  const found = await accountFor(tx, actor, kind, id, yearOf(today));
  const account: Account = { bureauId: found.bureauId, kind, personId: kind === 'person' ? id : null, departmentId: found.departmentId };
  const thresholds = await thresholdsOf(tx, account.bureauId, year, kind);
  const lines = (await linesOf(tx, account, year)).filter((it) => dayOf(it.at) <= on);
  const plain = lines.map(entryOf);
  const stands = standing(plain, thresholds);
  const entries = withBalance(lines).map(({ entryId, reversesNumber, ...line }, at) => ({
    ...line,
    id: entryId,
    reverses: reversesNumber,
    reached: crossed(standing(plain.slice(0, at), thresholds), standing(plain.slice(0, at + 1), thresholds)),
  }));
  const waiting = on === today ? await waitingOn(tx, actor, account) : [];
  const pending = waiting.reduce((sum, { points }) => sum + points, 0);
  return {
    id,
    kind,
    name: found.name,
    departmentId: found.departmentId,
    department: found.department,
    year,
    on,
    ...stands,
    pending,
    wouldReach: pending > 0 ? levelAt(stands.deducted + pending, thresholds) : null,
    thresholds: thresholds.map(({ level, atLeast }) => ({ level, atLeast })),
    entries: entries.toReversed(),
    waiting,
    dispositions: await dispositionsWithSteps(tx, account, year),
    years: await yearsBefore(tx, account, year),
  };
}

/** The lines of an account's year with what they are about, oldest first. */
const linesOf = (tx: Tx, account: Account, year: number) =>
  tx
    .selectFrom('ledgerEntry as e')
    .innerJoin('deduction as x', (it) => it.onRef('x.bureauId', '=', 'e.bureauId').onRef('x.deductionId', '=', 'e.deductionId'))
    .innerJoin('deductionItem as i', (it) =>
      it.onRef('i.bureauId', '=', 'x.bureauId').onRef('i.schemeId', '=', 'x.schemeId').onRef('i.item', '=', 'x.item'),
    )
    .leftJoin('ledgerEntry as r', (it) => it.onRef('r.bureauId', '=', 'e.bureauId').onRef('r.entryId', '=', 'e.reverses'))
    .leftJoin('warning as w', (it) => it.onRef('w.bureauId', '=', 'e.bureauId').onRef('w.entryId', '=', 'e.entryId'))
    .select(['e.entryId', 'e.number', 'e.kind', 'e.points', 'e.floor', 'e.reverses', 'e.postedAt', 'e.postedAt as at', 'e.behaviourOn'])
    .select(['e.deductionId', 'x.number as deduction', 'x.item', 'i.behaviour', 'r.number as reversesNumber', 'w.warningId'])
    .where('e.bureauId', '=', account.bureauId)
    .where(account.kind === 'person' ? 'e.personId' : 'e.departmentId', '=', ownerOf(account))
    .where('e.year', '=', year)
    .orderBy('e.postedAt')
    .orderBy('e.entryId')
    .execute();

/** Deductions of the account that are not decided to the end: they may yet be posted. */
async function waitingOn(tx: Tx, actor: Actor, { bureauId, kind, personId, departmentId }: Account) {
  const rows = await readable(tx, actor)
    .where('x.bureauId', '=', bureauId)
    .where('x.appliesTo', '=', kind)
    .where(kind === 'person' ? 'x.personId' : 'x.departmentId', '=', kind === 'person' ? personId : departmentId)
    .where('x.state', 'in', ['proposed', 'notified', 'stated', 'decided'])
    .orderBy('x.deductionId')
    .execute();
  return rows.map(({ id, number, item, behaviour, points, state, defenceUntil }) => ({ id, number, item, behaviour, points, state, defenceUntil }));
}

async function dispositionsWithSteps(tx: Tx, account: Account, year: number) {
  const rows = await dispositionsOf(tx, account, year);
  return Promise.all(
    rows.map(async ({ dispositionId: id, number, state, level }) => {
      const steps = await stepsOf(tx, account.bureauId, id);
      return { id, number, state, level, steps: steps.map(({ place, text, dueOn, doneAt }) => ({ place, text, dueOn, doneAt })) };
    }),
  );
}

async function yearsBefore(tx: Tx, account: Account, year: number) {
  const years = [...(await yearsOf(tx, account))].filter(([of]) => of < year).toSorted(([one], [other]) => other - one);
  return Promise.all(
    years.map(async ([of, entries]) => {
      const { deducted, level } = standing(entries, await thresholdsOf(tx, account.bureauId, of, account.kind));
      return { year: of, deducted, level };
    }),
  );
}
