import { expect, test } from 'vitest';
import { transact } from '#platform/db.ts';
import { momentOf } from '#platform/moment.ts';
import type { Duty } from '../duties.ts';
import { makeBureau, makeCommission, type PersonKey, type TestBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { createAccount, requestReset, setDisabled, settleReset } from './accounts.ts';
import { grantDuty, revokeDuty } from './grants.ts';
import { addPerson, endHolding, hold, oversee } from './structure.ts';
import { day } from '#engine/days.ts';

const here = database();
const moment = momentOf(new Date('2026-03-02T02:00:00Z'));

async function as(bureau: TestBureau, who: PersonKey) {
  const actor = await bureau.actor(who);
  return {
    grant: (to: PersonKey, duty: Duty) => transact(here.db, actor, (tx) => grantDuty(tx, actor, bureau.people[to].personId, duty, moment)),
    revoke: (id: string) => transact(here.db, actor, (tx) => revokeDuty(tx, actor, id, moment)),
    ask: (whose: PersonKey) => transact(here.db, actor, (tx) => requestReset(tx, actor, bureau.accounts[whose].accountId, moment)),
    settle: (id: string, confirmed = true) => transact(here.db, actor, (tx) => settleReset(tx, actor, id, confirmed, moment)),
    disable: (whose: PersonKey) => transact(here.db, actor, (tx) => setDisabled(tx, actor, bureau.accounts[whose].accountId, true, moment)),
    hold: (whom: PersonKey, of: PersonKey) =>
      transact(here.db, actor, (tx) =>
        hold(tx, actor, { personId: bureau.people[whom].personId, positionId: bureau.positions[of]!, validFrom: moment.today }, moment),
      ),
  };
}

test('a granted duty is a role from the next request on, a revoked one no longer', async () => {
  const bureau = await makeBureau(here.db);
  const security = await as(bureau, 'security');
  const id = await security.grant('colleague', 'office');
  expect((await bureau.actor('colleague')).permissions).toContain('supervision.dispatch');
  await security.revoke(id);
  expect([...(await bureau.actor('colleague')).roles]).toEqual(['staff']);
  const trail = await here.owner.selectFrom('auditEntry').select(['action', 'account']).where('subjectId', '=', id).orderBy('auditId').execute();
  const { account } = bureau.accounts.security;
  expect(trail).toEqual([
    { action: 'organization.grantDuty', account },
    { action: 'organization.revokeDuty', account },
  ]);
});

test.each<[PersonKey, Duty, string]>([
  ['security', 'office', 'organization/own-matter'],
  ['system', 'auditAdmin', 'organization/three-separated'],
  ['system', 'office', 'organization/administrator-apart'],
  ['colleague', 'systemAdmin', 'organization/administrator-apart'],
  ['colleague', 'commission', 'organization/other-body'],
  ['colleague', 'disciplineHead', 'organization/not-committee'],
  ['office', 'office', 'organization/granted'],
])('%s is not granted %s', async (to, duty, code) => {
  const security = await as(await makeBureau(here.db), 'security');
  await expect(security.grant(to, duty)).rejects.toMatchObject({ code });
});

test('two duties that exclude each other, granted at once, are not both granted', async () => {
  const bureau = await makeBureau(here.db);
  const [actor, office] = [await bureau.actor('security'), await bureau.actor('office')];
  const somebody = { number: 'new', name: '新来的', rank: 'staff', phone: '1390000' } as const;
  const personId = await transact(here.db, office, (tx) => addPerson(tx, office, somebody, moment));
  const both = await Promise.allSettled(
    (['office', 'auditAdmin'] as const).map((duty) => transact(here.db, actor, (tx) => grantDuty(tx, actor, personId, duty, moment))),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.flatMap((it) => (it.status === 'rejected' ? (it.reason as { code: string }).code : []))).toEqual(['organization/administrator-apart']);
  const trail = await here.owner.selectFrom('auditEntry').select('after').where('subjectId', '=', personId).execute();
  expect(trail).toEqual([{ after: expect.not.objectContaining({ phone: '1390000' }) }]); // everybody may read it
});

test('nobody is granted anything by another bureau', async () => {
  const [one, other] = [await makeBureau(here.db), await makeBureau(here.db)];
  const actor = await other.actor('security');
  const across = transact(here.db, actor, (tx) => grantDuty(tx, actor, one.people.staff.personId, 'office', moment));
  await expect(across).rejects.toMatchObject({ code: 'organization/not-found' });
});

test('a reset takes two persons, neither of them its subject, and one request at a time', async () => {
  const bureau = await makeBureau(here.db);
  const [system, security] = [await as(bureau, 'system'), await as(bureau, 'security')];
  await expect(system.ask('system')).rejects.toMatchObject({ code: 'organization/own-matter' });
  const id = await system.ask('head');
  await expect(system.ask('head')).rejects.toMatchObject({ code: 'organization/asked' });
  await expect(system.settle(id)).rejects.toMatchObject({ code: 'organization/own-matter' });
  expect(await security.settle(id)).toMatch(/^[\w-]{43}$/);
  await expect(security.settle(id)).rejects.toMatchObject({ code: 'organization/settled' });

  await expect(security.settle(await system.ask('security'))).rejects.toMatchObject({ code: 'organization/own-matter' });
  expect(await security.settle(await system.ask('head'), false)).toBeNull();
});

test('an account is made once for a person, and shut by another', async () => {
  const bureau = await makeBureau(here.db);
  const actor = await bureau.actor('system');
  const again = transact(here.db, actor, (tx) => createAccount(tx, actor, { personId: bureau.people.staff.personId, name: 'second' }, moment));
  await expect(again).rejects.toMatchObject({ code: 'organization/account-taken' });
  const system = await as(bureau, 'system');
  await expect(system.disable('system')).rejects.toMatchObject({ code: 'organization/own-matter' });
  await system.disable('staff');
  await expect(system.ask('staff')).rejects.toMatchObject({ code: 'organization/account-disabled' });
});

test('positions are given by another, not to an administrator, and not twice', async () => {
  const office = await as(await makeBureau(here.db), 'office');
  await expect(office.hold('office', 'staff')).rejects.toMatchObject({ code: 'organization/own-matter' });
  await expect(office.hold('audit', 'staff')).rejects.toMatchObject({ code: 'organization/administrator-apart' });
  await expect(office.hold('staff', 'staff')).rejects.toMatchObject({ code: 'organization/held' });
  await expect(office.hold('colleague', 'staff')).resolves.toBeTypeOf('string');
});

test('a position ended is held through its last day, and a new leader in charge ends the old one the day before', async () => {
  const bureau = await makeBureau(here.db);
  const { people, departments } = bureau;
  const actor = await bureau.actor('office');
  await transact(here.db, actor, async (tx) => {
    const { holdingId } = await tx
      .selectFrom('holding')
      .select('holdingId')
      .where('personId', '=', people.colleague.personId)
      .executeTakeFirstOrThrow();
    await endHolding(tx, actor, holdingId, day('2026-03-10'), moment);
    await oversee(tx, actor, { personId: people.discipline.personId, departmentId: departments.forestry, validFrom: day('2026-04-01') }, moment);
  });
  expect([...(await bureau.actor('colleague', day('2026-03-10'))).roles]).toEqual(['staff']);
  expect([...(await bureau.actor('colleague', day('2026-03-11'))).roles]).toEqual([]);
  const oversees = async (who: PersonKey, on: string) => (await bureau.actor(who, day(on))).roles.has('leaderInCharge');
  expect([await oversees('leader', '2026-03-31'), await oversees('leader', '2026-04-01')]).toEqual([true, false]);
  expect([await oversees('discipline', '2026-03-31'), await oversees('discipline', '2026-04-01')]).toEqual([false, true]);
});

test('the commission sees the bureaus of the city, a bureau only itself', async () => {
  const bureau = await makeBureau(here.db);
  const commission = await makeCommission(here.db);
  expect((await commission.actor()).bureaus).toContain(bureau.bureauId);
  expect((await bureau.actor('director')).bureaus).toEqual([bureau.bureauId]);
});
