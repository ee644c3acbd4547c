import { expect, test } from 'vitest';
import type { PersonKey } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { line, moment, openRound, type Round } from '../../../test/round.ts';
import { day } from '#engine/days.ts';
import type { DepartmentContent, Line } from '../content.ts';
import { todos } from '../store/home.ts';
import { formsFor } from '../store/list.ts';
import { campaignFor } from '../store/progress.ts';
import { formFor } from '../store/record.ts';
import { closeCampaign, giveForms } from './campaign.ts';
import * as filling from './filling.ts';
import { settleLeaversEverywhere } from './leaving.ts';
import * as reviewing from './reviewing.ts';

const here = database();
const after = (minutes: number) => ({ ...moment, now: new Date(moment.now.getTime() + minutes * 60_000) });
const read = ({ as }: Round, id: string) => as('office', (tx, actor) => formFor(tx, actor, id, moment.today));
const sign = ({ as, bureau }: Round, who: PersonKey, id: string, revision: number) =>
  as(who, (tx, actor) => filling.signForm(tx, actor, id, { revision, name: bureau.people[who].name, drawing: null }, after(9)));
const submit = ({ as, bureau }: Round, id: string, revision: number, at = moment) =>
  as('head', (tx, actor) => filling.submitForm(tx, actor, id, { revision, name: bureau.people.head.name, drawing: null }, at));
const close = ({ as, campaignId }: Round, at = after(5)) => as('office', (tx, actor) => closeCampaign(tx, actor, campaignId, at));
const toSign = ({ as }: Round, who: PersonKey) => as(who, async (tx, actor) => (await todos(tx, actor, moment)).filter((it) => it.matter === 'sign'));

/** The department's form, filled in by its head, in which a colleague took part. */
async function filled(round: Round): Promise<string> {
  const { as, bureau } = round;
  const { head, staff } = bureau.people;
  const id = (await as('office', (tx, actor) => formsFor(tx, actor, { sort: 'number', limit: 9, q: '林业科' }, moment.today))).rows[0]!.id;
  await as('head', (tx, actor) => filling.startForm(tx, actor, id, moment));
  const { content } = await read(round, id);
  const said = { ...(content as DepartmentContent), functions: '林业', heldAt: '2026-03-02', points: [line({ responsible: staff.personId })] };
  const took = [head, staff].map(({ personId }) => ({ personId, attended: true }));
  await as('head', (tx, actor) => filling.saveParticipants(tx, actor, id, took, moment));
  await as('head', (tx, actor) => filling.saveForm(tx, actor, id, 1, said, moment));
  return id;
}
const back = ({ as }: Round, id: string, at: typeof moment) =>
  as('leader', (tx, actor) => {
    const remarks = [{ place: 'functions', reason: '写全' }];
    return reviewing.returnForm(tx, actor, id, { revision: 2, opinion: '请补充', remarks }, at);
  });

test('what came back after the round was closed is signed by those who took part, and taken back and handed in again', async () => {
  const round = await openRound(here.db);
  const id = await filled(round);
  await submit(round, id, 2);
  await close(round);
  expect(await toSign(round, 'staff')).toEqual([]);
  await expect(sign(round, 'staff', id, 2)).rejects.toMatchObject({ code: 'campaigns/closed' });
  await back(round, id, after(6));
  const { head, staff, colleague } = round.bureau.people;
  const took = [head, staff, colleague].map(({ personId }) => ({ personId, attended: personId !== colleague.personId }));
  await round.as('head', (tx, actor) => filling.saveParticipants(tx, actor, id, took, after(6)));
  await submit(round, id, 2, after(7));
  expect(await toSign(round, 'staff')).toHaveLength(1);
  await sign(round, 'staff', id, 2);
  expect(await toSign(round, 'staff')).toEqual([]);
  await expect(sign(round, 'colleague', id, 2)).rejects.toMatchObject({ code: 'campaigns/signer/forbidden' }); // marked absent
  await round.as('head', (tx, actor) => filling.withdrawForm(tx, actor, id, after(10)));
  await submit(round, id, 2, after(11));
  expect((await read(round, id)).participants.map(({ signed, attended }) => [attended, signed])).toEqual([
    [true, true],
    [true, true],
    [false, false],
  ]);
});

test('what lay with its author when the round was closed, mended and taken back before, is not handed in any more', async () => {
  const round = await openRound(here.db);
  const id = await filled(round);
  await submit(round, id, 2);
  await back(round, id, after(1));
  await submit(round, id, 2, after(2));
  await round.as('head', (tx, actor) => filling.withdrawForm(tx, actor, id, after(3)));
  await close(round);
  await expect(submit(round, id, 2, after(6))).rejects.toMatchObject({ code: 'campaigns/closed' });
});

test('one signs what a form says once; who took part is in the trail from the beginning', async () => {
  const round = await openRound(here.db);
  const id = await filled(round);
  await sign(round, 'staff', id, 2);
  await sign(round, 'staff', id, 2);
  await submit(round, id, 2);
  expect((await read(round, id)).signatures.map(({ name }) => name).toSorted()).toEqual(['林致远', '沈听雨'].toSorted());
  const trail = await here.owner.selectFrom('auditEntry').select(['action', 'after']).where('subjectId', '=', id).orderBy('auditId').execute();
  const { head, staff, colleague } = round.bureau.people;
  expect(trail.map(({ action, after: said }) => [action, (said as { attended?: string[] }).attended])).toEqual([
    ['campaigns.start', [head.personId]],
    ['campaigns.participants', [head.personId, staff.personId]],
    ['campaigns.fill', undefined],
    ['campaigns.sign', undefined],
    ['campaigns.submit', [head.personId, staff.personId]],
  ]);
  expect(trail[0]!.after).toMatchObject({ participants: [head.personId, staff.personId, colleague.personId] });
});

test('who left before handing in is taken out of those who should, with the day; who is back is among them again', async () => {
  const round = await openRound(here.db);
  const { as, bureau, campaignId } = round;
  const { bureauId, people } = bureau;
  const count = async () => {
    const { wanted, left } = await as('office', (tx, actor) => campaignFor(tx, actor, campaignId, moment.today));
    return { wanted, left };
  };
  const holding = here.owner.updateTable('holding').where('bureauId', '=', bureauId).where('personId', '=', people.colleague.personId);
  const before = await count();
  await holding.set({ validTo: day('2026-03-01') }).execute();
  await settleLeaversEverywhere(here.db, moment);
  await settleLeaversEverywhere(here.db, moment); // safe to repeat
  expect(await count()).toEqual({ wanted: before.wanted - 1, left: 1 });
  const list = { sort: 'number', limit: 9, q: people.colleague.name };
  const seen = async () => (await as('office', (tx, actor) => formsFor(tx, actor, list, moment.today))).rows[0]!;
  expect(await seen()).toMatchObject({ leftOn: '2026-03-01', desk: null });
  await holding.set({ validTo: null }).execute();
  expect(await as('office', (tx, actor) => giveForms(tx, actor, campaignId, moment))).toMatchObject({ forms: 0, left: 0 });
  expect(await count()).toEqual(before);
  await holding.set({ validTo: day('2026-03-01') }).execute();
  await close(round);
  const { unfiled } = await here.owner.selectFrom('campaign').select('unfiled').where('campaignId', '=', campaignId).executeTakeFirstOrThrow();
  expect((unfiled as { name: string }[]).map(({ name }) => name)).not.toContain(people.colleague.name);
  expect(unfiled).toHaveLength(before.wanted - 1);
  expect(await seen()).toMatchObject({ leftOn: '2026-03-01' });
  const trail = here.owner
    .selectFrom('auditEntry')
    .select('action')
    .where('subjectId', '=', (await seen()).id)
    .orderBy('auditId');
  expect((await trail.execute()).map(({ action }) => action)).toEqual(['campaigns.takeOut', 'campaigns.putBack', 'campaigns.takeOut']);
});

test('who is responsible for a point holds a position', async () => {
  const round = await openRound(here.db);
  const id = await filled(round);
  const { staff } = round.bureau.people;
  await here.owner
    .updateTable('holding')
    .set({ validTo: day('2026-03-01') })
    .where('personId', '=', staff.personId)
    .execute();
  const [{ id: point }] = ((await read(round, id)).content as DepartmentContent).points as [Line];
  await expect(submit(round, id, 2)).rejects.toMatchObject({ facts: { faults: [{ place: `points.${point}.responsible`, fault: 'gone' }] } });
});
