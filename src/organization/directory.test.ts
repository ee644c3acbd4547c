import { beforeAll, expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { transact } from '#platform/db.ts';
import { pageSize } from '#platform/list.ts';
import type { Actor } from '#platform/permissions.ts';
import { makeBureau, makeCommission, testDay, type TestBureau } from '../../test/bureau.ts';
import { database } from '../../test/database.ts';
import { listPeople, listPositions, readDepartment, readPerson } from './contract/structure.ts';
import { listAccounts, listAudit, listGrants } from './contract/administration.ts';
import { accountsFor } from './store/accounts.ts';
import { auditFor } from './store/audit.ts';
import { departmentFor, departmentsFor, peopleFor, personFor, positionsFor } from './store/directory.ts';
import { grantsFor } from './store/grants.ts';
import { links, search } from './store/loop.ts';
import { grantDuty } from './commands/grants.ts';
import { momentOf } from '#platform/moment.ts';

const here = database();
const moment = momentOf(new Date('2026-03-02T02:00:00Z'));
const asked = { sort: 'number', limit: pageSize };
let one: TestBureau;
let other: TestBureau;

beforeAll(async () => {
  [one, other] = [await makeBureau(here.db), await makeBureau(here.db)];
});

const as = <R>(actor: Actor, read: (tx: Parameters<Parameters<typeof transact<R>>[2]>[0]) => Promise<R>) => transact(here.db, actor, read);

test('the directory is the bureau’s own, whole, with positions of the day', async () => {
  const staff = await one.actor('staff');
  const people = listPeople.returns.parse(await as(staff, (tx) => peopleFor(tx, staff, asked, testDay)));
  expect(people.total).toBe(14);
  expect(new Set(people.rows.map(({ bureauId }) => bureauId))).toEqual(new Set([one.bureauId]));
  expect(people.rows.find(({ id }) => id === one.people.head.personId)).toMatchObject({ department: '林业科', positions: '林致远岗' });
  const found = await as(staff, (tx) => peopleFor(tx, staff, { ...asked, q: '林致远岗' }, testDay));
  expect(found.rows.map(({ name }) => name)).toEqual(['林致远']);
});

test('a list goes on where its page ended', async () => {
  const staff = await one.actor('staff');
  const first = await as(staff, (tx) => peopleFor(tx, staff, { sort: '-name', limit: 9 }, testDay));
  const second = await as(staff, (tx) => peopleFor(tx, staff, { sort: '-name', limit: 9, after: first.next! }, testDay));
  const ids = [...first.rows, ...second.rows].map(({ id }) => id);
  expect([ids.length, new Set(ids).size, second.next]).toEqual([14, 14, null]);
});

test('a department shows its positions with their holders, its people and its leader in charge', async () => {
  const staff = await one.actor('staff');
  const it = readDepartment.returns.parse(await as(staff, (tx) => departmentFor(tx, staff, one.departments.forestry, testDay)));
  expect(it).toMatchObject({ name: '林业科', head: '林致远', leader: '苏映川', people: 3 });
  expect(it.positions.flatMap(({ holders }) => holders.map(({ name }) => name)).toSorted()).toEqual(['林致远', '沈听雨', '罗一鸣'].toSorted());
  const { rows } = await as(staff, (tx) => departmentsFor(tx, staff, { ...asked, sort: 'place' }, testDay));
  expect(rows.map(({ name }) => name)).toEqual(['局领导', '林业科', '渔业科', '行风效能室', '人事科']);
});

test('the positions of one’s own bureau, with how many hold each today', async () => {
  const staff = await one.actor('staff');
  const positions = listPositions.returns.parse(await as(staff, (tx) => positionsFor(tx, staff, testDay)));
  expect(positions.find(({ name }) => name === '林致远岗')).toMatchObject({
    department: '林业科',
    departmentId: one.departments.forestry,
    holders: 1,
  });
  expect([...new Set(positions.map(({ department }) => department))]).toEqual(['局领导', '林业科', '渔业科', '行风效能室', '人事科']);
  const long = await as(staff, (tx) => positionsFor(tx, staff, day('1999-01-01')));
  expect(long.every(({ holders }) => holders === 0)).toBe(true);
});

test('a telephone number is for those near', async () => {
  await here.owner.updateTable('person').set({ phone: '1390000' }).where('personId', '=', one.people.staff.personId).execute();
  const seenBy = async (who: 'staff' | 'colleague' | 'head' | 'otherHead' | 'office') => {
    const actor = await one.actor(who);
    return readPerson.returns.parse(await as(actor, (tx) => personFor(tx, actor, one.people.staff.personId))).phone;
  };
  expect([await seenBy('staff'), await seenBy('head'), await seenBy('office')]).toEqual(['1390000', '1390000', '1390000']);
  expect([await seenBy('colleague'), await seenBy('otherHead')]).toEqual([null, null]);
});

test('nothing of another bureau is read, named or found; the commission reads both', async () => {
  const office = await other.actor('office');
  const ids = [one.people.staff.personId];
  await expect(as(office, (tx) => personFor(tx, office, ids[0]!))).rejects.toMatchObject({ code: 'organization/not-found' });
  await expect(as(office, (tx) => departmentFor(tx, office, one.departments.forestry, testDay))).rejects.toMatchObject({
    code: 'organization/not-found',
  });
  expect(await as(office, (tx) => links[0]!.names(tx, office, ids))).toEqual([]);
  expect((await as(office, (tx) => search(tx, office, '沈听雨'))).map(({ id }) => id)).toEqual([other.people.staff.personId]);

  const commission = await (await makeCommission(here.db)).actor();
  expect((await as(commission, (tx) => search(tx, commission, '沈听雨'))).map(({ id }) => id).toSorted()).toEqual(
    [one.people.staff.personId, other.people.staff.personId].toSorted(),
  );
});

test('an administrator is told nobody by the loop', async () => {
  const system = await one.actor('system');
  expect(await as(system, (tx) => links[0]!.names(tx, system, [one.people.staff.personId]))).toEqual([]);
});

test('accounts, grants and the trail are those of one’s own bureau', async () => {
  const [system, security, audit] = [await one.actor('system'), await one.actor('security'), await one.actor('audit')];
  const accounts = listAccounts.returns.parse(await as(system, (tx) => accountsFor(tx, system, { ...asked, state: 'waiting' }, moment.now)));
  expect(accounts.total).toBe(14);
  const id = await as(security, (tx) => grantDuty(tx, security, one.people.colleague.personId, 'office', moment));
  const grants = listGrants.returns.parse(
    await as(security, (tx) => grantsFor(tx, security, { ...asked, sort: '-at', duty: 'office', inForce: 'yes' })),
  );
  expect(grants.rows[0]).toMatchObject({ id, person: '罗一鸣', grantedBy: '安全员', revokedAt: null });

  const trail = async (filter: object) =>
    listAudit.returns.parse(await as(audit, (tx) => auditFor(tx, audit, { ...asked, sort: '-at', action: 'grantDuty', ...filter })));
  expect((await trail({ from: '2026-03-02', to: '2026-03-02', actor: '安全', kind: 'grant' })).rows).toMatchObject([{ subjectId: id }]);
  expect((await trail({ from: '2026-03-03' })).rows).toEqual([]);
  const elsewhere = await other.actor('audit');
  expect((await as(elsewhere, (tx) => auditFor(tx, elsewhere, { ...asked, sort: '-at' }))).rows).toEqual([]);
});
