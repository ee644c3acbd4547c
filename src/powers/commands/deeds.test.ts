import { expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { database } from '../../../test/database.ts';
import { makeBureau, makeLegalAffairs, type TestBody, type TestBureau } from '../../../test/bureau.ts';
import * as drafting from './drafting.ts';
import { editFlowchart, saveFlowchart } from './drawing.ts';
import * as passing from './passing.ts';
import { copiesFor } from '../store/drawing.ts';
import { flowOf } from '../store/flow.ts';
import { links, todos } from '../store/loop.ts';
import { powersFor } from '../store/power.ts';
import { powerFor } from '../store/record.ts';
import { versionLastInForce } from '../store/version.ts';

const here = database();
const moment = (today = '2026-03-02'): Moment => ({ now: new Date(`${today}T01:00:00Z`), today: day(today) });

const flowchart = (tasks: readonly string[], last = 'e') => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P">
  <startEvent id="s" />${tasks.map((name, at) => `<task id="T${at}" name="${name}" />`).join('')}<endEvent id="e" />
  ${['s', ...tasks.map((_, at) => `T${at}`)].map((from, at, all) => `<sequenceFlow id="F${at}" sourceRef="${from}" targetRef="${all[at + 1] ?? last}" />`).join('')}
</process></definitions>`;

type House = Readonly<{ bureau: TestBureau; legal: TestBody; as: (who: 'head' | 'office' | 'office2' | 'staff' | 'otherHead') => Promise<Actor> }>;

async function house(): Promise<House> {
  const bureau = await makeBureau(here.db);
  const legal = await makeLegalAffairs(here.db);
  return { bureau, legal, as: (who) => bureau.actor(who) };
}

const act = <R>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => transact(here.db, actor, (tx) => work(tx, actor));

const law = { document: '中华人民共和国森林法', article: '第五十七条', text: '' };

const draft = async ({ bureau, as }: House, who: 'head' | 'office' = 'head', bpmn: string | null = flowchart(['受理', '决定'])) =>
  act(await as(who), (tx, actor) =>
    drafting.addPower(
      tx,
      actor,
      { code: 'YT-XK-06', name: '林木采伐许可证核发', category: 'licence', departmentId: bureau.departments.forestry, open: true },
      { promisedLimit: 10, promisedUnit: 'workingDay', statutoryLimit: 20, statutoryUnit: 'workingDay', flowchart: bpmn, basis: [law] },
      moment(),
    ),
  );

async function toPublication(at: House, made: passing.Read): Promise<void> {
  await act(await at.as('head'), (tx, actor) => passing.submitVersion(tx, actor, made, moment()));
  await act(await at.as('office'), (tx, actor) => passing.reviewVersion(tx, actor, made, moment()));
  await act(await at.legal.actor(), (tx, actor) => passing.legalReviewVersion(tx, actor, made, moment()));
}

const publish = async (at: House, made: passing.Read, from: string, today = '2026-03-02') =>
  act(await at.as('office'), (tx, actor) => passing.publishVersion(tx, actor, made, from, moment(today)));

async function published(at: House) {
  const made = await draft(at);
  await toPublication(at, made);
  await publish(at, made, '2025-01-01');
  return made;
}

test('a power goes from desk to desk until it is in force, and each desk is told', async () => {
  const at = await house();
  const made = await draft(at);
  const { id } = made;
  const waits = async (actor: Actor) => (await act(actor, (tx) => todos(tx, actor, moment()))).map(({ matter }) => matter);
  expect([await waits(await at.as('head')), await waits(await at.as('office'))]).toEqual([[], []]);

  await act(await at.as('head'), (tx, actor) => passing.submitVersion(tx, actor, made, moment()));
  expect(await waits(await at.as('office'))).toEqual(['review']);
  await act(await at.as('office'), (tx, actor) => passing.reviewVersion(tx, actor, made, moment()));
  expect(await waits(await at.legal.actor())).toEqual(['legalReview']);
  await act(await at.legal.actor(), (tx, actor) => passing.legalReviewVersion(tx, actor, made, moment()));
  expect(await waits(await at.as('office2'))).toEqual(['publish']);
  await publish(at, made, '2025-01-01');

  const record = await act(await at.as('staff'), (tx, actor) => powerFor(tx, actor, id, undefined, moment().today));
  expect(record.version).toMatchObject({ state: 'published', validFrom: '2025-01-01', deeds: [] });
  expect(record.version.steps.map(({ name }) => name)).toEqual(['受理', '决定']);
  expect(record.versions[0]!.reviews.map(({ deed, by }) => [deed, by])).toEqual([
    ['draft', '林致远'],
    ['submit', '林致远'],
    ['review', '严书衡'],
    ['legalReview', '法小制'],
    ['publish', '严书衡'],
  ]);
  const trail = await here.owner.selectFrom('auditEntry').select('action').where('subjectId', '=', id).orderBy('auditId').execute();
  expect(trail.map(({ action }) => action)).toEqual([
    'powers.add',
    'powers.draft',
    'powers.submit',
    'powers.review',
    'powers.legalReview',
    'powers.publish',
  ]);
});

test('whoever wrote at a version does not review it, though another of the office may', async () => {
  const at = await house();
  const made = await draft(at, 'office');
  await act(await at.as('head'), (tx, actor) => passing.submitVersion(tx, actor, made, moment()));

  const own = act(await at.as('office'), (tx, actor) => passing.reviewVersion(tx, actor, made, moment()));
  await expect(own).rejects.toMatchObject({ code: 'powers/own-matter' });
  const other = await act(await at.as('office2'), (tx, actor) => passing.reviewVersion(tx, actor, made, moment()));
  expect(other.state).toBe('bureauReviewed');
});

test.each(['submitted', 'bureauReviewed', 'legallyReviewed'] as const)(
  'a %s version may be returned with a reason, and waits for its department',
  async (state) => {
    const at = await house();
    const made = await draft(at);
    const desks = [
      async () => act(await at.as('head'), (tx, actor) => passing.submitVersion(tx, actor, made, moment())),
      async () => act(await at.as('office'), (tx, actor) => passing.reviewVersion(tx, actor, made, moment())),
      async () => act(await at.legal.actor(), (tx, actor) => passing.legalReviewVersion(tx, actor, made, moment())),
    ];
    for (const desk of desks) if ((await desk()).state === state) break;

    const actor = state === 'bureauReviewed' ? await at.legal.actor() : await at.as('office');
    const returned = await act(actor, (tx) =>
      passing.returnVersion(tx, actor, made, { reason: '缺少追责情形', remarks: [{ place: 'responsibility', reason: '写明追责情形' }] }, moment()),
    );
    expect(returned.state).toBe('draft');
    const head = await at.as('head');
    expect((await act(head, (tx) => todos(tx, head, moment()))).map(({ matter, from }) => [matter, from])).toEqual([['submit', actor.name]]);
  },
);

test('a published version cannot be changed in the database, by whomever', async () => {
  const at = await house();
  const { id, versionId } = await published(at);
  const change = here.owner.updateTable('powerVersion').where('versionId', '=', versionId);
  await expect(change.set({ procedure: '另一程序' }).execute()).rejects.toThrow('a published version never changes');
  await expect(change.set({ state: 'draft' }).execute()).rejects.toThrow('a published version never changes');
  await expect(here.owner.deleteFrom('flowNode').where('versionId', '=', versionId).execute()).rejects.toThrow('a published version never changes');
  const { bureauId } = at.bureau;
  const step = { bureauId, versionId, nodeId: 'T9', name: '特批', place: 9 };
  await expect(here.owner.insertInto('flowNode').values(step).execute()).rejects.toThrow('a published version never changes');
  const next = await act(await at.as('head'), (tx, actor) => drafting.draftVersion(tx, actor, id, {}, moment()));
  const moved = here.owner.updateTable('flowNode').set({ versionId, nodeId: 'T9' }).where('versionId', '=', next.versionId);
  await expect(moved.where('nodeId', '=', 'T0').execute()).rejects.toThrow('a published version never changes');
  const office = await at.as('office');
  await act(office, (tx) => passing.repealVersion(tx, office, { versionId, revision: 0 }, '法律修订后取消', moment()));
  await expect(change.set({ state: 'published' }).execute()).rejects.toThrow('a published version never changes');
  await expect(change.set({ validTo: null }).execute()).rejects.toThrow('a published version never changes');
  await expect(here.owner.updateTable('powerReview').set({ reason: '' }).execute()).rejects.toThrow('append-only');
});

test('the next version ends the one before; a case of each time finds its own', async () => {
  const at = await house();
  const { id, versionId } = await published(at);
  const next = await act(await at.as('head'), (tx, actor) =>
    drafting.draftVersion(tx, actor, id, { flowchart: flowchart(['受理', '审核', '决定']) }, moment()),
  );
  expect(next.versionId).not.toBe(versionId);
  await toPublication(at, next);
  await expect(publish(at, next, '2026-03-01')).rejects.toMatchObject({
    code: 'powers/valid-from/invalid',
    facts: { earliest: '2026-03-02' },
  });
  await publish(at, next, '2026-04-01');

  const office = await at.as('office');
  const { rows } = await act(office, (tx) => powersFor(tx, office, { sort: 'code', limit: 10 }));
  expect(rows).toMatchObject([{ id, version: 2, state: 'published' }]);
  await act(office, (tx) => passing.repealVersion(tx, office, next, '法律修订后取消', moment('2026-05-01')));
  const revived = await act(await at.as('head'), (tx, actor) => drafting.draftVersion(tx, actor, id, {}, moment('2026-05-01')));
  await toPublication(at, revived);
  await expect(act(office, (tx) => passing.publishVersion(tx, office, revived, '2026-05-01', moment('2026-05-01')))).rejects.toMatchObject({
    code: 'powers/valid-from/invalid',
    facts: { earliest: '2026-05-02' }, // the day before is the last of the one that was repealed
  });
  const last = (on: string) => act(office, (tx) => versionLastInForce(tx, at.bureau.bureauId, id, day(on)));
  expect([await last('2024-12-31'), await last('2026-03-31'), await last('2026-04-01'), await last('2026-05-02')]).toEqual([
    null,
    versionId,
    next.versionId,
    next.versionId,
  ]);
});

test.each([
  ['with a task twice', flowchart(['受理']).replace('</process>', '<task id="T0" name="x"/></process>'), 'powers/flowchart/invalid'],
  ['with a DOCTYPE', `<!DOCTYPE x>${flowchart(['受理'])}`, 'powers/flowchart/invalid'],
  ['that is not BPMN', '<html/>', 'powers/flowchart/invalid'],
])('a flowchart %s is refused with its place, and nothing is kept', async (_, bpmn, code) => {
  const at = await house();
  const failing = draft(at, 'head', bpmn);
  await expect(failing).rejects.toMatchObject({ code });
  expect(await here.owner.selectFrom('power').select('powerId').where('bureauId', '=', at.bureau.bureauId).execute()).toEqual([]);
});

test('a flowchart that does not end may be drafted, is told with its nodes, and is not submitted', async () => {
  const at = await house();
  const made = await draft(at, 'head', flowchart(['受理', '决定'], 'T0'));
  const { id } = made;
  const head = await at.as('head');
  const { version } = await act(head, (tx) => powerFor(tx, head, id, undefined, moment().today));
  expect(version.diagnosis).toMatchObject({
    sound: 'no',
    faults: expect.arrayContaining([expect.objectContaining({ kind: 'unreachable', node: 'e' })]),
  });
  const submit = act(head, (tx, actor) => passing.submitVersion(tx, actor, made, moment()));
  await expect(submit).rejects.toMatchObject({ code: 'powers/unsound' });
  const again = await act(head, (tx, actor) => drafting.draftVersion(tx, actor, id, { flowchart: flowchart(['受理', '决定']), basis: [] }, moment()));
  await expect(act(head, (tx, actor) => passing.submitVersion(tx, actor, again, moment()))).rejects.toMatchObject({ code: 'powers/no-basis' });
});

test('two people draw at one draft: the second is told, and what they take the place of is put aside', async () => {
  const at = await house();
  const { id, versionId } = await draft(at);
  const [head, office] = [await at.as('head'), await at.as('office')];
  const draw = (actor: Actor, steps: string[], revision: number, replace = false) =>
    act(actor, (tx) => saveFlowchart(tx, actor, id, { flowchart: flowchart(steps), revision, replace }, moment()));
  expect(await draw(head, ['受理', '审核', '决定'], 0)).toMatchObject({ versionId, revision: 1, diagnosis: { sound: 'yes' } });
  await expect(draw(office, ['受理'], 0)).rejects.toMatchObject({ code: 'powers/edited-elsewhere', facts: { by: head.name, revision: 1 } });
  expect(await draw(office, ['受理'], 0, true)).toMatchObject({ revision: 2 });
  const copies = await act(head, (tx) => copiesFor(tx, head, versionId));
  expect(copies.map(({ revision, by, flowchart: kept }) => [revision, by, kept.includes('审核')])).toEqual([[1, head.name, true]]);
  const seen = (actor: Actor) => act(actor, (tx) => editFlowchart(tx, actor, versionId, moment()));
  expect([(await seen(head)).others, (await seen(office)).others]).toEqual([[], [head.name]]);
});

test('without a flowchart nothing is submitted, and a promise longer than the law is refused', async () => {
  const at = await house();
  const made = await draft(at, 'head', null);
  const { id } = made;
  const submit = act(await at.as('head'), (tx, actor) => passing.submitVersion(tx, actor, made, moment()));
  await expect(submit).rejects.toMatchObject({ code: 'powers/no-flowchart' });
  const promise = act(await at.as('head'), (tx, actor) => drafting.draftVersion(tx, actor, id, { promisedLimit: 30 }, moment()));
  await expect(promise).rejects.toMatchObject({ code: 'powers/promise-too-long' });
});

test('a draft is seen by its department, the office and legal affairs; another department and another bureau see nothing', async () => {
  const at = await house();
  const made = await draft(at);
  const { id } = made;
  const sees = async (actor: Actor) =>
    (await act(actor, (tx) => powersFor(tx, actor, { sort: 'code', limit: 100 }))).rows.some((row) => row.id === id);
  const strangers = await makeBureau(here.db);
  const seen = [await at.as('head'), await at.as('office'), await at.legal.actor(), await at.as('otherHead'), await strangers.actor('office')];
  expect(await Promise.all(seen.map(sees))).toEqual([true, true, true, false, false]);

  const stranger = await strangers.actor('office');
  await expect(act(stranger, (tx) => powerFor(tx, stranger, id, undefined, moment().today))).rejects.toMatchObject({ code: 'powers/not-found' });
  await expect(act(stranger, (tx) => passing.reviewVersion(tx, stranger, made, moment()))).rejects.toMatchObject({ code: 'powers/not-found' });
  const neighbour = await at.as('otherHead');
  await expect(act(neighbour, (tx) => drafting.draftVersion(tx, neighbour, id, {}, moment()))).rejects.toMatchObject({
    code: 'powers/drafting/forbidden',
  });
});

test('the flow of a published version comes with its rules, the same object each time', async () => {
  const at = await house();
  const { id, versionId } = await published(at);
  const actor = await at.as('staff');
  const flow = () => act(actor, (tx) => flowOf(tx, at.bureau.bureauId, versionId));
  expect(await flow()).toBe(await flow());
  expect((await flow()).limits).toMatchObject([{ scope: 'total', promised: 10, statutory: 20 }]);

  const steps = await act(actor, (tx) => links[0]!.to.step!(tx, actor.bureaus, [id]));
  expect(steps).toEqual([`${versionId}:T0`, `${versionId}:T1`]);
  const names = await act(actor, (tx) => links[1]!.names(tx, actor, steps));
  expect(names.map(({ label }) => label).toSorted()).toEqual(['决定', '受理']);
  expect(await act(actor, (tx) => links[1]!.to.power!(tx, actor.bureaus, steps))).toEqual([id]);
});
