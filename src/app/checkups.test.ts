import { beforeAll, expect, test } from 'vitest';
import { makeBureau, makeCommission, since, type TestBureau, testDay } from '../../test/bureau.ts';
import { database } from '../../test/database.ts';
import { makePower } from '../../test/power.ts';
import { transact, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { momentOf } from '#platform/moment.ts';
import { nobody, type Actor } from '#platform/permissions.ts';
import { gapsFor, inWords } from './checkups.ts';
import { checkups } from './joins.ts';

const here = database();
const moment = momentOf(new Date(`${testDay}T02:00:00Z`));

/** 受理 by one position, 审批 by `decider`, with limits that add up to four working days. */
const flowchart = (acceptor: string, decider: string, days = 4) => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:qf="urn:qingfeng:bpmn:1"><process id="P"><startEvent id="s" />
  <task id="accept" name="受理"><extensionElements><qf:performer department="林业科" position="${acceptor}" /></extensionElements></task>
  <task id="decide" name="审批"><extensionElements><qf:performer department="林业科" position="${decider}" />
    <qf:timeLimit scope="node" promised="${String(days)}" unit="workingDay" /></extensionElements></task>
  <endEvent id="e" />
  <sequenceFlow id="f1" sourceRef="s" targetRef="accept" /><sequenceFlow id="f2" sourceRef="accept" targetRef="decide" />
  <sequenceFlow id="f3" sourceRef="decide" targetRef="e" /></process></definitions>`;

let bureau: TestBureau;
let other: TestBureau;
beforeAll(async () => {
  [bureau, other] = [await makeBureau(here.db), await makeBureau(here.db)];
});

const asked = (actor: Actor, filter = {}) => transact(here.db, actor, (tx) => gapsFor(checkups, tx, actor, moment, filter));
const ofPower = async (actor: Actor, powerId: string) =>
  (await asked(actor)).filter(({ about }) => about.href === `/powers/${powerId}`).map(({ kind }) => kind);
const write = (deed: (tx: Tx) => Promise<unknown>, of = bureau) => transact(here.db, { bureaus: [of.bureauId] }, deed);

const insertDraft = (powerId: string, version: Readonly<{ flowchart: string | null; number?: number }>, of = bureau) =>
  write(
    (tx) =>
      tx
        .insertInto('powerVersion')
        .values({
          bureauId: of.bureauId,
          versionId: newId(),
          powerId,
          number: 1,
          state: 'draft',
          procedure: '',
          responsibility: '',
          authorId: nobody,
          basis: JSON.stringify([{ document: '森林法', article: '', text: '' }]),
          ...version,
        })
        .execute(),
    of,
  );

async function insertPower(of = bureau): Promise<string> {
  const powerId = newId();
  const power = { powerId, code: `YT-${powerId.slice(-6)}`, name: '采伐许可', category: 'licence' as const, open: true };
  await write(
    (tx) =>
      tx
        .insertInto('power')
        .values({ bureauId: of.bureauId, departmentId: of.departments.forestry, ...power })
        .execute(),
    of,
  );
  return powerId;
}

test('what is missing at a power is found, and each gap leads to where it is mended', async () => {
  const office = await bureau.actor('office');
  const { powerId } = await makePower(here.db, bureau.bureauId, bureau.departments.forestry, flowchart('沈听雨岗', '沈听雨岗', 4), { promised: 3 });
  expect((await ofPower(office, powerId)).toSorted()).toEqual(['noBasis', 'noRiskPoints', 'onePosition', 'stepsOverTotal']);
  const gaps = (await asked(office)).filter(({ about }) => about.href === `/powers/${powerId}`);
  expect(Object.fromEntries(gaps.map(({ kind, repairs }) => [kind, repairs.map(({ href }) => href)]))).toEqual({
    noBasis: [`/powers/${powerId}`],
    noRiskPoints: [expect.stringMatching(/^\/risks\?department=[\da-f-]+&add=[\da-f-]+%3Aaccept$/), `/powers/${powerId}/flowchart?node=accept`],
    onePosition: [`/powers/${powerId}/flowchart?node=accept`, `/departments/${bureau.departments.forestry}`],
    stepsOverTotal: [`/powers/${powerId}/flowchart?node=decide`],
  });
});

test('who may not draw is led to where the step is seen', async () => {
  const { powerId } = await makePower(here.db, bureau.bureauId, bureau.departments.forestry, flowchart('沈听雨岗', '罗一鸣岗', 30));
  const ways = async (who: 'office' | 'head' | 'otherHead' | 'staff') =>
    (await asked(await bureau.actor(who))).find(({ kind, about }) => kind === 'stepsOverTotal' && about.href === `/powers/${powerId}`)?.repairs;
  const [editor, page] = [`/powers/${powerId}/flowchart?node=decide`, `/powers/${powerId}?node=decide`];
  for (const who of ['office', 'head'] as const) expect(await ways(who)).toEqual([{ deed: 'flowchart', href: editor }]);
  for (const who of ['otherHead', 'staff'] as const) expect(await ways(who)).toEqual([{ deed: 'look', href: page }]);
});

test('two positions that one person holds are seen on the day on which they are held', async () => {
  const office = await bureau.actor('office');
  const { powerId } = await makePower(here.db, bureau.bureauId, bureau.departments.forestry, flowchart('沈听雨岗', '罗一鸣岗', 1));
  expect(await ofPower(office, powerId)).not.toContain('onePerson');
  const holding = { bureauId: bureau.bureauId, personId: bureau.people.staff.personId, positionId: bureau.positions.colleague! };
  const holdingId = newId();
  await write((tx) =>
    tx
      .insertInto('holding')
      .values({ ...holding, holdingId, validFrom: since, validTo: null })
      .execute(),
  );
  expect(await ofPower(office, powerId)).toContain('onePerson');
  await write((tx) =>
    tx.updateTable('holding').set({ validTo: since }).where('bureauId', '=', bureau.bureauId).where('holdingId', '=', holdingId).execute(),
  );
  expect(await ofPower(office, powerId)).not.toContain('onePerson');
});

test('a draft is looked at anew whenever it has been saved; what is published, before it', async () => {
  const office = await bureau.actor('office');
  const draft = await insertPower();
  await insertDraft(draft, { flowchart: null });
  expect(await ofPower(office, draft)).toEqual(['noFlowchart', 'noRiskPoints']);
  const save = (chart: string, revision: number) =>
    write((tx) =>
      tx
        .updateTable('powerVersion')
        .set({ flowchart: chart, revision })
        .where('bureauId', '=', bureau.bureauId)
        .where('powerId', '=', draft)
        .execute(),
    );
  await save('<definitions/>', 2);
  expect(await ofPower(office, draft)).toEqual(['unreadable', 'noRiskPoints']);
  await save(flowchart('沈听雨岗', '窗口岗'), 3);
  expect(await ofPower(office, draft)).toEqual(['positionUnknown', 'noRiskPoints']);
  await save(flowchart('沈听雨岗', '罗一鸣岗'), 4);
  expect(await ofPower(office, draft)).toEqual(['noRiskPoints']);

  const { powerId } = await makePower(here.db, bureau.bureauId, bureau.departments.forestry, flowchart('沈听雨岗', '罗一鸣岗'));
  await insertDraft(powerId, { flowchart: null, number: 2 });
  expect(await ofPower(office, powerId)).toEqual(['noBasis', 'noRiskPoints']);
});

test('a power that was repealed is no matter', async () => {
  const { powerId } = await makePower(here.db, bureau.bureauId, bureau.departments.forestry, flowchart('沈听雨岗', '罗一鸣岗'));
  await write((tx) =>
    tx.updateTable('powerVersion').set({ state: 'repealed' }).where('bureauId', '=', bureau.bureauId).where('powerId', '=', powerId).execute(),
  );
  expect(await ofPower(await bureau.actor('office'), powerId)).toEqual([]);
});

test('positions that nobody holds are told, in the order of the departments', async () => {
  const positionId = newId();
  await write((tx) =>
    tx.insertInto('position').values({ bureauId: bureau.bureauId, positionId, departmentId: bureau.departments.fishery, name: '巡查岗' }).execute(),
  );
  const gaps = (await asked(await bureau.actor('office'))).filter(({ kind }) => kind === 'positionEmpty');
  expect(gaps.map(({ id, about }) => [id, about.label])).toEqual([[positionId, '渔业科 巡查岗']]);
});

test('everybody sees the gaps of what they may read, and of no other bureau', async () => {
  const draft = await insertPower(other);
  await insertDraft(draft, { flowchart: null }, other);
  const seen = async (actor: Actor) => (await ofPower(actor, draft)).length > 0;
  expect(await seen(await other.actor('office'))).toBe(true);
  expect(await seen(await other.actor('head'))).toBe(true);
  expect(await seen(await other.actor('otherHead'))).toBe(false);
  expect(await seen(await other.actor('staff'))).toBe(false);
  expect(await seen(await bureau.actor('office'))).toBe(false);
  const commission = await makeCommission(here.db);
  expect(await seen(await commission.actor())).toBe(true);
});

test('a filter leaves one kind, one department or one record, and a spreadsheet says each in words', async () => {
  const office = await other.actor('office');
  const [gap, ...more] = await asked(office, { kind: 'powers.noFlowchart', department: other.departments.forestry, q: '采伐' });
  expect(more).toEqual([]);
  expect(await asked(office, { kind: 'powers.noFlowchart', department: other.departments.fishery })).toEqual([]);
  expect(await asked(office, { q: '没有这个' })).toEqual([]);
  expect(inWords(gap!, 'zh-CN')).toMatchObject({ title: '没有流程图', says: '没有绘制流程图。', departmentName: '林业科' });
  expect(inWords(gap!, 'en')).toMatchObject({ title: 'Without flowchart', says: 'No flowchart has been drawn.' });
});

test('every kind of gap has its words in both languages', async () => {
  for (const gap of await asked(await bureau.actor('office')))
    for (const language of ['zh-CN', 'en'] as const) {
      const { title, says, why } = inWords(gap, language);
      for (const text of [title, says, why]) expect(text).toMatch(/^(?!.*(undefined|null|NaN|\[object)).+$/);
    }
});
