import { checkingTasks } from '#engine/checking.ts';
import { dayIn } from '#engine/days.ts';
import { batches, farOutcomes, fixedHandlers, type GroupLead } from '#engine/unusual-many.ts';
import { type Db, transact, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Moment } from '#platform/permissions.ts';
import { enqueue } from '#platform/queue.ts';
import { flowOf } from '#powers/store/flow.ts';
import { type Fault, fault, known } from '../faults.ts';
import * as queue from '../queue.ts';
import { bureausToWatch, insertFindings, saveFinding } from '../store/judged.ts';
import * as store from '../store/many.ts';
import { knownOf, zoneOf } from '../store/people.ts';
import { keep } from './judging.ts';
import { type GroupLimits, groupLimitsFor } from './unusual.ts';

const yearOfDays = 365 * 86_400_000;

/**
 * Looks over a power's cases of the last twelve months for what only many show. A lead stands in the newest case that
 * proves it and cites the steps of all; it stays there while it holds, and is withdrawn when it does not. Safe to repeat.
 */
export async function comparePower(tx: Tx, bureauId: string, powerId: string, moment: Moment): Promise<void> {
  await store.alone(tx, powerId);
  const zone = await zoneOf(tx, bureauId);
  const period = { bureauId, powerId, since: new Date(moment.now.getTime() - yearOfDays), zone };
  const limits = await groupLimitsFor(tx, bureauId, moment.today);
  const leads = await leadsAmong(tx, period, limits);
  const before = await store.groupLeadsOf(tx, bureauId, powerId);
  const holds = new Set<string>();
  for (const { fault: it, proof, ...rest } of await faultsOf(tx, period, leads, limits)) {
    holds.add(it.fingerprint);
    const found = before.find(({ fingerprint }) => fingerprint === it.fingerprint);
    if (found) await keep(tx, bureauId, found, it);
    else
      await insertFindings(tx, bureauId, [{ findingId: newId(), ...rest, caseId: proof.caseId, versionId: proof.versionId, fault: it }], moment.now);
  }
  for (const { findingId, state, fingerprint } of before) {
    if (state === 'open' && !holds.has(fingerprint)) await saveFinding(tx, bureauId, findingId, { state: 'withdrawn', withdrawnAt: moment.now });
  }
}

async function leadsAmong(tx: Tx, period: store.Period, { batch, handler, outcome }: GroupLimits): Promise<GroupLead[]> {
  const versionId = await store.newestVersion(tx, period);
  if (versionId === null) return [];
  const flow = await flowOf(tx, period.bureauId, versionId);
  const checking = checkingTasks(flow);
  const deciding = flow.nodes.flatMap(({ id, name }) => (checking.has(id) ? [name] : []));
  return [
    ...batches(await store.crowded(tx, period, batch.steps, batch.minutes), batch),
    ...fixedHandlers(await store.handledOf(tx, period, handler.cases), handler),
    ...farOutcomes(await store.outcomesOf(tx, period, deciding), outcome),
  ];
}

type Found = Readonly<{ fault: Fault; proof: store.Proof; personId: string | null }>;

/** Each lead as a finding of its newest case. */
async function faultsOf(tx: Tx, { bureauId, zone }: store.Period, leads: readonly GroupLead[], { batch }: GroupLimits): Promise<Found[]> {
  if (leads.length === 0) return [];
  const proofs = new Map((await store.proofsIn(tx, bureauId, [...new Set(leads.flatMap(({ events }) => events))])).map((it) => [it.eventId, it]));
  const people = await knownOf(tx, bureauId, [...new Set([...proofs.values()].flatMap(({ personId }) => personId ?? []))]);
  const found: Found[] = [];
  for (const { kind, subject, events, activity, facts } of leads) {
    const newest = events.flatMap((id) => proofs.get(id) ?? []).reduce((one, other) => (other.at > one.at ? other : one));
    const { nodes } = await flowOf(tx, bureauId, newest.versionId);
    const told = known({
      step: activity,
      actor: people.names.get(newest.personId ?? '') ?? newest.actor ?? undefined,
      on: dayIn(newest.at.getTime(), zone),
      applicant: kind === 'oneHandler' ? (newest.applicant ?? undefined) : undefined,
      minutes: kind === 'batchEnd' ? batch.minutes : undefined,
      ...facts,
    });
    const node = nodes.find(({ kind: what, name }) => what === 'task' && name === activity)?.id ?? null;
    const made = fault({ kind, node, actor: newest.personId, events, facts: told });
    found.push({ fault: { ...made, fingerprint: `${kind}|${subject}` }, proof: newest, personId: newest.personId });
  }
  return found;
}

/** Every night: a job for each power of each bureau that has had cases within the year. */
export async function compareBureaus(db: Db, { now }: Moment): Promise<void> {
  const bureaus = await transact(db, { bureaus: [] }, bureausToWatch);
  for (const { bureauId } of bureaus) {
    await transact(db, { bureaus: [bureauId] }, async (tx) => {
      for (const powerId of await store.powersWithCases(tx, bureauId, new Date(now.getTime() - yearOfDays)))
        await enqueue(tx, queue.comparePower, { bureauId, powerId }, `supervision.compare:${powerId}`);
    });
  }
}
