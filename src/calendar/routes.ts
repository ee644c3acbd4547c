import { type Day, day, yearOf } from '#engine/days.ts';
import { isProvisional, workingDaysFrom } from '#engine/working-days.ts';
import type { Tx } from '#platform/db.ts';
import type { Serve } from '#platform/http.ts';
import type { Actor } from '#platform/permissions.ts';
import { markedDays } from './calendar.ts';
import * as commands from './commands.ts';
import * as contract from './contract.ts';
import * as store from './store.ts';

export function calendar(serve: Serve): void {
  serve(contract.getCalendar, ({ tx, actor, query, today }) => yearFor(tx, actor, query.year ?? yearOf(today)));
  serve(contract.getVersion, async ({ tx, actor, params }) => {
    const { daysOff, makeUp, bureauId: _, ...row } = await store.versionById(tx, actor.bureaus, params.id);
    return { ...row, loadedAt: row.loadedAt.toISOString(), off: daysOff, makeup: makeUp };
  });
  serve(contract.previewNotice, ({ tx, actor, body, query }) => commands.previewNotice(tx, actor, body, query.year));
  serve(contract.loadNotice, ({ tx, actor, body, query, ...moment }) => commands.loadNotice(tx, actor, body, query, moment));
}

async function yearFor(tx: Tx, actor: Actor, year: number) {
  const reckoned = await store.calendarOf(tx, actor.bureauId);
  const versions = await store.versionsFor(tx, actor, year);
  const newest = new Map(versions.toReversed().map(({ bureauId, id }) => [bureauId, id]));
  const own = newest.has(actor.bureauId); // the reader's bureau does not go by the city's then
  const [first, next] = [year, year + 1].map((it) => day(`${it}-01-01`)) as [Day, Day];
  return {
    year,
    provisional: isProvisional(reckoned, first),
    known: [...reckoned.years!].toSorted((a, b) => a - b),
    workingDays: workingDaysFrom(reckoned, first, next),
    days: markedDays(reckoned, year),
    versions: versions.map(({ daysOff, makeUp, bureauId, ...row }) => ({
      ...row,
      loadedAt: row.loadedAt.toISOString(),
      inForce: newest.get(bureauId) === row.id && !(own && bureauId === null),
      off: daysOff.length,
      makeup: makeUp.length,
    })),
  };
}
