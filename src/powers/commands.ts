import { createReadStream } from 'node:fs';
import { calendarOf } from '#calendar/store.ts';
import { addDays, day, type Day } from '#engine/days.ts';
import type { Flow } from '#engine/flow.ts';
import { checkSoundness } from '#engine/soundness.ts';
import type { WorkCalendar } from '#engine/working-days.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import { textOf } from '#platform/formats/text.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { outlasts } from './limits.ts';
import { flowchartRead, unreadable } from './store/flow.ts';
import { insertPower, type NewPower, powerToChange } from './store/power.ts';
import * as store from './store/version.ts';
import { type Deed, decided, mayDraft, type State } from './version.ts';

export const flowchartBytes = 5_000_000;

type Made = Readonly<{ id: string; versionId: string }>;
type Draft = { [K in keyof store.Content]?: store.Content[K] | undefined };

const empty: store.Content = {
  basis: [],
  procedure: '',
  responsibility: '',
  flowchart: null,
  statutoryLimit: null,
  statutoryUnit: null,
  promisedLimit: null,
  promisedUnit: null,
};

/** Enters a power and drafts its first version. @throws Refusal as `draftVersion`, and `powers/code-taken` */
export async function addPower(tx: Tx, actor: Actor, power: NewPower, draft: Draft, moment: Moment): Promise<Made> {
  refuseOutsiders(actor, power.departmentId);
  const id = newId();
  await insertPower(tx, actor.bureauId, id, power);
  await record(tx, actor, moment.now, 'powers.add', { kind: 'power', id, bureauId: actor.bureauId }, { after: power });
  return draftVersion(tx, actor, id, draft, moment);
}

/**
 * Writes at the draft of a power; where none is open, opens the next version as a copy of the last. What is left out stays.
 *
 * @throws Refusal `powers/under-review` while a version lies at a desk; `powers/flowchart/invalid`, `powers/unsound` with the place;
 *   `powers/promise-too-long` when the promised limit passes the statutory one
 */
export async function draftVersion(tx: Tx, actor: Actor, powerId: string, draft: Draft, moment: Moment): Promise<Made> {
  const { bureauId, departmentId } = await powerToChange(tx, actor, powerId);
  refuseOutsiders(actor, departmentId);
  const versions = await store.versionsOf(tx, bureauId, powerId);
  const open = versions.find(({ state }) => state !== 'published' && state !== 'superseded' && state !== 'repealed');
  if (open && open.state !== 'draft') throw new Refusal('powers/under-review', { state: open.state, number: open.number });
  const last = versions.at(-1);
  const content: store.Content = { ...(last ? contentOf(last) : empty), ...given(draft) };
  refuseLimits(content, await calendarOf(tx, bureauId), moment.today);
  const flow = content.flowchart === null ? null : soundFlow(content.flowchart);

  const number = (last?.number ?? 0) + 1;
  const versionId = open?.versionId ?? (await store.insertVersion(tx, bureauId, powerId, number, content, actor.personId));
  if (open) await store.saveContent(tx, bureauId, versionId, content);
  if (flow) await store.replaceNodes(tx, bureauId, versionId, flow);
  await store.logReview(tx, bureauId, versionId, 'draft', actor, moment.now);
  const before = last && changed(contentOf(last), draft);
  await record(tx, actor, moment.now, 'powers.draft', { kind: 'power', id: powerId, bureauId }, { before, after: { versionId, ...given(draft) } });
  return { id: powerId, versionId };
}

/** Takes an uploaded flowchart into the draft. @throws Refusal `powers/flowchart/too-large`, and as `draftVersion` */
export async function uploadFlowchart(tx: Tx, actor: Actor, powerId: string, { path, size }: Upload, moment: Moment): Promise<Made> {
  if (size > flowchartBytes) throw new Refusal('powers/flowchart/too-large', { limit: flowchartBytes });
  let flowchart = '';
  try {
    for await (const piece of textOf(createReadStream(path), 'xml')) flowchart += piece;
  } catch (cause) {
    throw unreadable(cause);
  }
  return draftVersion(tx, actor, powerId, { flowchart }, moment);
}

function refuseOutsiders(actor: Actor, departmentId: string): void {
  if (!mayDraft(actor, departmentId)) throw new Refusal('powers/drafting/forbidden', { departmentId });
}

const contentOf = ({ basis, procedure, responsibility, statutoryLimit, statutoryUnit, promisedLimit, promisedUnit, flowchart }: store.Content) => ({
  basis,
  procedure,
  responsibility,
  statutoryLimit,
  statutoryUnit,
  promisedLimit,
  promisedUnit,
  flowchart,
});

const given = (draft: Draft): Partial<store.Content> => Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));

const changed = (before: store.Content, draft: Draft) => Object.fromEntries(Object.keys(draft).map((key) => [key, before[key as keyof Draft]]));

function refuseLimits({ statutoryLimit, statutoryUnit, promisedLimit, promisedUnit }: store.Content, calendar: WorkCalendar, today: Day): void {
  const whole = (days: number | null, unit: string | null) => (days === null) === (unit === null);
  if (!whole(statutoryLimit, statutoryUnit) || !whole(promisedLimit, promisedUnit)) throw new Refusal('powers/limit-without-unit/invalid');
  if (statutoryLimit === null || promisedLimit === null) return;
  const [promised, statutory] = [
    { days: promisedLimit, unit: promisedUnit! },
    { days: statutoryLimit, unit: statutoryUnit! },
  ];
  if (outlasts(promised, statutory, calendar, today) === 'always') throw new Refusal('powers/promise-too-long', { promised, statutory });
}

function soundFlow(flowchart: string): Flow {
  const flow = flowchartRead(flowchart);
  const found = checkSoundness(flow);
  if (found.sound === true) return flow;
  if (found.sound === 'undecided') throw new Refusal('powers/soundness-undecided', { states: found.states });
  const names = new Map(flow.nodes.map(({ id, name }) => [id, name]));
  throw new Refusal('powers/unsound', { faults: found.faults.map(({ kind, node }) => ({ kind, node, name: names.get(node) ?? '' })) });
}

type Decided = Readonly<{ versionId: string; state: State }>;
type Passing = (version: store.Version) => Omit<store.Passage, 'state'> | Promise<Omit<store.Passage, 'state'>>;

/** One deed at a desk: who may is decided by the table of `version.ts`. */
async function pass(tx: Tx, actor: Actor, versionId: string, deed: Deed, reason: string | null, { now }: Moment, passing: Passing): Promise<Decided> {
  const version = await store.versionToChange(tx, actor, versionId);
  const state = decided(version, deed, actor);
  const { bureauId, powerId: id, number } = version;
  const passage = { ...(await passing(version)), state };
  await store.savePassage(tx, bureauId, versionId, passage);
  await store.logReview(tx, bureauId, versionId, deed, actor, now, reason);
  const before = { versionId, number, state: version.state };
  await record(tx, actor, now, `powers.${deed}`, { kind: 'power', id, bureauId }, { before, after: { ...passage, reason } });
  return { versionId, state };
}

/** The department's head hands the draft in. @throws Refusal `powers/no-flowchart` */
export const submitVersion = (tx: Tx, actor: Actor, versionId: string, moment: Moment): Promise<Decided> =>
  pass(tx, actor, versionId, 'submit', null, moment, ({ flowchart }) => {
    if (flowchart === null) throw new Refusal('powers/no-flowchart', { id: versionId });
    return { submittedBy: actor.personId };
  });

export const reviewVersion = (tx: Tx, actor: Actor, versionId: string, moment: Moment): Promise<Decided> =>
  pass(tx, actor, versionId, 'review', null, moment, () => ({ reviewedBy: actor.personId }));

export const legalReviewVersion = (tx: Tx, actor: Actor, versionId: string, moment: Moment): Promise<Decided> =>
  pass(tx, actor, versionId, 'legalReview', null, moment, () => ({ legalBy: actor.personId }));

/** Back to the draft from whatever desk it lies at; what the desks before had passed is passed no longer. */
export const returnVersion = (tx: Tx, actor: Actor, versionId: string, reason: string, moment: Moment): Promise<Decided> =>
  pass(tx, actor, versionId, 'return', reason, moment, () => ({ reviewedBy: null, legalBy: null }));

/**
 * Puts a version in force; the one before ends on the day before.
 *
 * @param from the first version may be valid from a day gone by, for the power is older than its record; a later one from today on
 * @throws Refusal `powers/valid-from/invalid`
 */
export const publishVersion = (tx: Tx, actor: Actor, versionId: string, from: string, moment: Moment): Promise<Decided> =>
  pass(tx, actor, versionId, 'publish', null, moment, async ({ bureauId, powerId }) => {
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
  pass(tx, actor, versionId, 'repeal', reason, moment, ({ validFrom }) => ({ validTo: validFrom! > moment.today ? validFrom! : moment.today }));
