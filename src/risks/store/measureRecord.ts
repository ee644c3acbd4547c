import type { Day } from '#engine/days.ts';
import { attachmentFile } from '#platform/attachments/keep.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Download } from '#platform/endpoint.ts';
import { newId } from '#platform/ids.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { MeasureDeed as EntryDeed } from '#platform/schema.ts';
import { inPortions } from '#platform/portions.ts';
import { endOfPeriod, type MeasureKind, measureDeedsOpenTo, type MeasureStatus, type Period, type Time } from '../measure.ts';
import { measureRow, measures } from './measure.ts';
import { lockPoint } from './point.ts';

/** One measure with its times and all that was shown and decided, and the deeds open to the actor, for each time. @throws Refusal `risks/measure/not-found` */
export async function measureFor(tx: Tx, actor: Actor, id: string, today: Day) {
  const row = await measureRow(tx, actor, id, today);
  if (!row) throw new Refusal('risks/measure/not-found', { id });
  const { bureauId } = await tx
    .selectFrom('measure')
    .select('bureauId')
    .where('bureauId', '=', anyOf(actor.bureaus))
    .where('measureId', '=', id)
    .executeTakeFirstOrThrow();
  const times = await timesOf(tx, bureauId, id);
  const entries = await entriesOf(tx, bureauId, id);
  const institution = row.institutionId === null ? null : await institutionOf(tx, bureauId, row.institutionId);
  const deedsAt = (status: MeasureStatus) => (bureauId === actor.bureauId ? measureDeedsOpenTo({ ...row, status }, actor) : []);
  return {
    ...row,
    institution,
    times: times.map(({ doneAt, ...time }) => ({
      ...time,
      doneAt: doneAt?.toISOString() ?? null,
      deeds: deedsAt(time.status),
    })),
    entries: entries.map(({ at, ...it }) => ({ ...it, at: at.toISOString() })),
    deeds: deedsAt(row.status),
  };
}

const institutionOf = (tx: Tx, bureauId: string, institutionId: string) =>
  tx
    .selectFrom('institution')
    .select(['institutionId as id', 'title'])
    .where((it) => it.and({ bureauId, institutionId }))
    .executeTakeFirstOrThrow();

export const timesOf = (tx: Tx, bureauId: string, measureId: string) =>
  tx
    .selectFrom('measureTime')
    .select(['number', 'dueOn', 'status', 'doneAt'])
    .where((it) => it.and({ bureauId, measureId }))
    .orderBy('number')
    .execute();

const entriesOf = (tx: Tx, bureauId: string, measureId: string) =>
  tx
    .selectFrom('measureEntry as e')
    .leftJoin('attachment as a', (it) => it.onRef('a.bureauId', '=', 'e.bureauId').onRef('a.attachmentId', '=', 'e.attachmentId'))
    .select(['e.entryId as id', 'e.number', 'e.deed', 'e.text', 'e.byName as by', 'e.at', 'e.attachmentId as fileId'])
    .select(['a.name as file', 'a.kind as fileKind', 'a.size as fileSize'])
    .where('e.bureauId', '=', bureauId)
    .where('e.measureId', '=', measureId)
    .orderBy('e.at')
    .orderBy('e.entryId')
    .execute();

/** A file that shows something of a measure which the actor may read. @throws Refusal `attachments/not-found` */
export async function evidenceFile(tx: Tx, actor: Actor, measureId: string, attachmentId: string): Promise<Download> {
  const row = await measures(tx, actor)
    .innerJoin('measureEntry as e', (it) => it.onRef('e.bureauId', '=', 'm.bureauId').onRef('e.measureId', '=', 'm.measureId'))
    .select('m.bureauId')
    .where('m.measureId', '=', measureId)
    .where('e.attachmentId', '=', attachmentId)
    .executeTakeFirst();
  if (!row) throw new Refusal('attachments/not-found', { id: attachmentId });
  return attachmentFile(tx, row.bureauId, attachmentId);
}

/** A measure as it is entered. `dueOn` is the day of its first time; one that comes round and says none is due at the end of its period. */
type NewMeasureRow = Readonly<{
  bureauId: string;
  measureId: string;
  riskPointId: string;
  text: string;
  kind: MeasureKind | null;
  responsibleId: string | null;
  responsible?: string | null | undefined; // as an imported register names them
  dueOn: Day | null;
  every?: Period | null | undefined;
  institutionId?: string | null | undefined;
}>;

export async function insertMeasure(tx: Tx, measure: NewMeasureRow, today: Day): Promise<void> {
  const dueOn = measure.dueOn ?? (measure.every ? endOfPeriod(today, measure.every) : null);
  await tx
    .insertInto('measure')
    .values({ ...measure, dueOn, status: 'planned' })
    .execute();
}

/**
 * The measure of the actor's own bureau, locked, with the department of its risk point, within what the actor may read. The point is locked
 * first: its control is reckoned of all its measures, and an import that is undone at the same instant takes it out of the register.
 *
 * @throws Refusal `risks/measure/not-found`
 */
export async function measureToChange(tx: Tx, actor: Actor, id: string) {
  const found = measures(tx, actor).where('m.bureauId', '=', actor.bureauId).where('m.measureId', '=', id);
  const point = await found.select('m.riskPointId').executeTakeFirst();
  if (point) await lockPoint(tx, actor.bureauId, point.riskPointId);
  const row = point && (await found.selectAll('m').select('r.departmentId').forUpdate('m').executeTakeFirst());
  if (!row) throw new Refusal('risks/measure/not-found', { id });
  return row;
}

type Head = Readonly<
  Partial<{
    text: string;
    kind: MeasureKind | null;
    responsibleId: string | null;
    dueOn: Day | null;
    countedFrom: Day | null;
    status: MeasureStatus;
    institutionId: string | null;
  }>
>;
export async function saveMeasure(tx: Tx, bureauId: string, measureId: string, change: Head): Promise<void> {
  await tx
    .updateTable('measure')
    .set(change)
    .where((it) => it.and({ bureauId, measureId }))
    .execute();
}

export async function saveTime(
  tx: Tx,
  bureauId: string,
  measureId: string,
  number: number,
  change: Partial<Omit<Time, 'number'>> & { doneAt?: Date | null },
): Promise<void> {
  await tx
    .updateTable('measureTime')
    .set(change)
    .where((it) => it.and({ bureauId, measureId, number }))
    .execute();
}

export async function insertTimes(tx: Tx, bureauId: string, measureId: string, times: readonly Time[]): Promise<void> {
  if (times.length === 0) return;
  await tx
    .insertInto('measureTime')
    .values(times.map((time) => ({ bureauId, measureId, ...time })))
    .execute();
}

type Said = Readonly<{ number: number | null; deed: EntryDeed; text?: string | null; attachmentId?: string | null }>;
type NewEntry = Said & Readonly<{ bureauId: string; measureId: string }>;
export async function insertEntries(tx: Tx, actor: Actor, entries: readonly NewEntry[], at: Date): Promise<void> {
  const rows = entries.map((entry) => ({ ...entry, entryId: newId(), byId: actor.personId, byName: actor.name, at }));
  await inPortions(rows, (some) => tx.insertInto('measureEntry').values(some).execute());
}
export const insertEntry = (tx: Tx, actor: Actor, bureauId: string, measureId: string, said: Said, at: Date): Promise<void> =>
  insertEntries(tx, actor, [{ bureauId, measureId, ...said }], at);
