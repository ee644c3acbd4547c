import { addDays, day } from '#engine/days.ts';
import type { Flow } from '#engine/flow.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { diagnose } from '../diagnosis.ts';
import type { Remark } from '../power.ts';
import { flowchartRead } from '../store/flow.ts';
import * as store from '../store/version.ts';
import { type Deed, decided, type State } from '../version.ts';

const unsaid: Said = { reason: null, remarks: [] };

type Decided = Readonly<{ versionId: string; state: State }>;
type Said = Readonly<{ reason: string | null; remarks: readonly Remark[] }>;
type Passing = (version: store.Version) => Omit<store.Passage, 'state'> | Promise<Omit<store.Passage, 'state'>>;

/** One deed at a desk: who may is decided by the table of `version.ts`. */
async function pass(tx: Tx, actor: Actor, versionId: string, deed: Deed, said: Said, { now }: Moment, passing: Passing): Promise<Decided> {
  const version = await store.versionToChange(tx, actor, versionId);
  const state = decided(version, deed, actor);
  const { bureauId, powerId: id, number } = version;
  const passage = { ...(await passing(version)), state };
  await store.savePassage(tx, bureauId, versionId, passage);
  await store.logReview(tx, bureauId, versionId, deed, actor, now, said);
  const before = { versionId, number, state: version.state };
  await record(tx, actor, now, `powers.${deed}`, { kind: 'power', id, bureauId }, { before, after: { ...passage, ...said } });
  return { versionId, state };
}

/**
 * The department's head hands the draft in; from now on every node of its flowchart is sound and has its place among the steps.
 *
 * @throws Refusal `powers/no-basis`, `powers/no-flowchart`, `powers/flowchart/invalid`, `powers/unsound` with the nodes
 */
export const submitVersion = (tx: Tx, actor: Actor, versionId: string, moment: Moment): Promise<Decided> =>
  pass(tx, actor, versionId, 'submit', unsaid, moment, async ({ bureauId, flowchart, basis }) => {
    if (flowchart === null) throw new Refusal('powers/no-flowchart', { id: versionId });
    if (basis.length === 0) throw new Refusal('powers/no-basis', { id: versionId });
    await store.replaceNodes(tx, bureauId, versionId, soundFlow(flowchart));
    return { submittedBy: actor.personId };
  });

function soundFlow(flowchart: string): Flow {
  const flow = flowchartRead(flowchart);
  const { sound, faults } = diagnose(flow);
  if (sound === 'undecided') throw new Refusal('powers/soundness-undecided');
  if (sound === 'no') throw new Refusal('powers/unsound', { faults });
  return flow;
}

export const reviewVersion = (tx: Tx, actor: Actor, versionId: string, moment: Moment): Promise<Decided> =>
  pass(tx, actor, versionId, 'review', unsaid, moment, () => ({ reviewedBy: actor.personId }));

export const legalReviewVersion = (tx: Tx, actor: Actor, versionId: string, moment: Moment): Promise<Decided> =>
  pass(tx, actor, versionId, 'legalReview', unsaid, moment, () => ({ legalBy: actor.personId }));

/** Back to the draft from whatever desk it lies at; what the desks before had passed is passed no longer. */
export const returnVersion = (tx: Tx, actor: Actor, versionId: string, said: Said, moment: Moment): Promise<Decided> =>
  pass(tx, actor, versionId, 'return', said, moment, () => ({ reviewedBy: null, legalBy: null }));

/**
 * Puts a version in force; the one before ends on the day before.
 *
 * @param from the first version may be valid from a day gone by, for the power is older than its record; a later one from today on
 * @throws Refusal `powers/valid-from/invalid`
 */
export const publishVersion = (tx: Tx, actor: Actor, versionId: string, from: string, moment: Moment): Promise<Decided> =>
  pass(tx, actor, versionId, 'publish', unsaid, moment, async ({ bureauId, powerId }) => {
    const validFrom = day(from);
    const versions = await store.versionsOf(tx, bureauId, powerId);
    const known = versions.filter((it) => it.validFrom !== null);
    const earliest = known.map((it) => addDays(it.validFrom!, 1)).reduce((a, b) => (a > b ? a : b), moment.today);
    if (known.length > 0 && validFrom < earliest) throw new Refusal('powers/valid-from/invalid', { earliest, validFrom });
    for (const { versionId: earlier } of known.filter(({ state }) => state === 'published')) {
      await store.savePassage(tx, bureauId, earlier, { state: 'superseded', validTo: addDays(validFrom, -1) });
    }
    return { publishedAt: moment.now, validFrom };
  });

/** Ends a power: today is the last day on which its version is in force. */
export const repealVersion = (tx: Tx, actor: Actor, versionId: string, reason: string, moment: Moment): Promise<Decided> =>
  pass(tx, actor, versionId, 'repeal', { reason, remarks: [] }, moment, ({ validFrom }) => ({
    validTo: validFrom! > moment.today ? validFrom! : moment.today,
  }));
