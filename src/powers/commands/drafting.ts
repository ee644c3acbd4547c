import { createReadStream } from 'node:fs';
import { calendarOf } from '#calendar/store.ts';
import type { Day } from '#engine/days.ts';
import type { WorkCalendar } from '#engine/working-days.ts';
import { recordAll } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import { textOf } from '#platform/formats/text.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { outlasts } from '../limits.ts';
import { logAuthor } from '../store/drawing.ts';
import { flowchartRead, flowIfReadable, unreadable } from '../store/flow.ts';
import { insertPowers, type NewPower, powersToChange } from '../store/power.ts';
import * as store from '../store/version.ts';
import * as writing from '../store/writing.ts';
import { mayDraft } from '../version.ts';

const flowchartBytes = 5_000_000;

type Made = Readonly<{ id: string; versionId: string; revision: number }>;
type Draft = { [K in keyof store.Content]?: store.Content[K] | undefined } & { revision?: number | null | undefined };

const empty: store.Content = {
  basis: [],
  procedure: '',
  responsibility: '',
  flowchart: null,
  positions: [],
  statutoryLimit: null,
  statutoryUnit: null,
  promisedLimit: null,
  promisedUnit: null,
};

/** Enters a power and drafts its first version. @throws Refusal as `draftVersion`, and `powers/code-taken` */
export async function addPower(tx: Tx, actor: Actor, power: NewPower, draft: Draft, moment: Moment): Promise<Made> {
  const [made] = await addPowers(tx, actor, [{ power, draft }], moment);
  return made!;
}

/** Enters powers of the actor's bureau, each with its first draft. @throws Refusal as `addPower` */
export async function addPowers(
  tx: Tx,
  actor: Actor,
  entries: ReadonlyArray<Readonly<{ power: NewPower; draft: Draft }>>,
  moment: Moment,
): Promise<Made[]> {
  const { bureauId } = actor;
  for (const { power } of entries) refuseOutsiders(actor, power.departmentId);
  const added = entries.map((entry) => ({ ...entry, powerId: newId() }));
  await insertPowers(
    tx,
    bureauId,
    added.map(({ powerId, power }) => ({ powerId, ...power })),
  );
  const powers = new Map(added.map(({ powerId, power: { departmentId } }) => [powerId, { bureauId, powerId, departmentId }]));
  const written = await write(tx, actor, added, { powers, newest: new Map() }, moment);
  const deeds = added.flatMap(({ powerId: id, power }, at) => [
    { action: 'powers.add', subject: { kind: 'power', id, bureauId }, after: power },
    written[at]!.deed,
  ]);
  await recordAll(tx, actor, moment.now, deeds);
  return written.map(({ made }) => made);
}

/**
 * Writes at the draft of a power; where none is open, opens the next version as a copy of the last. What is left out stays. A
 * flowchart need not be sound before it is submitted, but the engine must understand it.
 * `revision` is the state of the draft that the writer saw, null where they saw none open.
 *
 * @throws Refusal `powers/under-review` while a version lies at a desk; `powers/edited-elsewhere` where another saved since `revision`;
 *   `powers/flowchart/invalid` with the place; `powers/promise-too-long` when the promised limit passes the statutory one
 */
export async function draftVersion(tx: Tx, actor: Actor, powerId: string, draft: Draft, moment: Moment): Promise<Made> {
  const [made] = await draftVersions(tx, actor, [{ powerId, draft }], moment);
  return made!;
}

type Drafting = Readonly<{ powerId: string; draft: Draft }>;

/** Writes at the drafts of powers, each at one. @throws Refusal as `draftVersion` */
export async function draftVersions(tx: Tx, actor: Actor, drafts: readonly Drafting[], moment: Moment): Promise<Made[]> {
  const ids = drafts.map(({ powerId }) => powerId);
  const powers = await powersToChange(tx, actor, ids);
  const newest = await writing.newestVersions(tx, actor.bureaus, ids);
  const written = await write(tx, actor, drafts, { powers, newest }, moment);
  await recordAll(
    tx,
    actor,
    moment.now,
    written.map(({ deed }) => deed),
  );
  return written.map(({ made }) => made);
}

type There = Readonly<{ powers: ReadonlyMap<string, Power>; newest: ReadonlyMap<string, store.Written> }>;

/** What was written at each draft, with the deed that is still to be recorded. */
async function write(tx: Tx, actor: Actor, drafts: readonly Drafting[], { powers, newest }: There, moment: Moment) {
  const calendars = new Map<string, WorkCalendar>();
  for (const { bureauId } of powers.values()) if (!calendars.has(bureauId)) calendars.set(bureauId, await calendarOf(tx, bureauId));
  const plans = drafts.map(({ powerId, draft }) => {
    const power = powers.get(powerId)!;
    const plan = planned(power, openOf(actor, power, newest.get(powerId)), draft);
    refuseLimits(plan.content, calendars.get(power.bureauId)!, moment.today);
    return plan;
  });
  const saved = { savedAt: moment.now, savedBy: actor.name };
  await writing.insertVersions(
    tx,
    plans.filter(({ opens }) => opens),
    actor.personId,
    saved,
  );
  await writing.saveContents(
    tx,
    plans.filter(({ opens }) => !opens),
    saved,
  );
  await writing.replaceNodes(
    tx,
    plans.flatMap(({ bureauId, versionId, flow }) => (flow === undefined ? [] : [{ bureauId, versionId, flow }])),
  );
  await logAuthor(tx, plans, actor, moment.now);
  return plans.map(({ powerId: id, versionId, revision, deed }) => ({ made: { id, versionId, revision }, deed }));
}

type Power = Readonly<{ bureauId: string; powerId: string; departmentId: string }>;

/** What is to be written: `opens`: as a new version; `flow`: the steps that change, undefined where none do. */
function planned({ bureauId, powerId }: Power, { open, last }: Opened, { revision: seen, ...draft }: Draft) {
  if (open && seen !== undefined) refuseOlder(open, seen);
  const said = given(draft);
  const content: store.Content = { ...(last ? store.contentOf(last) : empty), ...said };
  const redrawn = draft.flowchart !== undefined;
  const flow = draft.flowchart ? flowchartRead(draft.flowchart) : redrawn || !open ? flowIfReadable(content.flowchart) : undefined;
  const versionId = open?.versionId ?? newId();
  const before = last && changed(store.contentOf(last), said);
  return {
    bureauId,
    powerId,
    versionId,
    content,
    redrawn,
    flow,
    opens: !open,
    number: open?.number ?? (last?.number ?? 0) + 1,
    revision: open ? open.revision + 1 : 0,
    deed: { action: 'powers.draft', subject: { kind: 'power', id: powerId, bureauId }, before, after: { versionId, ...said } },
  };
}

type Opened = Readonly<{ open: store.Written | undefined; last: store.Written | undefined }>;

/** The draft that is open, if one is, and the newest version. @throws Refusal `powers/drafting/forbidden`, `powers/under-review` */
export async function openDraft(tx: Tx, actor: Actor, power: Power): Promise<Opened> {
  const newest = await writing.newestVersions(tx, [power.bureauId], [power.powerId]);
  return openOf(actor, power, newest.get(power.powerId));
}

/** The same of a power whose newest version is known. */
export function openOf(actor: Actor, { departmentId }: Power, last: store.Written | undefined): Opened {
  refuseOutsiders(actor, departmentId);
  if (!last || last.state === 'published' || last.state === 'superseded' || last.state === 'repealed') return { open: undefined, last };
  if (last.state !== 'draft') throw new Refusal('powers/under-review', { state: last.state, number: last.number });
  return { open: last, last };
}

/** @throws Refusal `powers/edited-elsewhere` where another saved the draft since the writer saw it */
export function refuseOlder({ revision, savedBy, savedAt }: store.Written, seen: number | null): void {
  if (seen !== revision) throw new Refusal('powers/edited-elsewhere', { by: savedBy, at: savedAt?.toISOString() ?? null, revision });
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

/** @throws Refusal `powers/drafting/forbidden` */
export function refuseOutsiders(actor: Actor, departmentId: string): void {
  if (!mayDraft(actor, departmentId)) throw new Refusal('powers/drafting/forbidden', { departmentId });
}

const given = (draft: Draft): Partial<store.Content> => Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));

const changed = (before: store.Content, draft: Partial<store.Content>) =>
  Object.fromEntries(Object.keys(draft).map((key) => [key, before[key as keyof store.Content]]));

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
