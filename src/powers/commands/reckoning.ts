import { calendarOf } from '#calendar/store.ts';
import { dueDay } from '#engine/working-days.ts';
import { recordAll } from '#platform/audit.ts';
import { dayOf } from '#platform/calendar.ts';
import type { Tx } from '#platform/db.ts';
import { type Moment, systemActor } from '#platform/permissions.ts';
import { dueInYear, saveDueDays } from '../store/deadline.ts';

/** After a year's notice was loaded: until when the desks have time whose days touch that year, by the calendar as it is now. */
export async function reckonDesks(tx: Tx, bureauId: string, year: number, { now }: Moment): Promise<void> {
  const calendar = await calendarOf(tx, bureauId);
  const moved = (await dueInYear(tx, bureauId, year))
    .map((it) => ({ ...it, after: dueDay(calendar, dayOf(it.deskSince), it.dueDays, 'workingDay') }))
    .filter(({ dueOn, after }) => dueOn !== after);
  await saveDueDays(tx, bureauId, moved);
  await recordAll(
    tx,
    systemActor(bureauId),
    now,
    moved.map(({ versionId, powerId: id, dueOn, after }) => ({
      action: 'powers.reckonAgain',
      subject: { kind: 'power', id, bureauId },
      before: { versionId, dueOn },
      after: { versionId, dueOn: after, calendarYear: year },
    })),
  );
}
