import { calendarOf } from '#calendar/store.ts';
import type { Day } from '#engine/days.ts';
import { dueDay } from '#engine/working-days.ts';
import { dayOf } from '#platform/calendar.ts';
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
