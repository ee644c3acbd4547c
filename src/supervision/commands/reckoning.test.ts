import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { loadNotice, previewNotice } from '#calendar/commands.ts';
import { calendarOf } from '#calendar/store.ts';
import { chinaCalendar } from '#engine/china.ts';
import { day } from '#engine/days.ts';
import { isProvisional } from '#engine/working-days.ts';
import { transact } from '#platform/db.ts';
import { momentOf } from '#platform/moment.ts';
import type { Actor } from '#platform/permissions.ts';
import { makeBureau, makeCommission, type TestBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { rowOf } from '../../../test/logs.ts';
import { makePower } from '../../../test/power.ts';
import { sentAt, sentText } from '../../../test/sending.ts';
import { effectOf, reckonAgain } from './reckoning.ts';

const here = database();
const then = momentOf(new Date('2027-03-01T02:00:00Z'));

const tableOf = (off: readonly string[], worked: readonly string[] = []) =>
  ['date,kind', ...off.map((on) => `${on},off`), ...worked.map((on) => `${on},work`)].join('\n');

async function fileOf(text: string) {
  const path = join(tmpdir(), `${randomUUID()}.csv`);
  await writeFile(path, text);
  return { path, size: text.length, sha256: '' };
}

async function load(actor: Actor, year: number, text: string) {
  const file = await fileOf(text);
  return transact(here.db, actor, (tx) => loadNotice(tx, actor, file, { year, title: `${year}年放假通知` }, sentAt));
}
const reckoned = ({ bureauId }: TestBureau, versionId: string, moment = sentAt) =>
  transact(here.db, { bureaus: [bureauId] }, (tx) => reckonAgain(tx, bureauId, versionId, null, moment));

const findingsOf = ({ bureauId }: TestBureau) =>
  here.owner
    .selectFrom('finding')
    .select(['findingId', 'kind', 'card', 'state'])
    .where('bureauId', '=', bureauId)
    .where('kind', '=', 'totalOver')
    .execute();
const traceOf = ({ bureauId }: TestBureau) =>
  here.owner
    .selectFrom('auditEntry')
    .select(['subjectId', 'before', 'after'])
    .where('bureauId', '=', bureauId)
    .where('action', '=', 'supervision.reckonAgain')
    .orderBy('auditId')
    .execute();

/** A case of two steps, two working days promised, begun on 4 January 2027 and decided on Thursday 7 January. */
async function lateCase() {
  const bureau = await makeBureau(here.db);
  const power = await makePower(here.db, bureau.bureauId, bureau.departments.forestry, rowOf(['受理', '决定']), { promised: 2 });
  const rows = ['办件编号,环节名称,办理时间,经办人', 'J-1,受理,2027-01-04 09:00,沈听雨', 'J-1,决定,2027-01-07 09:00,林致远'];
  await sentText(here.db, bureau, rows.join('\n'), { power, moment: then });
  return bureau;
}

test('a year becomes known: what charged nobody becomes a card; a later version takes it back; each leaves its trace', async () => {
  const bureau = await lateCase();
  const office = await bureau.actor('office');
  expect(await findingsOf(bureau)).toMatchObject([{ card: 'notice', state: 'open' }]);

  const first = await load(office, 2027, tableOf(['2027-01-01']));
  await reckoned(bureau, first.id, then);
  const [finding] = await findingsOf(bureau);
  expect(finding).toMatchObject({ card: 'yellow', state: 'open' });

  const second = await load(office, 2027, tableOf(['2027-01-01', '2027-01-05', '2027-01-06']));
  await reckoned(bureau, second.id, then);
  expect(await findingsOf(bureau)).toMatchObject([{ state: 'withdrawn' }]);

  const trace = await traceOf(bureau);
  expect(trace).toMatchObject([
    { subjectId: finding!.findingId, before: { card: 'notice' }, after: { card: 'yellow', calendarVersion: first.id } },
    { subjectId: finding!.findingId, before: { state: 'open' }, after: { state: 'withdrawn', calendarVersion: second.id, calendarYear: 2027 } },
  ]);
  await reckoned(bureau, second.id, then);
  expect(await traceOf(bureau)).toHaveLength(2); // again brings nothing
  const kept = await here.owner.selectFrom('calendarVersion').select('versionId').where('bureauId', '=', bureau.bureauId).execute();
  expect(kept).toHaveLength(2);
});

test('what a notice would do to findings is told, and nothing of it stays', async () => {
  const bureau = await lateCase();
  const office = await bureau.actor('office');
  const rows = async () => [
    await findingsOf(bureau),
    await traceOf(bureau),
    await here.owner.selectFrom('calendarVersion').select('versionId').execute(),
  ];
  const before = await rows();
  const effect = async (text: string) => {
    const file = await fileOf(text);
    return transact(here.db, office, (tx) => effectOf(tx, office, file, 2027, then));
  };
  expect(await effect(tableOf(['2027-01-01']))).toMatchObject({ cases: 1, more: false, fresh: 0, withdrawn: 0, changed: 1 });
  expect(await effect(tableOf(['2027-01-01', '2027-01-05', '2027-01-06']))).toMatchObject({ cases: 1, withdrawn: 1 });
  expect(await rows()).toEqual(before);
});

test('many cases are done in bites, each queueing the next, and a bureau without cases has nothing to do', async () => {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const { id } = await load(office, 2027, tableOf(['2027-01-01']));
  await reckoned(bureau, id, then);
  const power = await makePower(here.db, bureau.bureauId, bureau.departments.forestry, rowOf(['受理', '决定']), { promised: 2 });
  const rows = Array.from({ length: 201 }, (_, at) => [`K-${at},受理,2027-01-04 09:00,沈听雨`, `K-${at},决定,2027-01-07 09:00,林致远`]).flat();
  await sentText(here.db, bureau, ['办件编号,环节名称,办理时间,经办人', ...rows].join('\n'), { power, moment: then });

  const later = await load(office, 2027, tableOf(['2027-01-01', '2027-01-05', '2027-01-06']));
  const withdrawn = async () => (await findingsOf(bureau)).filter(({ state }) => state === 'withdrawn').length;
  await reckoned(bureau, later.id, then);
  expect(await withdrawn()).toBe(150);
  const { rows: jobs } = await sql<{ payload: { after: string | null } }>`
    select payload from graphile_worker._private_jobs where payload ->> 'versionId' = ${later.id} and payload ->> 'after' is not null`.execute(
    here.owner,
  );
  expect(jobs).toHaveLength(1);
  const { after } = jobs[0]!.payload;
  await transact(here.db, { bureaus: [bureau.bureauId] }, (tx) => reckonAgain(tx, bureau.bureauId, later.id, after, then));
  expect(await withdrawn()).toBe(201);
}, 60_000);

test('a preview says which days change and keeps nothing', async () => {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const file = await fileOf(
    tableOf(['2027-01-01', '2027-01-05', '2027-05-01', '2027-05-02', '2027-10-01', '2027-10-02', '2027-10-03'], ['2027-01-09']),
  );
  const seen = await transact(here.db, office, (tx) => previewNotice(tx, office, file, 2027));
  expect(seen).toMatchObject({ off: 7, makeup: 1, known: false });
  expect(seen.changes).toEqual([
    { day: '2027-01-05', works: false },
    { day: '2027-01-09', works: true },
  ]);
  expect(await transact(here.db, office, (tx) => calendarOf(tx, bureau.bureauId))).toBe(chinaCalendar);
});

test('the commission’s version holds for every bureau, a bureau’s own goes before it and nobody else sees that', async () => {
  const [one, other, commission] = [await makeBureau(here.db), await makeBureau(here.db), await makeCommission(here.db)];
  const calendarFor = ({ bureauId }: TestBureau) => transact(here.db, { bureaus: [bureauId] }, (tx) => calendarOf(tx, bureauId));
  await load(await one.actor('office'), 2028, tableOf(['2028-01-03']));
  expect([isProvisional(await calendarFor(one), day('2028-06-01')), isProvisional(await calendarFor(other), day('2028-06-01'))]).toEqual([
    false,
    true,
  ]);

  await load(await commission.actor(), 2028, tableOf(['2028-01-04']));
  const [own, citys] = [await calendarFor(one), await calendarFor(other)];
  expect([own.holidays.has(day('2028-01-03')), own.holidays.has(day('2028-01-04'))]).toEqual([true, false]);
  expect([citys.holidays.has(day('2028-01-03')), citys.holidays.has(day('2028-01-04'))]).toEqual([false, true]);
  expect(await calendarFor(other)).toBe(citys); // one object: its counts are kept
});

test('the same notice twice is refused, and a version is never changed', async () => {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const { id } = await load(office, 2029, tableOf(['2029-01-01']));
  await expect(load(office, 2029, tableOf(['2029-01-01']))).rejects.toThrow('calendar/nothing-new');
  await expect(here.owner.updateTable('calendarVersion').set({ title: 'x' }).where('versionId', '=', id).execute()).rejects.toThrow('append-only');
  expect(await here.owner.selectFrom('auditEntry').select('action').where('subjectId', '=', id).execute()).toEqual([{ action: 'calendar.load' }]);
});
