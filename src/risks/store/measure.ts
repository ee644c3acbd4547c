import { sql } from 'kysely';
import { addDays, type Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { MeasureTable } from '#platform/schema.ts';
import type { MeasureKind, MeasureStatus } from '../point.ts';
import { points } from './point.ts';

/** Days before its end at which a measure begins to wait on its person. */
export const noticeDays = 7;

type Filter = Readonly<{
  q?: string | undefined;
  status?: MeasureStatus | undefined;
  kind?: MeasureKind | undefined;
  department?: string | undefined;
  responsible?: string | undefined;
  due?: 'overdue' | 'soon' | undefined;
}>;

/** Measures that answer risk points which the actor may read. */
const measures = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('measure as m')
    .innerJoin(points(tx, actor).selectAll('r').select('d.name as department').as('r'), (it) =>
      it.onRef('r.bureauId', '=', 'm.bureauId').onRef('r.riskPointId', '=', 'm.riskPointId'),
    )
    .innerJoin('person as h', (it) => it.onRef('h.bureauId', '=', 'm.bureauId').onRef('h.personId', '=', 'm.responsibleId'))
    .select(['m.measureId as id', 'm.text', 'm.kind', 'm.dueOn', 'm.status', 'm.evidence', 'm.responsibleId', 'h.name as responsible'])
    .select(['m.riskPointId', 'r.number as riskNumber', 'r.description as risk', 'r.level', 'r.departmentId', 'r.department']);

type Raw = Awaited<ReturnType<ReturnType<typeof measures>['execute']>>[number];
const late = (today: Day) => (row: Raw) => ({ ...row, overdue: row.status !== 'done' && row.dueOn !== null && row.dueOn < today });
export type MeasureRow = ReturnType<ReturnType<typeof late>>;

export async function measuresFor(tx: Tx, actor: Actor, { sort, after, limit, ...filter }: Filter & Paging, today: Day): Promise<Page<MeasureRow>> {
  const { q, status, kind, department, responsible, due } = filter;
  let found = measures(tx, actor);
  if (status) found = found.where('m.status', '=', status);
  if (kind) found = found.where('m.kind', '=', kind);
  if (department) found = found.where('r.departmentId', '=', department);
  if (responsible) found = found.where('m.responsibleId', '=', responsible);
  if (due) found = found.where('m.status', '<>', 'done').where('m.dueOn', '<', due === 'overdue' ? today : addDays(today, noticeDays + 1));
  if (due === 'soon') found = found.where('m.dueOn', '>=', today);
  if (q) found = found.where((it) => it.or([it('m.text', 'ilike', containing(q)), it('h.name', 'ilike', containing(q))]));
  const orders = { dueOn: sql`coalesce(m.due_on, 'infinity'::date)`, responsible: sql`h.name`, status: sql`m.status` };
  const rows = await page(tx, found, { sort, after, limit }, orders, sql`m.measure_id`);
  return { ...rows, rows: rows.rows.map(late(today)) };
}

export async function measuresOf(tx: Tx, actor: Actor, riskPointId: string, today: Day): Promise<MeasureRow[]> {
  const rows = await measures(tx, actor).where('m.riskPointId', '=', riskPointId).orderBy('m.measureId').execute();
  return rows.map(late(today));
}

/** Measures of this person that end within the week or have ended undone. */
export const measuresDue = (tx: Tx, actor: Actor, today: Day) =>
  measures(tx, actor)
    .where('m.responsibleId', '=', actor.personId)
    .where('m.status', '<>', 'done')
    .where('m.dueOn', '<=', addDays(today, noticeDays))
    .orderBy('m.dueOn')
    .execute();

export const measuresOverdue = (tx: Tx, actor: Actor, today: Day): Promise<number> =>
  measures(tx, actor)
    .clearSelect()
    .where('m.status', '<>', 'done')
    .where('m.dueOn', '<', today)
    .select((it) => it.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
    .then(({ count }) => count);

export async function insertMeasure(tx: Tx, measure: MeasureTable): Promise<void> {
  await tx.insertInto('measure').values(measure).execute();
}

/** The measure, locked, with the department of its risk point. @throws Refusal `risks/measure/not-found` */
export async function measureToChange(tx: Tx, actor: Actor, id: string) {
  const row = await tx
    .selectFrom('measure as m')
    .innerJoin('riskPoint as r', (it) => it.onRef('r.bureauId', '=', 'm.bureauId').onRef('r.riskPointId', '=', 'm.riskPointId'))
    .selectAll('m')
    .select('r.departmentId')
    .where('m.bureauId', '=', anyOf(actor.bureaus))
    .where('m.measureId', '=', id)
    .forUpdate('m')
    .executeTakeFirst();
  if (!row) throw new Refusal('risks/measure/not-found', { id });
  return row;
}

export async function saveMeasure(tx: Tx, bureauId: string, measureId: string, change: Pick<MeasureTable, 'status' | 'evidence'>): Promise<void> {
  await tx.updateTable('measure').set(change).where('bureauId', '=', bureauId).where('measureId', '=', measureId).execute();
}
