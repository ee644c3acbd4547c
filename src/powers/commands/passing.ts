import { addDays, day } from '#engine/days.ts';
import { officeMembers } from '#organization/store/people.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { elementsOf } from '#platform/formats/bpmn-elements.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { enqueue } from '#platform/queue.ts';
import { Refusal } from '#platform/refusal.ts';
import { diagnose } from '../diagnosis.ts';
import { nodeOf, places } from '../difference.ts';
import type { Remark } from '../power.ts';
import { publicationChanged } from '../queue.ts';
import { type Difference, difference, legallyPassed } from '../store/compare.ts';
import { deskAfter } from '../store/deadline.ts';
import { flowchartRead } from '../store/flow.ts';
import * as store from '../store/version.ts';
import { type Deed, decided, type State } from '../version.ts';

/** What the person had read: a version, and which state of its draft. A judgement binds to exactly that. */
export type Read = Readonly<{ versionId: string; revision: number }>;

type Decided = Readonly<{ versionId: string; state: State }>;
type Said = Readonly<{ reason: string | null; remarks: readonly Remark[] }>;
type Passage = Partial<Omit<store.Passage, 'state' | keyof store.Desk>>;
type Passing = (version: store.Version) => Passage | Promise<Passage>;

const unsaid: Said = { reason: null, remarks: [] };
const judging: ReadonlySet<Deed> = new Set(['review', 'legalReview', 'return']);

/**
 * One deed at a desk: who may is decided by the table of `version.ts`.
 *
 * @throws Refusal `powers/outdated` where the version was written at since it was read
 */
async function pass(tx: Tx, actor: Actor, read: Read, deed: Deed, said: Said, { now }: Moment, passing: Passing): Promise<Decided> {
  const version = await store.versionToChange(tx, actor, read.versionId);
  const state = decided(version, deed, actor);
  const { bureauId, versionId, powerId: id, number, revision } = version;
  if (revision !== read.revision) throw new Refusal('powers/outdated', { read: read.revision, revision, by: version.savedBy });
  const passage = { ...(await passing(version)), ...(await deskAfter(tx, bureauId, versionId, deed, state, now)), state };
  const { deskSince: _, ...told } = passage;
  await store.savePassage(tx, bureauId, versionId, passage);
  const content = judging.has(deed) ? store.contentOf(version) : null;
  await store.logReviews(tx, deed, actor, now, [{ bureauId, versionId, ...said, revision, content }]);
  const before = { versionId, number, state: version.state };
  await record(tx, actor, now, `powers.${deed}`, { kind: 'power', id, bureauId }, { before, after: { ...told, ...said } });
  if (deed === 'publish' || deed === 'repeal') await enqueue(tx, publicationChanged, { bureauId, powerId: id }, `${publicationChanged.name}:${id}`);
  return { versionId, state };
}

/**
 * The department's head hands the draft in; from now on every node of its flowchart is sound.
 *
 * @throws Refusal `powers/no-basis`, `powers/no-flowchart`, `powers/flowchart/invalid`, `powers/unsound` with the nodes;
 *   `powers/nobody-to-review` where everybody of the office wrote at it
 */
export const submitVersion = (tx: Tx, actor: Actor, read: Read, moment: Moment): Promise<Decided> =>
  pass(tx, actor, read, 'submit', unsaid, moment, async ({ bureauId, versionId, flowchart, basis, authors }) => {
    if (flowchart === null) throw new Refusal('powers/no-flowchart', { id: versionId });
    if (basis.length === 0) throw new Refusal('powers/no-basis', { id: versionId });
    const office = await officeMembers(tx, bureauId, moment.today);
    const kept = new Set([...authors, actor.personId]);
    if (office.every(({ personId }) => kept.has(personId))) throw new Refusal('powers/nobody-to-review', { members: office.length });
    refuseUnsound(flowchart);
    return { submittedBy: actor.personId };
  });

/** Who handed a version in takes it back, as long as the office has not acted. */
export const withdrawVersion = (tx: Tx, actor: Actor, read: Read, moment: Moment): Promise<Decided> =>
  pass(tx, actor, read, 'withdraw', unsaid, moment, () => ({ submittedBy: null }));

function refuseUnsound(flowchart: string): void {
  const { sound, faults } = diagnose(flowchartRead(flowchart));
  if (sound === 'undecided') throw new Refusal('powers/soundness-undecided');
  if (sound === 'no') throw new Refusal('powers/unsound', { faults });
}

/** The office passes it on; how much differs from what legal affairs last passed is reckoned once, for their list. */
export const reviewVersion = (tx: Tx, actor: Actor, read: Read, moment: Moment): Promise<Decided> =>
  pass(tx, actor, read, 'review', unsaid, moment, async (version) => {
    const before = await legallyPassed(tx, version.bureauId, version.powerId);
    return { reviewedBy: actor.personId, ...(before ? counted(difference(before, store.contentOf(version))) : uncounted) };
  });

const uncounted = { changedFields: null, changedElements: null };
const counted = ({ fields, elements }: Difference) => ({
  changedFields: fields.length,
  changedElements: elements && elements.filter(({ how }) => how !== 'moved').length,
});

export const legalReviewVersion = (tx: Tx, actor: Actor, read: Read, moment: Moment): Promise<Decided> =>
  pass(tx, actor, read, 'legalReview', unsaid, moment, () => ({ legalBy: actor.personId }));

/**
 * Back to the draft from whatever desk it lies at, with what is asked for place by place; what the desks before had passed is passed no
 * longer.
 *
 * @throws Refusal `powers/place/invalid` for a place that the version does not have
 */
export const returnVersion = (tx: Tx, actor: Actor, read: Read, { reason, remarks }: Said, moment: Moment): Promise<Decided> =>
  pass(tx, actor, read, 'return', { reason, remarks }, moment, ({ flowchart }) => {
    const nodes = flowchart === null ? new Map() : elementsOf(flowchart);
    const isThere = (place: string) => {
      const node = nodeOf(place);
      return node === null ? places.some((one) => one === place) : nodes.has(node);
    };
    const unknown = remarks.find(({ place }) => !isThere(place));
    if (unknown) throw new Refusal('powers/place/invalid', { place: unknown.place });
    return { reviewedBy: null, legalBy: null };
  });

/**
 * Puts a version in force; the one before ends on the day before.
 *
 * @param from the first version may be valid from a day gone by, for the power is older than its record; a later one from today on,
 *   and after the last day of what was repealed
 * @throws Refusal `powers/valid-from/invalid`
 */
export const publishVersion = (tx: Tx, actor: Actor, read: Read, from: string, moment: Moment): Promise<Decided> =>
  pass(tx, actor, read, 'publish', unsaid, moment, async ({ bureauId, powerId }) => {
    const validFrom = day(from);
    const versions = await store.versionsOf(tx, bureauId, powerId);
    const known = versions.filter((it) => it.validFrom !== null);
    const earliest = known.map((it) => addDays(it.validTo ?? it.validFrom!, 1)).reduce((a, b) => (a > b ? a : b), moment.today);
    if (known.length > 0 && validFrom < earliest) throw new Refusal('powers/valid-from/invalid', { earliest, validFrom });
    for (const { versionId: earlier } of known.filter(({ state }) => state === 'published')) {
      await store.savePassage(tx, bureauId, earlier, { state: 'superseded', validTo: addDays(validFrom, -1) });
    }
    return { publishedAt: moment.now, validFrom };
  });

/** Ends a power: today is the last day on which its version is in force. */
export const repealVersion = (tx: Tx, actor: Actor, read: Read, reason: string, moment: Moment): Promise<Decided> =>
  pass(tx, actor, read, 'repeal', { reason, remarks: [] }, moment, ({ validFrom }) => ({
    validTo: validFrom! > moment.today ? validFrom! : moment.today,
  }));
