import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { database, somebodyWaits } from '../../../test/database.ts';
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
  });

  test('and its versions are kept from the application itself: each says what the point became, and what is void stays void', async () => {
    const bureau = await makeBureau(here.db);
    const [id, other] = [await registered(bureau), await registered(bureau)];
    const office = await bureau.actor('office');
    const version = (revision: number, said: string) => `insert into risk_point_version
      select bureau_id, risk_point_id, ${revision}, content || '${said}', '另一版', by_id, by_name, at from risk_point_version
      where risk_point_id = '${id}' order by revision desc limit 1`;
    const change = (set: string, point = id) => `update risk_point set ${set} where risk_point_id = '${point}'`;
    const directly = (...deeds: string[]) =>
      act(office, async (tx) => {
        for (const deed of deeds) await sql.raw(deed).execute(tx);
      });
    await expect(directly(version(2, '{"level": 1}'))).rejects.toThrow('what its risk point became');
    await expect(directly(version(3, '{"level": 1}'), change('level = 1, revision = 3'))).rejects.toThrow('that says the same');
    await expect(directly(version(2, '{"level": 1}'), change('level = 3, revision = 2'))).rejects.toThrow('that says the same');
    await expect(directly(version(2, '{"state": "merged"}'), change("state = 'merged', revision = 2"))).rejects.toThrow('registered_is_versioned');
    await expect(directly(change(`merged_into = '${other}'`))).rejects.toThrow('are kept');
    await expect(directly(change('risk_point_id = gen_random_uuid()'))).rejects.toThrow('foreign key');
    await expect(directly(change('number = (select number from risk_point where revision = 1 limit 1)', await add(bureau)))).rejects.toThrow(
      'numbered_when_registered',
    );
    await expect(directly('delete from risk_point_version')).rejects.toThrow('permission denied');
    await expect(directly('update risk_point_version set by_name = by_name')).rejects.toThrow('permission denied');
    await expect(directly('truncate risk_point cascade')).rejects.toThrow('permission denied');
    await expect(directly('alter table risk_point disable trigger all')).rejects.toThrow('must be owner');
    await expect(directly("set local session_replication_role = 'replica'")).rejects.toThrow('permission denied');
    await directly(version(2, '{"level": 1}'), change('level = 1, revision = 2'));
    await directly(version(3, '{"state": "void"}'), change("state = 'void', revision = 3"));
    await expect(directly(version(4, '{"state": "registered"}'), change("state = 'registered', revision = 4"))).rejects.toThrow('stays as it is');
    await expect(directly(change('number = null, revision = 0, registered_on = null'))).rejects.toThrow('are kept');
    const twin = await add(bureau);
    await evaluate(bureau, twin);
    const { number } = await shown(bureau, other);
    const said = `insert into risk_point_version select bureau_id, risk_point_id, 1, registered_content(r) || '{"state": "registered"}', null, author_id, '', now()
      from risk_point as r where risk_point_id = '${twin}'`;
    const taken = change(`number = '${number}', state = 'registered', revision = 1, registered_on = now()`, twin);
    await expect(directly(said, taken)).rejects.toThrow('risk_point_bureau_id_number_key');
  });

  test('gets the number of the one whose registering was killed before it ended', async () => {
    const bureau = await makeBureau(here.db);
    const office = await bureau.actor('office');
    const [first, second] = [await add(bureau), await add(bureau)];
    for (const id of [first, second]) await evaluate(bureau, id, 'office2');
    let next: ReturnType<typeof register> | undefined;
    const killed = act(office, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      expect((await commands.register(tx, office, first, moment())).number).toMatch(/-001$/);
      next = register(bureau, second);
      await somebodyWaits(here);
      await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(here.owner);
    });
    await expect(killed).rejects.toBeInstanceOf(Error); // whichever of its statements met the broken connection
    expect((await next!).number).toMatch(/-001$/);
    expect((await register(bureau, first)).number).toMatch(/-002$/);
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
