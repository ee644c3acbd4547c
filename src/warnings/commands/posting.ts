import { dueDay } from '#engine/clock.ts';
import { calendarOf } from '#calendar/store.ts';
import { yearOf } from '#engine/days.ts';
import { responsibleFor } from '#organization/store/people.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { nextNumber } from '#platform/serials.ts';
import { crossed, type EntryKind, rankOf, shareOf, standing } from '../ledger.ts';
import { bodies, type FaultLevel } from '../scheme.ts';
import type { DeductionRow } from '../store/deduction.ts';
import { type Account, entriesOf, entriesToReverse, insertEntry, lockAccounts, ownerOf } from '../store/ledger.ts';
import { planOf, schemeInForce, thresholdsOf } from '../store/scheme.ts';
import * as store from '../store/warning.ts';

/** Writes a confirmed deduction into the ledger, with the department's share of a grave one; what crosses a threshold raises a warning. */
export async function post(tx: Tx, actor: Actor, deduction: DeductionRow, moment: Moment): Promise<void> {
  const { bureauId, appliesTo, personId, departmentId, points } = deduction;
  const scheme = await schemeInForce(tx, bureauId, moment.today);
  const own: Account = { bureauId, kind: appliesTo, personId, departmentId };
  const department: Account = { bureauId, kind: 'department', personId: null, departmentId };
  const share = appliesTo === 'person' ? shareOf(points, scheme.departmentShareFrom, scheme.departmentShare) : 0;
  await lockAccounts(tx, share > 0 ? [own, department] : [own]);
  await enter(tx, actor, own, { kind: 'deduct', points }, deduction, moment);
  if (share > 0) await enter(tx, actor, department, { kind: 'share', points: share }, deduction, moment);
}

type Line = Readonly<{ kind: EntryKind; points: number; reverses?: string; year?: number }>;

/** One line in the account that is locked, and what follows from it. */
async function enter(tx: Tx, actor: Actor, account: Account, line: Line, deduction: DeductionRow, moment: Moment): Promise<void> {
  const { bureauId, kind: appliesTo, personId, departmentId } = account;
  const { now, today } = moment;
  const year = line.year ?? yearOf(today);
  const thresholds = await thresholdsOf(tx, bureauId, year, appliesTo);
  const before = standing(await entriesOf(tx, account, year), thresholds);
  const entryId = newId();
  const number = await nextNumber(tx, bureauId, 'JF', yearOf(today));
  const entry = { number, appliesTo, year, kind: line.kind, points: line.points, reverses: line.reverses ?? null };
  await insertEntry(tx, {
    ...entry,
    bureauId,
    entryId,
    personId: appliesTo === 'person' ? personId : null,
    departmentId: appliesTo === 'department' ? departmentId : null,
    deductionId: deduction.deductionId,
    behaviourOn: deduction.behaviourOn,
    postedAt: now,
  });
  const after = standing(await entriesOf(tx, account, year), thresholds);
  const subject = { kind: 'ledgerEntry', id: entryId, bureauId };
  await record(tx, actor, now, 'warnings.post', subject, { before: levelOf(before), after: { ...entry, ...levelOf(after) } });
  if (line.kind === 'reverse') await withdraw(tx, actor, account, after.level, year, now);
  const level = crossed(before, after) ?? (await unplanned(tx, account, after.level, year));
  if (level) await raise(tx, actor, account, level, year, entryId, moment);
}

/** A level at which an account stands though no plan of it ever opened: it had passed over it, and came back by a reversal. */
async function unplanned(tx: Tx, account: Account, level: FaultLevel | null, year: number): Promise<FaultLevel | null> {
  const opened = await store.dispositionsOf(tx, account, year);
  return opened.some((it) => it.level === level && it.state !== 'withdrawn') ? null : level;
}

const levelOf = ({ deducted, level }: ReturnType<typeof standing>) => ({ deducted, level });

/** The warning of a level just reached, and the disposition of its plan, linked to the lower one that it takes over. */
async function raise(
  tx: Tx,
  actor: Actor,
  account: Account,
  level: FaultLevel,
  year: number,
  entryId: string,
  { now, today }: Moment,
): Promise<void> {
  const { bureauId, kind: appliesTo, personId, departmentId } = account;
  const lower = (await store.dispositionsOf(tx, account, year)).find((it) => it.state !== 'withdrawn' && rankOf(it.level) < rankOf(level));
  const warningId = newId();
  const number = await nextNumber(tx, bureauId, 'YJ', yearOf(today));
  const warning = { number, appliesTo, personId, departmentId, year, level, entryId };
  await store.insertWarning(tx, { bureauId, warningId, ...warning, raisedAt: now });
  await record(tx, actor, now, 'warnings.raise', { kind: 'warning', id: warningId, bureauId }, { after: warning });

  const dispositionId = newId();
  const disposition = { number: await nextNumber(tx, bureauId, 'CZ', yearOf(today)), warningId, lowerId: lower?.dispositionId ?? null };
  const steps = await stepsFor(tx, account, level, { now, today });
  await store.insertDisposition(tx, { bureauId, dispositionId, ...disposition, state: 'open', openedAt: now }, steps);
  await record(tx, actor, now, 'warnings.openDisposition', { kind: 'disposition', id: dispositionId, bureauId }, { after: disposition });
}

/** The plan's steps with their days, and the person whom each key means today; the subject is never asked to see to themself. */
async function stepsFor(tx: Tx, { bureauId, kind, personId, departmentId }: Account, level: FaultLevel, { today }: Moment) {
  const { schemeId } = await schemeInForce(tx, bureauId, today);
  const plan = await planOf(tx, bureauId, schemeId, kind, level);
  const calendar = await calendarOf(tx, bureauId);
  const steps = [];
  for (const { place, text, responsible, days, evidence } of plan) {
    const person = bodies.has(responsible) ? null : await responsibleFor(tx, bureauId, responsible, { personId, departmentId }, today);
    const dueOn = dueDay(calendar, today, days, 'workingDay');
    steps.push({ place, text, responsible, responsibleId: person?.personId ?? null, dueOn, evidenceAsked: evidence });
  }
  return steps;
}

/** Takes back what a deduction wrote, each line by a new one in the year of the line, and with it what no longer has a level under it. */
export async function reverse(tx: Tx, actor: Actor, { bureauId, deductionId, ...rest }: DeductionRow, moment: Moment): Promise<void> {
  const deduction = { bureauId, deductionId, ...rest };
  const lines = await entriesToReverse(tx, bureauId, deductionId);
  const accounts = lines.map((it) => ({
    account: { bureauId, kind: it.appliesTo, personId: it.personId, departmentId: it.departmentId ?? rest.departmentId } satisfies Account,
    line: { kind: 'reverse', points: -it.points, reverses: it.entryId, year: it.year } satisfies Line,
  }));
  await lockAccounts(
    tx,
    accounts.map(({ account }) => account),
  );
  for (const { account, line } of accounts) await enter(tx, actor, account, line, deduction, moment);
}

async function withdraw(tx: Tx, actor: Actor, account: Account, level: FaultLevel | null, year: number, now: Date): Promise<void> {
  const above = (await store.dispositionsOf(tx, account, year)).filter((it) => it.state === 'open' && rankOf(it.level) > rankOf(level));
  for (const { dispositionId: id } of above) {
    await store.endDisposition(tx, account.bureauId, id, 'withdrawn', now);
    const subject = { kind: 'disposition', id, bureauId: account.bureauId };
    await record(tx, actor, now, 'warnings.withdrawDisposition', subject, {
      before: { state: 'open' },
      after: { state: 'withdrawn', account: ownerOf(account) },
    });
  }
}
