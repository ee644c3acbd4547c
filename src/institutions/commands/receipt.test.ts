import { expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { database, somebodyWaits } from '../../../test/database.ts';
import { makeBureau, type TestBureau } from '../../../test/bureau.ts';
import { todos } from '../store/loop.ts';
import { receiptCounts, receiptsFor } from '../store/receipt.ts';
import { institutionFor } from '../store/record.ts';
import { addInstitution, enactInstitution, reviseInstitution } from './institution.ts';
import { circulate, signInstitution } from './receipt.ts';

const here = database();
const moment: Moment = { now: new Date('2026-03-02T01:00:00Z'), today: day('2026-03-02') };
const later: Moment = { now: new Date('2026-03-20T01:00:00Z'), today: day('2026-03-20') };
const act = <R>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => transact(here.db, actor, (tx) => work(tx, actor));

async function enacted(bureau: TestBureau) {
  const office = await bureau.actor('office');
  const text = { title: '首问负责制度', documentNumber: '云农〔2026〕9号', text: '第一条　首问者负责到底。' };
  const { id } = await act(office, (tx) =>
    addInstitution(tx, office, { ...text, class: 'postManagement', action: 'establish', departmentId: bureau.departments.forestry }, moment),
  );
  await act(office, (tx) => enactInstitution(tx, office, id, '2026-03-01', moment));
  return { office, id };
}
const list = { number: 1, sort: 'department', limit: 100 };

test('people of the chosen departments are asked, each signs for oneself, and the office sees who has not', async () => {
  const bureau = await makeBureau(here.db);
  const { office, id } = await enacted(bureau);
  const forestry = [bureau.departments.forestry];
  const { asked } = await act(office, (tx) => circulate(tx, office, id, { departments: forestry, dueOn: '2026-03-15' }, moment));
  const people = Object.values(bureau.people).filter(({ departmentId }) => departmentId === bureau.departments.forestry);
  expect(asked).toBe(people.length);
  const again = act(office, (tx) => circulate(tx, office, id, { departments: forestry, dueOn: '2026-03-31' }, moment));
  await expect(again).rejects.toMatchObject({ code: 'institutions/nobody-new' });

  const staff = await bureau.actor('staff');
  expect(await act(staff, (tx) => todos(tx, staff, moment))).toMatchObject([
    { id, matter: 'sign', dueOn: '2026-03-15', href: `/institutions/${id}` },
  ]);
  await act(staff, (tx) => signInstitution(tx, staff, id, 1, moment));
  expect(await act(staff, (tx) => todos(tx, staff, moment))).toEqual([]);
  await expect(act(staff, (tx) => signInstitution(tx, staff, id, 1, moment))).rejects.toMatchObject({ code: 'institutions/signed' });
  expect((await act(staff, (tx) => institutionFor(tx, staff, id))).mine).toEqual({ dueOn: '2026-03-15', signedAt: moment.now.toISOString() });

  const trail = await here.owner
    .selectFrom('auditEntry')
    .select(['subjectKind', 'actorName'])
    .where('action', '=', 'institutions.sign')
    .where('subjectId', '=', id)
    .execute();
  expect(trail).toEqual([{ subjectKind: 'receipt', actorName: bureau.people.staff.name }]); // not in the institution's own history, which all may read

  const { rows, total } = await act(office, (tx) => receiptsFor(tx, office, id, { ...list, signed: false }, later.today));
  expect(total).toBe(people.length - 1);
  expect(rows.every(({ late, signedAt }) => late && signedAt === null)).toBe(true);
  expect(await act(office, (tx) => todos(tx, office, later))).toMatchObject([{ matter: 'unsigned', facts: { count: people.length - 1 } }]);
  expect((await act(office, (tx) => institutionFor(tx, office, id))).receipts).toEqual({ asked: people.length, signed: 1 });
});

test('whoever signs twice at once has signed once, and is told so', async () => {
  const bureau = await makeBureau(here.db);
  const { office, id } = await enacted(bureau);
  await act(office, (tx) => circulate(tx, office, id, { departments: [], dueOn: '2026-03-15' }, moment));
  const staff = await bureau.actor('staff');
  let second: Promise<unknown>[] = [];
  await act(staff, async (tx) => {
    await signInstitution(tx, staff, id, 1, moment);
    second = [act(staff, (other) => signInstitution(other, staff, id, 1, moment))];
    await somebodyWaits(here);
  });
  await expect(Promise.all(second)).rejects.toMatchObject({ code: 'institutions/signed' });
});

test('who signed is shown to the office, to heads of their departments, and to others of themselves', async () => {
  const bureau = await makeBureau(here.db);
  const { office, id } = await enacted(bureau);
  await act(office, (tx) => circulate(tx, office, id, { departments: [], dueOn: '2026-03-15' }, moment));
  const [staff, head] = [await bureau.actor('staff'), await bureau.actor('head')];
  const names = async (actor: Actor) =>
    (await act(actor, (tx) => receiptsFor(tx, actor, id, list, moment.today))).rows.map(({ person }) => person).toSorted();
  expect(await names(staff)).toEqual([bureau.people.staff.name]);
  const all = await names(office);
  const ofDepartment = Object.values(bureau.people).filter(({ departmentId }) => departmentId === bureau.departments.forestry);
  expect(await names(head)).toEqual(ofDepartment.map(({ name }) => name).toSorted());
  expect(all.length).toBe(Object.values(bureau.people).filter(({ departmentId }) => departmentId !== null).length);
});

test('nobody signs who was not asked, an older version, or in another bureau', async () => {
  const bureau = await makeBureau(here.db);
  const { office, id } = await enacted(bureau);
  const staff = await bureau.actor('staff');
  await expect(act(staff, (tx) => signInstitution(tx, staff, id, 1, moment))).rejects.toMatchObject({ code: 'institutions/not-asked/forbidden' });
  const past = act(office, (tx) => circulate(tx, office, id, { departments: [], dueOn: '2026-03-01' }, moment));
  await expect(past).rejects.toMatchObject({ code: 'institutions/due/invalid' });
  await act(office, (tx) => circulate(tx, office, id, { departments: [], dueOn: '2026-03-15' }, moment));
  await act(office, (tx) => reviseInstitution(tx, office, id, { reason: '补充一次性告知', action: 'supplement' }, moment));
  await act(office, (tx) => enactInstitution(tx, office, id, '2026-03-02', moment));
  await expect(act(staff, (tx) => signInstitution(tx, staff, id, 1, moment))).rejects.toMatchObject({ code: 'institutions/out-of-date' });

  const stranger = await (await makeBureau(here.db)).actor('staff');
  await expect(act(stranger, (tx) => signInstitution(tx, stranger, id, 2, moment))).rejects.toMatchObject({ code: 'institutions/not-found' });
  const foreign = act(office, (tx) => circulate(tx, office, id, { departments: [stranger.personId], dueOn: '2026-03-15' }, moment));
  await expect(foreign).rejects.toMatchObject({ code: 'institutions/department/invalid' });
});

test('of who is asked, what waits and what the office sees: by day, by version, and by whether one signed or left', async () => {
  const bureau = await makeBureau(here.db);
  const { office, id } = await enacted(bureau);
  const people = [await bureau.actor('staff'), await bureau.actor('colleague'), await bureau.actor('head')];
  const [staff, colleague] = people as [Actor, Actor, Actor];
  const leave = ({ personId }: Actor) => here.owner.updateTable('account').set({ disabled: true }).where('personId', '=', personId).execute();
  const waits = async (on: Moment) => {
    const open: string[] = [];
    for (const who of people) {
      const mine = (await act(who, (tx) => todos(tx, who, on))).filter(({ matter }) => matter === 'sign');
      open.push(...mine.map(({ facts, dueOn }) => `${who.name} ${String(facts['number'])} ${dueOn}`));
    }
    const late = (await act(office, (tx) => todos(tx, office, on))).flatMap(({ matter, facts }) =>
      matter === 'unsigned' ? [Number(facts['count'])] : [],
    );
    return { open, late };
  };
  const names = people.map(({ name }) => name);
  const version = async (number: number) => {
    await act(office, (tx) => reviseInstitution(tx, office, id, { reason: '补充一次性告知', action: 'supplement' }, moment));
    await act(office, (tx) => enactInstitution(tx, office, id, '2026-03-02', later));
    return number;
  };
  expect(await waits(moment)).toEqual({ open: [], late: [] });
  const forestry = [bureau.departments.forestry];
  await act(office, (tx) => circulate(tx, office, id, { departments: forestry, dueOn: '2026-03-15' }, moment));
  expect(await waits(moment)).toEqual({ open: names.map((name) => `${name} 1 2026-03-15`), late: [] });
  await act(staff, (tx) => signInstitution(tx, staff, id, 1, moment));
  expect(await waits(later)).toEqual({ open: names.slice(1).map((name) => `${name} 1 2026-03-15`), late: [2] });
  await leave(colleague);
  expect((await waits(later)).late).toEqual([1]);
  const shown = async (signed?: boolean) => (await act(office, (tx) => receiptsFor(tx, office, id, { ...list, signed }, later.today))).total;
  expect([await shown(false), await shown(true), await shown()]).toEqual([1, 1, 2]); // as many as the office is told of
  expect(await act(office, (tx) => receiptCounts(tx, office, id, 1))).toEqual({ asked: 2, signed: 1 });

  await version(2);
  expect(await waits(later)).toEqual({ open: [names[0], names[2]].map((name) => `${name} 2 2026-04-02`), late: [] }); // thirteen days, as before
  const again = act(office, (tx) => circulate(tx, office, id, { departments: forestry, dueOn: '2026-04-10' }, later));
  await expect(again).rejects.toMatchObject({ code: 'institutions/nobody-new' }); // who left is not asked
});
