import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import { differences, type ElementChange } from '#platform/formats/bpmn-difference.ts';
import { elementsOf } from '#platform/formats/bpmn-elements.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { changedFields, type Field } from '../difference.ts';
import type { Deed, State } from '../version.ts';
import { seesDrafts, versions } from './power.ts';
import { type Content, contentOf, versionsOf } from './version.ts';

/** A version as it is, or as it was when somebody passed or returned it (`read`): one side of a comparison. `id` is its own or the review's. */
export type Side = Readonly<{ id: string; versionId: string; number: number; state: State; read: Read | null }>;
export type Read = Readonly<{ deed: Deed; by: string; at: string }>;
type Filled = Side & Readonly<{ content: Content }>;

const ended: ReadonlySet<State> = new Set(['published', 'superseded', 'repealed']);

export type Difference = Readonly<{ fields: Field[]; elements: ElementChange[] | null }>;

/** What differs; `elements` is null where a drawing is not XML at all. Against nothing, all that is said and drawn is new. */
export function difference(before: Content | null, after: Content): Difference {
  return { fields: changedFields(before, after), elements: redrawn(before?.flowchart ?? null, after.flowchart) };
}

function redrawn(before: string | null, after: string | null): ElementChange[] | null {
  if (before === after) return [];
  const read = (bpmn: string | null) => (bpmn === null ? new Map() : elementsOf(bpmn));
  try {
    return differences(read(before), read(after));
  } catch (cause) {
    if (cause instanceof FormatError) return null;
    throw cause;
  }
}

/** What of a drawing one can point at: everything in it but the process itself. */
function drawnIn(bpmn: string | null) {
  if (bpmn === null) return [];
  try {
    return [...elementsOf(bpmn).values()].filter(({ place }) => place !== null).map(({ id, type, name }) => ({ id, type, name }));
  } catch (cause) {
    if (cause instanceof FormatError) return [];
    throw cause;
  }
}

/** What a power said when legal affairs last passed it, whatever became of it since; null: it never did. */
export async function legallyPassed(tx: Tx, bureauId: string, powerId: string): Promise<Content | null> {
  const [row] = await reads(tx, [bureauId], powerId).where('r.deed', '=', 'legalReview').select('r.content').limit(1).execute();
  if (row) return row.content as Content;
  const published = (await versionsOf(tx, bureauId, powerId)).findLast(({ state }) => ended.has(state));
  return published ? contentOf(published) : null; // passed before what was passed was kept
}

/** What somebody judged, newest first. */
const reads = (tx: Tx, bureaus: readonly string[], powerId: string) =>
  tx
    .selectFrom('powerReview as r')
    .innerJoin('powerVersion as v', (it) => it.onRef('v.bureauId', '=', 'r.bureauId').onRef('v.versionId', '=', 'r.versionId'))
    .where('r.bureauId', '=', anyOf(bureaus))
    .where('v.powerId', '=', powerId)
    .where('r.content', 'is not', null)
    .select(['r.reviewId', 'r.versionId', 'v.number', 'v.state', 'r.deed', 'r.byName', 'r.at'])
    .select(sql<boolean>`r.revision is not distinct from v.revision`.as('last'))
    .orderBy('r.reviewId', 'desc');

type ReadRow = Readonly<{ reviewId: string; versionId: string; number: number; state: State; deed: string; byName: string; at: Date }>;
const sideOf = ({ reviewId, versionId, number, state, deed, byName, at }: ReadRow): Side => ({
  id: reviewId,
  versionId,
  number,
  state,
  read: { deed: deed as Deed, by: byName, at: at.toISOString() },
});

/** Against what a version is set where nobody chose: what legal affairs last passed, at its desk; elsewhere the version published before. */
type Base = 'legal' | 'published' | 'chosen' | 'none';

/**
 * Two sides of a power, with what differs between them and what else may be chosen. What a draft said when it was returned is read by
 * those who may read the draft.
 *
 * @param toId where left out, the newest version that the actor may read
 * @throws Refusal `powers/not-found` for a side that the actor may not read
 */
export async function comparisonFor(
  tx: Tx,
  actor: Actor,
  powerId: string,
  { from: fromId, to: toId }: Readonly<{ from?: string | undefined; to?: string | undefined }>,
) {
  const readable = await versions(tx, actor).select('p.bureauId').where('p.powerId', '=', powerId).orderBy('v.number', 'desc').execute();
  const [power] = readable;
  if (!power) throw new Refusal('powers/not-found', { id: powerId });
  const ids = new Set(readable.map(({ versionId }) => versionId));
  const drafts = seesDrafts(actor, power.departmentId);
  const all = (await versionsOf(tx, power.bureauId, powerId)).filter(({ versionId }) => ids.has(versionId));
  const sides: Side[] = [
    ...all.toReversed().map(({ versionId, number, state }) => ({ id: versionId, versionId, number, state, read: null })),
    ...(await reads(tx, [power.bureauId], powerId).execute()).filter((it) => ids.has(it.versionId) && (drafts || it.last)).map(sideOf),
  ];
  const filled = async (id: string): Promise<Filled> => {
    const side = sides.find((it) => it.id === id);
    if (!side) throw new Refusal('powers/not-found', { id });
    const version = all.find(({ versionId }) => versionId === id);
    return { ...side, content: version ? contentOf(version) : await contentRead(tx, power.bureauId, id) };
  };
  const to = await filled(toId ?? power.versionId);
  const [base, baseId] = fromId ? (['chosen', fromId] as const) : baseOf(sides, to);
  const from = baseId === null ? null : await filled(baseId);
  const names = await positionNames(tx, power.bureauId, [...to.content.positions, ...(from?.content.positions ?? [])]);
  const { id, code, name, department } = power;
  return {
    power: { id, code, name, department },
    base,
    from: from && shown(from, names),
    to: shown(to, names),
    sides,
    drawn: drawnIn(to.content.flowchart),
    ...difference(from?.content ?? null, to.content),
  };
}

function baseOf(sides: readonly Side[], to: Side): readonly [Base, string | null] {
  const passed = sides.find(({ read }) => read?.deed === 'legalReview');
  if (to.state === 'bureauReviewed' && to.read === null && passed) return ['legal', passed.id];
  const earlier = sides.find(({ read, number, state }) => read === null && number < to.number && ended.has(state));
  return earlier ? ['published', earlier.id] : ['none', null];
}

async function contentRead(tx: Tx, bureauId: string, reviewId: string): Promise<Content> {
  const row = await tx
    .selectFrom('powerReview')
    .select('content')
    .where('bureauId', '=', bureauId)
    .where('reviewId', '=', reviewId)
    .executeTakeFirstOrThrow();
  return row.content as Content;
}

type Names = ReadonlyMap<string, string>;

const shown = ({ content, ...side }: Filled, names: Names) => ({
  ...side,
  ...content,
  basis: [...content.basis],
  positions: content.positions.map((id) => names.get(id) ?? id),
});

/** Positions by their department and name. */
async function positionNames(tx: Tx, bureauId: string, ids: readonly string[]): Promise<Names> {
  const rows = await tx
    .selectFrom('position as p')
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'p.bureauId').onRef('d.departmentId', '=', 'p.departmentId'))
    .select(['p.positionId', sql<string>`d.name || ' ' || p.name`.as('name')])
    .where('p.bureauId', '=', bureauId)
    .where('p.positionId', '=', anyOf(ids))
    .execute();
  return new Map(rows.map(({ positionId, name }) => [positionId, name]));
}
