import { sql } from 'kysely';
import type { Completion, Handled, Outcome } from '#engine/unusual-many.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import { unfinished } from '../case.ts';
import { groupKinds } from '../finding.ts';

/** The cases of a power with an event since an instant. */
export type Period = Readonly<{ bureauId: string; powerId: string; since: Date; zone: string }>;

/** Steps done in the period by somebody: what a later report took back and what was only begun is left out. */
const done = ({ bureauId, powerId, since }: Period) => sql`
  select e.event_id, e.case_id, e.activity, coalesce(e.person_id::text, e.actor) as actor, e.at, e.attributes, c.applicant
  from case_file as c join case_event as e on e.bureau_id = c.bureau_id and e.case_id = c.case_id
  where c.bureau_id = ${bureauId}::uuid and c.power_id = ${powerId}::uuid and c.last_at >= ${since} and e.at >= ${since}
    and (e.lifecycle is null or lower(e.lifecycle) <> all(${[...unfinished]}::text[]))
    and not exists (select 1 from case_event as later where later.bureau_id = e.bureau_id and later.corrects = e.event_id)`;

/**
 * All completions of each step by whoever once did so many within so many minutes. A time of midnight is a day without
 * a time: it says nothing of haste.
 */
export async function crowded(tx: Tx, of: Period, steps: number, minutes: number): Promise<Completion[]> {
  const { rows } = await sql<{ id: string; activity: string; actor: string; at: Date }>`
    with done as (${done(of)}), timed as (select * from done where actor is not null and (at at time zone ${of.zone})::time <> '00:00'),
      paced as (select *, at - lag(at, ${Math.max(steps - 1, 0)}::int) over (partition by activity, actor order by at) as taken from timed),
      hasty as (select distinct activity, actor from paced where taken <= make_interval(secs => ${minutes * 60}::float8))
    select event_id as id, activity, actor, at from timed join hasty using (activity, actor)`.execute(tx);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.getTime() }));
}

/** Who took which step of whose cases how often; the events only where there are enough. A masked name (某**) means nobody in particular. */
export async function handledOf(tx: Tx, of: Period, cases: number): Promise<Handled[]> {
  const { rows } = await sql<Handled>`
    with done as (${done(of)})
    select activity, applicant, actor, count(distinct case_id)::int as cases,
      case when count(distinct case_id) >= ${cases}::int then array_agg(event_id::text order by at) else '{}' end as events
    from done where actor is not null and applicant !~ '[*＊×]' group by activity, applicant, actor`.execute(tx);
  return rows;
}

const figure = '^-?[0-9]+(\\.[0-9]+)?$';
const amounts = '(金额|数额|额度|罚款|amount|fine)$';

/** Figures that steps came to: numbers, and in tables what is named as an amount. */
export async function outcomesOf(tx: Tx, of: Period, activities: readonly string[]): Promise<Outcome[]> {
  const { rows } = await sql<Outcome>`
    with done as (${done(of)})
    select event_id as id, activity, actor, it.key as attribute, (it.value #>> '{}')::float8 as value
    from done cross join lateral jsonb_each(case jsonb_typeof(attributes) when 'object' then attributes else '{}' end) as it
    where activity = any(${activities}::text[]) and (jsonb_typeof(it.value) = 'number'
      or (jsonb_typeof(it.value) = 'string' and it.key ~* ${amounts} and it.value #>> '{}' ~ ${figure}))`.execute(tx);
  return rows;
}

/** Where the events that prove a lead stand. */
export const proofsIn = (tx: Tx, bureauId: string, events: readonly string[]) =>
  tx
    .selectFrom('caseEvent as e')
    .innerJoin('caseFile as c', (it) => it.onRef('c.bureauId', '=', 'e.bureauId').onRef('c.caseId', '=', 'e.caseId'))
    .select(['e.eventId', 'e.at', 'e.personId', 'e.actor', 'c.caseId', 'c.versionId', 'c.applicant'])
    .where('e.bureauId', '=', bureauId)
    .where('e.eventId', '=', anyOf(events))
    .execute();
export type Proof = Awaited<ReturnType<typeof proofsIn>>[number];

/** Leads from many cases of a power that were found before, withdrawn or not. */
export const groupLeadsOf = (tx: Tx, bureauId: string, powerId: string) =>
  tx
    .selectFrom('finding as f')
    .innerJoin('caseFile as c', (it) => it.onRef('c.bureauId', '=', 'f.bureauId').onRef('c.caseId', '=', 'f.caseId'))
    .select(['f.findingId', 'f.caseId', 'f.kind', 'f.fingerprint', 'f.state', 'f.card', 'f.facts'])
    .where('f.bureauId', '=', bureauId)
    .where('c.powerId', '=', powerId)
    .where('f.kind', 'in', groupKinds)
    .execute();

/** One comparison of a power at a time. */
export async function alone(tx: Tx, powerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`supervision.compare:${powerId}`}, 0))`.execute(tx);
}

/** The powers that have cases in the period, each with the version of its newest. */
export async function powersWithCases(tx: Tx, bureauId: string, since: Date): Promise<string[]> {
  const rows = await tx.selectFrom('caseFile').select('powerId').distinct().where('bureauId', '=', bureauId).where('lastAt', '>=', since).execute();
  return rows.map(({ powerId }) => powerId);
}

export async function newestVersion(tx: Tx, { bureauId, powerId }: Period): Promise<string | null> {
  const row = await tx
    .selectFrom('caseFile')
    .select('versionId')
    .where('bureauId', '=', bureauId)
    .where('powerId', '=', powerId)
    .orderBy('lastAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.versionId ?? null;
}
