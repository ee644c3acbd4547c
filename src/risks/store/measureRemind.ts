import { sql } from 'kysely';
import { addDays, type Day } from '#engine/days.ts';
import { dayOf } from '#platform/calendar.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { measures, noticeDays } from './measure.ts';

/** Of which measures to remind: those overdue, or those soon due; of one department, or named ones. */
export type Which = Readonly<{ due: 'overdue' | 'soon'; department?: string | undefined; ids?: readonly string[] | undefined }>;

export async function measuresToRemind(tx: Tx, actor: Actor, { due, department, ids }: Which, today: Day, most: number) {
  const notice = due === 'soon' ? (await noticeDays(tx, actor.bureauId, today)) + 1 : 0;
  let found = measures(tx, actor)
    .where('m.bureauId', '=', actor.bureauId)
    .where('m.status', 'in', ['planned', 'underWay'])
    .where('m.dueOn', '<', addDays(today, notice))
    .where('m.responsibleId', 'is not', null)
    .where('m.responsibleId', '<>', actor.personId);
  if (!actor.roles.has('office')) found = found.where('r.departmentId', '=', anyOf(actor.departments));
  if (department) found = found.where('r.departmentId', '=', department);
  if (ids) found = found.where('m.measureId', '=', anyOf(ids));
  const rows = await found
    .select(['m.bureauId', 'm.measureId', 'm.riskPointId', 'm.responsibleId'])
    .select(
      sql<number>`(select min(t.number) from measure_time as t where t.bureau_id = m.bureau_id and t.measure_id = m.measure_id
      and t.status in ('planned', 'underWay'))`.as('number'),
    )
    .select(
      sql<Date | null>`(select max(e.at) from measure_entry as e where e.bureau_id = m.bureau_id and e.measure_id = m.measure_id
      and e.deed = 'remind')`.as('remindedAt'),
    )
    .orderBy('m.dueOn')
    .orderBy('m.measureId')
    .forUpdate('m')
    .skipLocked() // somebody acts on it at this instant
    .execute();
  return rows.filter(({ remindedAt }) => remindedAt === null || dayOf(remindedAt) < today).slice(0, most);
}

/** Measures that come round and of which the last day has passed; locked, a few at a time. */
export const measuresToGoOn = (tx: Tx, bureauId: string, today: Day, most: number) =>
  tx
    .selectFrom('measure as m')
    .select(['m.measureId', 'm.every', 'm.countedFrom'])
    .where('m.bureauId', '=', bureauId)
    .where('m.every', 'is not', null)
    .where('m.dueOn', '<', today)
    .where('m.status', '<>', 'cancelled')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('measureTime as t')
            .select('t.number')
            .whereRef('t.bureauId', '=', 'm.bureauId')
            .whereRef('t.measureId', '=', 'm.measureId')
            .where('t.dueOn', '>=', today),
        ),
      ),
    )
    .orderBy('m.measureId')
    .limit(most)
    .forUpdate('m')
    .skipLocked()
    .execute();
