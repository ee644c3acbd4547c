import { expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { makeCommission } from '../../../test/bureau.ts';
import { database, somebodyWaits } from '../../../test/database.ts';
import { act, handIn, line, moment, openRound, pass, reviewed, type Round, sit } from '../../../test/round.ts';
import type { BureauContent, Content } from '../content.ts';
import { formsFor } from '../store/list.ts';
import { formFor } from '../store/record.ts';
import { sittingPoints } from '../store/sittingRecord.ts';
import * as filling from './filling.ts';
import * as reviewing from './reviewing.ts';
import * as commands from './sitting.ts';
import { closeSitting } from './sittingClosing.ts';

const here = database();
const readForm = ({ as }: Round, id: string) => as('office', (tx, actor) => formFor(tx, actor, id, moment.today));
const formNamed = async ({ as }: Round, q: string) =>
  (await as('office', (tx, actor) => formsFor(tx, actor, { sort: 'number', limit: 10, q }, moment.today))).rows[0]!.id;

test('who writes the id of another’s risk point, or a draft’s step, into a form reads nothing by it and does not hand it in', async () => {
  const round = await openRound(here.db);
  const { as, bureau } = round;
  const other = await reviewed(round, 'colleague', [line({ description: '渔业执法不公' })]);
  const [point] = (await readForm(round, other)).pointsOf;
  const { bureauId } = bureau;
  const [powerId, versionId] = [newId(), newId()];
  const { owner } = here;
  const power = {
    bureauId,
    powerId,
    departmentId: bureau.departments.forestry,
    code: 'X-1',
    name: '采伐许可',
    category: 'licence',
    open: true,
  } as const;
  await owner
    .insertInto('power')
    .values({ ...power, keyArea: 'approval' })
    .execute();
  const version = { bureauId, versionId, powerId, number: 1, state: 'draft', basis: '[]', procedure: '', responsibility: '' } as const;
  await owner
    .insertInto('powerVersion')
    .values({ ...version, authorId: bureau.people.head.personId })
    .execute();
  await owner.insertInto('flowNode').values({ bureauId, versionId, nodeId: 'n', name: '未公布的环节', place: 1 }).execute();

  const id = await formNamed(round, bureau.people.staff.name);
  await as('staff', (tx, actor) => filling.startForm(tx, actor, id, moment));
  const { content } = await readForm(round, id);
  const strange = line({ previousId: point!.riskPointId, sources: [point!.riskPointId], powerId, step: `${versionId}:n` });
  const said = { ...content!, duties: '受理', points: [strange] } as Content;
  await expect(handIn(round, 'staff', id, said, 1)).rejects.toMatchObject({
    facts: { faults: ['step', 'previousId', 'sources'].map((it) => ({ place: `points.${strange.id}.${it}`, fault: 'stranger' })) },
  });
  await as('staff', (tx, actor) => filling.saveForm(tx, actor, id, 1, said, moment));
  expect(Object.values((await as('staff', (tx, actor) => formFor(tx, actor, id, moment.today))).names)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/渔业执法|未公布/)]),
  );
});

test('a point that the bureau’s form rests on may be struck below before the commission gives its opinion', async () => {
  const round = await openRound(here.db);
  const { as, bureau } = round;
  const [kept, struck] = [line(), line({ description: '材料审查不严，漏收材料' })];
  const below = await reviewed(round, 'staff', [kept, struck]);
  const sources = (await readForm(round, below)).pointsOf.map((it) => it.riskPointId);
  const id = await formNamed(round, bureau.name);
  await as('office', (tx, actor) => filling.startForm(tx, actor, id, moment));
  const begun = (await readForm(round, id)).content as BureauContent;
  const { director, leader, office } = bureau.people;
  const meeting = { ...begun.meeting, at: '2026-03-10', chair: director.personId, recorder: office.personId, conclusion: '同意' };
  const points = [line({ departmentId: bureau.departments.forestry, leaderId: leader.personId, sources })];
  await handIn(round, 'director', id, { ...begun, meeting, points }, 1);
  await as('office', (tx, actor) => reviewing.adoptForm(tx, actor, id, { revision: 2, opinion: '同意' }, moment));

  const remarks = [{ place: `points.${struck.id}`, reason: '与上一条重复' }];
  await as('office', (tx, actor) => reviewing.returnForm(tx, actor, below, { revision: 2, opinion: '删去重复', remarks }, moment));
  await handIn(round, 'staff', below, { ...(await readForm(round, below)).content!, points: [kept] } as Content, 2);
  await pass(round, below);

  const commission = await (await makeCommission(here.db)).actor();
  await act(here.db, commission, (tx) => reviewing.opineForm(tx, commission, id, { revision: 2, opinion: '同意' }, moment));
  const links = await here.owner.selectFrom('formSource').select('riskPointId').where('formId', '=', id).execute();
  expect(links.map((it) => it.riskPointId)).toEqual((await readForm(round, below)).pointsOf.map((it) => it.riskPointId));
});

test('what a later sitting decides on an evaluated form is written into it too', async () => {
  const round = await openRound(here.db);
  const { as } = round;
  const form = await reviewed(round, 'staff', [line()]);
  const at = async (level: number, opinion: string | null) => {
    const id = await sit(round);
    const [point] = (await as('office', (tx, actor) => sittingPoints(tx, actor, id, { sort: 'place', limit: 10 }, moment.today))).rows;
    await as('office', (tx, actor) => commands.evaluatePoint(tx, actor, id, point!.id, { level, opinion }, moment));
    return as('office', (tx, actor) => closeSitting(tx, actor, id, '同意登记', moment));
  };
  await at(2, null);
  expect((await at(1, '群众反映集中')).forms).toBe(1);
  const { steps, state, pointsOf } = await readForm(round, form);
  expect(state).toBe('evaluated');
  expect(steps.filter(({ deed }) => deed === 'evaluate').map(({ levels }) => Object.values(levels!))).toEqual([[2], [1]]);
  expect(pointsOf).toMatchObject([{ level: 1 }]);
});

test('a form that goes back while the sitting reads it is not decided on', async () => {
  const round = await openRound(here.db);
  const { as } = round;
  const form = await reviewed(round, 'staff', [line()]);
  const id = await sit(round);
  const [point] = (await as('office', (tx, actor) => sittingPoints(tx, actor, id, { sort: 'place', limit: 10 }, moment.today))).rows;
  let decided: Promise<unknown> = Promise.resolve();
  await as('office', async (tx, actor) => {
    const remarks = [{ place: 'duties', reason: '写明' }];
    await reviewing.returnForm(tx, actor, form, { revision: 2, opinion: '重写', remarks }, moment);
    decided = as('office2', (other, who) => commands.evaluatePoint(other, who, id, point!.id, { level: 2, opinion: null }, moment)).catch(
      (refused: unknown) => refused,
    );
    await somebodyWaits(here); // for the form
  });
  expect(await decided).toMatchObject({ code: expect.stringMatching(/^campaigns\/sitting\/point\//) });
  expect((await readForm(round, form)).pointsOf).toMatchObject([{ level: null }]);
});

test('who heads the commission reads another bureau’s form and writes in none, whatever they are at home', async () => {
  const round = await openRound(here.db);
  const id = await formNamed(round, round.bureau.name);
  const inspector = await (await makeCommission(here.db)).actor();
  const head = { ...inspector, roles: new Set([...inspector.roles, 'staff', 'bureauHead', 'partyCommittee'] as const) };
  expect((await act(here.db, head, (tx, actor) => formFor(tx, actor, id, moment.today))).deeds).toEqual([]);
  await expect(act(here.db, head, (tx, actor) => filling.startForm(tx, actor, id, moment))).rejects.toMatchObject({
    code: 'campaigns/author/forbidden',
  });
});
