import type { Day } from '#engine/days.ts';
import type { WorkCalendar } from '#engine/working-days.ts';
import { calendarOf } from '#calendar/store.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Download } from '#platform/endpoint.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { lateExample, outlasts } from '../limits.ts';
import type { Basis, Remark } from '../power.ts';
import { rulesOf, stepsOf } from '../rules.ts';
import { type Deed, deedsOpenTo, mayDraft } from '../version.ts';
import { deskFor, returnedWith, waysFor } from './desk.ts';
import { diagnosisOf, readingOf } from './diagnosis.ts';
import { versions } from './power.ts';
import { type Version, versionsOf } from './version.ts';

/** One power with one of its versions: that asked for, or the `newest` that the actor may read; else the one in force, where none is the newest. */
export async function powerFor(tx: Tx, actor: Actor, powerId: string, wanted: string | undefined, today: Day) {
  const rows = await versions(tx, actor)
    .select(['p.bureauId', 'v.publishedAt'])
    .where('p.powerId', '=', powerId)
    .orderBy('v.number', 'desc')
    .execute();
  const inForce = rows.find((it) => it.publishedAt && it.validFrom! <= today && (it.validTo === null || it.validTo >= today));
  const row = wanted && wanted !== 'newest' ? rows.find(({ versionId }) => versionId === wanted) : ((wanted ? null : inForce) ?? rows[0]);
  if (!row) throw new Refusal('powers/not-found', { id: wanted ?? powerId });
  const all = await versionsOf(tx, row.bureauId, powerId);
  const version = all.find(({ versionId }) => versionId === row.versionId)!;
  const shown = rows.map(({ versionId }) => versionId);
  const logs = await reviewsOf(tx, row.bureauId, shown);
  const { id, code, name, category, departmentId, department, open, keyArea } = row;
  return {
    id,
    code,
    name,
    category,
    departmentId,
    department,
    open,
    keyArea,
    version: {
      ...versionShown(version, actor, await calendarOf(tx, row.bureauId), today),
      positions: await positionsOf(tx, version),
      desk: await deskFor(tx, version, today),
      ways: await waysFor(tx, actor, version, today),
      returned: await returnedWith(tx, version),
    },
    versions: rows.map(({ versionId, version: number, state, validFrom, validTo }) => ({
      id: versionId,
      number,
      state,
      validFrom,
      validTo,
      reviews: logs
        .filter((log) => log.versionId === versionId)
        .map(({ id: reviewId, by, reason, at, deed, remarks }) => ({
          id: reviewId,
          by,
          reason,
          remarks: remarks as Remark[],
          deed: deed as Deed | 'draft',
          at: at.toISOString(),
        })),
    })),
    mayDraft:
      mayDraft(actor, departmentId) && all.every(({ state }) => state !== 'submitted' && state !== 'bureauReviewed' && state !== 'legallyReviewed'),
  };
}

/** What was submitted had been found sound. */
const found = { sound: 'yes' as const, faults: [], refusal: null };

function versionShown(version: Version, actor: Actor, calendar: WorkCalendar, today: Day) {
  const { versionId, number, state, validFrom, validTo, basis, procedure, responsibility, flowchart, revision, savedAt, savedBy } = version;
  const { statutoryLimit, statutoryUnit, promisedLimit, promisedUnit } = version;
  const reading = flowchart === null ? null : readingOf(flowchart);
  return {
    id: versionId,
    number,
    state,
    validFrom,
    validTo,
    basis: [...(basis as Basis[])],
    procedure,
    responsibility,
    flowchart,
    diagnosis: reading && (state === 'draft' ? diagnosisOf(reading) : found),
    revision,
    saved: savedAt && savedBy ? { by: savedBy, at: savedAt.toISOString() } : null,
    statutoryLimit,
    statutoryUnit,
    promisedLimit,
    promisedUnit,
    endsLate: endsLate(version, calendar, today),
    steps: reading?.flow
      ? stepsOf(rulesOf(reading.flow, version)).map((step) => ({ ...step, performers: [...step.performers], separatedFrom: [...step.separatedFrom] }))
      : [],
    deeds: deedsOpenTo(version, actor),
  };
}

/** A day for which the promised limit, counted in another unit, ends after the statutory one; null: for none of the coming year. */
function endsLate({ statutoryLimit, statutoryUnit, promisedLimit, promisedUnit }: Version, calendar: WorkCalendar, today: Day) {
  if (statutoryLimit === null || promisedLimit === null || statutoryUnit === promisedUnit) return null;
  const promised = { days: promisedLimit, unit: promisedUnit! };
  const statutory = { days: statutoryLimit, unit: statutoryUnit! };
  return outlasts(promised, statutory, calendar, today) === 'never' ? null : lateExample(promised, statutory, calendar, today);
}

const positionsOf = (tx: Tx, { bureauId, versionId }: Version) =>
  tx
    .selectFrom('powerPosition as o')
    .innerJoin('position as p', (it) => it.onRef('p.bureauId', '=', 'o.bureauId').onRef('p.positionId', '=', 'o.positionId'))
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'p.bureauId').onRef('d.departmentId', '=', 'p.departmentId'))
    .select(['p.positionId as id', 'p.name', 'd.name as department'])
    .where('o.bureauId', '=', bureauId)
    .where('o.versionId', '=', versionId)
    .orderBy('d.place')
    .orderBy('p.name')
    .execute();

const reviewsOf = (tx: Tx, bureauId: string, versionIds: readonly string[]) =>
  tx
    .selectFrom('powerReview as r')
    .select(['r.versionId', 'r.reviewId as id', 'r.deed', 'r.at', 'r.reason', 'r.remarks', 'r.byName as by'])
    .where('r.bureauId', '=', bureauId)
    .where('r.versionId', '=', anyOf(versionIds))
    .orderBy('r.reviewId')
    .execute();

/** A version's flowchart as a file, byte for byte as it came. @throws Refusal `powers/no-flowchart` */
export async function flowchartFile(tx: Tx, actor: Actor, versionId: string): Promise<Download> {
  const row = await versions(tx, actor).select('v.flowchart').where('v.versionId', '=', versionId).executeTakeFirst();
  if (!row?.flowchart) throw new Refusal('powers/no-flowchart', { id: versionId });
  return { name: `${row.code} ${row.name} v${row.version}.bpmn`, type: 'application/xml; charset=utf-8', body: row.flowchart };
}
