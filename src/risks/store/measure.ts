import { sql } from 'kysely';
import { addDays, type Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import { countLimit, type Page, type Paging } from '#platform/list.ts';
import { containing, countOf, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { setting } from '#platform/settings.ts';
import { isOverdue, type MeasureKind, type MeasureStatus, type Period } from '../measure.ts';
import { isCounted, points } from './point.ts';

type MeasureFilter = Readonly<{
  q?: string | undefined;
  status?: MeasureStatus | undefined;
  kind?: MeasureKind | undefined;
  every?: Period | 'once' | undefined;
  department?: string | undefined;
  responsible?: string | undefined;
  due?: 'overdue' | 'soon' | undefined;
}>;

/** Days before its own at which a measure begins to wait on its person. */
export const noticeDays = (tx: Tx, bureauId: string, today: Day): Promise<number> => setting(tx, bureauId, 'risks.measureNoticeDays', today);

const entry = (what: string, of: string) =>
  sql.raw(`(select ${what} from measure_entry as e where e.bureau_id = m.bureau_id and e.measure_id = m.measure_id and ${of})`);
const evidence = sql<string | null>`${entry('(array_agg(e.text order by e.entry_id desc))[1]', "e.deed = 'finish'")}`;
const files = sql<number>`${entry('count(*)', 'e.attachment_id is not null')}`;
const reminded = sql<Date | null>`${entry('max(e.at)', "e.deed = 'remind'")}`;
const isOpen = sql<boolean>`m.status in ('planned', 'underWay')`;

/** Measures that answer risk points which the actor may read; those of 作废 points count nowhere. */
export const measures = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('measure as m')
    .innerJoin(points(tx, actor).where(isCounted).selectAll('r').select('d.name as department').as('r'), (it) =>
      it.onRef('r.bureauId', '=', 'm.bureauId').onRef('r.riskPointId', '=', 'm.riskPointId'),
    )
    .leftJoin('person as h', (it) => it.onRef('h.bureauId', '=', 'm.bureauId').onRef('h.personId', '=', 'm.responsibleId'));

const select = (found: ReturnType<typeof measures>) =>
  found
    .select(['m.measureId as id', 'm.text', 'm.kind', 'm.every', 'm.dueOn', 'm.status', 'm.responsibleId', 'm.institutionId'])
    .select([sql<string | null>`coalesce(h.name, m.responsible)`.as('responsible'), evidence.as('evidence'), files.as('files')])
    .select([reminded.as('remindedAt'), 'm.riskPointId', 'r.number as riskNumber', 'r.description as risk', 'r.level'])
    .select(['r.departmentId', 'r.department']);

type Raw = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];
const shown =
  (today: Day) =>
  ({ remindedAt, ...row }: Raw) => ({ ...row, remindedAt: remindedAt?.toISOString() ?? null, overdue: isOverdue(row, today) });
export type MeasureRow = ReturnType<ReturnType<typeof shown>>;

/** Of a bureau's scope, without a look at the points; else as the actor may read those. */
function bare(tx: Tx, actor: Actor, department: string | undefined) {
  if (actor.scope !== 'bureau' || department) return measures(tx, actor).select(['m.bureauId', 'm.measureId as id']);
  const all = tx.selectFrom('measure as m').where('m.bureauId', '=', anyOf(actor.bureaus)).where(countsSomewhere);
  return all.select(['m.bureauId', 'm.measureId as id']) as never;
}

const countsSomewhere = sql<boolean>`not exists (select from risk_point as u where u.bureau_id = m.bureau_id
  and u.risk_point_id = m.risk_point_id and u.state in ('void', 'merged'))`;
const day = sql<Day>`case when m.due_on is null then 'infinity'::date else m.due_on end`;

function filteredMeasures(tx: Tx, actor: Actor, filter: MeasureFilter, today: Day, notice: number) {
  const { q, status, kind, every, department, responsible, due } = filter;
  let found: ReturnType<typeof bare> = bare(tx, actor, department);
  if (status) found = found.where('m.status', '=', status);
  if (kind) found = found.where('m.kind', '=', kind);
  if (every) found = every === 'once' ? found.where('m.every', 'is', null) : found.where('m.every', '=', every);
  if (department) found = found.where('r.departmentId', '=', department);
  if (responsible) found = found.where('m.responsibleId', '=', responsible);
  if (due) found = found.where(isOpen).where(day, '<', due === 'overdue' ? today : addDays(today, notice + 1));
  if (due === 'soon') found = found.where(day, '>=', today);
  if (!q) return found;
  const words = containing(q);
  const bureaus = anyOf(actor.bureaus);
  const people = sql`select w.person_id from person as w where w.bureau_id = ${bureaus} and w.name ilike ${words}`;
  const numbered = sql`select p.risk_point_id from risk_point as p where p.bureau_id = ${bureaus} and p.number ilike ${words}`;
  return found.where(sql<boolean>`(m.text ilike ${words} or m.responsible ilike ${words} or m.responsible_id in (${people})
    or m.risk_point_id in (${numbered}))`);
}

/** Told by `case`: behind the wall no index begins at a comparison with coalesce(). People stand in the order in which they were entered. */
const orders = {
  dueOn: day,
  responsible: sql`case when m.responsible_id is not null then m.responsible_id::text when m.responsible is not null then m.responsible else '' end`,
  status: sql`m.status`,
};

/** How far measures of several bureaus are counted; beyond it the list says "more than". */
const countedFurthest = 10_000;

type Asked = MeasureFilter & Paging;
export async function measuresFor(tx: Tx, actor: Actor, { sort, after, limit, ...filter }: Asked, today: Day): Promise<Page<MeasureRow>> {
  const notice = await noticeDays(tx, actor.bureauId, today);
  const found = filteredMeasures(tx, actor, filter, today, notice);
  const counted = () => countOf(tx, found, actor.bureaus.length > 1 ? countedFurthest : countLimit);
  const { rows, ...more } = await page(tx, found, { sort, after, limit }, orders, sql`m.measure_id`, counted);
  return { ...more, rows: await told(tx, actor, rows, today) };
}

/** The rows of a page, looked up only once it is known which they are. */
async function told(tx: Tx, actor: Actor, of: ReadonlyArray<Readonly<{ bureauId: string; id: string }>>, today: Day): Promise<MeasureRow[]> {
  if (of.length === 0) return [];
  const found = select(measures(tx, actor))
    .where('m.bureauId', '=', anyOf([...new Set(of.map(({ bureauId }) => bureauId))]))
    .where('m.measureId', '=', anyOf(of.map(({ id }) => id)));
  const byId = new Map((await found.execute()).map((row) => [row.id, shown(today)(row)]));
  return of.flatMap(({ id }) => byId.get(id) ?? []);
}

export async function measuresOf(tx: Tx, actor: Actor, riskPointId: string, today: Day): Promise<MeasureRow[]> {
  const rows = await select(measures(tx, actor)).where('m.riskPointId', '=', riskPointId).orderBy('m.measureId').execute();
  return rows.map(shown(today));
}

export async function measureRow(tx: Tx, actor: Actor, id: string, today: Day): Promise<MeasureRow | null> {
  const row = await select(measures(tx, actor)).where('m.measureId', '=', id).executeTakeFirst();
  return row ? shown(today)(row) : null;
}

const mostTodos = 200;

/** Measures of this person of which a time ends within the days of notice or has ended undone, the most urgent first. */
export const measuresDue = (tx: Tx, actor: Actor, today: Day, notice: number) =>
  select(measures(tx, actor))
    .where('m.responsibleId', '=', actor.personId)
    .where(isOpen)
    .where('m.dueOn', '<=', addDays(today, notice))
    .orderBy('m.dueOn')
    .limit(mostTodos)
    .execute();

const overdue = (tx: Tx, actor: Actor, today: Day) => measures(tx, actor).where(isOpen).where('m.dueOn', '<', today);

export const measuresOverdue = (tx: Tx, actor: Actor, today: Day): Promise<number> =>
  overdue(tx, actor, today)
    .select((it) => it.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
    .then(({ count }) => count);

/** What is overdue in the departments of their head and is not their own to do: how many, and since when. */
export const overdueBelow = (tx: Tx, actor: Actor, today: Day) =>
  overdue(tx, actor, today)
    .where('r.departmentId', '=', anyOf(actor.departments))
    .where(sql<boolean>`m.responsible_id is distinct from ${actor.personId}::uuid`)
    .select((it) => [it.fn.countAll<number>().as('count'), it.fn.min('m.dueOn').as('since')])
    .executeTakeFirstOrThrow();
