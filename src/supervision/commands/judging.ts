import { align, type Alignment, aligner } from '#engine/alignment.ts';
import { calendarOf } from '#calendar/store.ts';
import type { Flow } from '#engine/flow.ts';
import { compile } from '#engine/net.ts';
import { inOrder } from '#engine/order.ts';
import { type Db, transact, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Moment } from '#platform/permissions.ts';
import { enqueue } from '#platform/queue.ts';
import { setting } from '#platform/settings.ts';
import { flowOf } from '#powers/store/flow.ts';
import { isDone } from '../case.ts';
import { judge, type Explain, type Rules } from '../judge.ts';
import * as queue from '../queue.ts';
import { stepOf } from '../steps.ts';
import { type Card, groupKinds, isLead, type Kind } from '../finding.ts';
import { breathe } from '../readers/reader.ts';
import { type EventRow, eventsOf } from '../store/events.ts';
import * as store from '../store/judged.ts';
import { knownOf, zoneOf } from '../store/people.ts';
import { draft } from './drafting.ts';
import { leadLimitsFor } from './unusual.ts';

/** What judging came to, for a report. */
export type Tally = { deviating: number; tooLong: number; findings: number; leads: number; inquiries: number; unknownActivities: number };
export const newTally = (): Tally => ({ deviating: 0, tooLong: 0, findings: 0, leads: 0, inquiries: 0, unknownActivities: 0 });

const casesAtOnce = 100;
const eventsAtOnce = 20_000;
const casesPerWatch = 500;
const manyCases = 200;

/**
 * Judges cases again, whole: findings that are new are written, those that no longer hold withdrawn, and red and yellow ones put into a
 * draft inquiry. Safe to repeat. Lets others have their turn between cases.
 *
 * @param closed the source says that these cases are over
 * @param trail takes what became of findings, where the caller has to account for it
 */
export async function judgeCases(
  tx: Tx,
  bureauId: string,
  caseIds: readonly string[],
  closed: boolean,
  moment: Moment,
  tally = newTally(),
  trail?: Change[],
): Promise<Tally> {
  const zone = await zoneOf(tx, bureauId);
  const nearPercent = await setting(tx, bureauId, 'supervision.nearLimitPercent', moment.today);
  const unusual = await leadLimitsFor(tx, bureauId, moment.today);
  const calendar = await calendarOf(tx, bureauId);
  const explainers = new Map<Flow, Explain>();
  const all = await store.casesToJudge(tx, bureauId, caseIds); // before any number is drawn: no two can wait for each other
  for (const cases of bitesOf(all, await store.eventCounts(tx, bureauId, caseIds))) {
    const events = await eventsOf(
      tx,
      bureauId,
      cases.map(({ caseId }) => caseId),
    );
    const people = await knownOf(tx, bureauId, [...new Set(events.flatMap(({ personId }) => personId ?? []))]);
    const byCase = Map.groupBy(events, ({ caseId }) => caseId);
    const judged: Judged[] = [];
    for (const it of cases) {
      const flow = await flowOf(tx, bureauId, it.versionId);
      const explain = explainers.get(flow) ?? explainerOf(flow);
      explainers.set(flow, explain);
      const rules = { flow, calendar, today: moment.today, nearPercent, unusual, ...people };
      judged.push(judgeOne(rules, explain, it, byCase.get(it.caseId) ?? [], zone, closed));
      await breathe();
    }
    await save(tx, bureauId, judged, moment, tally, trail);
  }
  if (caseIds.length >= manyCases) await store.learnOfCases(tx);
  return tally;
}

/** Few enough to be held in memory together: of ordinary cases a hundred, of long ones fewer. */
function bitesOf(cases: readonly store.CaseToJudge[], counts: ReadonlyMap<string, number>): store.CaseToJudge[][] {
  const bites: store.CaseToJudge[][] = [];
  let events = Infinity;
  for (const it of cases) {
    const count = counts.get(it.caseId) ?? 0;
    if (events + count > eventsAtOnce || bites.at(-1)!.length === casesAtOnce) {
      bites.push([]);
      events = 0;
    }
    bites.at(-1)!.push(it);
    events += count;
  }
  return bites;
}

type Judged = store.Judged & Readonly<{ departmentId: string; people: ReadonlySet<string>; unknown: number }>;

const effort = 200_000;

/** Cases of one sequence are aligned once. */
function explainerOf(flow: Flow): Explain {
  const net = compile(flow);
  const [finished, running] = [aligner(net, { finished: true, effort }), aligner(net, { finished: false, effort })];
  return (activities, over): Alignment => {
    if (activities.length > 200) return align(net, activities, { finished: over, effort }); // seldom twice, and long to remember
    return over ? finished(activities) : running(activities);
  };
}

function judgeOne(rules: Rules, explain: Explain, it: store.CaseToJudge, events: readonly EventRow[], zone: string, closed: boolean): Judged {
  const replaced = new Set(events.map(({ corrects }) => corrects)); // both stay, the case goes by the later one
  const done = events.filter(({ eventId, lifecycle }) => isDone(lifecycle) && !replaced.has(eventId));
  const people = new Set(events.flatMap(({ personId }) => personId ?? []));
  const names = new Map([...events.flatMap(({ actor }) => (actor === null ? [] : [[actor, actor] as const])), ...rules.names]);
  const bySource = done.toSorted((one, other) => one.place - other.place).map((event) => stepOf(event, zone));
  const steps = inOrder(bySource, ({ at, day, minute }) => ({ at, day, dayAlone: minute === 0 }));
  const judgement = judge({ ...rules, names }, steps, closed || it.state === 'closed', explain);
  const known = new Set(rules.flow.nodes.map(({ name }) => name));
  return {
    caseId: it.caseId,
    versionId: it.versionId,
    departmentId: it.departmentId,
    judgement,
    people,
    firstAt: events[0]!.at,
    lastAt: events.at(-1)!.at,
    events: events.length,
    unknown: done.filter(({ activity }) => !known.has(activity)).length,
  };
}

/** What became of a finding when its case was judged again; before is null where it is new. */
export type Change = Readonly<{ findingId: string; before: Told | null; after: Told }>;
type Told = Readonly<{ state: 'open' | 'withdrawn'; card: Card; facts: unknown }>;

async function save(tx: Tx, bureauId: string, judged: readonly Judged[], moment: Moment, tally: Tally, trail?: Change[]): Promise<void> {
  await store.saveJudgements(tx, bureauId, judged);
  const known = Map.groupBy(
    await store.findingsIn(
      tx,
      bureauId,
      judged.map(({ caseId }) => caseId),
    ),
    ({ caseId }) => caseId,
  );
  const fresh: store.NewFinding[] = [];
  for (const it of judged) {
    const before = (known.get(it.caseId) ?? []).filter(({ kind }) => !isOfMany(kind));
    fresh.push(...(await settle(tx, bureauId, it, before, moment.now, trail)));
    tally.deviating += it.judgement.fits === false ? 1 : 0;
    tally.tooLong += it.judgement.fits === null ? 1 : 0;
    tally.unknownActivities += it.unknown;
  }
  await store.insertFindings(tx, bureauId, fresh, moment.now);
  trail?.push(...fresh.map(({ findingId, fault }) => ({ findingId, before: null, after: told({ ...fault, state: 'open' }) })));
  const leads = fresh.filter(({ fault: { kind } }) => isLead(kind)).length; // a lead is no fault
  tally.leads += leads;
  tally.findings += fresh.length - leads;
  tally.inquiries += await draft(tx, bureauId, judged, moment);
}

/** What is found in a case already is kept or withdrawn. @returns what is new */
async function settle(tx: Tx, bureauId: string, it: Judged, before: readonly store.KnownFinding[], now: Date, trail?: Change[]) {
  const fresh: store.NewFinding[] = [];
  for (const fault of it.judgement.faults) {
    const found = before.find(({ fingerprint }) => fingerprint === fault.fingerprint);
    const personId = fault.actor !== null && it.people.has(fault.actor) ? fault.actor : null;
    if (!found) fresh.push({ findingId: newId(), caseId: it.caseId, versionId: it.versionId, personId, fault });
    else if (await keep(tx, bureauId, found, fault))
      trail?.push({ findingId: found.findingId, before: told(found), after: told({ ...fault, state: 'open' }) });
  }
  const holds = new Set(it.judgement.faults.map(({ fingerprint }) => fingerprint));
  for (const found of before.filter(({ state, fingerprint }) => state === 'open' && !holds.has(fingerprint))) {
    await store.saveFinding(tx, bureauId, found.findingId, { state: 'withdrawn', withdrawnAt: now });
    trail?.push({ findingId: found.findingId, before: told(found), after: told({ ...found, state: 'withdrawn' }) });
  }
  return fresh;
}

const told = ({ state, card, facts }: Told): Told => ({ state, card, facts });

const isOfMany = (kind: Kind): boolean => (groupKinds as readonly Kind[]).includes(kind);

/** A finding that still holds says what is so now: days go on, a limit that was near is passed. @returns whether it says anything new */
export async function keep(
  tx: Tx,
  bureauId: string,
  found: store.KnownFinding,
  { card, facts, events }: Judged['judgement']['faults'][number],
): Promise<boolean> {
  if (found.state === 'open' && found.card === card && same(found.facts, facts)) return false;
  await store.saveFinding(tx, bureauId, found.findingId, { card, facts, state: 'open', withdrawnAt: null }, events);
  return true;
}

/** The database orders the keys of JSON as it likes. */
const same = (one: unknown, other: object): boolean => sorted(one as object) === sorted(other);
const sorted = (it: object): string => JSON.stringify(Object.entries(it).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Every few minutes: running cases whose clock has changed are judged again. Safe to repeat: what was judged changes on a later day. */
export async function watchCases(tx: Tx, bureauId: string, moment: Moment): Promise<void> {
  const due = await store.casesDue(tx, bureauId, moment.today, casesPerWatch);
  await judgeCases(tx, bureauId, due, false, moment);
  if (due.length === casesPerWatch) await enqueue(tx, queue.watchCases, { bureauId }, `supervision.watch:${bureauId}`);
}

/** Hands each bureau's cases to a job of its own. */
export async function watchBureaus(db: Db): Promise<void> {
  const bureaus = await transact(db, { bureaus: [] }, store.bureausToWatch);
  for (const { bureauId } of bureaus) {
    await transact(db, { bureaus: [bureauId] }, (tx) => enqueue(tx, queue.watchCases, { bureauId }, `supervision.watch:${bureauId}`));
  }
}
