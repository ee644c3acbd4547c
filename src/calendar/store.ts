import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import type { WorkCalendar } from '#engine/working-days.ts';
import { anyOf, type Db, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { calendarWith } from './calendar.ts';
import type { Notice } from './notice.ts';

export type Version = Notice & Readonly<{ id: string; bureauId: string | null; title: string; notice: string | null }>;

/** For each year the version that a bureau reckons by: its own newest, else the newest of the city. */
export async function versionsInForce(db: Db, bureauId: string): Promise<Version[]> {
  const rows = await db
    .selectFrom('calendarVersion')
    .select(['versionId as id', 'bureauId', 'year', 'daysOff', 'makeUp', 'title', 'notice'])
    .where((it) => it.or([it('bureauId', '=', bureauId), it('bureauId', 'is', null)]))
    .orderBy('versionId', 'desc')
    .execute();
  return [...Map.groupBy(rows, ({ year }) => year).values()].map((all) => {
    const { daysOff, makeUp, ...row } = all.find((one) => one.bureauId !== null) ?? all[0]!;
    return { ...row, off: daysOff as Day[], makeup: makeUp as Day[] };
  });
}

// One object for one state of the versions: the engine counts a calendar's years once and keeps the counts with the object.
const made = new Map<string, WorkCalendar>();
const mostKept = 200;

/** The calendar by which a bureau's working days are counted: the shipped one, and over it the notices loaded since. */
export async function calendarOf(db: Db, bureauId: string): Promise<WorkCalendar> {
  const versions = await versionsInForce(db, bureauId);
  const key = versions.map(({ id }) => id).join(' ');
  const known = made.get(key);
  if (known) return known;
  if (made.size >= mostKept) made.clear();
  const calendar = calendarWith(versions);
  made.set(key, calendar);
  return calendar;
}

/** Every version of a year that the actor may see, newest first: the city's, their bureau's, and for the commission those of all. */
export const versionsFor = (tx: Tx, actor: Actor, year: number) =>
  tx
    .selectFrom('calendarVersion as v')
    .leftJoin('bureau as b', 'b.bureauId', 'v.bureauId')
    .select(['v.versionId as id', 'v.bureauId', 'b.name as bureau', 'v.daysOff', 'v.makeUp', 'v.title', 'v.notice', 'v.loader', 'v.loadedAt'])
    .where('v.year', '=', year)
    .where((it) => it.or([it('v.bureauId', '=', anyOf(actor.bureaus)), it('v.bureauId', 'is', null)]))
    .orderBy('v.versionId', 'desc')
    .execute();

/** A version that one of these bureaus may see. @throws Refusal `calendar/not-found` */
export async function versionById(tx: Tx, bureaus: readonly string[], id: string) {
  const row = await tx
    .selectFrom('calendarVersion')
    .select(['versionId as id', 'bureauId', 'year', 'daysOff', 'makeUp', 'title', 'notice', 'loader', 'loadedAt'])
    .where('versionId', '=', id)
    .where((it) => it.or([it('bureauId', '=', anyOf(bureaus)), it('bureauId', 'is', null)]))
    .executeTakeFirst();
  if (!row) throw new Refusal('calendar/not-found');
  return row;
}

type NewVersion = Version & Readonly<{ loadedBy: string; loader: string; loadedAt: Date }>;

export async function insertVersion(tx: Tx, { id, off, makeup, ...row }: NewVersion): Promise<void> {
  await tx
    .insertInto('calendarVersion')
    .values({ ...row, versionId: id, daysOff: [...off], makeUp: [...makeup] })
    .execute();
}

/** One at a time: two notices of one moment are loaded one after the other. */
export async function alone(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('calendar.load'))`.execute(tx);
}
