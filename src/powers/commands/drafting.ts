import { createReadStream } from 'node:fs';
import { calendarOf } from '#calendar/store.ts';
import type { Day } from '#engine/days.ts';
import type { WorkCalendar } from '#engine/working-days.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import { textOf } from '#platform/formats/text.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { outlasts } from '../limits.ts';
import { logAuthor } from '../store/drawing.ts';
import { flowchartRead, flowIfReadable, unreadable } from '../store/flow.ts';
import { insertPower, type NewPower, powerToChange } from '../store/power.ts';
import * as store from '../store/version.ts';
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
  refuseOutsiders(actor, power.departmentId);
  const id = newId();
  await insertPower(tx, actor.bureauId, id, power);
  await record(tx, actor, moment.now, 'powers.add', { kind: 'power', id, bureauId: actor.bureauId }, { after: power });
  return draftVersion(tx, actor, id, draft, moment);
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
  const power = await powerToChange(tx, actor, powerId);
  const { bureauId } = power;
  const { open, last } = await openDraft(tx, actor, power);
  if (open && draft.revision !== undefined) refuseOlder(open, draft.revision);
  const content: store.Content = { ...(last ? store.contentOf(last) : empty), ...given(draft) };
  refuseLimits(content, await calendarOf(tx, bureauId), moment.today);
  const flow = draft.flowchart ? flowchartRead(draft.flowchart) : null;
  const versionId = await keepContent(tx, actor, power, { open, last }, content, moment);
  const revision = open ? open.revision + 1 : 0;
  if (draft.flowchart !== undefined || !open) await store.replaceNodes(tx, bureauId, versionId, flow ?? flowIfReadable(content.flowchart));
  await logAuthor(tx, bureauId, versionId, revision, actor, moment.now);
  const before = last && changed(store.contentOf(last), given(draft));
  await record(tx, actor, moment.now, 'powers.draft', { kind: 'power', id: powerId, bureauId }, { before, after: { versionId, ...given(draft) } });
  return { id: powerId, versionId, revision };
}

type Opened = Readonly<{ open: store.Version | undefined; last: store.Version | undefined }>;

/** The draft that is open, if one is, and the newest version. @throws Refusal `powers/drafting/forbidden`, `powers/under-review` */
export async function openDraft(
  tx: Tx,
  actor: Actor,
  { bureauId, powerId, departmentId }: Readonly<{ bureauId: string; powerId: string; departmentId: string }>,
): Promise<Opened> {
  refuseOutsiders(actor, departmentId);
  const versions = await store.versionsOf(tx, bureauId, powerId);
  const open = versions.find(({ state }) => state !== 'published' && state !== 'superseded' && state !== 'repealed');
  if (open && open.state !== 'draft') throw new Refusal('powers/under-review', { state: open.state, number: open.number });
  return { open, last: versions.at(-1) };
}

/** @throws Refusal `powers/edited-elsewhere` where another saved the draft since the writer saw it */
export function refuseOlder({ revision, savedBy, savedAt }: store.Version, seen: number | null): void {
  if (seen !== revision) throw new Refusal('powers/edited-elsewhere', { by: savedBy, at: savedAt?.toISOString() ?? null, revision });
}

async function keepContent(
  tx: Tx,
  actor: Actor,
  { bureauId, powerId }: Readonly<{ bureauId: string; powerId: string }>,
  { open, last }: Opened,
  content: store.Content,
  { now }: Moment,
): Promise<string> {
  const saved = { savedAt: now, savedBy: actor.name };
  if (!open) return store.insertVersion(tx, bureauId, powerId, (last?.number ?? 0) + 1, content, actor.personId, saved);
  await store.saveContent(tx, bureauId, open.versionId, content, saved);
  return open.versionId;
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

const given = (draft: Draft): Partial<store.Content> =>
  Object.fromEntries(Object.entries(draft).filter(([key, value]) => key !== 'revision' && value !== undefined));

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
