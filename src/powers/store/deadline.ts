import { sql } from 'kysely';
import { calendarOf } from '#calendar/store.ts';
import type { Day } from '#engine/days.ts';
import { dueDay } from '#engine/working-days.ts';
import { chinaZone, dayOf } from '#platform/calendar.ts';
import type { Tx } from '#platform/db.ts';
import { setting, type SettingKey } from '#platform/settings.ts';
import { type Desk, lastReturn } from './version.ts';
import type { Deed, State } from '../version.ts';

const daysOf: Readonly<Record<State, SettingKey | null>> = {
  draft: 'powers.reviseDays',
  submitted: 'powers.officeDays',
  bureauReviewed: 'powers.legalDays',
  legallyReviewed: 'powers.publishDays',
  published: null,
  superseded: null,
  repealed: null,
};

const none: Desk = { deskSince: null, dueOn: null, dueDays: null };

/** How many working days a bureau gives the desk of a state on a day; null: it waits for nobody. */
export async function daysAt(tx: Tx, bureauId: string, state: State, on: Day): Promise<number | null> {
  const key = daysOf[state];
  return key && setting(tx, bureauId, key, on);
}

/**
 * Until when the desk that a deed sends a version to has time: the bureau's figure of that day, in working days of its calendar, the
 * day of the deed not counted. A draft that was taken back is due when its last return was; one that nobody returned has all its time.
 */
export async function deskAfter(tx: Tx, bureauId: string, versionId: string, deed: Deed, state: State, now: Date): Promise<Desk> {
  const since = deed === 'withdraw' ? await lastReturn(tx, bureauId, versionId) : now;
  if (since === null) return { ...none, deskSince: now };
  const days = await daysAt(tx, bureauId, state, dayOf(since));
  if (days === null) return none;
  return { deskSince: since, dueDays: days, dueOn: dueDay(await calendarOf(tx, bureauId), dayOf(since), days, 'workingDay') };
}

/** Versions at a desk whose days begin or end in a year. */
export async function dueInYear(tx: Tx, bureauId: string, year: number) {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const rows = await tx
    .selectFrom('powerVersion')
    .select(['versionId', 'powerId', 'deskSince', 'dueOn', 'dueDays'])
    .where('bureauId', '=', bureauId)
    .where('state', 'in', ['draft', 'submitted', 'bureauReviewed', 'legallyReviewed'])
    .where(sql<boolean>`due_on >= ${first} and (desk_since at time zone ${chinaZone})::date <= ${last}`)
    .orderBy('versionId')
    .forUpdate()
    .execute();
  return rows.flatMap(({ deskSince, dueOn, dueDays, ...key }) =>
    deskSince && dueOn && dueDays !== null ? [{ ...key, deskSince, dueOn, dueDays }] : [],
  );
}

export async function saveDueDays(tx: Tx, bureauId: string, versions: ReadonlyArray<Readonly<{ versionId: string; after: Day }>>): Promise<void> {
  const [ids, days] = [versions.map(({ versionId }) => versionId), versions.map(({ after }) => after)];
  await sql`update power_version as v set due_on = n.due_on from unnest(${ids}::uuid[], ${days}::date[]) as n(version_id, due_on)
    where v.bureau_id = ${bureauId} and v.version_id = n.version_id`.execute(tx);
}
