import { readFile } from 'node:fs/promises';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { enqueue } from '#platform/queue.ts';
import { Refusal } from '#platform/refusal.ts';
import { calendarWith, changesIn } from './calendar.ts';
import { readNotice } from './notice.ts';
import * as queue from './queue.ts';
import * as store from './store.ts';

const limit = 1_000_000;

async function noticeIn(file: Upload, year: number) {
  if (file.size > limit) throw new Refusal('platform/too-large', { limit });
  return readNotice(await readFile(file.path, 'utf8'), year);
}

/** The commission speaks for the whole city, an office for its bureau. */
const spokenFor = ({ roles, bureauId }: Actor): string | null => (roles.has('commission') ? null : bureauId);

/** What loading a notice would change, day by day; nothing is kept. @throws Refusal `calendar/file/invalid` with the place */
export async function previewNotice(tx: Tx, actor: Actor, file: Upload, year: number) {
  const notice = await noticeIn(file, year);
  const inForce = await store.versionsInForce(tx, actor.bureauId);
  const after = calendarWith([...inForce.filter((it) => it.year !== year), notice]);
  const before = calendarWith(inForce);
  return { year, off: notice.off.length, makeup: notice.makeup.length, known: before.years!.has(year), changes: changesIn(before, after, year) };
}

/**
 * Loads a year's notice as a new version, which holds from now on; what was reckoned by the year before is reckoned again by a job.
 *
 * @throws Refusal `calendar/file/invalid` with the place, `calendar/nothing-new` when the version in force says the same
 */
export async function loadNotice(
  tx: Tx,
  actor: Actor,
  file: Upload,
  { year, title, notice }: Readonly<{ year: number; title: string; notice?: string | undefined }>,
  { now }: Moment,
): Promise<{ id: string }> {
  const read = await noticeIn(file, year);
  await store.alone(tx);
  const bureauId = spokenFor(actor);
  const before = (await store.versionsInForce(tx, actor.bureauId)).find((it) => it.year === year);
  const says = (it: Pick<store.Version, 'off' | 'makeup'>): string => [it.off, it.makeup].map((days) => days.join()).join(' ');
  if (before && before.bureauId === bureauId && says(before) === says(read)) throw new Refusal('calendar/nothing-new', { year });
  const id = newId();
  const row = { ...read, id, bureauId, title, notice: notice ?? null };
  await store.insertVersion(tx, { ...row, loadedBy: actor.personId, loader: actor.name, loadedAt: now });
  await record(
    tx,
    actor,
    now,
    'calendar.load',
    { kind: 'calendarVersion', id, bureauId: actor.bureauId },
    {
      before: before ? { version: before.id, title: before.title, off: before.off, makeup: before.makeup } : null,
      after: { year, title, notice: row.notice, off: read.off, makeup: read.makeup, wholeCity: bureauId === null },
    },
  );
  for (const each of bureauId === null ? actor.bureaus : [bureauId]) {
    await enqueue(tx, queue.noticeLoaded, { bureauId: each, versionId: id, after: null }, `calendar.loaded:${each}:${id}`);
  }
  return { id };
}
