import { beforeAll, expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { delegate } from '#organization/commands/delegations.ts';
import { transact, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { makeBureau, makeCommission, type PersonKey, type TestBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { blankLine, type Content, type Line } from '../content.ts';
import { shippedPromises } from '../promises.ts';
import { formsFor } from '../store/list.ts';
import { formFor } from '../store/record.ts';
import { refusals } from '../words/refusals.ts';
import { openCampaign } from './campaign.ts';
import * as filling from './filling.ts';
import * as reviewing from './reviewing.ts';

const here = database();
const moment = (at = '2026-03-02'): Moment => ({ now: new Date(`${at}T01:00:00Z`), today: day(at) });
const act = <R>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => transact(here.db, actor, (tx) => work(tx, actor));

const line = (more: Partial<Line> = {}): Line => ({
  ...blankLine(newId()),
  description: '现场核查走过场，未到现场即签字',
  keyArea: 'approval',
  aspect: 'process',
  element: 'power',
  likelihood: 3,
  harm: 4,
  selfLevel: 2,
  measures: [{ text: '两人以上到场并留存照片', kind: 'prevention', dueOn: null, every: 'quarter', institutionId: null }],
  ...more,
});

const whole = (content: Content, points: readonly Line[] = [line()]): Content => ({ ...content, duties: '受理林木采伐申请', points }) as Content;

type Round = Readonly<{ bureau: TestBureau; campaignId: string }>;
async function open(): Promise<Round> {
  const bureau = await makeBureau(here.db);
  const { id } = await act(await bureau.actor('office'), (tx, actor) =>
    openCampaign(
      tx,
      actor,
      { year: 2026, title: '2026年度排查', opensOn: day('2026-03-02'), dueOn: day('2026-03-31'), promises: shippedPromises },
      moment(),
    ),
  );
  return { bureau, campaignId: id };
}

const list = { sort: 'number', limit: 100 };
async function formOf({ bureau }: Round, who: PersonKey): Promise<string> {
  const actor = await bureau.actor('office');
  const { rows } = await act(actor, (tx) => formsFor(tx, actor, { ...list, q: bureau.people[who].name, tier: 'position' }, moment().today));
  return rows[0]!.id;
}

const read = async (round: Round, who: PersonKey, id: string) => {
  const actor = await round.bureau.actor(who);
  return act(actor, (tx) => formFor(tx, actor, id, moment().today));
};

/** Begins, fills in and hands in the form of somebody's position. */
async function filed(round: Round, who: PersonKey, points?: readonly Line[]): Promise<string> {
  const id = await formOf(round, who);
  const actor = await round.bureau.actor(who);
  await act(actor, (tx) => filling.startForm(tx, actor, id, moment()));
  const { content, revision } = await read(round, who, id);
  const saved = await act(actor, (tx) => filling.saveForm(tx, actor, id, revision, whole(content!, points), moment()));
  await act(actor, (tx) => filling.submitForm(tx, actor, id, { revision: saved.revision, name: actor.name, drawing: null }, moment()));
  return id;
}

const opinion = { opinion: '同意', levels: {} };
const assess = async (round: Round, who: PersonKey, id: string, revision = 2) =>
  act(await round.bureau.actor(who), (tx, actor) => reviewing.assessForm(tx, actor, id, { ...opinion, revision }, moment()));
const review = async (round: Round, who: PersonKey, id: string, revision = 2) =>
  act(await round.bureau.actor(who), (tx, actor) => reviewing.reviewForm(tx, actor, id, { ...opinion, revision }, moment()));
const queue = async (round: Round, who: PersonKey): Promise<string[]> => {
  const actor = await round.bureau.actor(who);
  return (await act(actor, (tx) => formsFor(tx, actor, { ...list, mine: 'desk' }, moment().today))).rows.map(({ id }) => id);
};

let round: Round;
beforeAll(async () => {
  round = await open();
});

test('everybody who holds a position, every department but the leadership and the bureau have a form of their own', async () => {
  const { bureau } = round;
  const actor = await bureau.actor('office');
  const { rows } = await act(actor, (tx) => formsFor(tx, actor, list, moment().today));
  expect(rows.filter(({ tier }) => tier === 'position')).toHaveLength(11);
  expect(
    rows
      .filter(({ tier }) => tier === 'department')
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['人事科', '林业科', '渔业科', '行风效能室'].toSorted());
  expect(rows.filter(({ tier }) => tier === 'bureau')).toHaveLength(1);
  expect(rows.map(({ number }) => number)).toContain('2026-岗-0011');
});

test('staff: assessed by the head, reviewed by the leader in charge, then risk points with their measures', async () => {
  const id = await filed(round, 'staff');
  expect(await queue(round, 'head')).toContain(id);
  expect(await queue(round, 'leader')).not.toContain(id);
  await expect(review(round, 'leader', id)).rejects.toMatchObject({ code: 'campaigns/cannot' });
  await assess(round, 'head', id);
  expect(await queue(round, 'head')).not.toContain(id);
  expect(await queue(round, 'leader')).toContain(id);
  await review(round, 'leader', id);
  const form = await read(round, 'staff', id);
  expect(form).toMatchObject({ state: 'reviewed', desk: { deed: 'evaluate', seat: 'office' } });
  expect(form.steps.map(({ deed, capacity, by }) => [deed, capacity, by])).toEqual([
    ['submit', 'subject', '沈听雨'],
    ['assess', 'departmentHead', '林致远'],
    ['review', 'leaderInCharge', '苏映川'],
  ]);
  const { riskPointId } = form.pointsOf[0]!;
  const point = await here.owner.selectFrom('riskPoint').selectAll().where('riskPointId', '=', riskPointId).executeTakeFirstOrThrow();
  expect(point).toMatchObject({ origin: 'form', state: 'draft', personId: round.bureau.people.staff.personId, position: '沈听雨岗', year: 2026 });
  const measures = await here.owner.selectFrom('measure').selectAll().where('riskPointId', '=', riskPointId).execute();
  expect(measures).toMatchObject([{ every: 'quarter', dueOn: '2026-03-31', responsibleId: round.bureau.people.staff.personId }]);
});

test('nobody sits at a desk of their own form: the head is reviewed by the leader, the leader by the bureau’s head', async () => {
  const head = await filed(round, 'head');
  const leader = await filed(round, 'leader');
  expect(await read(round, 'head', head)).toMatchObject({ desk: { deed: 'review', seat: 'leaderInCharge', person: '苏映川' } });
  expect(await read(round, 'leader', leader)).toMatchObject({ desk: { deed: 'review', seat: 'bureauHead', person: '陆怀远' } });
  await expect(review(round, 'head', head)).rejects.toMatchObject({ code: 'campaigns/own-matter' });
  expect(await queue(round, 'director')).toContain(leader);
  expect(await queue(round, 'leader')).toContain(head);
  await review(round, 'leader', head);
  await review(round, 'director', leader);
});

test('of a department without a leader in charge the review goes up to the bureau’s head; of the bureau’s head it is the commission’s', async () => {
  const commission = await makeCommission(here.db);
  const other = await filed(round, 'otherStaff');
  const director = await filed(round, 'director');
  await assess(round, 'otherHead', other);
  expect(await queue(round, 'director')).toContain(other);
  const actor = await commission.actor();
  const { rows } = await act(actor, (tx) => formsFor(tx, actor, { ...list, mine: 'desk' }, moment().today));
  expect(rows.map(({ id }) => id)).toEqual([director]);
  await act(actor, (tx) => reviewing.reviewForm(tx, actor, director, { ...opinion, revision: 2 }, moment()));
  expect(await read(round, 'director', director)).toMatchObject({ state: 'reviewed', steps: [{}, { capacity: 'commission', by: '纪小委' }] });
});

test('what comes back says what is asked where; what was changed since is marked, and the same line stays the same risk point', async () => {
  const [kept, gone] = [line(), line()];
  const id = await filed(round, 'colleague', [kept, gone]);
  const head = await round.bureau.actor('head');
  const remarks = [{ place: `points.${kept.id}.description`, reason: '请写明在哪个环节' }];
  const back = { opinion: '请修改', revision: 2, remarks };
  await expect(
    act(head, (tx) => reviewing.returnForm(tx, head, id, { ...back, remarks: [{ place: 'nowhere', reason: '……' }] }, moment())),
  ).rejects.toMatchObject({
    code: 'campaigns/place/invalid',
  });
  await act(head, (tx) => reviewing.returnForm(tx, head, id, back, moment()));
  const returned = await read(round, 'colleague', id);
  expect(returned).toMatchObject({ state: 'draft', returned: true, returnedBy: '林致远', remarks: [{ mended: false }], changes: [] });
  const colleague = await round.bureau.actor('colleague');
  const mended = whole(returned.content!, [{ ...kept, description: '现场核查环节走过场，不到现场即签字' }]);
  await act(colleague, (tx) => filling.saveForm(tx, colleague, id, 2, mended, moment()));
  await act(colleague, (tx) => filling.submitForm(tx, colleague, id, { revision: 3, name: colleague.name, drawing: null }, moment()));
  const again = await read(round, 'head', id);
  expect(again.remarks).toMatchObject([{ mended: true }]);
  expect(again.changes).toEqual([
    { place: `points.${kept.id}.description`, kind: 'changed', before: kept.description },
    { place: `points.${gone.id}`, kind: 'removed', before: null },
  ]);
  expect(again.signatures.map(({ current }) => current)).toEqual([true, false]);
});

test('two who write at once: the second is told who saved when', async () => {
  const fresh = await open();
  const id = await formOf(fresh, 'staff');
  const actor = await fresh.bureau.actor('staff');
  await act(actor, (tx) => filling.startForm(tx, actor, id, moment()));
  const { content } = await read(fresh, 'staff', id);
  await act(actor, (tx) => filling.saveForm(tx, actor, id, 1, whole(content!), moment()));
  const facts = { by: '沈听雨', at: '2026-03-02T01:00:00.000Z' };
  await expect(act(actor, (tx) => filling.saveForm(tx, actor, id, 1, whole(content!, []), moment()))).rejects.toMatchObject({
    code: 'campaigns/out-of-date',
    facts,
  });
  const [inChinese, inEnglish] = refusals['campaigns/out-of-date'];
  for (const told of [inChinese, inEnglish]) expect(told(facts)).toContain('2026-03-02 09:00'); // as the clock on the wall has it
});

test('a form is handed in whole: everything that is missing is told at once, and the name signed is one’s own', async () => {
  const fresh = await open();
  const id = await formOf(fresh, 'staff');
  const actor = await fresh.bureau.actor('staff');
  await act(actor, (tx) => filling.startForm(tx, actor, id, moment()));
  const { content } = await read(fresh, 'staff', id);
  const poor = line({ description: '', powerId: newId(), measures: [] });
  await act(actor, (tx) => filling.saveForm(tx, actor, id, 1, whole(content!, [poor]), moment()));
  const submit = (name: string, revision: number) =>
    act(actor, (tx) => filling.submitForm(tx, actor, id, { revision, name, drawing: null }, moment()));
  const at = `points.${poor.id}`;
  await expect(submit('沈听雨', 2)).rejects.toMatchObject({
    code: 'campaigns/content/invalid',
    facts: {
      faults: [
        { place: `${at}.description`, fault: 'missing' },
        { place: `${at}.measures`, fault: 'none' },
        { place: `${at}.powerId`, fault: 'stranger' },
      ],
    },
  });
  await act(actor, (tx) => filling.saveForm(tx, actor, id, 2, whole(content!), moment()));
  await expect(submit('沈听雪', 3)).rejects.toMatchObject({ code: 'campaigns/name/invalid' });
  await submit(' 沈 听雨', 3);
});

test('while the leader is away the delegate reviews for them, never their own form', async () => {
  const fresh = await open();
  const { bureau } = fresh;
  const leader = await bureau.actor('leader');
  const away = { validFrom: day('2026-03-01'), validTo: day('2026-03-10'), reason: '外出学习' };
  await act(leader, (tx) => delegate(tx, leader, { fromId: null, toId: bureau.people.otherHead.personId, ...away }, moment()));
  const [id, draft] = [await filed(fresh, 'head'), await formOf(fresh, 'staff')];
  await expect(read(fresh, 'otherHead', draft)).rejects.toMatchObject({ code: 'campaigns/form/not-found' }); // does not lie at the leader's desk
  await expect(read(fresh, 'otherStaff', id)).rejects.toMatchObject({ code: 'campaigns/form/not-found' });
  expect(await read(fresh, 'head', id)).toMatchObject({ desk: { person: '苏映川', delegate: '江海平' } });
  expect(await queue(fresh, 'otherHead')).toContain(id);
  await review(fresh, 'otherHead', id);
  expect(await read(fresh, 'otherHead', id)).toMatchObject({ state: 'reviewed', deeds: [] }); // what one acted on stays readable
  expect((await read(fresh, 'head', id)).steps[1]).toMatchObject({ by: '江海平', forPerson: '苏映川', capacity: 'leaderInCharge' });
});

test('of two who act at one desk at once, one does; the other is told', async () => {
  const fresh = await open();
  const id = await filed(fresh, 'staff');
  const once = () =>
    assess(fresh, 'head', id).then(
      () => 'done',
      ({ code }: { code: string }) => code,
    );
  expect((await Promise.all([once(), once()])).toSorted()).toEqual(['campaigns/cannot', 'done']);
  expect((await read(fresh, 'staff', id)).steps).toHaveLength(2);
});

test('somebody else neither reads nor writes a form that does not concern them', async () => {
  const fresh = await open();
  const id = await formOf(fresh, 'staff');
  for (const who of ['colleague', 'otherHead', 'otherStaff'] as const)
    await expect(read(fresh, who, id)).rejects.toMatchObject({ code: 'campaigns/form/not-found' });
  const colleague = await fresh.bureau.actor('office2');
  await expect(act(colleague, (tx) => filling.startForm(tx, colleague, id, moment()))).rejects.toMatchObject({ code: 'campaigns/author/forbidden' });
});
