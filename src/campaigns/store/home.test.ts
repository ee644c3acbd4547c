import { beforeAll, expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { transact, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { makeBureau, makeCommission, type PersonKey, type TestBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { blankLine, type Content } from '../content.ts';
import { closeCampaign, giveForms, openCampaign } from '../commands/campaign.ts';
import { saveForm, startForm, submitForm } from '../commands/filling.ts';
import { shippedPromises } from '../promises.ts';
import { figures, started, todos } from './home.ts';
import { formsFor } from './list.ts';
import { links, search } from './loop.ts';
import { campaignFor, progressFor, unfiledFor } from './progress.ts';

const here = database();
const moment = (at = '2026-03-02'): Moment => ({ now: new Date(`${at}T01:00:00Z`), today: day(at) });
const act = <R>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => transact(here.db, actor, (tx) => work(tx, actor));

let bureau: TestBureau;
let campaignId: string;
beforeAll(async () => {
  bureau = await makeBureau(here.db);
  const round = { year: 2026, title: '2026年度排查', opensOn: day('2026-03-02'), dueOn: day('2026-03-31'), promises: shippedPromises };
  ({ id: campaignId } = await act(await bureau.actor('office'), (tx, actor) => openCampaign(tx, actor, round, moment())));
});

const list = { sort: 'number', limit: 100 };
const matters = async (who: PersonKey, at: string) =>
  (await act(await bureau.actor(who), (tx, actor) => todos(tx, actor, moment(at)))).map(({ matter, dueOn, card }) => [matter, dueOn, card]);

async function fileFor(who: PersonKey): Promise<string> {
  const actor = await bureau.actor(who);
  const { rows } = await act(actor, (tx) => formsFor(tx, actor, { ...list, mine: 'fill', tier: 'position' }, moment().today));
  const { id } = rows[0]!;
  await act(actor, (tx) => startForm(tx, actor, id, moment()));
  const rest = { keyArea: 'approval', aspect: 'process', element: 'power', likelihood: 2, harm: 2, selfLevel: 3 } as const;
  const measures = [{ text: '公示', kind: 'prevention', dueOn: '2026-06-30', every: null, institutionId: null }] as const;
  const points = [{ ...blankLine(newId()), description: '不按规定公示', ...rest, measures }];
  const said = { tier: 'position', sex: '', birth: '', party: '', since: '', duties: '受理', promise: shippedPromises.position } as const;
  const content: Content = { ...said, points };
  const { revision } = await act(actor, (tx) => saveForm(tx, actor, id, 1, content, moment()));
  await act(actor, (tx) => submitForm(tx, actor, id, { revision, name: actor.name, drawing: null }, moment()));
  return id;
}

test('from the opening a form waits on whose it is; reminded at seven, three and one days, late after', async () => {
  expect(await matters('staff', '2026-03-02')).toEqual([['fill', '2026-03-31', null]]);
  for (const at of ['2026-03-24', '2026-03-28', '2026-03-30']) expect(await matters('staff', at)).toEqual([['remind', '2026-03-31', 'notice']]);
  expect(await matters('staff', '2026-04-01')).toEqual([['late', '2026-03-31', 'notice']]);
  expect((await matters('head', '2026-03-02')).map(([matter]) => matter)).toEqual(['fill', 'fill']); // their own, and the department's
});

test('what is handed in waits at the desk that has it, and its author sees that others hold it', async () => {
  const id = await fileFor('staff');
  expect((await matters('head', '2026-03-03')).map(([matter]) => matter)).toEqual(['fill', 'fill', 'assess']);
  expect(await matters('staff', '2026-03-03')).toEqual([]);
  const staff = await bureau.actor('staff');
  expect(await act(staff, (tx) => started(tx, staff, moment()))).toMatchObject([
    { id, state: 'submitted', seat: 'departmentHead', holder: '林致远', href: `/forms/${id}` },
  ]);
});

test('progress is counted from the forms, department by department, in the reader’s reach', async () => {
  const office = await bureau.actor('office');
  const page = await act(office, (tx) => progressFor(tx, office, campaignId, { sort: 'place', limit: 50 }, moment().today));
  expect(page.rows.find(({ department }) => department === '林业科')).toMatchObject({ wanted: 4, filed: 1, assessed: 0, registered: 0, overdue: 0 });
  expect(page.rows.at(-1)).toMatchObject({ departmentId: null, wanted: 1, filed: 0 }); // the bureau's own
  const behind = (progress: 'filed' | 'assessed' | 'underway', department?: string) =>
    act(office, (tx) => formsFor(tx, office, { ...list, campaign: campaignId, progress, department }, moment().today));
  for (const progress of ['filed', 'underway'] as const)
    expect((await behind(progress, bureau.departments.forestry)).rows.map(({ name }) => name)).toEqual(['沈听雨']);
  expect((await behind('assessed')).total).toBe(0);
  const head = await bureau.actor('head');
  const theirs = await act(head, (tx) => progressFor(tx, head, campaignId, { sort: 'place', limit: 50 }, moment().today));
  expect(theirs.rows.map(({ department }) => department)).toEqual(['林业科']);
  const seen = await act(head, (tx) => campaignFor(tx, head, campaignId, moment().today));
  expect(seen).toMatchObject({ wanted: 4, filed: 1, waiting: 1, deeds: [], newcomers: null });
  expect(seen.mine.map(({ tier }) => tier)).toEqual(['position', 'department']);
  expect(await act(office, (tx) => figures(tx, office, moment()))).toMatchObject([
    { key: 'filed', value: 1, of: 16 },
    { key: 'reviewed', value: 0 },
  ]);
});

test('who came since is given a form, and numbers go on', async () => {
  const office = await bureau.actor('office');
  const give = () => act(office, (tx) => giveForms(tx, office, campaignId, moment()));
  expect(await give()).toMatchObject({ forms: 0 });
  const personId = newId();
  const { bureauId, departments, positions } = bureau;
  await here.owner
    .insertInto('person')
    .values({ bureauId, personId, name: '新来的', number: '999', rank: 'staff', departmentId: departments.fishery })
    .execute();
  await here.owner
    .insertInto('holding')
    .values({ bureauId, holdingId: newId(), personId, positionId: positions.otherStaff!, validFrom: day('2026-01-01'), validTo: null })
    .execute();
  expect(await act(office, (tx) => campaignFor(tx, office, campaignId, moment().today))).toMatchObject({ newcomers: 1 });
  expect(await give()).toMatchObject({ forms: 1 });
  const { rows } = await act(office, (tx) => formsFor(tx, office, { ...list, q: '新来的' }, moment().today));
  expect(rows).toMatchObject([{ number: '2026-岗-0012', department: '渔业科' }]);
});

test('a form is found by its name, named to who may read it, and to nobody else', async () => {
  const office = await bureau.actor('office');
  const [found] = await act(office, (tx) => search(tx, office, '沈听雨'));
  expect(found).toMatchObject({ kind: 'form', label: '2026-岗-0005 沈听雨' });
  const names = links.find(({ kind }) => kind === 'form')!.names;
  for (const [who, count] of [
    ['staff', 1],
    ['head', 1],
    ['otherStaff', 0],
    ['system', 0],
  ] as const) {
    const actor = await bureau.actor(who);
    expect(await act(actor, (tx) => names(tx, actor, [found!.id]))).toHaveLength(count);
  }
});

test('closing writes down who had not filed, and they stay on that list', async () => {
  const office = await bureau.actor('office');
  const unfiled = () => act(office, (tx) => unfiledFor(tx, office, campaignId, { sort: 'number', limit: 100 }, moment().today));
  const before = await unfiled();
  expect(await matters('office', '2026-04-02')).toContainEqual(['close', '2026-03-31', null]);
  expect(await act(office, (tx) => closeCampaign(tx, office, campaignId, moment('2026-04-02')))).toMatchObject({ unfiled: before.total });
  const after = await unfiled();
  expect(after.rows).toEqual(before.rows);
  expect(before.total).toBe(16);
  await here.owner.updateTable('person').set({ name: '改名' }).where('personId', '=', bureau.people.colleague.personId).execute();
  expect((await unfiled()).rows.map(({ name }) => name)).toContain('罗一鸣');
  await expect(act(office, (tx) => closeCampaign(tx, office, campaignId, moment('2026-04-02')))).rejects.toMatchObject({
    code: 'campaigns/round-closed',
  });
  expect(await matters('colleague', '2026-04-02')).toEqual([]);
});

test('the commission sees the rounds of its bureaus', async () => {
  const commission = await (await makeCommission(here.db)).actor();
  expect(await act(commission, (tx) => campaignFor(tx, commission, campaignId, moment().today))).toMatchObject({
    wanted: 17,
    filed: 1,
    deeds: [],
    mine: [],
  });
});
