import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import { inPortions } from '#platform/portions.ts';
import type { Fault } from '../faults.ts';
import type { Card } from '../finding.ts';
import type { Judgement } from '../judge.ts';

/** How many events each case has. */
export async function eventCounts(tx: Tx, bureauId: string, caseIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('caseEvent')
    .select(['caseId', (it) => it.fn.countAll<number>().as('count')])
    .where('bureauId', '=', bureauId)
    .where('caseId', '=', anyOf(caseIds))
    .groupBy('caseId')
    .execute();
  return new Map(rows.map(({ caseId, count }) => [caseId, count]));
}

/** Cases to be judged, locked; those another transaction judges are waited for, in one order. */
export const casesToJudge = (tx: Tx, bureauId: string, caseIds: readonly string[]) =>
  tx
    .selectFrom('caseFile')
    .select(['caseId', 'versionId', 'departmentId', 'state', 'events', 'reference'])
    .where('bureauId', '=', bureauId)
    .where('caseId', '=', anyOf(caseIds))
    .orderBy('caseId')
    .forNoKeyUpdate()
    .execute();
export type CaseToJudge = Awaited<ReturnType<typeof casesToJudge>>[number];

/** Running cases whose clock changes by today, those that changed longest ago first. */
export async function casesDue(tx: Tx, bureauId: string, today: Day, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('caseFile')
    .select('caseId')
    .where('bureauId', '=', bureauId)
    .where('changesOn', '<=', today)
    .orderBy('changesOn')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
  return rows.map(({ caseId }) => caseId);
}

/** Cases whose clocks may touch a year or the December before it, in the order of their ids: those that ran in it, run still or were due in it. */
export async function casesOfYear(tx: Tx, bureauId: string, year: number, after: string | null, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('caseFile')
    .select('caseId')
    .where('bureauId', '=', bureauId)
    .where('firstAt', '<', new Date(Date.UTC(year + 1, 0, 2)))
    .where((it) =>
      it.or([it('state', '=', 'running'), it('lastAt', '>', new Date(Date.UTC(year - 1, 10, 30))), it('dueOn', '>=', `${year - 1}-12-01` as Day)]),
    )
    .$if(after !== null, (it) => it.where('caseId', '>', after!))
    .orderBy('caseId')
    .limit(limit)
    .execute();
  return rows.map(({ caseId }) => caseId);
}

export const bureausToWatch = (tx: Tx) => tx.selectFrom('bureau').select('bureauId').where('kind', '=', 'bureau').execute();

export type Judged = Readonly<{ caseId: string; versionId: string; firstAt: Date; lastAt: Date; events: number; judgement: Judgement }>;

export async function saveJudgements(tx: Tx, bureauId: string, judged: readonly Judged[]): Promise<void> {
  const rows = judged.map(({ caseId, firstAt, lastAt, events, judgement }) => ({
    case_id: caseId,
    first_at: firstAt,
    last_at: lastAt,
    events,
    state: judgement.finished ? 'closed' : 'running',
    fits: judgement.fits,
    cost: judgement.cost,
    upto: judgement.conformingUpTo,
    due_on: judgement.dueOn,
    light: judgement.light,
    provisional: judgement.provisional,
    changes_on: judgement.changesOn,
  }));
  await sql`
    update case_file as c set first_at = j.first_at, last_at = j.last_at, events = j.events, state = j.state, fits = j.fits, cost = j.cost,
      conforming_up_to = j.upto, due_on = j.due_on, light = j.light, provisional = j.provisional, changes_on = j.changes_on
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as j (case_id uuid, first_at timestamptz, last_at timestamptz, events int,
      state case_state, fits boolean, cost int, upto int, due_on date, light light, provisional boolean, changes_on date)
    where c.bureau_id = ${bureauId}::uuid and c.case_id = j.case_id`.execute(tx);
}

/** What is found in cases already, withdrawn or not. */
export const findingsIn = (tx: Tx, bureauId: string, caseIds: readonly string[]) =>
  tx
    .selectFrom('finding')
    .select(['findingId', 'caseId', 'kind', 'fingerprint', 'state', 'card', 'facts'])
    .where('bureauId', '=', bureauId)
    .where('caseId', '=', anyOf(caseIds))
    .execute();
export type KnownFinding = Awaited<ReturnType<typeof findingsIn>>[number];

export type NewFinding = Readonly<{ findingId: string; caseId: string; versionId: string; personId: string | null; fault: Fault }>;

export async function insertFindings(tx: Tx, bureauId: string, findings: readonly NewFinding[], now: Date): Promise<void> {
  const rows = findings.map(({ findingId, caseId, versionId, personId, fault }) => ({
    bureauId,
    findingId,
    caseId,
    versionId,
    personId,
    kind: fault.kind,
    reason: fault.reason,
    card: fault.card,
    foundAt: now,
    nodeId: fault.node,
    otherNodeId: fault.otherNode,
    facts: JSON.stringify(fault.facts),
    fingerprint: fault.fingerprint,
    state: 'open' as const,
  }));
  await inPortions(rows, (some) => tx.insertInto('finding').values(some).execute());
  const proofs = findings.flatMap(({ findingId, fault }) => [...new Set(fault.events)].map((eventId) => ({ bureauId, findingId, eventId })));
  await inPortions(proofs, (some) => tx.insertInto('findingEvent').values(some).execute());
}

type Change = { card?: Card; facts?: object; state?: 'open' | 'withdrawn'; withdrawnAt?: Date | null };
/** What a finding says now. New proof joins the old: a clock that ended has its last event. */
export async function saveFinding(
  tx: Tx,
  bureauId: string,
  findingId: string,
  { facts, ...change }: Change,
  proofs: readonly string[] = [],
): Promise<void> {
  await tx
    .updateTable('finding')
    .set({ ...change, ...(facts && { facts: JSON.stringify(facts) }) })
    .where('bureauId', '=', bureauId)
    .where('findingId', '=', findingId)
    .execute();
  if (proofs.length === 0) return;
  await tx
    .insertInto('findingEvent')
    .values(proofs.map((eventId) => ({ bureauId, findingId, eventId })))
    .onConflict((it) => it.doNothing())
    .execute();
}

export type Draft = Readonly<{ inquiryId: string; caseId: string; departmentId: string; number: string; card: Card; findings: readonly string[] }>;

export async function insertDrafts(tx: Tx, bureauId: string, drafts: readonly Draft[], now: Date, dispatchBy: Day): Promise<void> {
  const rows = drafts.map((draft) => {
    const { findings: _, ...row } = draft;
    return { bureauId, ...row, state: 'draft' as const, draftedAt: now, dispatchBy };
  });
  await inPortions(rows, (some) => tx.insertInto('inquiry').values(some).execute());
  await bundle(
    tx,
    bureauId,
    drafts.flatMap(({ inquiryId, findings }) => findings.map((findingId) => ({ inquiryId, findingId }))),
  );
}

/** A finding stands in one inquiry; one whose draft lapsed moves on to the next. */
export async function bundle(tx: Tx, bureauId: string, pairs: ReadonlyArray<Readonly<{ inquiryId: string; findingId: string }>>): Promise<void> {
  const rows = pairs.map((pair) => ({ bureauId, ...pair }));
  await inPortions(rows, (some) =>
    tx
      .insertInto('inquiryFinding')
      .values(some)
      .onConflict((it) => it.columns(['bureauId', 'findingId']).doUpdateSet((row) => ({ inquiryId: row.ref('excluded.inquiryId') })))
      .execute(),
  );
}

/** The findings of cases that stand in an inquiry, with its state. */
export const bundledIn = (tx: Tx, bureauId: string, caseIds: readonly string[]) =>
  tx
    .selectFrom('inquiry as i')
    .innerJoin('inquiryFinding as l', (it) => it.onRef('l.bureauId', '=', 'i.bureauId').onRef('l.inquiryId', '=', 'i.inquiryId'))
    .innerJoin('finding as f', (it) => it.onRef('f.bureauId', '=', 'l.bureauId').onRef('f.findingId', '=', 'l.findingId'))
    .select(['i.inquiryId', 'i.caseId', 'i.state', 'i.opinion', 'i.card', 'l.findingId', 'f.state as findingState', 'f.card as findingCard'])
    .where('i.bureauId', '=', bureauId)
    .where('i.caseId', '=', anyOf(caseIds))
    .execute();
export type Bundled = Awaited<ReturnType<typeof bundledIn>>[number];

/** Laid aside because nothing of it held any more: who dismisses an inquiry says why. */
export const hasLapsed = ({ state, opinion }: Bundled): boolean => state === 'dismissed' && opinion === null;

/** Locks an inquiry that is to be drafted anew. @returns whether it still is a draft: the office may have dispatched it meanwhile */
export async function holdDraft(tx: Tx, bureauId: string, inquiryId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('inquiry')
    .select('state')
    .where('bureauId', '=', bureauId)
    .where('inquiryId', '=', inquiryId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return row.state === 'draft';
}

export async function saveDraft(tx: Tx, bureauId: string, inquiryId: string, change: { card?: Card; state?: 'dismissed' }): Promise<void> {
  await tx.updateTable('inquiry').set(change).where('bureauId', '=', bureauId).where('inquiryId', '=', inquiryId).execute();
}

/** Tells the database's planner of many new cases at once: until it knows of them, lists are planned as if there were none. */
export async function learnOfCases(tx: Tx): Promise<void> {
  await sql`select learn_of_cases()`.execute(tx);
}
