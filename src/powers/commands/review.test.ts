import { expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import type { Todo } from '#platform/loop.ts';
import { makeLegalAffairs } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { type Desks, desksOf, flowchart, law, on } from '../../../test/desks.ts';
import { returnVersion } from '../contract/version.ts';
import { comparisonFor } from '../store/compare.ts';
import { legalBureaus, legalReviewsFor } from '../store/legal.ts';
import { started, todos } from '../store/loop.ts';
import { powerFor } from '../store/record.ts';

const here = database();

const waits = async (at: Desks, who: Parameters<Desks['act']>[0], today = '2026-03-02'): Promise<Todo[]> =>
  at.act(who, (tx, actor) => todos(tx, actor, on(today)));
const shown = (at: Desks, made: { id: string; versionId: string }, who: Parameters<Desks['act']>[0] = 'head', today = '2026-03-02') =>
  at.act(who, async (tx, actor) => (await powerFor(tx, actor, made.id, made.versionId, on(today).today)).version);

test('each desk has its days on the calendar of the bureau, and 我的待办 says how they were reckoned', async () => {
  const at = await desksOf(here.db);
  const made = await at.draft({}, 'head', '2026-02-11');
  await at.submit(made, '2026-02-12'); // a Thursday; the 14th is worked, the 15th to the 23rd are the Spring Festival
  expect(await waits(at, 'office')).toMatchObject([
    { matter: 'review', dueOn: '2026-02-26', rule: 'review', facts: { since: '2026-02-12', days: 5, off: 9 }, from: '林致远' },
  ]);
  await at.review(made, '2026-03-02');
  expect(await waits(at, 'legal')).toMatchObject([{ matter: 'legalReview', dueOn: '2026-03-16', facts: { days: 10 } }]);
  await at.giveBack(made, 'legal', {}, '2026-03-03');
  expect(await waits(at, 'head')).toMatchObject([{ matter: 'submit', dueOn: '2026-03-10', facts: { days: 5 } }]);
  await at.submit(made, '2026-03-04');
  await at.review(made, '2026-03-04');
  await at.legalReview(made, '2026-03-05');
  expect(await waits(at, 'office')).toMatchObject([{ matter: 'publish', dueOn: '2026-03-10', facts: { days: 3 } }]);
  await at.publish(made);
  expect([await waits(at, 'office'), await waits(at, 'head'), await waits(at, 'legal')]).toEqual([[], [], []]);
});

test('the days of a desk are the bureau’s own figure on the day on which the version came', async () => {
  const at = await desksOf(here.db);
  const row = (validFrom: string, value: number) => ({
    bureauId: at.bureau.bureauId,
    key: 'powers.officeDays',
    validFrom: on(validFrom).today,
    value: JSON.stringify(value),
    proposedBy: at.bureau.people.office.personId,
    confirmedBy: at.bureau.people.director.personId,
  });
  await here.owner
    .insertInto('setting')
    .values([row('2026-01-01', 2), row('2026-03-03', 8)])
    .execute();
  const made = await at.draft();
  await at.submit(made, '2026-03-02');
  expect(await waits(at, 'office', '2026-03-03')).toMatchObject([{ dueOn: '2026-03-04', facts: { days: 2 } }]);
});

test('who handed a version in takes it back until the office acts, and nobody else does', async () => {
  const at = await desksOf(here.db);
  const made = await at.draft();
  await at.submit(made);
  expect(await at.act('head', (tx, actor) => started(tx, actor, on('2026-03-02')))).toMatchObject([
    { id: made.versionId, state: 'submitted', holder: '严书衡、林知微' },
  ]);
  await expect(at.withdraw(made, '2026-03-02', 'office')).rejects.toMatchObject({ code: 'powers/desk/forbidden' });
  await at.withdraw(made);
  expect(await shown(at, made)).toMatchObject({ state: 'draft', returned: null, desk: { due: null } });
  expect(await waits(at, 'head')).toEqual([]);
  await at.submit(made);
  await at.review(made);
  await expect(at.withdraw(made)).rejects.toMatchObject({ code: 'powers/cannot' });
});

test('to take a returned version back does not give its drafter more time', async () => {
  const at = await desksOf(here.db);
  const made = await at.draft();
  await at.submit(made, '2026-03-02');
  await at.giveBack(made, 'office', {}, '2026-03-03');
  await at.submit(made, '2026-03-09');
  await at.withdraw(made, '2026-03-09');
  expect(await waits(at, 'head')).toMatchObject([{ matter: 'submit', dueOn: '2026-03-10', facts: { since: '2026-03-03' } }]);
});

test('a decision binds to what was read: what was changed after it is refused as out of date at every desk', async () => {
  const at = await desksOf(here.db);
  const read = await at.draft();
  await at.submit(read);
  await at.withdraw(read);
  const changed = await at.edit(read.id, { procedure: '受理→公示→决定', revision: read.revision });
  const outdated = { code: 'powers/outdated', facts: { read: 0, revision: 1, by: '林致远' } };
  await expect(at.submit(read)).rejects.toMatchObject(outdated);
  await at.submit(changed);
  await expect(at.review(read)).rejects.toMatchObject(outdated);
  await expect(at.giveBack(read, 'office')).rejects.toMatchObject(outdated);
  await at.review(changed);
  await expect(at.legalReview(read)).rejects.toMatchObject(outdated);
  await at.legalReview(changed);
  await expect(at.publish(read)).rejects.toMatchObject(outdated);
  await at.publish(changed);
  const log = await here.owner
    .selectFrom('powerReview')
    .select(['deed', 'revision'])
    .where('versionId', '=', read.versionId)
    .orderBy('reviewId')
    .execute();
  expect(log.map(({ deed, revision }) => [deed, revision])).toEqual([
    ['draft', 0],
    ['submit', 0],
    ['withdraw', 0],
    ['draft', 1],
    ['submit', 1],
    ['review', 1],
    ['legalReview', 1],
    ['publish', 1],
  ]);
});

test('where everybody of the office wrote at a version, it is not handed in to them', async () => {
  const at = await desksOf(here.db);
  const made = await at.draft({}, 'office');
  const again = await at.edit(made.id, { procedure: '受理→审核→决定' }, 'office2');
  await expect(at.submit(again)).rejects.toMatchObject({ code: 'powers/nobody-to-review', facts: { members: 2 } });
});

test('a return says what is asked at which place, and each is marked once its place was changed', async () => {
  const at = await desksOf(here.db);
  const made = await at.draft();
  await at.submit(made);
  const remarks = [
    { place: 'responsibility', reason: '写明追责情形' },
    { place: 'basis', reason: '补充实施条例' },
    { place: 'node:T1', reason: '决定前应当审核' },
  ];
  await expect(at.giveBack(made, 'office', { remarks: [{ place: 'node:T9', reason: '没有这一环节' }] })).rejects.toMatchObject({
    code: 'powers/place/invalid',
  });
  await expect(at.giveBack(made, 'office', { remarks: [{ place: 'colour', reason: '没有这一项' }] })).rejects.toMatchObject({
    code: 'powers/place/invalid',
  });
  await at.giveBack(made, 'office', { reason: '责任与依据不全', remarks });
  const asked = async () => (await shown(at, made)).returned!;
  expect(await asked()).toMatchObject({ by: '严书衡', reason: '责任与依据不全' });
  expect((await asked()).remarks.map(({ place, name, touched }) => [place, name, touched])).toEqual([
    ['responsibility', null, false],
    ['basis', null, false],
    ['node:T1', '决定', false],
  ]);
  const first = await at.edit(made.id, { responsibility: '超限额核发的；收受财物的', revision: 0 });
  const second = await at.edit(made.id, { flowchart: flowchart(['受理', '集体讨论决定']), revision: first.revision });
  expect((await asked()).remarks.map(({ touched }) => touched)).toEqual([true, false, true]);
  await at.submit(second);
  expect((await shown(at, made, 'office')).returned!.remarks.map(({ touched }) => touched)).toEqual([true, false, true]);
  await at.review(second);
  await at.legalReview(second);
  await at.publish(second);
  expect((await shown(at, made)).returned).toBeNull();
});

test('a return without a reason is refused at the door, field by field', () => {
  const told = (body: object) => returnVersion.body.safeParse(body).error?.issues.map(({ path }) => path.join('.')) ?? [];
  expect(told({ revision: 1, reason: '  ' })).toEqual(['reason']);
  expect(told({ revision: 1, reason: '请补充依据', remarks: [{ place: 'basis', reason: '' }] })).toEqual(['remarks.0.reason']);
  expect(told({ reason: '请补充依据' })).toEqual(['revision']);
  expect(told({ revision: 1, reason: '请补充依据' })).toEqual([]);
});

test('whoever judges is told with whom the version will lie next and until when, and the author that nobody else may', async () => {
  const at = await desksOf(here.db);
  const made = await at.draft({}, 'office2');
  await at.submit(made);
  expect((await shown(at, made, 'office')).ways).toEqual([
    { deed: 'review', to: 'bureauReviewed', holders: ['市法制办'], days: 10, dueOn: '2026-03-16' },
    { deed: 'return', to: 'draft', holders: ['林致远'], days: 5, dueOn: '2026-03-09' },
  ]);
  expect((await shown(at, made, 'office2')).ways).toEqual([]);
  expect((await shown(at, made, 'head')).desk).toMatchObject({
    holders: ['严书衡'],
    due: { since: '2026-03-02', dueOn: '2026-03-09', days: 5, off: 2 },
  });
});

test('legal affairs sees what waits in every bureau, nearest deadline first, and how much differs from what it last passed', async () => {
  const legal = await makeLegalAffairs(here.db);
  const [one, other] = [await desksOf(here.db, legal), await desksOf(here.db, legal)];
  const first = await one.draft();
  await one.submit(first, '2026-03-09');
  await one.review(first, '2026-03-09');
  const made = await other.inForce(await other.draft());
  const next = await other.edit(made.id, { procedure: '受理→审核→决定', flowchart: flowchart(['受理', '审核', '决定']) });
  await other.submit(next, '2026-03-03');
  await other.review(next, '2026-03-04');
  const list = (query: object = {}, today = '2026-03-19') =>
    one.act('legal', (tx, actor) => legalReviewsFor(tx, actor, { sort: 'dueOn', limit: 50, ...query }, on(today).today));
  const ours = new Set([one.bureau.bureauId, other.bureau.bureauId]);
  const rows = (await list()).rows.filter(({ bureauId }) => ours.has(bureauId));
  expect(rows).toMatchObject([
    { id: next.versionId, bureau: other.bureau.name, version: 2, submittedOn: '2026-03-03', submittedBy: '林致远', waiting: 11, dueOn: '2026-03-18' },
    { id: first.versionId, bureau: one.bureau.name, version: 1, changedFields: null, changedElements: null, waiting: 8, dueOn: '2026-03-23' },
  ]);
  expect([rows[0]!.changedFields, rows[0]!.changedElements]).toEqual([1, 4]); // T1 renamed, T2 added, a flow led to it, another from it
  const found = async (query: object) => (await list(query)).rows.filter(({ bureauId }) => ours.has(bureauId)).map(({ id }) => id);
  expect(await found({ late: 'yes' })).toEqual([next.versionId]);
  expect(await found({ late: 'no' })).toEqual([first.versionId]);
  expect(await found({ bureau: one.bureau.bureauId })).toEqual([first.versionId]);
  expect(await found({ q: '没有这样的职权' })).toEqual([]);
  const page = await list({ limit: 1 });
  expect(page.next).not.toBeNull();
  const after = await list({ limit: 1, after: page.next });
  expect(after.rows[0]!.id).not.toBe(page.rows[0]!.id);
  expect((await one.act('legal', (tx, actor) => legalBureaus(tx, actor))).map(({ id }) => id)).toEqual(expect.arrayContaining([...ours]));
});

test('a version is set against what legal affairs last passed at its desk, against the version in force elsewhere', async () => {
  const at = await desksOf(here.db);
  const made = await at.draft();
  const compare = (who: Parameters<Desks['act']>[0], query: { from?: string; to?: string } = {}) =>
    at.act(who, (tx, actor) => comparisonFor(tx, actor, made.id, query));
  expect(await compare('head')).toMatchObject({ base: 'none', from: null, fields: expect.arrayContaining(['basis', 'procedure']) });
  await at.inForce(made);
  const second = await at.edit(made.id, { procedure: '受理→审核→决定' });
  expect(await compare('head')).toMatchObject({
    base: 'published',
    from: { number: 1, procedure: '受理→决定' },
    fields: ['procedure'],
    elements: [],
  });
  await at.submit(second);
  await at.review(second);
  await at.legalReview(second);
  await at.giveBack(second, 'office');
  const third = await at.edit(made.id, { responsibility: '越权审批的', basis: [law, { document: '森林法实施条例', article: '', text: '' }] });
  await at.submit(third);
  await at.review(third);
  const atDesk = await compare('legal', { to: third.versionId });
  expect(atDesk).toMatchObject({
    base: 'legal',
    fields: ['basis', 'responsibility'],
    from: { number: 2, read: { deed: 'legalReview', by: '法小制' } },
  });
  expect(await compare('legal', { from: made.versionId, to: third.versionId })).toMatchObject({
    base: 'chosen',
    fields: ['basis', 'procedure', 'responsibility'],
  });
  expect(await compare('staff')).toMatchObject({
    to: { number: 1 },
    from: null,
    sides: [{ number: 1 }, { number: 1, read: {} }, { number: 1, read: {} }],
  });
  await expect(compare('staff', { to: third.versionId })).rejects.toMatchObject({ code: 'powers/not-found' });
  await expect(compare('staff', { from: newId() })).rejects.toMatchObject({ code: 'powers/not-found' });
  await at.legalReview(third);
  await at.publish(third, '2026-03-03');
  const readings = (compared: Awaited<ReturnType<typeof compare>>) => compared.sides.filter((it) => it.number === 2 && it.read);
  const [, , returned] = readings(await compare('head'));
  expect([readings(await compare('head')).length, readings(await compare('staff')).length]).toEqual([5, 2]); // the draft returned was never published
  await expect(compare('staff', { from: returned!.id })).rejects.toMatchObject({ code: 'powers/not-found' });
  const stranger = await desksOf(here.db, at.legal);
  await expect(stranger.act('office', (tx, actor) => comparisonFor(tx, actor, made.id, {}))).rejects.toMatchObject({ code: 'powers/not-found' });
});
