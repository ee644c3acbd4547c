import { type Day, day } from '#engine/days.ts';
import { actorOf } from '#organization/store/actor.ts';
import type { PersonRef } from '#organization/store/people.ts';
import { type Db, transact, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { type Actor, nobody } from '#platform/permissions.ts';
import type { BureauKind, DepartmentFunction, DepartmentKind, Duty, Rank } from '#platform/schema.ts';

/** Everybody has been in place since then. */
export const since = day('2020-01-01');

/** The day on which a test's people ask, unless it says otherwise. */
export const testDay = day('2026-03-02');

const departments = {
  leadership: { name: '局领导', kind: 'leadership', function: null },
  forestry: { name: '林业科', kind: 'office', function: null },
  fishery: { name: '渔业科', kind: 'office', function: null },
  conduct: { name: '行风效能室', kind: 'office', function: 'conduct' },
  personnel: { name: '人事科', kind: 'office', function: 'personnel' },
} satisfies Record<string, { name: string; kind: DepartmentKind; function: DepartmentFunction | null }>;
export type DepartmentKey = keyof typeof departments;

type Somebody = Readonly<{ name: string; rank: Rank; in: DepartmentKey | null; duty?: Duty }>;
const people = {
  director: { name: '陆怀远', rank: 'bureauHead', in: 'leadership' },
  leader: { name: '苏映川', rank: 'partyCommittee', in: 'leadership' },
  discipline: { name: '方守正', rank: 'partyCommittee', in: 'leadership', duty: 'disciplineHead' },
  head: { name: '林致远', rank: 'departmentHead', in: 'forestry' },
  otherHead: { name: '江海平', rank: 'departmentHead', in: 'fishery' },
  personnelHead: { name: '俞静姝', rank: 'departmentHead', in: 'personnel' },
  staff: { name: '沈听雨', rank: 'staff', in: 'forestry' },
  colleague: { name: '罗一鸣', rank: 'staff', in: 'forestry' },
  otherStaff: { name: '毛小满', rank: 'staff', in: 'fishery' },
  office: { name: '严书衡', rank: 'departmentDeputy', in: 'conduct', duty: 'office' },
  office2: { name: '林知微', rank: 'staff', in: 'conduct', duty: 'office' },
  system: { name: '系统员', rank: 'staff', in: null, duty: 'systemAdmin' },
  security: { name: '安全员', rank: 'staff', in: null, duty: 'securityAdmin' },
  audit: { name: '审计员', rank: 'staff', in: null, duty: 'auditAdmin' },
} satisfies Record<string, Somebody>;
export type PersonKey = keyof typeof people;

/** A bureau for a test: its people by what they are, and each of them as the one who asks. */
export type TestBureau = Readonly<{
  bureauId: string;
  name: string;
  people: Readonly<Record<PersonKey, PersonRef>>;
  departments: Readonly<Record<DepartmentKey, string>>;
  /** The position that each person holds, where they hold one. */
  positions: Readonly<Partial<Record<PersonKey, string>>>;
  accounts: Readonly<Record<PersonKey, Readonly<{ accountId: string; account: string }>>>;
  actor: (who: PersonKey, on?: Day) => Promise<Actor>;
}>;

const keys = Object.keys(people) as PersonKey[];
const each = <K extends string, V>(all: readonly K[], make: (key: K) => V) => Object.fromEntries(all.map((key) => [key, make(key)])) as Record<K, V>;

/** A whole bureau: leadership, four departments, an office of two, the three administrators; everybody has an account without password. */
export async function makeBureau(db: Db, name = `${crypto.randomUUID().slice(0, 8)}局`): Promise<TestBureau> {
  const bureauId = newId();
  const ids = { departments: each(Object.keys(departments) as DepartmentKey[], newId), people: each(keys, newId), accounts: each(keys, newId) };
  const holders = keys.filter((key) => people[key].in !== null);
  const positions = each(holders, newId);
  const accountOf = (key: PersonKey) => ({ accountId: ids.accounts[key], account: `${key}-${bureauId.slice(-12)}` });
  await transact(db, { bureaus: [bureauId] }, async (tx) => {
    await addBureau(tx, bureauId, name, 'bureau');
    const rows = Object.entries(departments).map(([key, it], place) => ({
      bureauId,
      departmentId: ids.departments[key as DepartmentKey],
      place,
      ...it,
    }));
    await tx.insertInto('department').values(rows).execute();
    await addPeople(
      tx,
      bureauId,
      keys.map((key) => ({ ...accountOf(key), personId: ids.people[key], departmentId: departmentOf(key), ...people[key] })),
    );
    await tx
      .insertInto('position')
      .values(
        holders.map((key) => ({ bureauId, positionId: positions[key], departmentId: departmentOf(key)!, name: `${people[key].name}岗`, duties: '' })),
      )
      .execute();
    await tx
      .insertInto('holding')
      .values(
        holders.map((key) => ({
          bureauId,
          holdingId: newId(),
          personId: ids.people[key],
          positionId: positions[key],
          validFrom: since,
          validTo: null,
        })),
      )
      .execute();
    await tx
      .insertInto('oversight')
      .values({
        bureauId,
        oversightId: newId(),
        personId: ids.people.leader,
        departmentId: ids.departments.forestry,
        validFrom: since,
        validTo: null,
      })
      .execute();
  });

  function departmentOf(key: PersonKey): string | null {
    const at = people[key].in;
    return at && ids.departments[at];
  }
  const refOf = (key: PersonKey): PersonRef => {
    const { name: called, rank, in: at } = people[key];
    return { personId: ids.people[key], name: called, rank, departmentId: departmentOf(key), departmentName: at && departments[at].name };
  };
  return {
    bureauId,
    name,
    people: each(keys, refOf),
    departments: ids.departments,
    positions,
    accounts: each(keys, accountOf),
    actor: (who, on = testDay) =>
      transact(db, { bureaus: [bureauId] }, (tx) => actorOf(tx, { ...accountOf(who), bureauId, personId: ids.people[who] }, on)),
  };
}

/** Another body of the city, with one person who acts for it. Made before it asks, the bureaus that it sees are those there when it does. */
export type TestBody = Readonly<{ bureauId: string; personId: string; account: string; accountId: string; actor: () => Promise<Actor> }>;

export const makeCommission = (db: Db): Promise<TestBody> => makeBody(db, 'commission', '市纪委', '纪小委');
export const makeLegalAffairs = (db: Db): Promise<TestBody> => makeBody(db, 'legalAffairs', '市法制办', '法小制');

async function makeBody(db: Db, kind: 'commission' | 'legalAffairs', name: string, person: string): Promise<TestBody> {
  const [bureauId, personId, accountId] = [newId(), newId(), newId()];
  const account = `${kind}-${bureauId.slice(-12)}`;
  await transact(db, { bureaus: [bureauId] }, async (tx) => {
    await addBureau(tx, bureauId, name, kind);
    await addPeople(tx, bureauId, [{ personId, accountId, account, departmentId: null, name: person, rank: 'staff', duty: kind }]);
  });
  const actor = () => transact(db, { bureaus: [bureauId] }, (tx) => actorOf(tx, { accountId, account, bureauId, personId }, testDay));
  return { bureauId, personId, account, accountId, actor };
}

const addBureau = (tx: Tx, bureauId: string, name: string, kind: BureauKind) =>
  tx
    .insertInto('bureau')
    .values({ bureauId, name, shortName: name, code: bureauId.slice(-4).toUpperCase(), kind })
    .execute();

type Row = Readonly<{ personId: string; accountId: string; account: string; departmentId: string | null; name: string; rank: Rank; duty?: Duty }>;

async function addPeople(tx: Tx, bureauId: string, rows: readonly Row[]): Promise<void> {
  const at = new Date('2020-01-01T00:00:00Z');
  await tx
    .insertInto('person')
    .values(
      rows.map(({ personId, name, rank, departmentId }, index) => ({
        bureauId,
        personId,
        name,
        rank,
        departmentId,
        number: String(index + 1).padStart(3, '0'),
      })),
    )
    .execute();
  await tx
    .insertInto('account')
    .values(rows.map(({ personId, accountId, account }) => ({ accountId, name: account, bureauId, personId, createdAt: at })))
    .execute();
  const granted = rows.flatMap(({ personId, duty }) =>
    duty ? [{ bureauId, grantId: newId(), personId, duty, grantedBy: nobody, grantedAt: at }] : [],
  );
  await tx.insertInto('grantedDuty').values(granted).execute();
}
