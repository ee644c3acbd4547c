import { readBpmn } from '#platform/formats/bpmn.ts';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';

/** Positions that somebody holds on a day, the longest held first. */
export const heldBy = (tx: Tx, bureauId: string, personId: string, on: Day) =>
  tx
    .selectFrom('holding as h')
    .innerJoin('position as o', (it) => it.onRef('o.bureauId', '=', 'h.bureauId').onRef('o.positionId', '=', 'h.positionId'))
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'o.bureauId').onRef('d.departmentId', '=', 'o.departmentId'))
    .select(['o.positionId', 'o.departmentId', 'o.name', 'd.name as department', 'o.duties', 'o.keyPosition as key', 'h.validFrom as since'])
    .where('h.bureauId', '=', bureauId)
    .where('h.personId', '=', personId)
    .where('h.validFrom', '<=', on)
    .where((it) => it.or([it('h.validTo', 'is', null), it('h.validTo', '>=', on)]))
    .orderBy('h.validFrom')
    .orderBy('o.name')
    .execute();
export type HeldPosition = Awaited<ReturnType<typeof heldBy>>[number];

/** The powers that departments exercise, each with its version in force on a day, or the newest published. */
export const powersOf = (tx: Tx, bureauId: string, departments: readonly string[] | null, on: Day) =>
  tx
    .selectFrom('power as w')
    .innerJoin('powerVersion as v', (it) => it.onRef('v.bureauId', '=', 'w.bureauId').onRef('v.powerId', '=', 'w.powerId'))
    .distinctOn('w.code')
    .select(['w.powerId as id', 'w.code', 'w.name', 'w.departmentId', 'v.versionId', 'w.keyArea'])
    .where('w.bureauId', '=', bureauId)
    .$if(departments !== null, (it) => it.where('w.departmentId', '=', anyOf(departments!)))
    .where('v.state', '=', 'published')
    .orderBy('w.code')
    .orderBy((it) => it('v.validFrom', '<=', on), 'desc')
    .orderBy('v.number', 'desc')
    .execute();
export type HeldPower = Awaited<ReturnType<typeof powersOf>>[number];

/** The powers that positions exercise by the catalogue; where it names no position of theirs, those of their departments. */
export async function powersOfPositions(tx: Tx, bureauId: string, held: readonly HeldPosition[], on: Day): Promise<HeldPower[]> {
  const powers = await powersOf(tx, bureauId, [...new Set(held.map(({ departmentId }) => departmentId))], on);
  const named = await tx
    .selectFrom('powerPosition')
    .select(['versionId', 'positionId'])
    .where('bureauId', '=', bureauId)
    .where('versionId', '=', anyOf(powers.map(({ versionId }) => versionId)))
    .execute();
  const mine = new Set(held.map(({ positionId }) => positionId));
  const own = powers.filter(({ versionId }) => named.some((it) => it.versionId === versionId && mine.has(it.positionId)));
  return own.length > 0 ? own : powers;
}

/** Who may take the steps of a published version, which never changes: read once. */
const performers = new Map<string, ReadonlyArray<Readonly<{ node: string; department: string; position: string }>>>();
const mostKept = 2000;

async function performersOf(tx: Tx, bureauId: string, versions: readonly string[]): Promise<void> {
  const missing = versions.filter((it) => !performers.has(it));
  if (missing.length === 0) return;
  const rows = await tx
    .selectFrom('powerVersion')
    .select(['versionId', 'flowchart'])
    .where('bureauId', '=', bureauId)
    .where('versionId', '=', anyOf(missing))
    .execute();
  for (const { versionId, flowchart } of rows) {
    if (performers.size >= mostKept) performers.delete(performers.keys().next().value!);
    performers.set(versionId, flowchart === null ? [] : readBpmn(flowchart).performers);
  }
}

/** The steps of powers in the order of their flowcharts; `own`: one of the positions may take it. */
export async function stepsOf(tx: Tx, bureauId: string, powers: readonly HeldPower[], held: readonly HeldPosition[]) {
  const versions = powers.map(({ versionId }) => versionId);
  await performersOf(tx, bureauId, versions);
  const nodes = await tx
    .selectFrom('flowNode')
    .select(['versionId', 'nodeId', 'name'])
    .where('bureauId', '=', bureauId)
    .where('versionId', '=', anyOf(versions))
    .orderBy('versionId')
    .orderBy('place')
    .execute();
  const byVersion = Map.groupBy(nodes, ({ versionId }) => versionId);
  return powers.flatMap(({ id, name: power, versionId }) =>
    (byVersion.get(versionId) ?? []).map(({ nodeId, name }) => ({
      step: `${versionId}:${nodeId}`,
      powerId: id,
      power,
      name,
      own: (performers.get(versionId) ?? []).some(
        (it) => it.node === nodeId && held.some((mine) => mine.name === it.position && (it.department === '' || mine.department === it.department)),
      ),
    })),
  );
}
