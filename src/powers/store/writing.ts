import { sql } from 'kysely';
import type { Flow } from '#engine/flow.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Content, contentOf, positionsOf, saidColumns, type Saved, type VersionKey, type Written } from './version.ts';

/** The newest version of each power that has one, by the power's id. */
export async function newestVersions(tx: Tx, bureaus: readonly string[], powerIds: readonly string[]): Promise<ReadonlyMap<string, Written>> {
  const rows = await tx
    .selectFrom('powerVersion as v')
    .select(['v.bureauId', 'v.versionId', 'v.powerId', 'v.number', 'v.state', 'v.revision', 'v.savedAt', 'v.savedBy'])
    .select(saidColumns)
    .select(positionsOf.as('positions'))
    .where('v.bureauId', '=', anyOf(bureaus))
    .where('v.powerId', '=', anyOf(powerIds))
    .distinctOn('v.powerId')
    .orderBy('v.powerId')
    .orderBy('v.number', 'desc')
    .execute();
  return new Map((rows as Written[]).map((row) => [row.powerId, row]));
}

export type NewVersion = VersionKey & Readonly<{ powerId: string; number: number; content: Content }>;

/** A version's own columns: its positions stand in a table of their own. */
function columnsOf(content: Content): Omit<Content, 'positions'> {
  const { positions: _, ...columns } = contentOf(content);
  return columns;
}

/** @throws Refusal `powers/position/invalid` */
export async function insertVersions(tx: Tx, versions: readonly NewVersion[], authorId: string, saved: Saved): Promise<void> {
  if (versions.length === 0) return;
  const rows = versions.map(({ bureauId, versionId, powerId, number, content }) => ({
    bureauId,
    versionId,
    powerId,
    number,
    ...columnsOf(content),
    ...saved,
    authorId,
    state: 'draft' as const,
    basis: JSON.stringify(content.basis),
  }));
  await tx.insertInto('powerVersion').values(rows).execute();
  await replacePositions(tx, versions);
}

/** `redrawn`: the flowchart too. */
export type Rewritten = VersionKey & Readonly<{ content: Content; redrawn: boolean }>;

/** What drafts say from now on. @throws Refusal `powers/position/invalid` */
export async function saveContents(tx: Tx, versions: readonly Rewritten[], { savedAt, savedBy }: Saved): Promise<void> {
  if (versions.length === 0) return;
  const rows = versions.map(({ bureauId, versionId, redrawn, content }) => ({
    bureauId,
    versionId,
    ...columnsOf(content),
    redrawn,
    flowchart: redrawn ? content.flowchart : null,
  }));
  await sql`update power_version as v
    set basis = n.basis, procedure = n.procedure, responsibility = n.responsibility, flowchart = case when n.redrawn then n.flowchart else v.flowchart end,
      statutory_limit = n."statutoryLimit", statutory_unit = n."statutoryUnit", promised_limit = n."promisedLimit", promised_unit = n."promisedUnit",
      saved_at = ${savedAt}, saved_by = ${savedBy}, revision = v.revision + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("bureauId" uuid, "versionId" uuid, basis jsonb, procedure text, responsibility text,
      redrawn boolean, flowchart text, "statutoryLimit" int, "statutoryUnit" limit_unit, "promisedLimit" int, "promisedUnit" limit_unit)
    where v.bureau_id = n."bureauId" and v.version_id = n."versionId"`.execute(tx);
  await replacePositions(tx, versions);
}

const ofVersions = (versions: readonly VersionKey[]) => ({
  bureaus: anyOf([...new Set(versions.map(({ bureauId }) => bureauId))]),
  ids: anyOf(versions.map(({ versionId }) => versionId)),
});

/** Only what differs is written: each row that goes is looked at by a trigger. @throws Refusal `powers/position/invalid` for one of another bureau */
async function replacePositions(tx: Tx, versions: ReadonlyArray<VersionKey & Readonly<{ content: Content }>>): Promise<void> {
  const rows = versions.flatMap(({ bureauId, versionId, content: { positions } }) =>
    [...new Set(positions)].map((positionId) => ({ bureauId, versionId, positionId })),
  );
  await refuseUnknown(tx, rows);
  const column = (key: keyof (typeof rows)[number]) => rows.map((row) => row[key]);
  const wanted = sql`unnest(${column('bureauId')}::uuid[], ${column('versionId')}::uuid[], ${column('positionId')}::uuid[])
    as n(bureau_id, version_id, position_id)`;
  const { bureaus, ids } = ofVersions(versions);
  await tx
    .deleteFrom('powerPosition as o')
    .where('o.bureauId', '=', bureaus)
    .where('o.versionId', '=', ids)
    .where(sql<boolean>`not exists (select from ${wanted} where n.version_id = o.version_id and n.position_id = o.position_id)`)
    .execute();
  await sql`insert into power_position (bureau_id, version_id, position_id) select * from ${wanted} on conflict do nothing`.execute(tx);
}

async function refuseUnknown(tx: Tx, rows: ReadonlyArray<Readonly<{ bureauId: string; positionId: string }>>): Promise<void> {
  const named = [...new Set(rows.map(({ positionId }) => positionId))];
  if (named.length === 0) return;
  const known = await tx.selectFrom('position').select(['bureauId', 'positionId']).where('positionId', '=', anyOf(named)).execute();
  const bureauOf = new Map(known.map(({ bureauId, positionId }) => [positionId, bureauId]));
  const unknown = rows.find(({ bureauId, positionId }) => bureauOf.get(positionId) !== bureauId);
  if (unknown) throw new Refusal('powers/position/invalid', { id: unknown.positionId });
}

/** The steps of drafts' flowcharts in place of those they had. */
export async function replaceNodes(tx: Tx, versions: ReadonlyArray<VersionKey & Readonly<{ flow: Flow | null }>>): Promise<void> {
  if (versions.length === 0) return;
  const { bureaus, ids } = ofVersions(versions);
  await tx.deleteFrom('flowNode').where('bureauId', '=', bureaus).where('versionId', '=', ids).execute();
  const rows = versions.flatMap(({ bureauId, versionId, flow }) =>
    (flow?.nodes ?? []).filter(({ kind }) => kind === 'task').map(({ id, name }, place) => ({ bureauId, versionId, id, name, place })),
  );
  if (rows.length === 0) return;
  const column = (key: keyof (typeof rows)[number]) => rows.map((row) => row[key]);
  await sql`insert into flow_node (bureau_id, version_id, node_id, name, place) select * from unnest(${column('bureauId')}::uuid[],
    ${column('versionId')}::uuid[], ${column('id')}::text[], ${column('name')}::text[], ${column('place')}::int[])`.execute(tx);
}
