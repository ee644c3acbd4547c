import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { uploadOf } from '#platform/upload.ts';
import { makeBureau, makeCommission, type PersonKey, type TestBureau } from '../../../test/bureau.ts';
import { database, somebodyWaits } from '../../../test/database.ts';
import { todos } from '../store/loop.ts';
import { measuresFor, measuresOf } from '../store/measure.ts';
import { calendarFor } from '../store/measureCalendar.ts';
import { evidenceFile, measureFor } from '../store/measureRecord.ts';
import { splitPoint } from '../store/sitting-points.ts';
import * as commands from './measure.ts';
import { goOnWith, remindMeasures } from './measuring.ts';
import { addRiskPoint, evaluate } from './point.ts';

const here = database();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingfeng-measures-'));
});
afterAll(() => rm(folder, { recursive: true }));

const moment = (today = '2026-03-02'): Moment => ({ now: new Date(`${today}T01:00:00Z`), today: day(today) });
const act = <R>(actor: Actor, work: (tx: Tx) => Promise<R>): Promise<R> => transact(here.db, actor, work);

async function measure(bureau: TestBureau, given: Partial<commands.NewMeasure> = {}, who: PersonKey = 'head') {
  const actor = await bureau.actor(who);
  const point = {
    description: '伐区查验走过场，未到现场即签署查验意见',
    tier: 'department' as const,
    departmentId: bureau.departments.forestry,
    keyArea: 'approval' as const,
    aspect: 'process' as const,
    element: 'power' as const,
    foundBy: 'self' as const,
    likelihood: 3,
    harm: 3,
    selfLevel: 2,
  };
  const { id: riskPointId } = await act(actor, (tx) => addRiskPoint(tx, actor, point, moment()));
  const whole = { text: '双人查验并留影像', kind: 'monitoring' as const, responsibleId: bureau.people.staff.personId, dueOn: '2026-03-20', ...given };
  const { id } = await act(actor, (tx) => commands.addMeasure(tx, actor, riskPointId, whole, moment()));
  return { id, riskPointId };
}

const shown = (actor: Actor, id: string, today = '2026-03-02') => act(actor, (tx) => measureFor(tx, actor, id, day(today)));
const timesOf = async (actor: Actor, id: string) => (await shown(actor, id)).times.map(({ dueOn, status }) => [dueOn, status]);
const headOf = (bureauId: string, measureId: string) =>
  here.owner
    .selectFrom('measure')
    .select(['dueOn', 'status'])
    .where((it) => it.and({ bureauId, measureId }))
    .executeTakeFirstOrThrow();

test('a measure waits on its person from a week before its day, is overdue after it, and is done with evidence', async () => {
  const bureau = await makeBureau(here.db);
  const [head, staff, other] = [await bureau.actor('head'), await bureau.actor('staff'), await bureau.actor('otherStaff')];
  const { id } = await measure(bureau);
  const waits = async (who: Actor, today: string) =>
    (await act(who, (tx) => todos(tx, who, moment(today)))).map(({ matter, dueOn }) => [matter, dueOn]);
  expect([
    await waits(staff, '2026-03-12'),
    await waits(staff, '2026-03-13'),
    await waits(staff, '2026-03-20'),
    await waits(staff, '2026-03-21'),
  ]).toEqual([[], [['measureDue', '2026-03-20']], [['measureDue', '2026-03-20']], [['measureOverdue', '2026-03-20']]]);
  expect([await waits(head, '2026-03-20'), await waits(head, '2026-03-21')]).toEqual([[], [['measuresOverdue', '2026-03-20']]]);
  const list = (due?: 'overdue') => act(staff, (tx) => measuresFor(tx, staff, { sort: 'dueOn', limit: 10, due }, day('2026-03-21')));
  expect((await list('overdue')).rows).toMatchObject([{ id, overdue: true, responsible: '沈听雨' }]);

  const stranger = act(other, (tx) => commands.finishMeasure(tx, other, { id }, '影像已归档', moment()));
  await expect(stranger).rejects.toMatchObject({ code: 'risks/measure/not-found' });
  const colleague = await bureau.actor('colleague');
  const unasked = act(colleague, (tx) => commands.finishMeasure(tx, colleague, { id }, '影像已归档', moment()));
  await expect(unasked).rejects.toMatchObject({ code: 'risks/measure/forbidden' });
  await act(staff, (tx) => commands.startMeasure(tx, staff, { id }, moment()));
  await act(staff, (tx) => commands.finishMeasure(tx, staff, { id }, '影像已归档', moment()));
  expect((await list()).rows).toMatchObject([{ status: 'done', overdue: false, evidence: '影像已归档' }]);
  expect([await waits(staff, '2026-03-21'), await waits(head, '2026-03-21')]).toEqual([[], []]);
  const again = act(staff, (tx) => commands.finishMeasure(tx, staff, { id }, '再报一次', moment()));
  await expect(again).rejects.toMatchObject({ code: 'risks/measure/cannot' });
  const trail = await here.owner.selectFrom('auditEntry').select('action').where('bureauId', '=', bureau.bureauId).orderBy('auditId').execute();
  expect(trail.map(({ action }) => action)).toEqual(['risks.add', 'risks.addMeasure', 'risks.startMeasure', 'risks.finishMeasure']);
});

test('what comes round is made anew when it is done or its day has passed; each time keeps its own day and its own evidence', async () => {
  const bureau = await makeBureau(here.db);
  const staff = await bureau.actor('staff');
  const { id } = await measure(bureau, { every: 'month', dueOn: '2026-03-31' });
  await act(staff, (tx) => commands.finishMeasure(tx, staff, { id }, '三月已抽查十件', moment('2026-03-25')));
  expect(await timesOf(staff, id)).toEqual([
    ['2026-03-31', 'done'],
    ['2026-04-30', 'planned'],
  ]);
  expect(await headOf(bureau.bureauId, id)).toEqual({ dueOn: '2026-04-30', status: 'planned' });

  const job = (today: string) => transact(here.db, { bureaus: [bureau.bureauId] }, (tx) => goOnWith(tx, bureau.bureauId, moment(today)));
  await job('2026-04-30');
  expect(await timesOf(staff, id)).toHaveLength(2);
  await job('2026-06-02');
  await job('2026-06-02');
  expect((await timesOf(staff, id)).slice(1)).toEqual([
    ['2026-04-30', 'planned'],
    ['2026-05-31', 'planned'],
    ['2026-06-30', 'planned'],
  ]);
  expect(await headOf(bureau.bureauId, id)).toEqual({ dueOn: '2026-04-30', status: 'planned' });

  await act(staff, (tx) => commands.finishMeasure(tx, staff, { id, number: 3 }, '五月已抽查八件', moment('2026-06-03')));
  await act(staff, (tx) => commands.finishMeasure(tx, staff, { id }, '四月补查十件', moment('2026-06-03')));
  expect(await headOf(bureau.bureauId, id)).toEqual({ dueOn: '2026-06-30', status: 'planned' });
  const { entries, times } = await shown(staff, id);
  expect(entries.map(({ number, deed, text, by }) => [number, deed, text, by])).toEqual([
    [1, 'finish', '三月已抽查十件', '沈听雨'],
    [3, 'finish', '五月已抽查八件', '沈听雨'],
    [2, 'finish', '四月补查十件', '沈听雨'],
  ]);
  expect(times[0]!.doneAt).toBe('2026-03-25T01:00:00.000Z');
  const none = act(staff, (tx) => commands.startMeasure(tx, staff, { id, number: 9 }, moment()));
  await expect(none).rejects.toMatchObject({ code: 'risks/measure/not-found' });
});

test('one that comes round and says no day is first due at the end of its period', async () => {
  const bureau = await makeBureau(here.db);
  const { id } = await measure(bureau, { every: 'quarter', dueOn: null });
  expect(await timesOf(await bureau.actor('head'), id)).toEqual([['2026-03-31', 'planned']]);
});

test('it is reopened with a reason by who tends the point; given up or changed never by the one whose duty it is', async () => {
  const bureau = await makeBureau(here.db);
  const [head, staff, office] = [await bureau.actor('head'), await bureau.actor('staff'), await bureau.actor('office')];
  const { id } = await measure(bureau, { responsibleId: bureau.people.head.personId });
  await act(head, (tx) => commands.finishMeasure(tx, head, { id }, '已落实，见记录', moment()));
  const byStaff = act(staff, (tx) => commands.reopenMeasure(tx, staff, { id }, '影像不全', moment()));
  await expect(byStaff).rejects.toMatchObject({ code: 'risks/measure/tend/forbidden' });
  await act(office, (tx) => commands.reopenMeasure(tx, office, { id }, '影像不全，退回重办', moment()));
  expect(await headOf(bureau.bureauId, id)).toEqual({ dueOn: '2026-03-20', status: 'underWay' });
  expect((await shown(head, id)).times).toMatchObject([{ doneAt: null }]);

  const given = {
    text: '双人查验',
    kind: 'monitoring' as const,
    responsibleId: bureau.people.head.personId,
    dueOn: '2026-12-31',
    reason: '年底再办',
  };
  const later = act(head, (tx) => commands.changeMeasure(tx, head, id, given, moment()));
  await expect(later).rejects.toMatchObject({ code: 'risks/measure/own-matter' });
  const never = act(head, (tx) => commands.cancelMeasure(tx, head, id, '不再需要', moment()));
  await expect(never).rejects.toMatchObject({ code: 'risks/measure/own-matter' });
  await act(office, (tx) => commands.changeMeasure(tx, office, id, { ...given, responsibleId: staff.personId }, moment()));
  expect(await shown(staff, id)).toMatchObject({ text: '双人查验', dueOn: '2026-12-31', responsible: '沈听雨', deeds: ['show', 'finish'] });
  await act(head, (tx) => commands.cancelMeasure(tx, head, id, '职权已取消，不再需要', moment()));
  expect(await headOf(bureau.bureauId, id)).toEqual({ dueOn: '2026-12-31', status: 'cancelled' });
  await act(head, (tx) => commands.reopenMeasure(tx, head, { id }, '职权仍在行使', moment()));
  expect(await headOf(bureau.bureauId, id)).toEqual({ dueOn: '2026-12-31', status: 'planned' });
});

test('one time that is put off moves no other, and not to the day of the next; the first moves what is still to be made', async () => {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const { id } = await measure(bureau, { every: 'month', dueOn: '2026-03-31' });
  const said = { text: '抽查', kind: 'prevention' as const, responsibleId: bureau.people.staff.personId, reason: '另有任务' };
  const putOff = (dueOn: string) => act(office, (tx) => commands.changeMeasure(tx, office, id, { ...said, dueOn }, moment()));
  await putOff('2026-05-20'); // nothing is there yet that would be counted from another day
  await putOff('2026-03-30');
  const job = (today: string) => transact(here.db, { bureaus: [bureau.bureauId] }, (tx) => goOnWith(tx, bureau.bureauId, moment(today)));
  const days = async () => (await timesOf(office, id)).map(([dueOn]) => dueOn);
  await job('2026-04-02');
  expect(await days()).toEqual(['2026-03-30', '2026-04-30']);
  await expect(putOff('2026-04-30')).rejects.toMatchObject({ code: 'risks/measure/day-of-next/invalid', facts: { day: '2026-04-30' } });
  await putOff('2026-04-29');
  await job('2026-06-01');
  expect(await days()).toEqual(['2026-04-29', '2026-04-30', '2026-05-30', '2026-06-30']);
  const foreseen = await act(office, (tx) => calendarFor(tx, office, { from: '2026-07-20', to: '2026-08-05' }, day('2026-06-01')));
  expect(foreseen.map((it) => it.day)).toEqual(['2026-07-30']);
});

test('of what is split off a point nothing is done yet, whatever was done against the point, and what was given up stays given up', async () => {
  const bureau = await makeBureau(here.db);
  const head = await bureau.actor('head');
  const { id } = await measure(bureau, { text: '双人查验' });
  const { riskPointId } = await shown(head, id);
  const said = { text: '留存影像', kind: 'prevention' as const, responsibleId: bureau.people.staff.personId };
  const other = await act(head, (tx) => commands.addMeasure(tx, head, riskPointId, said, moment()));
  await act(head, (tx) => commands.finishMeasure(tx, head, { id }, '已查验', moment()));
  await act(head, (tx) => commands.cancelMeasure(tx, head, other.id, '不再', moment()));
  const [half] = await act(head, (tx) => splitPoint(tx, bureau.bureauId, riskPointId, ['前一半', '后一半']));
  const its = await act(head, (tx) => measuresOf(tx, head, half!, day('2026-03-02')));
  expect(its.map(({ text, status, evidence }) => [text, status, evidence])).toEqual([['双人查验', 'planned', null]]);
});

test('given up, what comes round is not made anew; taken up again, it goes on from where it would be', async () => {
  const bureau = await makeBureau(here.db);
  const head = await bureau.actor('head');
  const { id } = await measure(bureau, { every: 'month', dueOn: '2026-03-31' });
  await act(head, (tx) => commands.cancelMeasure(tx, head, id, '暂停办理这类事项', moment()));
  await transact(here.db, { bureaus: [bureau.bureauId] }, (tx) => goOnWith(tx, bureau.bureauId, moment('2026-07-01')));
  expect(await timesOf(head, id)).toEqual([['2026-03-31', 'cancelled']]);
  await act(head, (tx) => commands.reopenMeasure(tx, head, { id }, '恢复办理这类事项', moment('2026-05-10')));
  expect((await timesOf(head, id)).map(([dueOn]) => dueOn)).toEqual(['2026-03-31', '2026-04-30', '2026-05-31']);
  const noDay = act(await bureau.actor('office'), async (tx) =>
    commands.changeMeasure(
      tx,
      await bureau.actor('office'),
      id,
      { text: '每月抽查', kind: 'monitoring', responsibleId: bureau.people.staff.personId, dueOn: null, reason: '不定期' },
      moment(),
    ),
  );
  await expect(noDay).rejects.toMatchObject({ code: 'risks/measure/day/invalid' });
});

async function file(bytes: string | Buffer) {
  const path = join(folder, crypto.randomUUID());
  await writeFile(path, bytes);
  return uploadOf(path);
}

test('files show what was done, several for each time; who may not read the measure has none of them', async () => {
  const bureau = await makeBureau(here.db);
  const [staff, head] = [await bureau.actor('staff'), await bureau.actor('head')];
  const { id } = await measure(bureau);
  const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(1_200_000, 7), Buffer.from([0xff, 0xd9])]);
  const send = async (actor: Actor, bytes: string | Buffer, name: string, text?: string) => {
    const sent = await file(bytes);
    return act(actor, (tx) => commands.showFile(tx, actor, { id }, sent, { name, text }, moment()));
  };
  await send(staff, photo, '..\\现场\r\n照片.jpg', '伐区现场');
  await send(staff, '抽查记录', '抽查记录.txt');
  await expect(send(staff, '<html>', '记录.pdf')).rejects.toMatchObject({ code: 'attachments/kind/invalid' });
  const { entries, status, files } = await shown(staff, id);
  expect([status, files]).toEqual(['underWay', 2]);
  expect(entries.map((it) => [it.deed, it.text, it.file, it.fileKind, it.by])).toEqual([
    ['show', '伐区现场', '现场照片.jpg', 'jpeg', '沈听雨'],
    ['show', null, '抽查记录.txt', 'txt', '沈听雨'],
  ]);
  const fileId = entries[0]!.fileId!;
  const got = await act(head, (tx) => evidenceFile(tx, head, id, fileId));
  expect(got).toMatchObject({ name: '现场照片.jpg', type: 'image/jpeg' });
  expect(Buffer.from(got.body as Uint8Array).equals(photo)).toBe(true);

  const commission = await (await makeCommission(here.db)).actor();
  expect((await act(commission, (tx) => evidenceFile(tx, commission, id, fileId))).name).toBe('现场照片.jpg');
  const elsewhere = await measure(bureau);
  const [other, stranger] = [await bureau.actor('otherStaff'), await (await makeBureau(here.db)).actor('office')];
  for (const [who, of] of [
    [other, id],
    [stranger, id],
    [head, elsewhere.id],
  ] as const) {
    await expect(act(who, (tx) => evidenceFile(tx, who, of, fileId))).rejects.toMatchObject({ code: 'attachments/not-found' });
  }
  await expect(send(other, '补充', '补充.txt')).rejects.toMatchObject({ code: 'risks/measure/not-found' });
  await expect(send(await bureau.actor('colleague'), '补充', '补充.txt')).rejects.toMatchObject({ code: 'risks/measure/forbidden' });
  await expect(here.db.updateTable('measureEntry').set({ text: '改' }).execute()).rejects.toThrow('permission denied');
  await expect(here.owner.deleteFrom('measureEntry').execute()).rejects.toThrow('append-only');
});

test('those responsible for what is overdue are reminded once a day, by who tends the points, and nobody reminds themselves', async () => {
  const bureau = await makeBureau(here.db);
  const [head, office, staff] = [await bureau.actor('head'), await bureau.actor('office'), await bureau.actor('staff')];
  const late = await measure(bureau);
  await measure(bureau, { dueOn: '2026-06-30' });
  await measure(bureau, { responsibleId: bureau.people.head.personId });
  const remind = (who: Actor, which: Parameters<typeof remindMeasures>[2], today: string) =>
    act(who, (tx) => remindMeasures(tx, who, which, moment(today)));
  expect(await remind(head, { due: 'overdue' }, '2026-03-20')).toEqual({ reminded: 0 });
  expect(await remind(head, { due: 'overdue' }, '2026-03-21')).toEqual({ reminded: 1 });
  expect(await remind(office, { due: 'overdue', department: bureau.departments.fishery }, '2026-03-21')).toEqual({ reminded: 0 });
  expect(await remind(office, { due: 'overdue' }, '2026-03-21')).toEqual({ reminded: 1 }); // the head's own
  expect(await remind(office, { due: 'overdue' }, '2026-03-21')).toEqual({ reminded: 0 });
  expect(await remind(office, { due: 'overdue', ids: [late.id] }, '2026-03-22')).toEqual({ reminded: 1 });
  expect(await remind(await bureau.actor('otherHead'), { due: 'overdue' }, '2026-03-23')).toEqual({ reminded: 0 });
  expect(await act(staff, (tx) => todos(tx, staff, moment('2026-03-22')))).toMatchObject([{ matter: 'measureReminded', id: late.id }]);
  expect((await shown(staff, late.id)).entries.map(({ deed, by }) => [deed, by])).toEqual([
    ['remind', '林致远'],
    ['remind', '严书衡'],
  ]);
});

test('the calendar has each time on its day, those that will come as foreseen, and of many the first few', async () => {
  const bureau = await makeBureau(here.db);
  const head = await bureau.actor('head');
  const { id } = await measure(bureau, { every: 'month', dueOn: '2026-01-31', text: '每月抽查受理记录' });
  for (let count = 0; count < 8; count++) await measure(bureau, { dueOn: '2026-05-06', text: `第 ${count} 项一次性措施` });
  const of = (from: string, to: string, more: object = {}, who = head) =>
    act(who, (tx) => calendarFor(tx, who, { from, to, ...more }, day('2026-03-02')));
  expect(await of('2026-01-26', '2026-03-01')).toMatchObject([
    { day: '2026-01-31', total: 1, done: 0, rows: [{ id, number: 1, overdue: true, foreseen: false }] },
    { day: '2026-02-28', total: 1, rows: [{ number: 2, foreseen: true }] },
  ]);
  const [april, many, last] = await of('2026-04-27', '2026-06-07');
  expect(april).toMatchObject({ day: '2026-04-30', rows: [{ number: 4, foreseen: true }] });
  expect([many!.day, many!.total, many!.rows.length]).toEqual(['2026-05-06', 8, 6]);
  expect(last).toMatchObject({ day: '2026-05-31', total: 1, rows: [{ number: 5, foreseen: true }] });
  expect(await of('2030-12-30', '2031-02-09')).toMatchObject([{ day: '2030-12-31' }, { day: '2031-01-31' }]);
  expect(await of('2025-12-01', '2026-01-05')).toEqual([]);
  expect(await of('2026-01-26', '2026-03-01', { mine: true })).toEqual([]);
  expect(await of('2026-01-26', '2026-03-01', { kind: 'handling' })).toEqual([]);
  expect(await of('2026-01-26', '2026-03-01', {}, await bureau.actor('otherStaff'))).toEqual([]);
  await expect(of('2026-01-01', '2026-02-12')).rejects.toMatchObject({ code: 'risks/calendar/invalid' });
  await expect(of('2026-02-12', '2026-01-01')).rejects.toMatchObject({ code: 'risks/calendar/invalid' });
});

test('two reminders given up at once leave the gap that they leave one after the other', async () => {
  const bureau = await makeBureau(here.db);
  const [head, office] = [await bureau.actor('head'), await bureau.actor('office')];
  const { id: one, riskPointId } = await measure(bureau, { kind: 'prevention' });
  const more = { text: '节前提醒', kind: 'prevention' as const, responsibleId: bureau.people.staff.personId, dueOn: '2026-04-01' };
  const { id: two } = await act(head, (tx) => commands.addMeasure(tx, head, riskPointId, more, moment()));
  await act(office, (tx) => evaluate(tx, office, riskPointId, 3, '影响有限', moment()));
  const control = async () =>
    (await here.owner.selectFrom('riskPoint').select('control').where('riskPointId', '=', riskPointId).executeTakeFirstOrThrow()).control;
  expect(await control()).toBe('settled');
  let other: Promise<unknown> = Promise.resolve();
  await act(head, async (tx) => {
    await commands.cancelMeasure(tx, head, one, '职能划走', moment());
    other = act(head, (it) => commands.cancelMeasure(it, head, two, '职能划走', moment()));
    await somebodyWaits(here);
  });
  await other;
  expect(await control()).toBe('missing');
});

test('whoever keeps the office of one bureau and reads another does nothing to its measures', async () => {
  const [bureau, other] = [await makeBureau(here.db), await makeBureau(here.db)];
  const { id } = await measure(bureau);
  const both = { ...(await other.actor('office')), bureaus: [bureau.bureauId, other.bureauId] };
  expect((await shown(both, id)).deeds).toEqual([]);
  await expect(act(both, (tx) => commands.startMeasure(tx, both, { id }, moment()))).rejects.toMatchObject({ code: 'risks/measure/not-found' });
});
