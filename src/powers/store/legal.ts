import { sql } from 'kysely';
import { calendarOf } from '#calendar/store.ts';
import type { Day } from '#engine/days.ts';
import { workingDaysAfter, type WorkCalendar } from '#engine/working-days.ts';
import { dayOf } from '#platform/calendar.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import type { Category } from '../power.ts';
import { reckoned } from './desk.ts';

type Filter = Paging & { q?: string | undefined; bureau?: string | undefined; category?: Category | undefined; late?: 'yes' | 'no' | undefined };

const handedIn = (what: 'at' | 'by_name') =>
  sql.raw(`(select l.${what} from power_review as l
  where l.bureau_id = v.bureau_id and l.version_id = v.version_id and l.deed = 'submit' order by l.review_id desc limit 1)`);

/** Versions that lie with legal affairs, of every bureau that the actor sees. */
const atLegalAffairs = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('powerVersion as v')
    .innerJoin('power as p', (it) => it.onRef('p.bureauId', '=', 'v.bureauId').onRef('p.powerId', '=', 'v.powerId'))
    .innerJoin('bureau as b', 'b.bureauId', 'v.bureauId')
    .where('v.bureauId', '=', anyOf(actor.bureaus))
    .where('v.state', '=', 'bureauReviewed');

const rowsFor = (tx: Tx, actor: Actor) =>
  atLegalAffairs(tx, actor)
    .select(['v.versionId as id', 'v.powerId', 'v.bureauId', 'b.name as bureau', 'p.code', 'p.name', 'p.category', 'v.number as version'])
    .select(['v.deskSince', 'v.dueOn', 'v.dueDays', 'v.changedFields', 'v.changedElements'])
    .select([sql<Date | null>`${handedIn('at')}`.as('submittedAt'), sql<string | null>`${handedIn('by_name')}`.as('submittedBy')]);

type Row = Awaited<ReturnType<ReturnType<typeof rowsFor>['execute']>>[number];

export async function legalReviewsFor(
  tx: Tx,
  actor: Actor,
  { q, bureau, category, late, ...paging }: Filter,
  today: Day,
): Promise<Page<ReturnType<typeof shown>>> {
  let found = rowsFor(tx, actor);
  if (bureau) found = found.where('v.bureauId', '=', bureau);
  if (category) found = found.where('p.category', '=', category);
  if (late) found = found.where(sql<boolean>`coalesce(v.due_on < ${today}, false) = ${late === 'yes'}`);
  if (q) found = found.where((it) => it.or([it('p.name', 'ilike', containing(q)), it('p.code', 'ilike', containing(q))]));
  const orders = {
    dueOn: sql`coalesce(v.due_on, 'infinity'::date)`,
    since: sql`coalesce(v.desk_since, 'infinity'::timestamptz)`,
    bureau: sql`b.name`,
    code: sql`p.code`,
    name: sql`p.name`,
  };
  const { rows, ...rest } = await page(tx, found, paging, orders, sql`v.version_id`);
  const calendars = new Map<string, WorkCalendar>();
  for (const { bureauId } of rows) if (!calendars.has(bureauId)) calendars.set(bureauId, await calendarOf(tx, bureauId));
  return { ...rest, rows: rows.map((row) => shown(row, calendars.get(row.bureauId)!, today)) };
}

function shown({ deskSince, dueDays, submittedAt, ...row }: Row, calendar: WorkCalendar, today: Day) {
  const since = deskSince && dayOf(deskSince);
  return {
    ...row,
    submittedOn: submittedAt && dayOf(submittedAt),
    since,
    waiting: since && Math.max(0, workingDaysAfter(calendar, since, today)),
    due: reckoned({ deskSince, dueOn: row.dueOn, dueDays }, calendar),
  };
}

export const legalBureaus = (tx: Tx, actor: Actor) =>
  atLegalAffairs(tx, actor).select(['b.bureauId as id', 'b.name']).distinct().orderBy('b.name').execute();
