import { sql } from 'kysely';
import { type Day, dayIn } from '#engine/days.ts';
import { bureauHeadOf, headOf, leaderOf, type PersonRef, personsByIds } from '#organization/store/people.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { schemeInForce } from '#warnings/store/scheme.ts';
import type { Card } from '../finding.ts';
import { type Inquiry, type InquiryState, movesOpenTo } from '../inquiry.ts';
import { findings, findingShown } from './findings.ts';
import { inquiryInScope } from './scope.ts';

/** Not dispatched, or not answered, by the day. */
export const isLate = (today: Day) =>
  sql<boolean>`(i.state = 'draft' and i.dispatch_by < ${today}::date or i.state = 'dispatched' and i.answer_by < ${today}::date)`;

/** Inquiries as lists show them, within the actor's scope. */
export const inquiries = (tx: Tx, actor: Actor, today: Day) =>
  tx
    .selectFrom('inquiry as i')
    .innerJoin('caseFile as c', (it) => it.onRef('c.bureauId', '=', 'i.bureauId').onRef('c.caseId', '=', 'i.caseId'))
    .innerJoin('power as p', (it) => it.onRef('p.bureauId', '=', 'c.bureauId').onRef('p.powerId', '=', 'c.powerId'))
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'i.bureauId').onRef('d.departmentId', '=', 'i.departmentId'))
    .where('i.bureauId', '=', anyOf(actor.bureaus))
    .where(inquiryInScope(actor))
    .select(['i.inquiryId as id', 'i.bureauId', 'i.number', 'i.card', 'i.state', 'i.caseId', 'c.reference', 'p.powerId', 'p.name as power'])
    .select(['d.departmentId', 'd.name as department', 'i.draftedAt', 'i.dispatchBy', 'i.answerBy', isLate(today).as('late')])
    .select(sql<number>`(select count(*) from inquiry_finding as l where l.bureau_id = i.bureau_id and l.inquiry_id = i.inquiry_id)`.as('findings'));

type Found = Awaited<ReturnType<ReturnType<typeof inquiries>['execute']>>[number];
function shown(found: Found) {
  const { bureauId: _, draftedAt, late, ...row } = found;
  return { ...row, draftedAt: draftedAt.toISOString(), late: late ?? false };
}

type Filter = Paging & {
  q?: string | undefined;
  state?: InquiryState | undefined;
  card?: Card | undefined;
  power?: string | undefined;
  department?: string | undefined;
  late?: 'true' | undefined;
};

export async function inquiriesFor(tx: Tx, actor: Actor, { q, state, card, power, department, late, ...paging }: Filter, today: Day) {
  let found = inquiries(tx, actor, today);
  if (state) found = found.where('i.state', '=', state);
  if (card) found = found.where('i.card', '=', card);
  if (power) found = found.where('c.powerId', '=', power);
  if (department) found = found.where('i.departmentId', '=', department);
  if (late) found = found.where(isLate(today));
  if (q) found = found.where((it) => it.or([it('i.number', 'ilike', containing(q)), it('c.reference', 'ilike', containing(q))]));
  const orders = {
    number: sql`i.number`,
    draftedAt: sql`i.drafted_at`,
    dispatchBy: sql`i.dispatch_by`,
    answerBy: sql`coalesce(i.answer_by, 'infinity'::date)`,
    card: sql`i.card`,
  };
  const { rows, ...rest } = await page(tx, found, paging, orders, sql`i.inquiry_id`);
  return { ...rest, rows: rows.map(shown) };
}

/** @throws Refusal `supervision/not-found` */
export async function inquiryFor(tx: Tx, actor: Actor, id: string, today: Day) {
  const row = await inquiries(tx, actor, today)
    .select(['i.note', 'i.answer', 'i.opinion', 'i.dispatchedBy', 'i.dispatchedAt', 'i.answeredBy', 'i.answeredAt', 'i.verifiedBy', 'i.verifiedAt'])
    .where('i.inquiryId', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('supervision/not-found', { id });
  const { bureauId, departmentId, dispatchedBy, dispatchedAt, answeredBy, answeredAt, verifiedBy, verifiedAt, note, answer, opinion, ...found } = row;
  const rules = await rulesOf(tx, bureauId, { inquiryId: id, ...row }, today);
  const people = await personsByIds(tx, bureauId, [
    ...rules.subjects,
    ...[rules.answerer, dispatchedBy, answeredBy, verifiedBy].flatMap((person) => person ?? []),
  ]);
  const named = (personId: string | null) => people.find((it) => it.personId === personId);
  const ref = (personId: string | null) => named(personId) && { personId: personId!, name: named(personId)!.name };
  const deed = (personId: string | null, at: Date | null) => (at === null ? null : { by: named(personId)?.name ?? '', at: at.toISOString() });
  const list = await findingsOf(tx, actor, bureauId, id);
  const moves = movesOpenTo(rules, actor).filter((by) => actor.bureauId === bureauId || by === 'answer');
  return {
    ...shown({
      ...found,
      bureauId,
      departmentId,
    }),
    note,
    answer,
    opinion,
    moves,
    findingList: list,
    dispatched: deed(dispatchedBy, dispatchedAt),
    answered: deed(answeredBy, answeredAt),
    verified: deed(verifiedBy, verifiedAt),
    answerer: ref(rules.answerer) ?? null,
    subjects: rules.subjects.flatMap((personId) => ref(personId) ?? []),
    deductions: await deductionsOf(tx, bureauId, id),
    items: moves.includes('deduct') ? await itemsOfPersons(tx, bureauId, today) : [],
  };
}

async function findingsOf(tx: Tx, actor: Actor, bureauId: string, id: string) {
  const rows = await findings(tx, actor)
    .where('f.bureauId', '=', bureauId)
    .where('l.inquiryId', '=', id)
    .orderBy('f.card', 'desc')
    .orderBy('f.findingId')
    .execute();
  return rows.map((row) => findingShown(row, actor));
}

/** What the schedule holds against a person, for who may propose it. */
async function itemsOfPersons(tx: Tx, bureauId: string, today: Day) {
  const { schemeId } = await schemeInForce(tx, bureauId, today);
  return tx
    .selectFrom('deductionItem')
    .select(['item', 'behaviour', 'points'])
    .where('bureauId', '=', bureauId)
    .where('schemeId', '=', schemeId)
    .where('appliesTo', '=', 'person')
    .orderBy('itemGroup')
    .orderBy('item')
    .execute();
}

const deductionsOf = (tx: Tx, bureauId: string, id: string) =>
  tx
    .selectFrom('inquiryDeduction as l')
    .innerJoin('deduction as x', (it) => it.onRef('x.bureauId', '=', 'l.bureauId').onRef('x.deductionId', '=', 'l.deductionId'))
    .leftJoin('person as o', (it) => it.onRef('o.bureauId', '=', 'x.bureauId').onRef('o.personId', '=', 'x.personId'))
    .select(['x.deductionId as id', 'x.number', 'o.name as person'])
    .where('l.bureauId', '=', bureauId)
    .where('l.inquiryId', '=', id)
    .orderBy('x.number')
    .execute();

/** The inquiry, locked, with what decides who may do what. @throws Refusal `supervision/not-found`, also for one out of the actor's scope */
export async function inquiryToChange(tx: Tx, actor: Actor, id: string, today: Day) {
  const row = await tx
    .selectFrom('inquiry as i')
    .selectAll('i')
    .where('i.bureauId', '=', anyOf(actor.bureaus))
    .where('i.inquiryId', '=', id)
    .where(inquiryInScope(actor))
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('supervision/not-found', { id });
  return { row, rules: await rulesOf(tx, row.bureauId, row, today) };
}

type Which = Readonly<{ inquiryId: string; departmentId: string; state: InquiryState; dispatchedBy: string | null; answeredBy: string | null }>;

async function rulesOf(tx: Tx, bureauId: string, { inquiryId, departmentId, state, dispatchedBy, answeredBy }: Which, today: Day): Promise<Inquiry> {
  const rows = await tx
    .selectFrom('inquiryFinding as l')
    .innerJoin('finding as f', (it) => it.onRef('f.bureauId', '=', 'l.bureauId').onRef('f.findingId', '=', 'l.findingId'))
    .select('f.personId')
    .distinct()
    .where('l.bureauId', '=', bureauId)
    .where('l.inquiryId', '=', inquiryId)
    .where('f.state', '=', 'open')
    .where('f.personId', 'is not', null)
    .orderBy('f.personId')
    .execute();
  const subjects = rows.map(({ personId }) => personId!);
  const answerer = await answererOf(tx, bureauId, departmentId, subjects, today);
  return { state, subjects, answerer: answerer?.personId ?? null, dispatchedBy, answeredBy };
}

/** Who answers: the head of the department; who is concerned is passed over upward, to the leader in charge and the bureau's head. */
export async function answererOf(tx: Tx, bureauId: string, departmentId: string, subjects: readonly string[], on: Day): Promise<PersonRef | null> {
  for (const find of [headOf, leaderOf]) {
    const person = await find(tx, bureauId, departmentId, on);
    if (person && !subjects.includes(person.personId)) return person;
  }
  const head = await bureauHeadOf(tx, bureauId, on);
  return head && !subjects.includes(head.personId) ? head : null;
}

type Change = {
  state: InquiryState;
  dispatchedBy?: string;
  dispatchedAt?: Date;
  note?: string | null;
  answerBy?: Day;
  answer?: string;
  answeredBy?: string;
  answeredAt?: Date;
  verifiedBy?: string;
  verifiedAt?: Date;
  opinion?: string;
};
export async function saveInquiry(tx: Tx, bureauId: string, inquiryId: string, change: Change): Promise<void> {
  await tx.updateTable('inquiry').set(change).where('bureauId', '=', bureauId).where('inquiryId', '=', inquiryId).execute();
}

export type Evidence = Readonly<{ reference: string; facts: unknown; kind: string; on: Day }>;

/** What is held against one person in an inquiry, and the latest day of it. */
export async function evidenceAgainst(tx: Tx, bureauId: string, inquiryId: string, personId: string): Promise<Evidence[]> {
  const rows = await tx
    .selectFrom('inquiryFinding as l')
    .innerJoin('finding as f', (it) => it.onRef('f.bureauId', '=', 'l.bureauId').onRef('f.findingId', '=', 'l.findingId'))
    .innerJoin('caseFile as c', (it) => it.onRef('c.bureauId', '=', 'f.bureauId').onRef('c.caseId', '=', 'f.caseId'))
    .innerJoin('bureau as b', 'b.bureauId', 'f.bureauId')
    .select(['c.reference', 'f.facts', 'f.kind', 'b.timeZone', 'c.lastAt'])
    .select(
      sql<Date | null>`(select max(e.at) from finding_event as p join case_event as e on e.bureau_id = p.bureau_id and e.event_id = p.event_id
        where p.bureau_id = f.bureau_id and p.finding_id = f.finding_id)`.as('at'),
    )
    .where('l.bureauId', '=', bureauId)
    .where('l.inquiryId', '=', inquiryId)
    .where('f.personId', '=', personId)
    .where('f.state', '=', 'open')
    .orderBy('f.findingId')
    .execute();
  return rows.map(({ at, lastAt, timeZone, ...row }) => ({ ...row, on: dayIn((at ?? lastAt).getTime(), timeZone) }));
}

export async function linkDeduction(tx: Tx, bureauId: string, inquiryId: string, deductionId: string): Promise<void> {
  await tx.insertInto('inquiryDeduction').values({ bureauId, inquiryId, deductionId }).execute();
}
