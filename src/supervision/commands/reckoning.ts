import * as calendars from '#calendar/store.ts';
import { loadNotice } from '#calendar/commands.ts';
import { noticeLoaded } from '#calendar/queue.ts';
import { record } from '#platform/audit.ts';
import { tried, type Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import { type Actor, type Moment, systemActor } from '#platform/permissions.ts';
import { enqueue } from '#platform/queue.ts';
import { reckonDesks } from '#powers/commands/reckoning.ts';
import { casesOfYear } from '../store/judged.ts';
import { type Change, judgeCases, newTally } from './judging.ts';

const casesAtOnce = 150;
const casesTried = 1500;

/**
 * A notice of holidays was loaded: cases whose clocks touch its year are judged again, a bite to a job, each queueing the next. What
 * becomes of a finding by it stands in the finding's history, with the version of the calendar. Safe to repeat: judging is.
 *
 * @param after the last case of the bite before; null: from the first on
 */
export async function reckonAgain(tx: Tx, bureauId: string, versionId: string, after: string | null, moment: Moment): Promise<void> {
  const version = await calendars.versionById(tx, [bureauId], versionId);
  if (after === null) await reckonDesks(tx, bureauId, version.year, moment);
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

/** What loading a notice would do to the findings of the cases that touch its year; `more`: of the first so many cases. */
export type Effect = Readonly<{ cases: number; more: boolean; fresh: number; changed: number; withdrawn: number }>;

/**
 * Loads a notice, judges by it, tells what became of findings, and takes all of it back.
 *
 * @throws Refusal as `loadNotice`
 */
export const effectOf = (tx: Tx, actor: Actor, file: Upload, year: number, moment: Moment): Promise<Effect> =>
  tried(tx, async () => {
    await loadNotice(tx, actor, file, { year, title: '' }, moment);
    const trail: Change[] = [];
    let cases = 0;
    for (const bureauId of actor.roles.has('commission') ? actor.bureaus : [actor.bureauId]) {
      const touched = await casesOfYear(tx, bureauId, year, null, casesTried - cases);
      for (let at = 0; at < touched.length; at += casesAtOnce)
        await judgeCases(tx, bureauId, touched.slice(at, at + casesAtOnce), false, moment, newTally(), trail);
      cases += touched.length;
    }
    const withdrawn = trail.filter(({ after }) => after.state === 'withdrawn').length;
    const fresh = trail.filter(({ before }) => before === null).length;
    return { cases, more: cases === casesTried, fresh, changed: trail.length - withdrawn - fresh, withdrawn };
  });
