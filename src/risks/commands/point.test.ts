import { expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { addInstitution, enactInstitution } from '#institutions/commands/institution.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { addPower, draftVersion } from '#powers/commands/drafting.ts';
import { legalReviewVersion, publishVersion, reviewVersion, submitVersion } from '#powers/commands/passing.ts';
import { database } from '../../../test/database.ts';
import { makeBureau, makeLegalAffairs, type PersonKey, type TestBureau } from '../../../test/bureau.ts';
import * as measuring from './measure.ts';
import * as commands from './point.ts';
import { signPromise } from './promise.ts';
import * as tending from './tending.ts';
import { figures, links, todos } from '../store/loop.ts';
import { pointsFor } from '../store/list.ts';
import { isGap, points } from '../store/point.ts';
import { pointFor } from '../store/record.ts';
import { summaryFor } from '../store/summary.ts';

const here = database();
const moment = (today = '2026-03-02'): Moment => ({ now: new Date(`${today}T01:00:00Z`), today: day(today) });
const act = <R>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => transact(here.db, actor, (tx) => work(tx, actor));

const point = (bureau: TestBureau, more: Partial<commands.NewPoint> = {}): commands.NewPoint => ({
  description: '伐区查验走过场，未到现场即签署查验意见',
  tier: 'department',
  departmentId: bureau.departments.forestry,
  keyArea: 'approval',
  aspect: 'process',
  element: 'power',
  foundBy: 'self',
  likelihood: 3,
  harm: 3,
  selfLevel: 2,
  ...more,
});

const add = async (bureau: TestBureau, more: Partial<commands.NewPoint> = {}, who: PersonKey = 'head') =>
  (await act(await bureau.actor(who), (tx, actor) => commands.addRiskPoint(tx, actor, point(bureau, more), moment()))).id;

const evaluate = async (bureau: TestBureau, id: string, level: number, opinion: string | null = '领导小组集体评定', who: PersonKey = 'office') =>
  act(await bureau.actor(who), (tx, actor) => commands.evaluate(tx, actor, id, level, opinion, moment()));

const register = async (bureau: TestBureau, id: string) =>
  act(await bureau.actor('office'), (tx, actor) => commands.register(tx, actor, id, moment()));

test('a point is declared, given its level with an opinion where that differs, and registered with a number', async () => {
  const bureau = await makeBureau(here.db);
  const id = await add(bureau);
  await expect(evaluate(bureau, id, 1, null)).rejects.toMatchObject({ code: 'risks/opinion/invalid', facts: { proposal: 2 } });
  await evaluate(bureau, id, 1, '上年已发生一起，提高等级');
  const { number } = await register(bureau, id);
  const { code } = await here.owner.selectFrom('bureau').select('code').where('bureauId', '=', bureau.bureauId).executeTakeFirstOrThrow();
  expect(number).toBe(`${code}-2026-001`);
  await expect(register(bureau, id)).rejects.toMatchObject({ code: 'risks/cannot' });

  const head = await bureau.actor('head');
  expect(await act(head, (tx) => pointFor(tx, head, id, moment().today))).toMatchObject({
    number,
    level: 1,
    selfLevel: 2,
    proposal: 2,
    state: 'registered',
    control: 'missing',
    deeds: ['tend'],
  });
});

test('whoever declared a point, and whose position it sits on, does not set its level', async () => {
  const bureau = await makeBureau(here.db);
  const declared = await add(bureau, {}, 'office');
  await expect(evaluate(bureau, declared, 2)).rejects.toMatchObject({ code: 'risks/own-matter' });
  await evaluate(bureau, declared, 2, null, 'office2');
  const own = await add(bureau, { tier: 'position', personId: bureau.people.office2.personId });
  await expect(evaluate(bureau, own, 2, null, 'office2')).rejects.toMatchObject({ code: 'risks/own-matter' });
});

test('numbers follow one another without a gap, even when two register at once and one fails', async () => {
  const bureau = await makeBureau(here.db);
  const ids = await Promise.all(Array.from({ length: 6 }, () => add(bureau)));
  for (const id of ids) await evaluate(bureau, id, 2, null);
  const office = await bureau.actor('office');
  const failing = act(office, async (tx) => {
    await commands.register(tx, office, ids[0]!, moment());
    throw new Error('late failure');
  });
  await expect(failing).rejects.toThrow('late failure');

  const numbers = await Promise.all(ids.map((id) => register(bureau, id).then(({ number }) => number!)));
  expect(numbers.map((number) => number.slice(-3)).toSorted()).toEqual(['001', '002', '003', '004', '005', '006']);
});

async function institution(bureau: TestBureau, action: 'establish' | 'clean', documentNumber: string, enacted = true): Promise<string> {
  const office = await bureau.actor('office');
  const fields = {
    title: documentNumber,
    documentNumber,
    class: 'powerOperation' as const,
    action,
    departmentId: bureau.departments.forestry,
    text: '第一条 …',
  };
  const { id } = await act(office, (tx) => addInstitution(tx, office, fields, moment()));
  if (enacted) await act(office, (tx) => enactInstitution(tx, office, id, '2026-03-02', moment()));
  return id;
}

test('a control gap is open until its level’s own obligation is met, in the record, the list, the sums and the database alike', async () => {
  const bureau = await makeBureau(here.db);
  const head = await bureau.actor('head');
  const [one, two, three] = [await add(bureau), await add(bureau), await add(bureau)];
  for (const [at, id] of [one, two, three].entries()) await evaluate(bureau, id, at + 1);
  const link = (id: string, to: string) => act(head, (tx) => tending.linkInstitution(tx, head, id, to, moment()));
  const standing = async () => {
    const { rows } = await act(head, (tx) => pointsFor(tx, head, { sort: 'level', limit: 10 }));
    const gaps = await act(head, (tx) => points(tx, head).where(isGap).select('r.level').orderBy('r.level').execute());
    const open = rows.filter(({ control }) => control !== 'settled').map(({ level }) => level);
    const { levels } = await act(head, (tx) => summaryFor(tx, head, {}, moment().today));
    expect([gaps.map(({ level }) => level), levels.filter((it) => it.gaps > 0).map(({ level }) => level)]).toEqual([open, open]);
    return rows.map(({ control }) => control);
  };
  expect(await standing()).toEqual(['missing', 'missing', 'missing']);

  const drafted = await institution(bureau, 'establish', '起草中的办法', false);
  await link(one, drafted);
  const reviewed = await institution(bureau, 'clean', '只清理的办法');
  await link(two, reviewed);
  expect(await standing()).toEqual(['underWay', 'missing', 'missing']);
  expect(await act(head, (tx) => figures(tx, head, moment()))).toMatchObject([{ key: 'controlGaps', value: 3, of: 3 }, { value: 0 }]);

  const made = await institution(bureau, 'establish', '新建的办法');
  await link(one, made);
  await link(two, made);
  const measure = { text: '每季度提醒一次', kind: 'prevention' as const, responsibleId: bureau.people.staff.personId, dueOn: '2026-06-30' };
  await act(head, (tx) => measuring.addMeasure(tx, head, three, measure, moment()));
  expect(await standing()).toEqual(['settled', 'settled', 'settled']);
  await act(head, (tx) => tending.unlinkInstitution(tx, head, one, made, moment()));
  expect(await standing()).toEqual(['underWay', 'settled', 'settled']);
});

test('points wait on each member of the office as far as these are not their own', async () => {
  const bureau = await makeBureau(here.db);
  const personId = bureau.people.office2.personId;
  await add(bureau, {}, 'office');
  await add(bureau, { tier: 'position', personId }, 'office');
  await evaluate(bureau, await add(bureau), 2);
  await evaluate(bureau, await add(bureau, { tier: 'position', personId }), 2);
  const waits = async (who: PersonKey) =>
    (await act(await bureau.actor(who), (tx, actor) => todos(tx, actor, moment()))).map(({ matter, facts }) => [matter, facts['count']]);
  expect(await waits('office')).toEqual([['register', 2]]);
  expect(await waits('office2')).toEqual([
    ['evaluate', 1],
    ['register', 1],
  ]);
  expect(await waits('head')).toEqual([]);
});

test('what was promised answers its risk point, and stays as it was signed', async () => {
  const bureau = await makeBureau(here.db);
  const staff = await bureau.actor('staff');
  const id = await add(bureau, { tier: 'position', personId: staff.personId });
  const promise = { year: 2026, clause: 1, text: '查验必到现场，不签空白意见', riskPointId: id };
  const signed = await act(staff, (tx) => signPromise(tx, staff, promise, moment()));
  await expect(act(staff, (tx) => signPromise(tx, staff, promise, moment()))).rejects.toMatchObject({ code: 'risks/clause-signed' });
  await expect(here.owner.updateTable('promise').set({ text: '另一句' }).execute()).rejects.toThrow('append-only');
  expect((await act(staff, (tx) => pointFor(tx, staff, id, moment().today))).promises).toMatchObject([
    { id: signed.id, person: '沈听雨', clause: 1 },
  ]);
  const to = links.find(({ kind }) => kind === 'riskPoint')!.to.promise!;
  expect(await act(staff, (tx) => to(tx, staff.bureaus, [id]))).toEqual([signed.id]);
});

test('whoever keeps the office of one bureau and reads another does nothing to its points', async () => {
  const [bureau, other] = [await makeBureau(here.db), await makeBureau(here.db)];
  const id = await add(bureau);
  const both = { ...(await other.actor('office')), bureaus: [bureau.bureauId, other.bureauId] };
  expect((await act(both, (tx) => pointFor(tx, both, id, moment().today))).deeds).toEqual([]);
  await expect(act(both, (tx) => commands.evaluate(tx, both, id, 2, null, moment()))).rejects.toMatchObject({ code: 'risks/not-found' });
});

test('a point concerns its department, the person on whose position it sits and the office; nobody else, and no other bureau', async () => {
  const bureau = await makeBureau(here.db);
  const id = await add(bureau, { tier: 'position', personId: bureau.people.staff.personId });
  const whole = await add(bureau);
  const sees = async (who: PersonKey) => {
    const actor = await bureau.actor(who);
    const { rows } = await act(actor, (tx) => pointsFor(tx, actor, { sort: 'number', limit: 10 }));
    return [rows.some((row) => row.id === id), rows.some((row) => row.id === whole)];
  };
  expect(await sees('head')).toEqual([true, true]);
  expect(await sees('leader')).toEqual([true, true]);
  expect(await sees('office')).toEqual([true, true]);
  expect(await sees('staff')).toEqual([true, true]);
  expect(await sees('colleague')).toEqual([false, true]);
  expect(await sees('otherHead')).toEqual([false, false]);

  const stranger = await (await makeBureau(here.db)).actor('office');
  const [read, change, enter] = [
    act(stranger, (tx) => pointFor(tx, stranger, id, moment().today)),
    act(stranger, (tx) => commands.evaluate(tx, stranger, id, 2, null, moment())),
    act(stranger, (tx) => commands.addRiskPoint(tx, stranger, point(bureau), moment())),
  ].map((it) => it.catch((error: unknown) => (error as { code: string }).code));
  expect([await read, await change, await enter]).toEqual(['risks/not-found', 'risks/not-found', 'risks/department/invalid']);
});

test('a point stays on its step when the flowchart is drawn anew', async () => {
  const bureau = await makeBureau(here.db);
  const legal = await (await makeLegalAffairs(here.db)).actor();
  const [head, office] = [await bureau.actor('head'), await bureau.actor('office')];
  const flowchart = (name: string) => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P"><startEvent id="s"/>
    <task id="Task_inspect" name="${name}"/><endEvent id="e"/><sequenceFlow id="a" sourceRef="s" targetRef="Task_inspect"/>
    <sequenceFlow id="b" sourceRef="Task_inspect" targetRef="e"/></process></definitions>`;
  const publish = async (made: { versionId: string; revision: number }, from = '2026-03-02') => {
    await act(head, (tx) => submitVersion(tx, head, made, moment()));
    await act(office, (tx) => reviewVersion(tx, office, made, moment()));
    await act(legal, (tx) => legalReviewVersion(tx, legal, made, moment()));
    await act(office, (tx) => publishVersion(tx, office, made, from, moment()));
  };
  const power = { code: 'YT-06', name: '采伐许可', category: 'licence' as const, departmentId: bureau.departments.forestry, open: true };
  const first = await act(head, (tx) =>
    addPower(tx, head, power, { flowchart: flowchart('查验'), basis: [{ document: '森林法', article: '', text: '' }] }, moment()),
  );
  const early = await add(bureau, { step: `${first.versionId}:Task_inspect` });
  expect((await act(head, (tx) => pointFor(tx, head, early, moment().today))).power).toMatchObject({ id: first.id, step: { name: '查验' } });
  const elsewhere = { step: `${first.versionId}:Task_inspect`, departmentId: bureau.departments.fishery };
  await expect(add(bureau, elsewhere, 'otherHead')).rejects.toMatchObject({ code: 'risks/step/invalid' });
  await publish(first);
  const id = await add(bureau, { step: `${first.versionId}:Task_inspect` });

  const second = await act(head, (tx) => draftVersion(tx, head, first.id, { flowchart: flowchart('现场查验') }, moment()));
  await publish(second, '2026-03-10');

  const to = (from: 'step' | 'power' | 'riskPoint', kind: 'riskPoint' | 'step', ids: string[]) =>
    act(head, (tx) => links.find((it) => it.kind === from)!.to[kind]!(tx, head.bureaus, ids));
  const both = [early, id].toSorted();
  expect((await to('step', 'riskPoint', [`${first.versionId}:Task_inspect`])).toSorted()).toEqual(both);
  expect((await to('step', 'riskPoint', [`${second.versionId}:Task_inspect`])).toSorted()).toEqual(both);
  expect(await to('riskPoint', 'step', both)).toEqual([`${second.versionId}:Task_inspect`]);
  expect((await to('power', 'riskPoint', [first.id])).toSorted()).toEqual(both);
  const record = await act(head, (tx) => pointFor(tx, head, id, moment().today));
  expect(record.power).toMatchObject({ id: first.id, step: { versionId: second.versionId, name: '现场查验' } });
});
