import { expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { delegate, revokeDelegation } from '#organization/commands/delegations.ts';
import { delegationsFor } from '#organization/store/delegations.ts';
import { transact, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { makeBureau, makeCommission, type PersonKey, type TestBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { blankLine, type BureauContent, type DepartmentContent, type Line } from '../content.ts';
import { deedsOpenTo } from '../form.ts';
import { shippedPromises } from '../promises.ts';
import { choicesFor } from '../store/choices.ts';
import { formToChange } from '../store/form.ts';
import { formsFor } from '../store/list.ts';
import { formFor } from '../store/record.ts';
import { openCampaign } from './campaign.ts';
import * as filling from './filling.ts';
import * as reviewing from './reviewing.ts';

const here = database();
const moment = (at = '2026-03-02'): Moment => ({ now: new Date(`${at}T01:00:00Z`), today: day(at) });
const act = <R>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => transact(here.db, actor, (tx) => work(tx, actor));
const list = { sort: 'number', limit: 200 };

async function open(): Promise<TestBureau> {
  const bureau = await makeBureau(here.db);
  const round = { year: 2026, title: '2026年度排查', opensOn: day('2026-03-02'), dueOn: day('2026-03-31'), promises: shippedPromises };
  await act(await bureau.actor('office'), (tx, actor) => openCampaign(tx, actor, round, moment()));
  return bureau;
}
const line = (more: Partial<Line>): Line => ({
  ...blankLine(newId()),
  description: '重大采购由个人决定',
  keyArea: 'procurement',
  aspect: 'management',
  element: 'money',
  likelihood: 3,
  harm: 5,
  selfLevel: 1,
  measures: [{ text: '集体研究决定', kind: 'prevention', dueOn: '2026-06-30', every: null, institutionId: null }],
  ...more,
});

const formOf = async (bureau: TestBureau, name: string) => {
  const actor = await bureau.actor('office');
  return (await act(actor, (tx) => formsFor(tx, actor, { ...list, q: name }, moment().today))).rows[0]!.id;
};
const read = async (bureau: TestBureau, who: PersonKey, id: string) => {
  const actor = await bureau.actor(who);
  return act(actor, (tx) => formFor(tx, actor, id, moment().today));
};
const by = async <R>(bureau: TestBureau, who: PersonKey, work: (tx: Tx, actor: Actor) => Promise<R>) => act(await bureau.actor(who), work);

test('a department’s form: written by those who took part, signed by those who attended, handed in by the head, reviewed by the leader', async () => {
  const bureau = await open();
  const id = await formOf(bureau, '林业科');
  await by(bureau, 'head', (tx, actor) => filling.startForm(tx, actor, id, moment()));
  const begun = await read(bureau, 'head', id);
  expect(begun.participants.map(({ name, attended }) => [name, attended])).toEqual([
    ['林致远', true],
    ['沈听雨', false],
    ['罗一鸣', false],
  ]);
  const content = {
    ...(begun.content as DepartmentContent),
    functions: '林木采伐管理',
    heldAt: '2026-03-05',
    points: [line({ responsible: bureau.people.staff.personId })],
  };
  await by(bureau, 'staff', (tx, actor) => filling.saveForm(tx, actor, id, 1, content, moment()));
  const sign = (who: PersonKey, name: string) =>
    by(bureau, who, (tx, actor) => filling.signForm(tx, actor, id, { revision: 2, name, drawing: 'M0 0L10 10' }, moment()));
  await expect(sign('staff', '沈听雨')).rejects.toMatchObject({ code: 'campaigns/signer/forbidden' });
  const participants = [
    { personId: bureau.people.head.personId, attended: true },
    { personId: bureau.people.staff.personId, attended: true },
  ];
  await expect(by(bureau, 'staff', (tx, actor) => filling.saveParticipants(tx, actor, id, participants, moment()))).rejects.toMatchObject({
    code: 'campaigns/author/forbidden',
  });
  const strange = [...participants, { personId: bureau.people.otherStaff.personId, attended: true }];
  await expect(by(bureau, 'head', (tx, actor) => filling.saveParticipants(tx, actor, id, strange, moment()))).rejects.toMatchObject({
    code: 'campaigns/person/invalid',
  });
  await by(bureau, 'head', (tx, actor) => filling.saveParticipants(tx, actor, id, participants, moment()));
  await sign('staff', '沈听雨');
  await expect(sign('colleague', '罗一鸣')).rejects.toMatchObject({ code: 'campaigns/signer/forbidden' });
  await by(bureau, 'head', (tx, actor) => filling.submitForm(tx, actor, id, { revision: 2, name: '林致远', drawing: null }, moment()));
  expect((await read(bureau, 'staff', id)).signatures.map(({ name, kind, current }) => [name, kind, current])).toEqual([
    ['林致远', 'author', true],
    ['沈听雨', 'participant', true],
  ]);
  await by(bureau, 'leader', (tx, actor) => reviewing.reviewForm(tx, actor, id, { revision: 2, opinion: '同意', levels: {} }, moment()));
  const { pointsOf } = await read(bureau, 'head', id);
  const measures = await here.owner.selectFrom('measure').selectAll().where('riskPointId', '=', pointsOf[0]!.riskPointId).execute();
  expect(measures).toMatchObject([{ responsibleId: bureau.people.staff.personId, dueOn: '2026-06-30' }]);
  expect(pointsOf).toMatchObject([{ reviewerLevel: 1, state: 'draft', level: null }]);
});

test('the bureau’s form: from the tiers below, signed by members present, adopted by the group, then the commission’s opinion', async () => {
  const bureau = await open();
  const commission = await (await makeCommission(here.db)).actor();
  const below = await formOf(bureau, '林业科');
  await by(bureau, 'head', (tx, actor) => filling.startForm(tx, actor, below, moment()));
  const lower = { ...(await read(bureau, 'head', below)).content!, functions: '林木采伐', heldAt: '2026-03-05' } as DepartmentContent;
  const points = [line({ responsible: bureau.people.head.personId })];
  await by(bureau, 'head', (tx, actor) => filling.saveForm(tx, actor, below, 1, { ...lower, points }, moment()));
  await by(bureau, 'head', (tx, actor) => filling.submitForm(tx, actor, below, { revision: 2, name: '林致远', drawing: null }, moment()));
  await by(bureau, 'leader', (tx, actor) => reviewing.reviewForm(tx, actor, below, { revision: 2, opinion: '同意', levels: {} }, moment()));

  const id = await formOf(bureau, bureau.name);
  await by(bureau, 'office', (tx, actor) => filling.startForm(tx, actor, id, moment()));
  const begun = await read(bureau, 'office', id);
  expect(begun.facts).toMatchObject({ tier: 'bureau', head: '陆怀远', offices: 4, units: 0, people: 11, departmentPoints: 1, positionPoints: 0 });
  const { sources } = await by(bureau, 'office', (tx, actor) => choicesFor(tx, actor, id, moment().today));
  const { leader, discipline, director } = bureau.people;
  const meeting = { at: '2026-03-10', present: [director.personId, leader.personId], absent: [discipline.personId], chair: director.personId };
  const said: BureauContent = {
    ...(begun.content as BureauContent),
    meeting: { ...meeting, recorder: bureau.people.office.personId, conclusion: '同意' },
    points: [line({ departmentId: bureau.departments.forestry, leaderId: leader.personId, sources: sources.map((it) => it.id) })],
  };
  await by(bureau, 'office', (tx, actor) => filling.saveForm(tx, actor, id, 1, said, moment()));
  const signing = (name: string) => ({ revision: 2, name, drawing: null });
  const submit = (who: PersonKey, name: string) => by(bureau, who, (tx, actor) => filling.submitForm(tx, actor, id, signing(name), moment()));
  await expect(submit('office', '严书衡')).rejects.toMatchObject({ code: 'campaigns/committee/forbidden' });
  await submit('director', '陆怀远');
  await by(bureau, 'leader', (tx, actor) => filling.signForm(tx, actor, id, signing('苏映川'), moment()));
  await expect(by(bureau, 'discipline', (tx, actor) => filling.signForm(tx, actor, id, signing('方守正'), moment()))).rejects.toMatchObject({
    code: 'campaigns/signer/forbidden',
  });
  const read2 = { revision: 2, opinion: '经领导小组集体研究，同意' };
  await expect(act(commission, (tx) => reviewing.opineForm(tx, commission, id, read2, moment()))).rejects.toMatchObject({
    code: 'campaigns/not-adopted',
  });
  await by(bureau, 'office', (tx, actor) => reviewing.adoptForm(tx, actor, id, read2, moment()));
  expect(await read(bureau, 'office', id)).toMatchObject({ state: 'submitted', desk: { deed: 'opine', seat: 'commission' }, pointsOf: [] });
  await act(commission, (tx) => reviewing.opineForm(tx, commission, id, read2, moment()));
  const done = await read(bureau, 'director', id);
  expect(done.steps.map(({ deed, capacity }) => [deed, capacity])).toEqual([
    ['submit', 'subject'],
    ['adopt', 'leadingGroup'],
    ['opine', 'commission'],
  ]);
  expect(done).toMatchObject({ desk: { deed: 'evaluate' }, pointsOf: [{ state: 'draft' }] });
  const links = await here.owner.selectFrom('formSource').selectAll().where('formId', '=', id).execute();
  expect(links.map(({ riskPointId }) => riskPointId)).toEqual(sources.map((it) => it.id));
  expect(sources).toHaveLength(1);
});

test('a form that came back from the sitting keeps its risk points by line; a line that is gone goes, one that is begun on cannot', async () => {
  const bureau = await open();
  const id = await formOf(bureau, '林业科');
  await by(bureau, 'head', (tx, actor) => filling.startForm(tx, actor, id, moment()));
  const responsible = bureau.people.staff.personId;
  const [kept, gone] = [line({ responsible }), line({ responsible })];
  const content = {
    ...(await read(bureau, 'head', id)).content!,
    functions: '林业',
    heldAt: '2026-03-05',
    points: [kept, gone],
  } as DepartmentContent;
  const hand = async (read_: number, points: readonly Line[]) => {
    const { revision } = await by(bureau, 'head', (tx, actor) => filling.saveForm(tx, actor, id, read_, { ...content, points }, moment()));
    await by(bureau, 'head', (tx, actor) => filling.submitForm(tx, actor, id, { revision, name: '林致远', drawing: null }, moment()));
    await by(bureau, 'leader', (tx, actor) => reviewing.reviewForm(tx, actor, id, { revision, opinion: '同意', levels: { [kept.id]: 2 } }, moment()));
  };
  const back = async (revision: number) =>
    by(bureau, 'office', (tx, actor) =>
      reviewing.returnForm(tx, actor, id, { revision, opinion: '请重写', remarks: [{ place: `points.${kept.id}`, reason: '措施太空' }] }, moment()),
    );
  await hand(1, [kept, gone]);
  const first = (await read(bureau, 'head', id)).pointsOf;
  await back(2);
  await hand(2, [{ ...kept, measures: [{ ...kept.measures[0]!, text: '三人集体研究' }] }]);
  const second = (await read(bureau, 'head', id)).pointsOf;
  expect(second.map(({ riskPointId }) => riskPointId)).toEqual(first.filter((it) => it.lineId === kept.id).map((it) => it.riskPointId));
  expect(await here.owner.selectFrom('riskPoint').selectAll().where('bureauId', '=', bureau.bureauId).execute()).toHaveLength(1);
  const struck = await here.owner.selectFrom('auditEntry').select('subjectId').where('action', '=', 'campaigns.strikePoint').execute();
  expect(struck.map((it) => it.subjectId)).toEqual(first.filter((it) => it.lineId === gone.id).map((it) => it.riskPointId));
  const measure = await here.owner.selectFrom('measure').selectAll().where('bureauId', '=', bureau.bureauId).executeTakeFirstOrThrow();
  expect(measure.text).toBe('三人集体研究');
  await here.owner.updateTable('measure').set({ status: 'underWay' }).where('measureId', '=', measure.measureId).execute();
  await back(3);
  await expect(hand(3, [line({ responsible })])).rejects.toMatchObject({ code: 'campaigns/line-kept', facts: { count: 1 } });
});

test('the queue holds exactly the forms at which the table lets somebody sit, whoever asks', async () => {
  const bureau = await open();
  const { bureauId, departments, people } = bureau;
  const oversight = { bureauId, oversightId: newId(), personId: people.head.personId, departmentId: departments.fishery };
  await here.owner
    .insertInto('oversight')
    .values({ ...oversight, validFrom: day('2020-01-01'), validTo: null })
    .execute();
  const away = { validFrom: day('2026-03-01'), validTo: day('2026-03-31'), reason: '外出' };
  await by(bureau, 'leader', (tx, actor) => delegate(tx, actor, { fromId: null, toId: people.colleague.personId, ...away }, moment()));
  await by(bureau, 'office', (tx, actor) =>
    delegate(tx, actor, { fromId: people.otherHead.personId, toId: people.head.personId, ...away }, moment()),
  );
  await by(bureau, 'office', (tx, actor) =>
    delegate(tx, actor, { fromId: people.director.personId, toId: people.personnelHead.personId, ...away }, moment()),
  ); // who acts for the director on all but the form of who put them there
  const state = { state: 'submitted', content: JSON.stringify({ tier: 'x', points: [] }), startedAt: new Date(), submittedAt: new Date() } as const;
  await here.owner.updateTable('form').set(state).where('bureauId', '=', bureauId).execute();
  const half = here.owner.updateTable('form').where('bureauId', '=', bureauId).where('tier', '=', 'position');
  await half
    .set({ state: 'assessed', actedBy: [people.otherStaff.personId, people.otherHead.personId, people.head.personId] })
    .where('personId', '=', people.otherStaff.personId)
    .execute();
  await half
    .set({ state: 'assessed', actedBy: [people.staff.personId, people.head.personId] })
    .where('personId', '=', people.staff.personId)
    .execute();
  // handed in by the leader in charge before there was a head: they do not review it
  const conduct = here.owner.updateTable('form').where('bureauId', '=', bureauId).where('tier', '=', 'department');
  await conduct
    .set({ actedBy: [people.leader.personId] })
    .where('departmentId', '=', departments.forestry)
    .execute();
  const ids = (await here.owner.selectFrom('form').select('formId').where('bureauId', '=', bureauId).execute()).map(({ formId }) => formId);
  let waiting = 0;
  for (const who of Object.keys(people) as PersonKey[]) {
    const actor = await bureau.actor(who);
    if (!actor.permissions.has('campaigns.review')) continue;
    const queued = await act(actor, (tx) => formsFor(tx, actor, { ...list, mine: 'desk' }, moment().today));
    const sits = await act(actor, async (tx) => {
      const mine: string[] = [];
      for (const id of ids) {
        const held = await formToChange(tx, actor, id, moment().today).catch(() => null);
        const deeds = held ? deedsOpenTo(held.matter, actor) : [];
        if (deeds.some((deed) => deed === 'assess' || deed === 'review' || deed === 'adopt')) mine.push(id);
      }
      return mine;
    });
    expect([who, queued.rows.map(({ id }) => id).toSorted()]).toEqual([who, sits.toSorted()]);
    waiting += sits.length;
  }
  expect(waiting).toBeGreaterThan(16); // a desk and its delegate both see a form
});

test('a delegation is one’s own to make, or the office’s for who is away; one at a time, and never to oneself', async () => {
  const bureau = await open();
  const { people } = bureau;
  const days = { validFrom: day('2026-03-05'), validTo: day('2026-03-10'), reason: '培训' };
  const give = (who: PersonKey, from: PersonKey | null, to: PersonKey, more: object = {}) =>
    by(bureau, who, (tx, actor) =>
      delegate(tx, actor, { fromId: from && people[from].personId, toId: people[to].personId, ...days, ...more }, moment()),
    );
  await expect(give('staff', 'head', 'staff')).rejects.toMatchObject({ code: 'organization/delegation/forbidden' });
  await expect(give('office', 'head', 'office')).rejects.toMatchObject({ code: 'organization/delegate/invalid' });
  await expect(give('head', null, 'head')).rejects.toMatchObject({ code: 'organization/delegate/invalid' });
  await expect(give('head', null, 'system')).rejects.toMatchObject({ code: 'organization/delegate/invalid' });
  await expect(give('head', null, 'staff', { validTo: day('2026-03-04') })).rejects.toMatchObject({ code: 'organization/delegation-days/invalid' });
  const id = await give('head', null, 'staff');
  await expect(give('office', 'head', 'colleague')).rejects.toMatchObject({ code: 'organization/delegated', facts: { to: '沈听雨' } });
  await expect(by(bureau, 'staff', (tx, actor) => revokeDelegation(tx, actor, id, moment()))).rejects.toMatchObject({
    code: 'organization/delegation/forbidden',
  });
  const seen = async (who: PersonKey) =>
    (await by(bureau, who, (tx, actor) => delegationsFor(tx, actor, { sort: 'validTo', limit: 10 }, moment().today))).rows;
  expect(await seen('staff')).toMatchObject([{ from: '林致远', to: '沈听雨', state: 'coming', mayRevoke: false }]);
  expect(await seen('colleague')).toEqual([]);
  await by(bureau, 'office', (tx, actor) => revokeDelegation(tx, actor, id, moment()));
  expect(await seen('head')).toMatchObject([{ state: 'revoked', mayRevoke: false }]);
  await expect(
    here.owner.updateTable('delegation').set({ toId: people.colleague.personId }).where('delegationId', '=', id).execute(),
  ).rejects.toThrow(/kept as it was made/);
});
