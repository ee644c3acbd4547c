import { dueDay } from '#engine/clock.ts';
import { calendarOf } from '#calendar/store.ts';
import { type Day, yearOf } from '#engine/days.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { nextNumber } from '#platform/serials.ts';
import { confirmer, type Move, moved, type State } from '../deduction.ts';
import type { AccountKind } from '../scheme.ts';
import * as store from '../store/deduction.ts';
import { itemOf, schemeInForce } from '../store/scheme.ts';
import { post, reverse } from './posting.ts';

/** What somebody is said to have done: the person, or for a department's item the department; an item of the scheme; the day; the facts. */
export type Proposal = Readonly<{
  appliesTo: AccountKind;
  personId: string | null;
  departmentId: string | null;
  item: string;
  behaviourOn: Day;
  facts: string;
}>;
export type Proposed = Readonly<{ id: string; number: string; state: State }>;

/**
 * Proposes a deduction in the actor's bureau, or, by an inspector of the commission, in that of `bureauId`. Supervision calls this with
 * the evidence of an inquiry.
 *
 * @throws Refusal `warnings/proposer/forbidden`, `warnings/own-matter`, `warnings/account/invalid`, `warnings/item/invalid`, `warnings/behaviour-day/invalid`
 */
export async function proposeDeduction(
  tx: Tx,
  actor: Actor,
  { appliesTo, personId, departmentId, item, behaviourOn, facts }: Proposal,
  { now, today }: Moment,
  bureauId: string = actor.bureauId,
): Promise<Proposed> {
  if (!actor.bureaus.includes(bureauId)) throw new Refusal('warnings/account/invalid', { bureauId });
  if (!actor.roles.has('office') && !actor.roles.has('commission')) throw new Refusal('warnings/proposer/forbidden');
  if (behaviourOn > today) throw new Refusal('warnings/behaviour-day/invalid', { on: behaviourOn });
  const account = await store.accountOf(tx, bureauId, appliesTo === 'person' ? { personId, departmentId: null } : { personId: null, departmentId });
  if (appliesTo === 'person' && account.personId === null) throw new Refusal('warnings/account/invalid', { personId });
  const { schemeId } = await schemeInForce(tx, bureauId, today);
  const entry = await itemOf(tx, bureauId, schemeId, item);
  if (!entry || entry.appliesTo !== appliesTo) throw new Refusal('warnings/item/invalid', { item, appliesTo });
  await refuseOwnMatter(tx, actor, bureauId, account, today);

  const id = newId();
  const number = await nextNumber(tx, bureauId, 'KF', yearOf(today));
  const deduction = { number, appliesTo, ...account, schemeId, item, points: entry.points, behaviourOn, facts, state: 'proposed' as const };
  await store.insertDeduction(tx, { bureauId, deductionId: id, ...deduction, proposedBy: actor.personId, proposedAt: now });
  await record(tx, actor, now, 'warnings.propose', { kind: 'deduction', id, bureauId }, { after: deduction });
  return { id, number, state: 'proposed' };
}

async function refuseOwnMatter(tx: Tx, actor: Actor, bureauId: string, account: Awaited<ReturnType<typeof store.accountOf>>, today: Day) {
  const subject = account.personId ?? (await store.answersFor(tx, bureauId, account.departmentId, today));
  if (subject === actor.personId) throw new Refusal('warnings/own-matter');
}

type Change = Parameters<typeof store.saveDeduction>[2];
type Deed = (found: Awaited<ReturnType<typeof store.deductionToChange>>) => Change | Promise<Change>;
export type Done = Readonly<{ id: string; state: State }>;

/** Lock, decide by the state table, save, record: every deed on a deduction goes this way. `before` acts ahead of the saving. */
async function move(tx: Tx, actor: Actor, id: string, by: Move, { now, today }: Moment, deed: Deed): Promise<Done> {
  const found = await store.deductionToChange(tx, actor, id, today);
  const state = moved(found.rules, by, actor, today);
  const change = await deed(found);
  await store.saveDeduction(tx, found.row, { ...change, state });
  const subject = { kind: 'deduction', id, bureauId: found.row.bureauId };
  await record(tx, actor, now, `warnings.${by}`, subject, { before: { state: found.row.state }, after: { ...change, state } });
  return { id, state };
}

/** The office tells the person: the days for 陈述申辩 count from the next working day. */
export const notify = (tx: Tx, actor: Actor, id: string, moment: Moment): Promise<Done> =>
  move(tx, actor, id, 'notify', moment, async ({ row }) => {
    const { defenceDays } = await schemeInForce(tx, row.bureauId, moment.today);
    return {
      notifiedBy: actor.personId,
      notifiedAt: moment.now,
      defenceUntil: dueDay(await calendarOf(tx, row.bureauId), moment.today, defenceDays, 'workingDay'),
    };
  });

/** 陈述申辩: said by the person concerned, for a department by its head; the period ends with it. */
export const state = (tx: Tx, actor: Actor, id: string, statement: string, moment: Moment): Promise<Done> =>
  move(tx, actor, id, 'state', moment, () => ({ statement, statedAt: moment.now }));

export const waive = (tx: Tx, actor: Actor, id: string, moment: Moment): Promise<Done> =>
  move(tx, actor, id, 'waive', moment, () => ({ statedAt: moment.now }));

/** The office decides, with its opinion on what the person said: for the deduction, or against it, which ends the matter. */
export const decide = (tx: Tx, actor: Actor, id: string, deduct: boolean, opinion: string, moment: Moment): Promise<Done> =>
  move(tx, actor, id, deduct ? 'decide' : 'dismiss', moment, () => ({ decidedBy: actor.personId, decidedAt: moment.now, opinion }));

/** The third person confirms, and with that it stands in the ledger; or refuses, and the matter ends. */
export const confirm = (tx: Tx, actor: Actor, id: string, agree: boolean, moment: Moment): Promise<Done> =>
  move(tx, actor, id, agree ? 'confirm' : 'refuse', moment, async ({ row, rules }) => {
    const confirmed = { confirmedBy: actor.personId, confirmedAt: moment.now, confirmedAs: confirmer(rules) };
    if (!agree) return confirmed;
    const { appealDays } = await schemeInForce(tx, row.bureauId, moment.today);
    await post(tx, actor, row, moment);
    return { ...confirmed, appealUntil: dueDay(await calendarOf(tx, row.bureauId), moment.today, appealDays, 'workingDay') };
  });

export const appeal = (tx: Tx, actor: Actor, id: string, grounds: string, moment: Moment): Promise<Done> =>
  move(tx, actor, id, 'appeal', moment, () => ({ grounds, appealedAt: moment.now }));

/** One level above who confirmed: the deduction stands, or is reversed in the ledger together with the department's share. */
export const judgeAppeal = (tx: Tx, actor: Actor, id: string, granted: boolean, judgement: string, moment: Moment): Promise<Done> =>
  move(tx, actor, id, granted ? 'reverse' : 'uphold', moment, async ({ row }) => {
    if (granted) await reverse(tx, actor, row, moment);
    return { judgedBy: actor.personId, judgedAt: moment.now, judgement };
  });
