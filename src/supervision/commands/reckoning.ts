import * as calendars from '#calendar/store.ts';
import { noticeLoaded } from '#calendar/queue.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { type Moment, systemActor } from '#platform/permissions.ts';
import { enqueue } from '#platform/queue.ts';
import { casesOfYear } from '../store/judged.ts';
import { type Change, judgeCases, newTally } from './judging.ts';

const casesAtOnce = 200;

/**
 * A notice of holidays was loaded: cases whose clocks touch its year are judged again, a bite to a job, each queueing the next. What
 * becomes of a finding by it stands in the finding's history, with the version of the calendar. Safe to repeat: judging is.
 *
 * @param after the last case of the bite before; null: from the first on
 */
export async function reckonAgain(tx: Tx, bureauId: string, versionId: string, after: string | null, moment: Moment): Promise<void> {
  const version = await calendars.versionById(tx, [bureauId], versionId);
  const cases = await casesOfYear(tx, bureauId, version.year, after, casesAtOnce);
  const trail: Change[] = [];
  await judgeCases(tx, bureauId, cases, false, moment, newTally(), trail);
  const calendar = { calendarVersion: versionId, calendarYear: version.year, calendarTitle: version.title };
  for (const { findingId: id, before, after: now } of trail) {
    const subject = { kind: 'finding', id, bureauId };
    await record(tx, systemActor(bureauId), moment.now, 'supervision.reckonAgain', subject, { before, after: { ...now, ...calendar } });
  }
  if (cases.length < casesAtOnce) return;
  const last = cases.at(-1)!;
  await enqueue(tx, noticeLoaded, { bureauId, versionId, after: last }, `calendar.loaded:${bureauId}:${versionId}:${last}`);
}
