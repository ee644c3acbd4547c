import { beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import type { Actor } from '#platform/permissions.ts';
import { addRiskPoint } from '#risks/commands/point.ts';
import { pointNames } from '#risks/store/loop.ts';
import { pointFor } from '#risks/store/record.ts';
import { makeBureau, type PersonKey } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { act, handIn, line, moment, openRound, pass, reviewed, type Round, sit } from '../../../test/round.ts';
import type { Content, Line } from '../content.ts';
import { todos } from '../store/home.ts';
import { formFor } from '../store/record.ts';
import { decisionsOf } from '../store/sittingPoints.ts';
import { likenessFor, mostCompared, sittingPoints, sittingRecord } from '../store/sittingRecord.ts';
import * as reviewing from './reviewing.ts';
import * as commands from './sitting.ts';
import * as closing from './sittingClosing.ts';
import * as changing from './sittingPoints.ts';

const here = database();
const pointsOf = async ({ as }: Round, id: string, filter = {}, who: PersonKey = 'office') =>
  (await as(who, (tx, actor) => sittingPoints(tx, actor, id, { sort: 'place', limit: 100, ...filter }, moment.today))).rows;
const readForm = ({ as }: Round, id: string) => as('office', (tx, actor) => formFor(tx, actor, id, moment.today));
const evaluate = ({ as }: Round, id: string, point: string, level: number, opinion: string | null = null, who: PersonKey = 'office') =>
  as(who, (tx, actor) => commands.evaluatePoint(tx, actor, id, point, { level, opinion }, moment));
const agree = ({ as }: Round, id: string, ids: string[] | null = null, opinion: string | null = null, who: PersonKey = 'office') =>
  as(who, (tx, actor) => commands.agreePoints(tx, actor, id, { ids, opinion }, moment));
const close = ({ as }: Round, id: string) => as('office', (tx, actor) => closing.closeSitting(tx, actor, id, '同意登记', moment));
const register = ({ as }: Round, id: string, who: PersonKey = 'office') => as(who, (tx, actor) => closing.registerPoints(tx, actor, id, moment));

const auditOf = (action: string, subjectKind: string) =>
  here.owner
    .selectFrom('auditEntry')
    .select(['before', 'after', 'subjectId'])
    .where('action', '=', action)
    .where('subjectKind', '=', subjectKind)
    .orderBy('auditId')
    .execute();

const open = () => openRound(here.db);

let round: Round;
beforeAll(async () => {
  round = await open();
});

test('the group sets levels, the register numbers them in order, and the opinion is written into each form', async () => {
  const points = [
    line({ description: '受理时故意拖延，索要好处' }),
    line({ description: '证书打印后不及时送达', likelihood: 1, harm: 2, selfLevel: 2 }),
  ];
  const form = await reviewed(round, 'staff', points);
  const other = await reviewed(round, 'colleague', [line({ description: '档案管理混乱，材料丢失', selfLevel: 3 })], {});
  const id = await sit(round);
  await expect(sit(round)).rejects.toMatchObject({ code: 'campaigns/sitting/open' });
  const before = await pointsOf(round, id);
  expect(
    before.map(({ description, proposal, selfLevel, reviewerLevel, agree: same }) => [description, proposal, selfLevel, reviewerLevel, same]),
  ).toEqual(
    expect.arrayContaining([
      ['受理时故意拖延，索要好处', 2, 2, 2, true],
      ['证书打印后不及时送达', 3, 2, 2, false],
      ['档案管理混乱，材料丢失', 2, 3, 3, false],
    ]),
  );
  expect((await pointsOf(round, id, { agreeing: false })).map((it) => it.description).toSorted()).toEqual(
    ['证书打印后不及时送达', '档案管理混乱，材料丢失'].toSorted(),
  );
  const named = (description: string) => before.find((it) => it.description === description)!.id;

  expect(await agree(round, id)).toEqual({ evaluated: 1, left: 0 });
  await expect(evaluate(round, id, named('证书打印后不及时送达'), 3)).rejects.toMatchObject({ code: 'campaigns/sitting/opinion/invalid' });
  await evaluate(round, id, named('证书打印后不及时送达'), 1, '后果严重，从严掌握');
  expect((await readForm(round, form)).state).toBe('reviewed');
  expect(await close(round, id)).toEqual({ id, forms: 1 }); // the other form waits for the next sitting
  const evaluated = await readForm(round, form);
  expect(evaluated.state).toBe('evaluated');
  expect(evaluated.steps.at(-1)).toMatchObject({
    deed: 'evaluate',
    capacity: 'leadingGroup',
    opinion: '同意登记\n2.后果严重，从严掌握',
    levels: { [points[0]!.id]: 2, [points[1]!.id]: 1 },
  });
  await expect(evaluate(round, id, named('档案管理混乱，材料丢失'), 2)).rejects.toMatchObject({ code: 'campaigns/sitting/cannot' });

  expect(await register(round, id)).toEqual({ registered: 2, left: 0, forms: 1 });
  expect(await register(round, id)).toEqual({ registered: 0, left: 0, forms: 0 });
  const done = await readForm(round, form);
  expect(done.state).toBe('registered');
  expect(done.pointsOf.map((it) => Number(it.number!.slice(-3))).toSorted()).toEqual([1, 2]);
  expect((await readForm(round, other)).state).toBe('reviewed');

  const next = await sit(round);
  await evaluate(round, next, named('档案管理混乱，材料丢失'), 2, '按建议');
  expect((await close(round, next)).forms).toBe(1);
  expect(await register(round, next)).toEqual({ registered: 1, left: 0, forms: 1 });
  expect((await readForm(round, other)).pointsOf[0]!.number).toMatch(/-2026-003$/);
});

test('nobody is counted on their own matter, and the office keeps no record of its own', async () => {
  const mine = await open();
  await reviewed(mine, 'head', [line({ description: '负责人审批环节把关不严' })]);
  const { bureau, as } = mine;
  const id = await sit(mine, ['director', 'head']);
  const given = {
    tier: 'department',
    departmentId: bureau.departments.forestry,
    keyArea: 'other',
    aspect: 'duties',
    element: 'power',
    foundBy: 'self',
  } as const;
  await as('office', (tx, actor) =>
    addRiskPoint(tx, actor, { ...given, description: '办公室录入的风险点', likelihood: 1, harm: 1, selfLevel: 3 }, moment),
  );
  const seen = await pointsOf(mine, id);
  expect(seen.map(({ description, recused, own, deeds }) => [description, recused, own, deeds.includes('evaluate')])).toEqual(
    expect.arrayContaining([
      ['负责人审批环节把关不严', [bureau.people.head.name], false, true],
      ['办公室录入的风险点', [bureau.people.head.name], true, false], // of the department that they head
    ]),
  );
  const point = seen.find((it) => it.person !== null);
  const own = seen.find((it) => it.own);
  await expect(evaluate(mine, id, own!.id, 3)).rejects.toMatchObject({ code: 'campaigns/sitting/own-matter' });
  await expect(
    as('head', (tx, actor) => commands.evaluatePoint(tx, actor, id, point!.id, { level: 2, opinion: null }, moment)),
  ).rejects.toMatchObject({
    code: 'campaigns/office/forbidden',
  });
  expect(await agree(mine, id)).toEqual({ evaluated: 1, left: 1 });
  expect(await agree(mine, id, null, null, 'office2')).toEqual({ evaluated: 1, left: 0 });
  const decisions = await as('office', (tx, actor) => decisionsOf(tx, actor, id));
  expect(decisions.map(({ riskPointId, counted, recused }) => [riskPointId, counted, recused])).toEqual([
    [point!.id, 1, [bureau.people.head.name]],
    [own!.id, 1, [bureau.people.head.name]],
  ]);
  await as('office', (tx, actor) => commands.attendSitting(tx, actor, id, [bureau.people.head.personId], moment));
  await expect(evaluate(mine, id, point!.id, 2)).rejects.toMatchObject({ code: 'campaigns/sitting/nobody-counted' });
  await close(mine, id);
  expect(await register(mine, id)).toMatchObject({ registered: 1 }); // as it was decided, whoever left the sitting since
  const registered = (await as('office', (tx, actor) => decisionsOf(tx, actor, id))).filter(({ deed }) => deed === 'register');
  expect(registered.map(({ counted, recused }) => [counted, recused])).toEqual([[1, [bureau.people.head.name]]]);
});

test('points that are the same go into one of them, and one that is two becomes two', async () => {
  const two = await open();
  const a = await reviewed(two, 'staff', [line({ description: '受理林木采伐申请时故意拖延、索要好处' })]);
  const b = await reviewed(two, 'colleague', [
    line({ description: '受理林木采伐申请时故意拖延，索要好处。' }),
    line({ description: '核查走过场；收受礼品后放宽标准', likelihood: 1, harm: 1, selfLevel: 3 }),
  ]);
  const { as } = two;
  const id = await sit(two);
  const {
    pairs: [pair],
  } = await as('office', (tx, actor) => likenessFor(tx, actor, id, {}, moment.today));
  expect(pair).toMatchObject({ likeness: 1 });
  const all = await pointsOf(two, id);
  const into = all.find((it) => it.formId === a)!;
  const same = all.find((it) => it.description.endsWith('好处。'))!;
  const double = all.find((it) => it.description.startsWith('核查'))!;
  const merge = (ids: string[]) =>
    as('office', (tx, actor) => changing.mergePoints(tx, actor, id, { into: into.id, ids, reason: '同一风险' }, moment));
  await expect(merge([into.id])).rejects.toMatchObject({ code: 'campaigns/sitting/merge/invalid' });
  await merge([same.id]);
  await expect(merge([same.id])).rejects.toMatchObject({ code: 'campaigns/sitting/point/cannot' });
  const split = { descriptions: ['现场核查走过场', '收受礼品后放宽标准'], reason: '两件事' };
  const { ids } = await as('office', (tx, actor) => changing.splitPoint(tx, actor, id, double.id, split, moment));
  const after = await pointsOf(two, id);
  expect(after.find((it) => it.id === same.id)).toMatchObject({ state: 'merged', into: { id: into.id, name: into.description }, deeds: [] });
  const pointOf = (it: string) => as('office', (tx, actor) => pointFor(tx, actor, it, moment.today));
  const named = (of: { id: string; description: string }) => ({ id: of.id, number: null, description: of.description });
  expect(await pointOf(same.id)).toMatchObject({ state: 'merged', mergedInto: named(into), merged: [] });
  expect(await pointOf(into.id)).toMatchObject({ mergedInto: null, merged: [named(same)] });
  const [gone] = await as('office', (tx, actor) => pointNames(tx, actor, [same.id]));
  const [stays] = await as('office', (tx, actor) => pointNames(tx, actor, [into.id]));
  expect([gone!.state, stays!.state]).toEqual([['已并入', 'Merged'], undefined]);
  const trail = async (action: string) => (await auditOf(action, 'riskPoint')).map((it) => [it.subjectId, it.after]);
  expect(await trail('campaigns.mergePoint')).toMatchObject([
    [same.id, { state: 'merged', into: into.id }],
    [into.id, { merged: [{ id: same.id }], reason: '同一风险' }],
  ]);
  expect(await trail('campaigns.splitPoint')).toMatchObject([
    [double.id, { into: ids }],
    [ids[0], { description: '收受礼品后放宽标准', from: double.id }],
  ]);
  expect((await trail('risks.add')).map(([one]) => one)).toEqual(expect.arrayContaining(all.map((it) => it.id))); // when their form was reviewed
  expect(after.find((it) => it.id === ids[0])).toMatchObject({ description: '收受礼品后放宽标准', formId: b, state: 'draft', reviewerLevel: 3 });
  const returned = as('office', (tx, actor) => changing.returnPoint(tx, actor, id, double.id, '重写', moment));
  await expect(returned).rejects.toMatchObject({ code: 'campaigns/sitting/entangled' });
  const direct = await readForm(two, b);
  const remarks = [{ place: 'duties', reason: '重写' }];
  await expect(
    as('office', (tx, actor) => reviewing.returnForm(tx, actor, b, { revision: direct.revision, opinion: '重写', remarks }, moment)),
  ).rejects.toMatchObject({ code: 'campaigns/sitting/entangled' });

  expect(await agree(two, id)).toEqual({ evaluated: 3, left: 0 });
  expect((await close(two, id)).forms).toBe(2);
  const merged = (await readForm(two, b)).steps.at(-1)!;
  expect(merged.opinion).toBe('同意登记\n1.并入同类风险点');
  expect(Object.values(merged.levels!)).toEqual(expect.arrayContaining([2, 3, 3]));
  expect(await register(two, id)).toEqual({ registered: 3, left: 0, forms: 2 });
  expect((await readForm(two, b)).state).toBe('registered');
  const { figures } = await as('office', (tx, actor) => sittingRecord(tx, actor, id, moment.today));
  expect(figures).toEqual({ waiting: 0, agreeing: 0, evaluated: 0, merged: 1, registered: 3 });
});

test('a form that is sent back is mended by its author and comes to the sitting again', async () => {
  const back = await open();
  const points = [line(), line({ description: '材料审查不严，漏收材料' })];
  const form = await reviewed(back, 'staff', points);
  const { as } = back;
  const id = await sit(back);
  const one = (await pointsOf(back, id)).find((it) => it.description.startsWith('材料'));
  await agree(back, id);
  await as('office', (tx, actor) => changing.returnPoint(tx, actor, id, one!.id, '写明表现形式', moment));
  expect((await readForm(back, form)).pointsOf.map(({ state, level }) => [state, level])).toEqual([
    ['draft', null],
    ['draft', null],
  ]); // the other goes back with its form
  const told = await as('office', (tx, actor) => decisionsOf(tx, actor, id));
  expect(told.map(({ deed, level }) => [deed, level])).toEqual([
    ['evaluate', 2],
    ['evaluate', 2],
    ['return', null],
    ['return', null],
  ]); // and what was decided stays written
  expect(await auditOf('campaigns.return', 'riskPoint')).toMatchObject([
    { before: { level: 2 }, after: { state: 'draft' } },
    { before: { level: 2 }, after: { state: 'draft' } },
  ]);
  expect(await pointsOf(back, id)).toMatchObject([
    { formState: 'draft', deeds: [] },
    { formState: 'draft', deeds: [] },
  ]); // what was decided stays in sight
  const returned = await readForm(back, form);
  expect(returned).toMatchObject({ state: 'draft', returned: true, remarks: [{ place: `points.${points[1]!.id}`, reason: '写明表现形式' }] });
  const mended = [points[0]!, { ...points[1]!, description: '材料审查不严，漏收身份证明' }];
  await handIn(back, 'staff', form, { ...returned.content!, points: mended } as Content, returned.revision);
  await pass(back, form);
  expect(await auditOf('campaigns.changePoint', 'riskPoint')).toMatchObject([
    { subjectId: one!.id, before: { description: '材料审查不严，漏收材料' }, after: { description: '材料审查不严，漏收身份证明' } },
  ]);
  expect((await pointsOf(back, id)).map(({ state, formState }) => [state, formState])).toEqual([
    ['draft', 'reviewed'],
    ['draft', 'reviewed'],
  ]);
  expect(await agree(back, id)).toEqual({ evaluated: 2, left: 0 });
  expect((await close(back, id)).forms).toBe(1);
});

test('a form that the office returns after it is evaluated takes its levels back', async () => {
  const back = await open();
  const form = await reviewed(back, 'staff', [line(), line({ description: '材料审查不严，漏收材料' })]);
  const id = await sit(back);
  await agree(back, id);
  await close(back, id);
  const { revision } = await readForm(back, form);
  const remarks = [{ place: 'duties', reason: '重写' }];
  await back.as('office', (tx, actor) => reviewing.returnForm(tx, actor, form, { revision, opinion: '重写', remarks }, moment));
  expect((await readForm(back, form)).pointsOf.map(({ state, level }) => [state, level])).toEqual([
    ['draft', null],
    ['draft', null],
  ]);
  expect(await register(back, id)).toEqual({ registered: 0, left: 0, forms: 0 });
});

/** A round of an office with one person, whose form is of a department with a head and a leader. */
async function alone(points: readonly Line[]) {
  const small = await open();
  const { people, departments } = small.bureau;
  await here.owner.updateTable('account').set({ disabled: true }).where('personId', '=', people.office2.personId).execute();
  await here.owner.updateTable('form').set({ departmentId: departments.forestry }).where('personId', '=', people.office.personId).execute();
  const own = await reviewed(small, 'office', points);
  const waits = () =>
    small.as('discipline', async (tx, actor) => (await todos(tx, actor, moment)).filter((it) => it.matter === 'standIn').map((it) => it.facts));
  return { small, own, waits };
}

test('of an office with one person, that person’s own points are recorded by the discipline head, and those alone', async () => {
  const { small, own, waits } = await alone([line({ description: '督办件压件不办' })]);
  const { as } = small;
  await reviewed(small, 'staff', [line({ description: '核查走过场，不到现场' })]);
  const id = await sit(small);
  const seen = await pointsOf(small, id, {}, 'discipline');
  const [mine, other] = [seen.find((it) => it.formId === own)!, seen.find((it) => it.formId !== own)!];
  expect([mine.deeds.includes('evaluate'), other.deeds]).toEqual([true, []]);
  await expect(evaluate(small, id, mine.id, 2)).rejects.toMatchObject({ code: 'campaigns/sitting/own-matter' });
  await expect(evaluate(small, id, other.id, 2, null, 'discipline')).rejects.toMatchObject({ code: 'campaigns/office/forbidden' });
  expect(await waits()).toMatchObject([{ count: 1 }]);
  const agreeing = async (who: PersonKey) => (await as(who, (tx, actor) => sittingRecord(tx, actor, id, moment.today))).figures.agreeing;
  expect([await agreeing('office'), await agreeing('discipline')]).toEqual([2, 1]); // of those that one keeps
  expect(await agree(small, id, null, null, 'discipline')).toEqual({ evaluated: 1, left: 0 });
  expect(await agree(small, id)).toEqual({ evaluated: 1, left: 0 });
  expect(await waits()).toEqual([]);
  expect((await close(small, id)).forms).toBe(2);
  expect(await register(small, id)).toEqual({ registered: 1, left: 1, forms: 1 });
  const later = await sit(small);
  await as('office', (tx, actor) => closing.closeSitting(tx, actor, later, '无', moment));
  const waiting = await waits();
  expect(waiting).toHaveLength(1); // once, though it lies before both
  expect(waiting).toMatchObject([{ count: 1 }]);
  const deeds = async (who: PersonKey) => (await as(who, (tx, actor) => sittingRecord(tx, actor, id, moment.today))).deeds;
  expect(await deeds('discipline')).toEqual(['register']);
  expect(await register(small, id, 'discipline')).toEqual({ registered: 1, left: 0, forms: 1 });
  expect((await readForm(small, own)).state).toBe('registered');
  expect(await deeds('discipline')).toEqual([]);
});

test('the discipline head is asked for what can be done alone: nothing of a form that is not evaluated, nor of their own', async () => {
  const { small, own, waits } = await alone([line({ description: '督办件压件不办' }), line({ description: '督办结果不反馈' })]);
  const id = await sit(small);
  const one = (await pointsOf(small, id, {}, 'discipline')).find((it) => it.formId === own);
  expect(await waits()).toMatchObject([{ count: 2 }]);
  await evaluate(small, id, one!.id, 2, null, 'discipline');
  await close(small, id);
  expect(await waits()).toEqual([]); // the other line has no level yet
  const next = await sit(small);
  expect(await waits()).toMatchObject([{ count: 1 }]);
  const { revision } = await readForm(small, own);
  const remarks = [{ place: 'duties', reason: '重写' }];
  const { people } = small.bureau;
  await here.owner.updateTable('riskPoint').set({ personId: people.discipline.personId }).where('authorId', '=', people.office.personId).execute();
  expect(await waits()).toEqual([]);
  await here.owner.updateTable('riskPoint').set({ personId: people.office.personId }).where('authorId', '=', people.office.personId).execute();
  await here.owner.updateTable('account').set({ disabled: false }).where('personId', '=', people.office2.personId).execute();
  await small.as('office2', (tx, actor) => reviewing.returnForm(tx, actor, own, { revision, opinion: '重写', remarks }, moment));
  const said = (await readForm(small, own)).content as Content;
  await handIn(small, 'office', own, { ...said, points: said.points.map((it) => ({ ...it, harm: 3 })) } as Content, revision);
  await here.owner.updateTable('account').set({ disabled: true }).where('personId', '=', people.office2.personId).execute();
  expect(await waits()).toEqual([]); // handed in again, it is not reviewed again
  expect(await pointsOf(small, next, {}, 'discipline')).toEqual([]);
});

test('where more points wait than are compared with one another, that is told, and a department’s are compared by themselves', async () => {
  const many = await open();
  const { bureau, as } = many;
  const { bureauId, departments, people } = bureau;
  const said = { keyArea: 'other', aspect: 'duties', element: 'power', foundBy: 'self', likelihood: 1, harm: 1, selfLevel: 3 } as const;
  const whose = { bureauId, year: 2026, tier: 'department', origin: 'entered', state: 'draft', authorId: people.head.personId } as const;
  const points = Array.from({ length: mostCompared + 1 }, (_, at) => ({
    ...said,
    ...whose,
    riskPointId: newId(),
    departmentId: at === 0 ? departments.fishery : departments.forestry,
    description: `${newId()} ${at}`,
  }));
  await here.owner.insertInto('riskPoint').values(points).execute();
  const id = await sit(many);
  const likeness = (filter = {}) => as('office', (tx, actor) => likenessFor(tx, actor, id, filter, moment.today));
  expect(await likeness()).toMatchObject({ compared: mostCompared, waiting: mostCompared + 1 });
  expect(await likeness({ department: departments.fishery })).toEqual({ pairs: [], found: 0, compared: 1, waiting: 1 });
});

test('a member reads the sitting, a stranger does not, and no other bureau', async () => {
  const own = await open();
  const id = await sit(own);
  const read = (actor: Actor) => act(here.db, actor, (tx) => sittingRecord(tx, actor, id, moment.today));
  expect((await read(await own.bureau.actor('otherHead'))).members).toHaveLength(6);
  await expect(read(await own.bureau.actor('staff'))).rejects.toMatchObject({ code: 'campaigns/sitting/not-found' });
  await expect(read(await (await makeBureau(here.db)).actor('office'))).rejects.toMatchObject({ code: 'campaigns/sitting/not-found' });
});
