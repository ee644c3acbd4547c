import { sql } from 'kysely';
import { type Day, day, dayNumber } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { isOverdue, type MeasureKind, type MeasureStatus } from '../measure.ts';
import { measures } from './measure.ts';

const mostDays = 42;
const shownOfADay = 6;
const shownOfOneDay = 300;

type Asked = Readonly<{ from: string; to: string; department?: string | undefined; kind?: MeasureKind | undefined; mine?: boolean | undefined }>;
type Row = {
  day: Day;
  total: number;
  done: number;
  id: string;
  number: number;
  text: string;
  status: MeasureStatus;
  foreseen: boolean;
  responsible: string | null;
  department: string;
  riskNumber: string | null;
};

/** How far apart the times of a measure are. */
const step = sql`case m.every when 'month' then 1 when 'quarter' then 3 when 'halfYear' then 6 when 'year' then 12 end`;

/**
 * The times due from day to day, of the measures that the actor may read: those that are there, and of what comes round those that will be.
 * Of each day how many, and the first few. @throws Refusal `risks/calendar/invalid` beyond six weeks
 */
export async function calendarFor(tx: Tx, actor: Actor, { from, to, department, kind, mine }: Asked, today: Day) {
  const length = dayNumber(day(to)) - dayNumber(day(from)) + 1;
  if (length < 1 || length > mostDays) throw new Refusal('risks/calendar/invalid', { from, to });
  let found = measures(tx, actor);
  if (department) found = found.where('r.departmentId', '=', department);
  if (kind) found = found.where('m.kind', '=', kind);
  if (mine) found = found.where('m.responsibleId', '=', actor.personId);
  const m = found
    .select(['m.bureauId', 'm.measureId', 'm.text', 'm.every', 'm.countedFrom', 'm.status', 'r.department', 'r.number as riskNumber'])
    .select(sql<string | null>`coalesce(h.name, m.responsible)`.as('responsible'));
  const { rows } = await sql<Row>`
    with m as (${m}), due as (
      select m.*, t.number, t.due_on, t.status as time_status, false as foreseen
      from m join measure_time as t on t.bureau_id = m.bureau_id and t.measure_id = m.measure_id
      where t.due_on between ${from}::date and ${to}::date
      union all
      select m.*, n, f.due_on, 'planned', true
      from m
      join lateral (select max(number) as number, m.counted_from as first from measure_time as t
        where t.bureau_id = m.bureau_id and t.measure_id = m.measure_id) as last on true
      cross join lateral (select (extract(year from age(${from}::date, last.first)) * 12 + extract(month from age(${from}::date, last.first)))::int / ${step} as past) as p
      cross join lateral generate_series(greatest(last.number + 1, p.past), greatest(last.number + 1, p.past) + 3) as n
      cross join lateral (select (last.first + make_interval(months => (n - 1) * ${step}))::date as due_on) as f
      where m.every is not null and m.status <> 'cancelled' and f.due_on between ${from}::date and ${to}::date
    ), placed as (
      select due.*, row_number() over (partition by due_on order by time_status in ('done', 'cancelled'), foreseen, text, measure_id) as place,
        count(*) over (partition by due_on) as total, count(*) filter (where time_status = 'done') over (partition by due_on) as done
      from due
    )
    select due_on as day, total, done, measure_id as id, number, text, time_status as status, foreseen, responsible, department, risk_number
    from placed where place <= ${length === 1 ? shownOfOneDay : shownOfADay} order by due_on, place`.execute(tx);
  return [...Map.groupBy(rows, (it) => it.day)].map(([of, its]) => ({
    day: of,
    total: its[0]!.total,
    done: its[0]!.done,
    rows: its.map((it) => shown(it, today)),
  }));
}

function shown({ day: dueOn, total: _total, done: _done, ...row }: Row, today: Day) {
  return { ...row, overdue: isOverdue({ dueOn, status: row.status }, today) };
}
