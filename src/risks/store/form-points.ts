import { type Day, day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { RiskPointTable } from '#platform/schema.ts';
import { endOfPeriod, type MeasureKind, type Period } from '../measure.ts';
import { isCounted } from './point.ts';

/** What a line of a form says of its risk point. */
export type FormPoint = Pick<
  RiskPointTable,
  | 'riskPointId'
  | 'year'
  | 'description'
  | 'tier'
  | 'departmentId'
  | 'personId'
  | 'keyArea'
  | 'aspect'
  | 'element'
  | 'foundBy'
  | 'likelihood'
  | 'harm'
  | 'selfLevel'
  | 'authorId'
  | 'powerId'
  | 'versionId'
  | 'nodeId'
  | 'previousId'
  | 'position'
>;

export type FormMeasure = Readonly<{
  riskPointId: string;
  text: string;
  kind: MeasureKind;
  responsibleId: string | null;
  dueOn: string | null;
  every: Period | null;
  institutionId: string | null;
}>;

/** Lines that have become risk points, in one statement however many they are. */
export async function insertFormPoints(tx: Tx, bureauId: string, points: readonly FormPoint[]): Promise<void> {
  if (points.length === 0) return;
  await tx
    .insertInto('riskPoint')
    .values(points.map((it) => ({ ...it, bureauId, origin: 'form' as const, state: 'draft' as const })))
    .execute();
}

/** What points say now, those that are in the register left out. */
export async function formPointsOf(tx: Tx, bureauId: string, riskPointIds: readonly string[]): Promise<FormPoint[]> {
  return tx
    .selectFrom('riskPoint')
    .select(['riskPointId', 'year', 'description', 'tier', 'departmentId', 'personId', 'keyArea', 'aspect', 'element', 'foundBy', 'likelihood'])
    .select(['harm', 'selfLevel', 'authorId', 'powerId', 'versionId', 'nodeId', 'previousId', 'position'])
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', anyOf(riskPointIds))
    .where('revision', '=', 0)
    .orderBy('riskPointId')
    .forUpdate()
    .execute();
}

/** A line that came back: its point says what it says now and waits for its level again. Of a registered point nothing changes here. */
export async function changeFormPoint(tx: Tx, bureauId: string, { riskPointId, ...says }: FormPoint): Promise<void> {
  await tx
    .updateTable('riskPoint')
    .set({ ...says, state: 'draft', level: null, opinion: null })
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', riskPointId)
    .where('origin', '=', 'form')
    .where('state', 'in', ['draft', 'evaluated'])
    .execute();
}

/** Measures on which something was done already; they stay as they are. */
const begun = (tx: Tx, bureauId: string, riskPointIds: readonly string[]) =>
  tx
    .selectFrom('measure as m')
    .select(['m.riskPointId', 'm.measureId', 'm.text'])
    .where('m.bureauId', '=', bureauId)
    .where('m.riskPointId', '=', anyOf(riskPointIds))
    .where((it) =>
      it.or([
        it('m.status', '<>', 'planned'),
        it.exists(
          it
            .selectFrom('measureEntry as e')
            .select('e.entryId')
            .whereRef('e.bureauId', '=', 'm.bureauId')
            .whereRef('e.measureId', '=', 'm.measureId'),
        ),
      ]),
    )
    .execute();

/** The measures of points as their lines say them now: what was begun stays, the rest is written anew. Of a registered point nothing changes. */
export async function replaceFormMeasures(
  tx: Tx,
  bureauId: string,
  riskPointIds: readonly string[],
  said: readonly FormMeasure[],
  today: Day,
): Promise<void> {
  const open = await unregistered(tx, bureauId, riskPointIds);
  const measures = said.filter((it) => open.has(it.riskPointId));
  const kept = await begun(tx, bureauId, [...open]);
  await deleteMeasures(tx, bureauId, [...open], new Set(kept.map((it) => it.measureId)));
  const known = new Set(kept.map(({ riskPointId, text }) => `${riskPointId} ${text}`));
  const rows = measures
    .filter(({ riskPointId, text }) => !known.has(`${riskPointId} ${text}`))
    .map(({ dueOn, every, ...it }) => ({
      ...it,
      bureauId,
      measureId: newId(),
      every,
      dueOn: dueOn !== null ? day(dueOn) : every === null ? null : endOfPeriod(today, every),
      status: 'planned' as const,
    }));
  if (rows.length > 0) await tx.insertInto('measure').values(rows).execute();
  await linkInstitutions(tx, bureauId, measures);
}

async function unregistered(tx: Tx, bureauId: string, riskPointIds: readonly string[]): Promise<ReadonlySet<string>> {
  const of = tx.selectFrom('riskPoint').select('riskPointId').where('bureauId', '=', bureauId).where('revision', '=', 0);
  return new Set((await of.where('riskPointId', '=', anyOf(riskPointIds)).execute()).map((it) => it.riskPointId));
}

async function linkInstitutions(tx: Tx, bureauId: string, measures: readonly FormMeasure[]): Promise<void> {
  const links = measures.flatMap(({ riskPointId, institutionId }) => (institutionId === null ? [] : [{ bureauId, riskPointId, institutionId }]));
  if (links.length === 0) return;
  await tx
    .insertInto('riskPointInstitution')
    .values(links)
    .onConflict((it) => it.doNothing())
    .execute();
}

async function deleteMeasures(tx: Tx, bureauId: string, riskPointIds: readonly string[], except: ReadonlySet<string>): Promise<void> {
  const rows = await tx
    .selectFrom('measure')
    .select('measureId')
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', anyOf(riskPointIds))
    .execute();
  const ids = rows.map((it) => it.measureId).filter((it) => !except.has(it));
  await tx.deleteFrom('measureTime').where('bureauId', '=', bureauId).where('measureId', '=', anyOf(ids)).execute();
  await tx.deleteFrom('measure').where('bureauId', '=', bureauId).where('measureId', '=', anyOf(ids)).execute();
}

/** Of these points those that cannot go any more: registered, or something was done against them. */
export async function pointsInUse(tx: Tx, bureauId: string, riskPointIds: readonly string[]): Promise<string[]> {
  const registered = await tx
    .selectFrom('riskPoint')
    .select('riskPointId')
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', anyOf(riskPointIds))
    .where('revision', '>', 0)
    .execute();
  const done = await begun(tx, bureauId, riskPointIds);
  return [...new Set([...registered, ...done].map((it) => it.riskPointId))];
}

/** Points whose lines are gone, before anything was decided or done about them. */
export async function deleteFormPoints(tx: Tx, bureauId: string, riskPointIds: readonly string[]): Promise<void> {
  if (riskPointIds.length === 0) return;
  await deleteMeasures(tx, bureauId, riskPointIds, new Set());
  await tx.deleteFrom('riskPointInstitution').where('bureauId', '=', bureauId).where('riskPointId', '=', anyOf(riskPointIds)).execute();
  await tx.deleteFrom('riskPoint').where('bureauId', '=', bureauId).where('riskPointId', '=', anyOf(riskPointIds)).execute();
}

/** Of these points those of an earlier year that count: they may be continued, and stay so until the transaction ends. */
export async function standingPoints(tx: Tx, bureauId: string, riskPointIds: readonly string[], year: number): Promise<ReadonlySet<string>> {
  if (riskPointIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('riskPoint as r')
    .select('r.riskPointId')
    .where('r.bureauId', '=', bureauId)
    .where('r.riskPointId', '=', anyOf([...new Set(riskPointIds)]))
    .where('r.year', '<', year)
    .where(isCounted)
    .orderBy('r.riskPointId')
    .forKeyShare()
    .execute();
  return new Set(rows.map((it) => it.riskPointId));
}

/** The measures of points, to begin next year's form with. */
export const measuresToRepeat = (tx: Tx, bureauId: string, riskPointIds: readonly string[]) =>
  tx
    .selectFrom('measure')
    .select(['riskPointId', 'text', 'kind', 'every', 'institutionId'])
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', anyOf(riskPointIds))
    .where('status', '<>', 'cancelled')
    .orderBy('measureId')
    .execute();
