import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { database } from '../../../test/database.ts';
import { makeBureau, type PersonKey, type TestBureau } from '../../../test/bureau.ts';
import { seedOf } from '../../../test/seed.ts';
import { pointsFor } from '../store/list.ts';
import { pointFor } from '../store/record.ts';
import { voidPoints } from '../store/register.ts';
import { summaryFor } from '../store/summary.ts';
import * as commands from './point.ts';

const here = database();
const moment = (today = '2026-03-02'): Moment => ({ now: new Date(`${today}T01:00:00Z`), today: day(today) });
const act = <R>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => transact(here.db, actor, (tx) => work(tx, actor));

const add = async (bureau: TestBureau, who: PersonKey = 'head', more: Partial<commands.NewPoint> = {}) => {
  const point: commands.NewPoint = {
    description: '伐区查验走过场，未到现场即签署查验意见',
    tier: 'department',
    departmentId: bureau.departments.forestry,
    keyArea: 'approval',
    aspect: 'process',
    element: 'power',
    foundBy: 'self',
    likelihood: 3,
    harm: 3,
    selfLevel: 2,
    ...more,
  };
  return (await act(await bureau.actor(who), (tx, actor) => commands.addRiskPoint(tx, actor, point, moment()))).id;
};
const evaluate = async (bureau: TestBureau, id: string, who: PersonKey = 'office') =>
  act(await bureau.actor(who), (tx, actor) => commands.evaluate(tx, actor, id, 2, null, moment()));
const register = async (bureau: TestBureau, id: string) =>
  act(await bureau.actor('office'), (tx, actor) => commands.register(tx, actor, id, moment()));
const registered = async (bureau: TestBureau, who: PersonKey = 'head', more: Partial<commands.NewPoint> = {}) => {
  const id = await add(bureau, who, more);
  await evaluate(bureau, id, 'office2');
  await register(bureau, id);
  return id;
};
const revise = async (bureau: TestBureau, id: string, given: commands.Revising, reason = '机构改革后业务调整', who: PersonKey = 'office') =>
  act(await bureau.actor(who), (tx, actor) => commands.revise(tx, actor, id, given, reason, moment('2026-06-01')));
const shown = async (bureau: TestBureau, id: string) => act(await bureau.actor('office'), (tx, actor) => pointFor(tx, actor, id, moment().today));

describe('a registered point', () => {
  test('says something else only by a version more, which says who, when, why and what', async () => {
    const bureau = await makeBureau(here.db);
    const id = await registered(bureau);
    const before = await shown(bureau, id);
    expect(before.versions).toMatchObject([{ revision: 1, reason: null, changes: [] }]);

    await revise(bureau, id, { description: '伐区查验由一人完成，无人复核', departmentId: bureau.departments.fishery });
    await revise(bureau, id, { level: 1, opinion: '两年内发生两起，提高等级' }, '领导小组复评');
    const { versions, ...after } = await shown(bureau, id);
    expect(after).toMatchObject({ number: before.number, year: before.year, registeredOn: before.registeredOn, level: 1, revision: 3 });
    const { office } = bureau.people;
    expect(versions.map(({ revision, reason, by, changes }) => [revision, reason, by, changes])).toEqual([
      [
        3,
        '领导小组复评',
        office.name,
        [
          { field: 'level', before: 2, after: 1 },
          { field: 'opinion', before: null, after: '两年内发生两起，提高等级' },
        ],
      ],
      [
        2,
        '机构改革后业务调整',
        office.name,
        [
          { field: 'description', before: before.description, after: '伐区查验由一人完成，无人复核' },
          { field: 'departmentId', before: before.department, after: after.department },
        ],
      ],
      [1, null, office.name, []],
    ]);
  });

  test('is not revised to the same, nor to another level without an opinion, nor by others than the office, nor by its own subject', async () => {
    const bureau = await makeBureau(here.db);
    const id = await registered(bureau);
    await expect(revise(bureau, id, { level: 2 })).rejects.toMatchObject({ code: 'risks/unchanged' });
    await expect(revise(bureau, id, { level: 1 })).rejects.toMatchObject({ code: 'risks/opinion/invalid', facts: { proposal: 2 } });
    await expect(revise(bureau, id, { harm: 5 })).rejects.toMatchObject({ code: 'risks/opinion/invalid', facts: { proposal: 1 } });
    await expect(revise(bureau, id, { harm: 2 }, '改正录入', 'head')).rejects.toMatchObject({ code: 'risks/office/forbidden' });
    await expect(revise(bureau, id, { previousId: id })).rejects.toMatchObject({ code: 'risks/previous/invalid' });
    await expect(revise(bureau, await add(bureau), { harm: 2 })).rejects.toMatchObject({ code: 'risks/cannot' });

    const entered = await registered(bureau, 'office');
    await expect(revise(bureau, entered, { level: 1, opinion: '从严' })).rejects.toMatchObject({ code: 'risks/own-matter' });
    const own = await registered(bureau, 'head', { tier: 'position', personId: bureau.people.office.personId }).catch((error: unknown) => error);
    expect(own).toMatchObject({ code: 'risks/own-matter' });
  });

  test('is kept by the database: no change without its version, no other number, no deletion, none registered at once', async () => {
    const bureau = await makeBureau(here.db);
    const id = await registered(bureau);
    const { bureauId } = bureau;
    const directly = (set: string) =>
      sql.raw(`update risk_point set ${set} where bureau_id = '${bureauId}' and risk_point_id = '${id}'`).execute(here.owner);
    await expect(directly("description = '另一种说法'")).rejects.toThrow('only with a version');
    await expect(directly("description = '另一种说法', revision = revision + 1")).rejects.toThrow('only with a version');
    await expect(directly("state = 'void'")).rejects.toThrow('only with a version');
    await expect(directly("state = 'evaluated', revision = 0, number = null, registered_on = null")).rejects.toThrow('are kept');
    await expect(directly("number = 'XX-2026-001'")).rejects.toThrow('are kept');
    await expect(directly('year = 2025')).rejects.toThrow('are kept');
    await expect(directly('revision = revision')).resolves.toBeDefined();
    await expect(sql`delete from risk_point where risk_point_id = ${id}`.execute(here.owner)).rejects.toThrow('stays in the register');
    await expect(sql`update risk_point_version set reason = '另一理由'`.execute(here.owner)).rejects.toThrow('append-only');
    const copied =
      sql`insert into risk_point select (jsonb_populate_record(r, jsonb_build_object('risk_point_id', gen_random_uuid(), 'number', 'X'))).*
      from risk_point as r where risk_point_id = ${id}`.execute(here.owner);
    await expect(copied).rejects.toThrow('before it is registered');
    const other = `insert into risk_point_version select bureau_id, risk_point_id, 2, content || '{"level": 1}', '另一版', by_id, by_name, at
      from risk_point_version where risk_point_id = '${id}'`;
    await sql.raw(other).execute(here.owner);
    await expect(directly('level = 3, revision = 2')).rejects.toThrow('that says the same');
    await expect(directly('level = 1, revision = 2')).resolves.toBeDefined();
  });

  test('that becomes void stays in the register with its number and counts nowhere', async () => {
    const bureau = await makeBureau(here.db);
    const [kept, gone] = [await registered(bureau), await registered(bureau)];
    const office = await bureau.actor('office');
    const { number } = await shown(bureau, gone);
    await act(office, (tx) => voidPoints(tx, bureau.bureauId, [gone], { reason: '导入的登记册有误，整批撤销', actor: office, now: moment().now }));
    expect(await shown(bureau, gone)).toMatchObject({ number, state: 'void', control: null, deeds: [] });
    const listed = async (state?: 'void') => {
      const { rows, total } = await act(office, (tx) => pointsFor(tx, office, { sort: 'number', limit: 10, state }));
      return [total, ...rows.map(({ id }) => id)];
    };
    expect([await listed(), await listed('void')]).toEqual([
      [1, kept],
      [1, gone],
    ]);
    expect(await act(office, (tx) => summaryFor(tx, office, {}, moment().today))).toMatchObject({
      total: 1,
      gaps: 1,
      cells: [{ likelihood: 3, harm: 3, count: 1 }],
    });
    const later = await registered(bureau);
    expect((await shown(bureau, later)).number).toMatch(/-003$/);
  });
});

/** A point that is registered: whether it has its level (else it is refused), is asked for twice at once, and fails after its number. */
const wish = fc.record({ evaluated: fc.boolean(), twice: fc.boolean(), fails: fc.boolean() });

test('however many register at once, and whichever are refused, the numbers have no hole and none is given twice', async () => {
  const holds = fc.asyncProperty(fc.array(wish, { minLength: 3, maxLength: 10 }), async (wishes) => {
    const bureau = await makeBureau(here.db);
    const office = await bureau.actor('office');
    const registering = async (id: string, fails: boolean) =>
      act(office, async (tx) => {
        const { number } = await commands.register(tx, office, id, moment());
        if (fails) throw new Error('late failure');
        return Number(number!.split('-').at(-1));
      });
    const wanted = await Promise.all(
      wishes.map(async ({ evaluated, ...rest }) => {
        const id = await add(bureau);
        if (evaluated) await evaluate(bureau, id);
        return { id, ...rest };
      }),
    );
    const tries = wanted.flatMap(({ id, twice, fails }) => [registering(id, fails), ...(twice ? [registering(id, fails)] : [])]);
    const given = (await Promise.allSettled(tries)).flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []));
    const should = wishes.filter(({ evaluated, fails }) => evaluated && !fails).length;
    expect(given.toSorted((a, b) => a - b)).toEqual(Array.from({ length: should }, (_, at) => at + 1));
  });
  await fc.assert(holds, { seed: seedOf(6), numRuns: 12 });
});
