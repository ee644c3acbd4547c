import { calendarOf } from '#calendar/store.ts';
import { dueDay } from '#engine/clock.ts';
import type { Day } from '#engine/days.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { setting } from '#platform/settings.ts';
import { said } from '#platform/words.ts';
import { proposeDeduction } from '#warnings/commands/deductions.ts';
import type { FindingFacts } from '../finding.ts';
import { type InquiryMove, type InquiryState, moved } from '../inquiry.ts';
import * as store from '../store/inquiries.ts';
import { words } from '../words.ts';

export type Done = Readonly<{ id: string; state: InquiryState; answerBy: Day | null }>;

type Change = Omit<Parameters<typeof store.saveInquiry>[3], 'state'>;
type Found = Awaited<ReturnType<typeof store.inquiryToChange>>;

/** Lock, decide by the state table, save, record: every deed on an inquiry goes this way. */
async function move(
  tx: Tx,
  actor: Actor,
  id: string,
  by: InquiryMove,
  { now, today }: Moment,
  deed: (found: Found) => Change | Promise<Change>,
): Promise<Done> {
  const found = await store.inquiryToChange(tx, actor, id, today);
  const state = moved(found.rules, by, actor);
  const change = await deed(found);
  await store.saveInquiry(tx, found.row.bureauId, id, { ...change, state });
  const subject = { kind: 'inquiry', id, bureauId: found.row.bureauId };
  await record(tx, actor, now, `supervision.${by}`, subject, { before: { state: found.row.state }, after: { ...change, state } });
  return { id, state, answerBy: change.answerBy ?? found.row.answerBy };
}

/** The office sends it to the department, which answers within working days from the next one on. */
export const dispatchInquiry = (tx: Tx, actor: Actor, id: string, note: string | undefined, moment: Moment): Promise<Done> =>
  move(tx, actor, id, 'dispatch', moment, async ({ row }) => {
    const days = await setting(tx, row.bureauId, 'supervision.answerDays', moment.today);
    const answerBy = dueDay(await calendarOf(tx, row.bureauId), moment.today, days, 'workingDay');
    return { dispatchedBy: actor.personId, dispatchedAt: moment.now, note: note || null, answerBy };
  });

export const dismissInquiry = (tx: Tx, actor: Actor, id: string, reason: string, moment: Moment): Promise<Done> =>
  move(tx, actor, id, 'dismiss', moment, () => ({ opinion: reason }));

export const answerInquiry = (tx: Tx, actor: Actor, id: string, answer: string, moment: Moment): Promise<Done> =>
  move(tx, actor, id, 'answer', moment, () => ({ answer, answeredBy: actor.personId, answeredAt: moment.now }));

export type Verdict = Readonly<{
  outcome: 'justified' | 'rectified' | 'deduct';
  opinion: string;
  deductions: ReadonlyArray<Readonly<{ personId: string; item: string }>>;
}>;
export type Verified = Done & Readonly<{ deductions: { id: string; number: string }[] }>;

const moveOf = { justified: 'justify', rectified: 'rectify', deduct: 'deduct' } as const satisfies Record<Verdict['outcome'], InquiryMove>;

/**
 * Another member of the office verifies the answer. `deduct` proposes a deduction for each person chosen, with this inquiry's evidence.
 *
 * @throws Refusal `supervision/deductions/invalid`, and what `proposeDeduction` refuses
 */
export async function verifyInquiry(tx: Tx, actor: Actor, id: string, { outcome, opinion, deductions }: Verdict, moment: Moment): Promise<Verified> {
  const proposed: { id: string; number: string }[] = [];
  const done = await move(tx, actor, id, moveOf[outcome], moment, async ({ row, rules }) => {
    const people = deductions.map(({ personId }) => personId);
    const fair = new Set(people).size === people.length && people.every((person) => rules.subjects.includes(person));
    if (!fair || (outcome === 'deduct') !== people.length > 0) throw new Refusal('supervision/deductions/invalid');
    for (const deduction of deductions) proposed.push(await propose(tx, actor, row, deduction, moment));
    return { verifiedBy: actor.personId, verifiedAt: moment.now, opinion };
  });
  return { ...done, deductions: proposed };
}

async function propose(
  tx: Tx,
  actor: Actor,
  { bureauId, inquiryId, number }: Found['row'],
  { personId, item }: Verdict['deductions'][number],
  moment: Moment,
) {
  const evidence = await store.evidenceAgainst(tx, bureauId, inquiryId, personId);
  const sentences = said(words, 'zh-CN').sentences; // the deduction is a document of the bureau
  const told = evidence.map(
    ({ reference, kind, facts }) => `办件 ${reference}：${(sentences as Record<string, (of: FindingFacts) => string>)[kind]!(facts as FindingFacts)}`,
  );
  const behaviourOn =
    evidence
      .map(({ on }) => on)
      .toSorted()
      .at(-1) ?? moment.today;
  const facts = [`督办单 ${number} 核实：`, ...told].join('\n').slice(0, 4000);
  const proposal = { appliesTo: 'person', personId, departmentId: null, item, behaviourOn, facts } as const;
  const deduction = await proposeDeduction(tx, actor, proposal, moment, bureauId);
  await store.linkDeduction(tx, bureauId, inquiryId, deduction.id);
  return { id: deduction.id, number: deduction.number };
}
