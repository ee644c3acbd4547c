import { expect, test } from 'vitest';
import { addDays } from '#engine/days.ts';
import type { PersonKey } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { line, moment, openRound, reviewed, type Round } from '../../../test/round.ts';
import { todos } from '../store/home.ts';
import { formsFor } from '../store/list.ts';
import { campaignFor, progressFor, unfiledFor } from '../store/progress.ts';
import { formFor } from '../store/record.ts';
import { closeCampaign } from './campaign.ts';
import { remindUnfiled } from './reminding.ts';
import { returnForm } from './reviewing.ts';

const here = database();
const paging = { sort: 'number', limit: 100 };
const remind = ({ as, campaignId }: Round, which: { form?: string; department?: string } = {}, at = moment, who: PersonKey = 'office') =>
  as(who, (tx, actor) => remindUnfiled(tx, actor, campaignId, { form: which.form ?? null, department: which.department ?? null }, at));
const formOf = async ({ as, bureau }: Round, who: PersonKey) => {
  const q = { ...paging, q: bureau.people[who].name, tier: 'position' } as const;
  return (await as('office', (tx, actor) => formsFor(tx, actor, q, moment.today))).rows[0]!.id;
};
const urged = async ({ as }: Round, who: PersonKey) =>
  (await as(who, (tx, actor) => todos(tx, actor, moment))).filter((it) => it.matter === 'urged').map((it) => it.facts['number']);
const tomorrow = { now: new Date('2026-03-03T01:00:00Z'), today: addDays(moment.today, 1) };

test('who has not handed in is reminded on their first page, one, a department’s or all, once a day each', async () => {
  const round = await openRound(here.db);
  const { as, bureau, campaignId } = round;
  await reviewed(round, 'colleague', [line()]);
  expect(await remind(round, { form: await formOf(round, 'staff') })).toEqual({ people: 1, forms: 1, left: 0 });
  expect(await urged(round, 'staff')).toHaveLength(1);
  expect(await urged(round, 'head')).toEqual([]);
  const { forestry } = bureau.departments; // its own form and its head's are the head's; the colleague has handed in
  expect(await remind(round, { department: forestry })).toEqual({ people: 1, forms: 2, left: 1 });
  expect(await urged(round, 'head')).toHaveLength(2);
  expect(await remind(round, { department: forestry })).toEqual({ people: 0, forms: 0, left: 3 });
  const all = await remind(round);
  expect(all.left).toBe(3);
  expect(await urged(round, 'office')).toEqual([]); // nobody reminds themselves
  expect(await urged(round, 'director')).toContain('2026-单-0001');
  expect(await remind(round, { department: forestry }, tomorrow)).toEqual({ people: 2, forms: 3, left: 0 });

  const { rows } = await as('office', (tx, actor) => unfiledFor(tx, actor, campaignId, paging, moment.today));
  const at = (name: string) => rows.find((it) => it.name === name)!.remindedAt;
  expect([at(bureau.people.staff.name), at(bureau.people.office.name)]).toEqual([tomorrow.now.toISOString(), null]);
  const progress = await as('office', (tx, actor) => progressFor(tx, actor, campaignId, { sort: 'place', limit: 100 }, moment.today));
  expect(progress.rows.find((it) => it.departmentId === forestry)!.remindedAt).toBe(tomorrow.now.toISOString());
  const trail = await here.owner.selectFrom('auditEntry').select('after').where('action', '=', 'campaigns.remind').execute();
  expect(trail.filter(({ after }) => (after as { personId: string }).personId === bureau.people.head.personId)).toHaveLength(4);
});

test('whom a department’s form waits for since is told too, though who headed it was told on the same day', async () => {
  const round = await openRound(here.db);
  const { departments, people } = round.bureau;
  const forestry = { department: departments.forestry };
  expect(await remind(round, forestry)).toEqual({ people: 3, forms: 4, left: 0 });
  const rank = (who: PersonKey, is: 'staff' | 'departmentHead') =>
    here.owner.updateTable('person').set({ rank: is }).where('personId', '=', people[who].personId).execute();
  await rank('head', 'staff');
  await here.owner.updateTable('person').set({ departmentId: departments.forestry }).where('personId', '=', people.otherHead.personId).execute();
  expect(await remind(round, forestry)).toEqual({ people: 1, forms: 1, left: 3 });
  expect(await urged(round, 'otherHead')).toHaveLength(1);
});

test('what came back after the close is reminded of, but not who left since', async () => {
  const round = await openRound(here.db);
  const form = await reviewed(round, 'staff', [line()]);
  await round.as('office', (tx, actor) => closeCampaign(tx, actor, round.campaignId, moment));
  const { revision } = await round.as('office', (tx, actor) => formFor(tx, actor, form, moment.today));
  const said = { revision, opinion: '重写', remarks: [{ place: 'duties', reason: '重写' }] };
  await round.as('office', (tx, actor) => returnForm(tx, actor, form, said, moment));
  expect(await remind(round)).toEqual({ people: 1, forms: 1, left: 0 });
  const holding = here.owner.updateTable('holding').where('personId', '=', round.bureau.people.staff.personId);
  await holding.set({ validTo: moment.today }).execute();
  await expect(remind(round, {}, tomorrow)).rejects.toMatchObject({ code: 'campaigns/nobody-to-remind' });
});

test('nobody is reminded of what cannot be handed in yet or any more, nor twice by two of the office at once', async () => {
  const round = await openRound(here.db);
  const form = await formOf(round, 'staff');
  const dayBefore = { now: new Date('2026-03-01T01:00:00Z'), today: addDays(moment.today, -1) };
  const deeds = async ({ today }: typeof moment) => (await round.as('office', (tx, actor) => campaignFor(tx, actor, round.campaignId, today))).deeds;
  await expect(remind(round, { form }, dayBefore)).rejects.toMatchObject({ code: 'campaigns/nobody-to-remind' });
  expect([await deeds(dayBefore), await deeds(moment)]).toEqual([
    ['give', 'change', 'close'],
    ['give', 'remind', 'change', 'close'],
  ]);
  const both = await Promise.all([remind(round, { form }), remind(round, { form }, moment, 'office2')]);
  expect(both.map(({ people }) => people).toSorted()).toEqual([0, 1]);
  await round.as('office', (tx, actor) => closeCampaign(tx, actor, round.campaignId, moment));
  await expect(remind(round, { form }, tomorrow)).rejects.toMatchObject({ code: 'campaigns/nobody-to-remind' });
});
