import { expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { type Tx, transact } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { makeBureau, testDay, type TestBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import type { ResponsibleKey } from '../responsible.ts';
import { headOf, leaderOf, responsibleFor } from './people.ts';

const here = database();
const within = <R>({ bureauId }: TestBureau, work: (tx: Tx) => Promise<R>) => transact(here.db, { bureaus: [bureauId] }, work);

test('a department below is overseen by whoever oversees the one above', async () => {
  const bureau = await makeBureau(here.db);
  const { bureauId, departments, people } = bureau;
  const departmentId = newId();
  await here.owner
    .insertInto('department')
    .values({ bureauId, departmentId, parentId: departments.forestry, name: '林业站', kind: 'unit' })
    .execute();

  expect(await within(bureau, (tx) => leaderOf(tx, bureauId, departmentId, testDay))).toEqual(people.leader);
  expect(await within(bureau, (tx) => leaderOf(tx, bureauId, departments.fishery, testDay))).toBeNull();
});

test('whoever has left every position heads nothing, by role and by name alike', async () => {
  const bureau = await makeBureau(here.db);
  const { bureauId, departments, people } = bureau;
  await here.owner.updateTable('holding').set({ validTo: testDay }).where('personId', '=', people.head.personId).execute();

  const headOn = async (on: string) => {
    const named = await within(bureau, (tx) => headOf(tx, bureauId, departments.forestry, day(on)));
    return [named?.name ?? null, (await bureau.actor('head', day(on))).roles.has('departmentHead')];
  };
  expect(await headOn(testDay)).toEqual(['林致远', true]);
  expect(await headOn('2026-03-03')).toEqual([null, false]);
});

test.each<[ResponsibleKey, 'staff' | 'head' | 'leader' | 'discipline' | 'director', string | null]>([
  ['subject', 'staff', '沈听雨'],
  ['departmentHead', 'staff', '林致远'],
  ['departmentHead', 'head', '苏映川'],
  ['leaderInCharge', 'head', '苏映川'],
  ['leaderInCharge', 'leader', '陆怀远'],
  ['disciplineHead', 'discipline', '陆怀远'],
  ['personnel', 'staff', '俞静姝'],
  ['bureauHead', 'director', null],
  ['commission', 'director', null],
])('%s of %s is %s: a subject is skipped upward', async (key, who, name) => {
  const bureau = await makeBureau(here.db);
  const { bureauId, departments, people } = bureau;
  const subject = { personId: people[who].personId, departmentId: departments.forestry };
  const found = await within(bureau, (tx) => responsibleFor(tx, bureauId, key, subject, testDay));
  expect(found?.name ?? null).toBe(name);
});
