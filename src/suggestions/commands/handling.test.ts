import { beforeAll, describe, expect, test } from 'vitest';
import { transact } from '#platform/db.ts';
import { momentOf } from '#platform/moment.ts';
import type { PersonKey } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { at, makeSuggesting, pointOf, type Suggesting } from '../../../test/suggesting.ts';
import { links } from '../store/loop.ts';
import { suggestionFor } from '../store/record.ts';
import { giveSuggestion } from './giving.ts';
import { addWord, answerSuggestion, declineSuggestion, dispatchSuggestion, takeUpSuggestion } from './handling.ts';

const here = database();
let { bureau, by, give } = {} as Suggesting;
let power: Suggesting['power'];
beforeAll(async () => {
  ({ bureau, power, by, give } = await makeSuggesting(here.db));
});

const due = '2026-03-09';
const dispatch = (id: string, who: PersonKey = 'office', to: 'forestry' | 'fishery' | 'conduct' = 'forestry', dueOn = due) =>
  by(who, (tx, actor) => dispatchSuggestion(tx, actor, id, { departmentId: bureau.departments[to], dueOn, note: '请说明' }, at));
const answer = (id: string, who: PersonKey, text = '已经两人同行，并拍照定位。') => by(who, (tx, actor) => answerSuggestion(tx, actor, id, text, at));
const decline = (id: string, who: PersonKey) => by(who, (tx, actor) => declineSuggestion(tx, actor, id, '所说情况已有制度约束。', at));
const takeUp = (id: string, who: PersonKey) => by(who, (tx, actor) => takeUpSuggestion(tx, actor, id, pointOf(bureau.departments.forestry), at));
const read = (id: string, who: PersonKey) => by(who, (tx, actor) => suggestionFor(tx, actor, id, at.today));
const refused = (code: string) => expect.objectContaining({ code: `suggestions/${code}` }) as unknown;

test('a suggestion goes its whole way: left, dispatched, answered, declined, and its author reads why', async () => {
  const id = await give('otherStaff', { about: `power:${power.powerId}` });
  expect(await read(id, 'office')).toMatchObject({
    number: 'JY-2026-0001',
    state: 'received',
    dueOn: '2026-03-05',
    author: '毛小满',
    proposedDue: due,
  });
  await dispatch(id);
  expect(await read(id, 'head')).toMatchObject({ state: 'dispatched', dueOn: due, answerer: '林致远', deeds: ['answer'] });
  await answer(id, 'head');
  expect(await read(id, 'office')).toMatchObject({ state: 'answered', dueOn: '2026-03-05' });
  await decline(id, 'office');
  const record = await read(id, 'otherStaff');
  expect(record).toMatchObject({ state: 'declined', dueOn: null, late: false, deeds: [], riskPoint: null });
  expect(record.entries.map(({ deed, department, text }) => [deed, department, text])).toEqual([
    ['answer', '林业科', '已经两人同行，并拍照定位。'],
    ['decline', null, '所说情况已有制度约束。'],
  ]);
  const trail = await here.owner.selectFrom('auditEntry').select('action').where('subjectId', '=', id).orderBy('auditId').execute();
  expect(trail.map(({ action }) => action)).toEqual(['give', 'dispatch', 'answer', 'decline'].map((deed) => `suggestions.${deed}`));
});

describe.each([
  ['mutual', 'otherStaff'],
  ['leader', 'leader'],
  ['organization', 'office2'],
] as const)('taken up, %s', (source, who) => {
  test('it is a risk point of that origin, and each leads to the other', async () => {
    const id = await give(who, { source, about: `step:${power.versionId}:T1` });
    const { riskPointId } = await takeUp(id, 'office');
    const point = await here.owner.selectFrom('riskPoint').selectAll().where('riskPointId', '=', riskPointId).executeTakeFirstOrThrow();
    expect(point).toMatchObject({ foundBy: source, state: 'draft', authorId: bureau.people.office.personId });
    const follow = (kind: string, to: 'suggestion' | 'riskPoint' | 'step' | 'power', from: string) =>
      by('office', async (tx, { bureaus }) => {
        const steps = links.flatMap((it) => (it.kind === kind ? (it.to[to] ?? []) : []));
        return (await Promise.all(steps.map((step) => step(tx, bureaus, [from])))).flat();
      });
    expect(await follow('suggestion', 'riskPoint', id)).toEqual([riskPointId]);
    expect(await follow('riskPoint', 'suggestion', riskPointId)).toEqual([id]);
    expect(await follow('suggestion', 'step', id)).toEqual([`${power.versionId}:T1`]);
    expect(await follow('suggestion', 'power', id)).toEqual([power.powerId]);
    expect(await follow('power', 'suggestion', power.powerId)).toContain(id);
    expect((await read(id, 'office')).riskPoint).toMatchObject({ id: riskPointId, href: `/risks/${riskPointId}` });
    expect((await read(id, who)).entries.at(-1)).toMatchObject({ deed: 'takeUp', text: '意见已经采纳。' });
  });
});

describe('nobody handles their own', () => {
  test('nor one about their own position, which they do not see', async () => {
    const id = await give('staff', { personId: bureau.people.office.personId });
    await expect(decline(id, 'office')).rejects.toEqual(refused('not-found'));
    await expect(read(id, 'office')).rejects.toEqual(refused('not-found'));
    expect((await decline(id, 'office2')).state).toBe('declined');
  });

  test('an author of the office leaves it to another member', async () => {
    const id = await give('office', { source: 'organization' });
    for (const deed of [() => dispatch(id), () => decline(id, 'office'), () => takeUp(id, 'office')])
      await expect(deed()).rejects.toEqual(refused('own-matter'));
    expect((await decline(id, 'office2')).state).toBe('declined');
  });

  test('where the head left it, the leader in charge answers', async () => {
    const id = await give('head');
    await dispatch(id);
    await expect(answer(id, 'head')).rejects.toEqual(refused('own-matter'));
    expect((await answer(id, 'leader')).state).toBe('answered');
  });

  test('and whoever answered for a department does not settle it', async () => {
    await here.owner.updateTable('person').set({ rank: 'departmentHead' }).where('personId', '=', bureau.people.office.personId).execute();
    const id = await give('staff');
    await dispatch(id, 'office2', 'conduct');
    await answer(id, 'office');
    await expect(decline(id, 'office')).rejects.toEqual(refused('own-answer/forbidden'));
    expect((await decline(id, 'office2')).state).toBe('declined');
    await here.owner.updateTable('person').set({ rank: 'departmentDeputy' }).where('personId', '=', bureau.people.office.personId).execute();
  });

  test('where both members of the office are concerned, the bureau’s head takes it up', async () => {
    const id = await give('office', { personId: bureau.people.office2.personId });
    await expect(takeUp(id, 'director')).resolves.toMatchObject({ state: 'takenUp' });
    const free = await give('staff');
    await expect(takeUp(free, 'director')).rejects.toEqual(refused('office/forbidden'));
  });

  test('the database refuses it too', async () => {
    const id = await give('office');
    const { personId } = bureau.people.office;
    const written = here.owner.updateTable('suggestion').set({ state: 'declined', dueOn: null, settledBy: personId }).where('suggestionId', '=', id);
    await expect(written.execute()).rejects.toThrow('nobody_handles_their_own');
  });
});

test('a name for the office only is in nobody else’s sight: not in the record, not in the trail', async () => {
  const id = await give('otherStaff', { namedTo: 'office' });
  await by('otherStaff', (tx, actor) => addWord(tx, actor, id, '上个月又发生一次。', at));
  await dispatch(id);
  const authors = async (who: PersonKey) => (await read(id, who)).author;
  expect([await authors('office'), await authors('otherStaff')]).toEqual(['毛小满', '毛小满']);
  expect([await authors('head'), await authors('director'), await authors('discipline')]).toEqual([null, null, null]);
  const trail = await here.owner.selectFrom('auditEntry').selectAll().where('subjectId', '=', id).execute();
  expect(JSON.stringify(trail)).not.toMatch(new RegExp(`毛小满|${bureau.people.otherStaff.personId}|${bureau.accounts.otherStaff.account}`));
  expect(trail.length).toBe(3);
});

test('a day for the answer that is past or far, or a department of another bureau, is refused', async () => {
  const id = await give('staff');
  for (const day of ['2026-03-02', '2020-01-01', '2027-03-04', '9999-12-31'])
    await expect(dispatch(id, 'office', 'forestry', day)).rejects.toEqual(refused('due/invalid'));
  const other = await makeSuggesting(here.db);
  const foreign = { departmentId: other.bureau.departments.forestry, dueOn: due, note: '' };
  await expect(by('office', (tx, actor) => dispatchSuggestion(tx, actor, id, foreign, at))).rejects.toEqual(refused('department/invalid'));
});

test('the office dispatches again, and only who has it then answers', async () => {
  const id = await give('staff');
  await dispatch(id);
  await dispatch(id, 'office2', 'fishery');
  await expect(answer(id, 'head')).rejects.toEqual(refused('not-found'));
  expect((await answer(id, 'otherHead')).state).toBe('answered');
});

describe('twice at once', () => {
  test('the same words by one person are one suggestion while it is open', async () => {
    const words = { source: 'mutual', text: '两次点了提交的意见。' } as const;
    const left = await Promise.all([1, 2, 3].map(() => by('colleague', (tx, actor) => giveSuggestion(tx, actor, words, at))));
    expect(new Set(left.map(({ id }) => id)).size).toBe(1);
    const { id } = left[0]!;
    await decline(id, 'office');
    expect(await give('colleague', words)).not.toBe(id);
    expect(await give('colleague', { ...words, about: `power:${power.powerId}` })).not.toBe(id);
  });

  test('one takes it up, the other is told that it is', async () => {
    const id = await give('staff');
    const done = await Promise.allSettled([takeUp(id, 'office'), takeUp(id, 'office2')]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const points = await here.owner
      .selectFrom('auditEntry')
      .select('auditId')
      .where('action', '=', 'suggestions.takeUp')
      .where('subjectId', '=', id)
      .execute();
    expect(points.length).toBe(1);
  });

  test('an answer and a further word sent twice are said once', async () => {
    const id = await give('staff');
    await answer(id, 'office');
    await answer(id, 'office');
    for (let time = 0; time < 2; time++) await by('staff', (tx, actor) => addWord(tx, actor, id, '再补充一句。', at));
    expect((await read(id, 'office')).entries.map(({ deed }) => deed)).toEqual(['answer', 'word']);
    await answer(id, 'office');
    expect((await read(id, 'office')).entries.map(({ deed }) => deed)).toEqual(['answer', 'word', 'answer']);
  });
});

test('answering again gives the office no more time', async () => {
  const id = await give('staff');
  await answer(id, 'office');
  const later = momentOf(new Date('2026-03-04T02:00:00Z'));
  await by('office', (tx, actor) => answerSuggestion(tx, actor, id, '又答复了一次。', later));
  expect((await read(id, 'office')).dueOn).toBe('2026-03-05');
});

test('what is left as what one is not, about what is not published, or about oneself is refused', async () => {
  const other = await makeSuggesting(here.db);
  await expect(give('staff', { source: 'leader' })).rejects.toEqual(refused('source/forbidden'));
  await expect(give('head', { source: 'organization' })).rejects.toEqual(refused('source/forbidden'));
  for (const about of [`power:${other.power.powerId}`, `step:${power.versionId}:nowhere`, `department:${other.bureau.departments.forestry}`])
    await expect(give('staff', { about })).rejects.toEqual(refused('about/invalid'));
  await expect(give('staff', { personId: bureau.people.staff.personId })).rejects.toEqual(refused('person/invalid'));
  await expect(give('staff', { personId: other.bureau.people.staff.personId })).rejects.toEqual(refused('person/invalid'));
});

test('another bureau sees nothing and does nothing', async () => {
  const id = await give('staff');
  const other = await makeSuggesting(here.db);
  const stranger = await other.bureau.actor('office');
  await expect(transact(here.db, stranger, (tx) => suggestionFor(tx, stranger, id, at.today))).rejects.toEqual(refused('not-found'));
  await expect(transact(here.db, stranger, (tx) => declineSuggestion(tx, stranger, id, '不属于本单位。', at))).rejects.toEqual(refused('not-found'));
});

test('what was said stays, for the owner of the database too', async () => {
  const id = await give('staff');
  const change = (values: object) => here.owner.updateTable('suggestion').set(values).where('suggestionId', '=', id).execute();
  await expect(change({ text: '改过的意见' })).rejects.toThrow('what a suggestion says is kept');
  await expect(change({ namedTo: 'office' })).rejects.toThrow('what a suggestion says is kept');
});
