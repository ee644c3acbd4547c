import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { transact, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor } from '#platform/permissions.ts';
import { database } from '../../../test/database.ts';
import { makeBureau, makeCommission, type TestBureau, testDay } from '../../../test/bureau.ts';
import { seedOf } from '../../../test/seed.ts';
import { dimensions, type Filter } from '../filter.ts';
import { controlOf } from '../level.ts';
import { aspects, elements, foundBys, keyAreas, origins, tiers } from '../point.ts';
import { countOf, counted } from './count.ts';
import { countedFurthest, departmentsOf, pointsFor } from './list.ts';
import { filtered, points } from './point.ts';
import { summaryFor } from './summary.ts';

const here = database();
const act = <R>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => transact(here.db, actor, (tx) => work(tx, actor));
const sayings = ['伐区查验走过场', '采购时指定供应商', '物资采购未比价', '许可证 Caipiao 倒卖', '采伐许可超限额', '100%_检查'];

const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: null, freq: 3 });
const grade = fc.integer({ min: 1, max: 5 });
const made = fc.record({
  description: fc.constantFrom(...sayings),
  year: fc.constantFrom(2025, 2026),
  tier: fc.constantFrom(...tiers),
  keyArea: maybe(fc.constantFrom(...keyAreas)),
  aspect: maybe(fc.constantFrom(...aspects)),
  element: maybe(fc.constantFrom(...elements)),
  foundBy: maybe(fc.constantFrom(...foundBys)),
  origin: fc.constantFrom(...origins),
  likelihood: maybe(grade),
  harm: maybe(grade),
  level: maybe(fc.integer({ min: 1, max: 3 })),
  position: maybe(fc.constantFrom('窗口受理岗', '审核岗')),
  void: fc.boolean(),
  elsewhere: fc.boolean(),
  governed: maybe(fc.constantFrom('draft', 'coming', 'inForce')),
  action: fc.constantFrom('clean', 'improve'),
  reminded: fc.boolean(),
});
type Made = Parameters<Parameters<typeof fc.property<[typeof made extends fc.Arbitrary<infer M> ? M : never]>>[1]>[0];

/** Points as whatever way they came there; what is derived of them is the database's. */
async function fill(bureau: TestBureau, all: readonly Made[]): Promise<void> {
  const { bureauId, people, departments } = bureau;
  for (const it of all) {
    const { void: gone, elsewhere, governed, action, reminded, level, ...point } = it;
    const id = newId();
    const departmentId = elsewhere ? departments.fishery : departments.forestry;
    const personId = point.tier === 'position' ? people.staff.personId : null;
    await here.owner
      .insertInto('riskPoint')
      .values({ bureauId, riskPointId: id, departmentId, personId, authorId: people.head.personId, selfLevel: null, state: 'draft', ...point })
      .execute();
    if (governed) {
      const institutionId = newId();
      const of = { bureauId, institutionId, title: institutionId, documentNumber: institutionId, class: 'powerOperation' as const, departmentId };
      await here.owner
        .insertInto('institution')
        .values({ ...of, action, status: 'draft', ...({ number: Math.floor(Math.random() * 1e9) } as object) })
        .execute();
      await here.owner.insertInto('riskPointInstitution').values({ bureauId, riskPointId: id, institutionId }).execute();
      if (governed !== 'draft')
        await here.owner
          .updateTable('institution')
          .set({ status: 'inForce', effectiveFrom: testDay, bindingAction: governed === 'inForce' ? action : null })
          .where('institutionId', '=', institutionId)
          .execute();
    }
    const measure = {
      bureauId,
      measureId: newId(),
      riskPointId: id,
      text: '每季度提醒一次',
      kind: 'prevention' as const,
      responsibleId: people.staff.personId,
    };
    if (reminded)
      await here.owner
        .insertInto('measure')
        .values({ ...measure, dueOn: testDay, status: 'planned' })
        .execute();
    const state = gone ? 'merged' : level === null ? 'draft' : 'evaluated';
    await here.owner.updateTable('riskPoint').set({ level, state }).where('riskPointId', '=', id).execute();
  }
}

/** The whole list, page by page. */
async function walked(actor: Actor, filter: Filter, sort: string): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await act(actor, (tx) => pointsFor(tx, actor, { ...filter, sort, limit: 7, after }));
    ids.push(...rows.map(({ id }) => id));
    after = next ?? undefined;
  } while (after !== undefined);
  return ids;
}

const keys = {
  level: sql`coalesce(r.level, 9)`,
  number: sql`coalesce(r.number, '~' || r.risk_point_id::text)`,
  department: sql`r.department_id`,
  risk: sql`coalesce(r.likelihood * r.harm, 0)`,
};
type Order = keyof typeof keys;

const asked: fc.Arbitrary<Filter> = fc.record(
  {
    q: fc.constantFrom('采购', '查验', '采', '采 购 2', 'caipiao', '沈听', '窗口受理', '%', '_', '没有的词', '供应商 指定'),
    year: fc.constantFrom(2025, 2026),
    tier: fc.constantFrom(...tiers),
    keyArea: fc.constantFrom(...keyAreas),
    aspect: fc.constantFrom(...aspects),
    element: fc.constantFrom(...elements),
    foundBy: fc.constantFrom(...foundBys),
    origin: fc.constantFrom(...origins),
    level: fc.integer({ min: 1, max: 3 }),
    state: fc.constantFrom('draft', 'evaluated', 'merged'),
    likelihood: grade,
    harm: grade,
    gap: fc.constant(true),
  },
  { requiredKeys: [] },
);

test('whichever way the register is asked, by counts, by words or one by one, it finds the same', async () => {
  const holds = fc.asyncProperty(
    fc.array(made, { minLength: 12, maxLength: 24 }),
    fc.array(asked, { minLength: 8, maxLength: 8 }),
    async (all, filters) => {
      const bureau = await makeBureau(here.db);
      await fill(bureau, all);
      const other = await makeBureau(here.db);
      await fill(other, all.slice(0, 4));
      const [office, commission] = [await bureau.actor('office'), await (await makeCommission(here.db)).actor()];
      for (const actor of [office, { ...commission, bureaus: [bureau.bureauId, other.bureauId] }]) {
        for (const filter of [...filters, ...dimensions.map((it): Filter => ({ [it]: filters[0]![it] })), {}]) {
          const plainly = await act(actor, (tx) => filtered(points(tx, actor), filter).select(['r.riskPointId as id', 'r.control']).execute());
          const { rows, total } = await act(actor, (tx) => pointsFor(tx, actor, { ...filter, sort: 'level', limit: 100 }));
          expect(rows.map(({ id }) => id).toSorted()).toEqual(plainly.map(({ id }) => id).toSorted());
          expect(total).toBe(plainly.length);
          const summary = await act(actor, (tx) => summaryFor(tx, actor, { ...filter, likelihood: undefined, harm: undefined }, testDay));
          const whole = await act(actor, (tx) =>
            filtered(points(tx, actor), { ...filter, likelihood: undefined, harm: undefined })
              .select('r.control')
              .execute(),
          );
          expect([summary.total, summary.gaps]).toEqual([
            whole.length,
            whole.filter(({ control }) => control !== null && control !== 'settled').length,
          ]);
        }
      }
    },
  );
  await fc.assert(holds, { seed: seedOf(24), numRuns: 3 });
}, 120_000);

test('page by page, in whatever order and whoever reads, the register shows each point once, in its place', async () => {
  const sorts = (Object.keys(keys) as Order[]).flatMap((sort) => [sort, `-${sort}`] as const);
  const holds = fc.asyncProperty(
    fc.array(made, { minLength: 20, maxLength: 30 }),
    fc.array(asked, { minLength: 3, maxLength: 3 }),
    async (all, filters) => {
      const bureau = await makeBureau(here.db);
      await fill(bureau, all);
      const other = await makeBureau(here.db);
      await fill(other, all.slice(0, 9));
      const [office, head, commission] = [await bureau.actor('office'), await bureau.actor('head'), await (await makeCommission(here.db)).actor()];
      for (const actor of [office, head, { ...commission, bureaus: [bureau.bureauId, other.bureauId] }]) {
        for (const filter of [...filters, { level: 2 }, { year: 2026, gap: true } as const, {}]) {
          for (const sort of sorts) {
            const [key, way] = [keys[sort.replace('-', '') as Order], sql.raw(sort.startsWith('-') ? 'desc' : 'asc')];
            const plainly = await act(actor, (tx) =>
              filtered(points(tx, actor), filter)
                .select('r.riskPointId as id')
                .orderBy(sql`${key} ${way}, r.risk_point_id ${way}`)
                .execute(),
            );
            expect(await walked(actor, filter, sort)).toEqual(plainly.map(({ id }) => id));
          }
        }
      }
    },
  );
  await fc.assert(holds, { seed: seedOf(29), numRuns: 1 });
}, 120_000);

test('of a word that more than ten thousand points say the list says that there are more, and goes on all the same', async () => {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  await sql`insert into risk_point (bureau_id, risk_point_id, year, description, tier, department_id, author_id, state)
    select ${bureau.bureauId}::uuid, gen_random_uuid(), 2026, case when at % 1000 > 0 then '采购时指定供应商' else '采购未比价' end, 'department',
      ${bureau.departments.forestry}::uuid, ${bureau.people.head.personId}::uuid, 'draft' from generate_series(1, ${countedFurthest + 1}) as at`.execute(
    here.owner,
  );
  const asks = (filter: Filter, after?: string) => act(office, (tx) => pointsFor(tx, office, { ...filter, sort: 'level', limit: 50, after }));
  const first = await asks({ q: '采购' });
  expect(first).toMatchObject({ total: countedFurthest, more: true });
  const second = await asks({ q: '采购' }, first.next!);
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(100);
  expect(second).toMatchObject({ total: 0 });
  const counts = async (filter: Filter) => (({ total, more = false }) => ({ total, more }))(await asks(filter));
  expect(await counts({})).toEqual({ total: countedFurthest + 1, more: false });
  expect(await counts({ q: '供应商' })).toEqual({ total: countedFurthest - 9, more: false });
  expect(await counts({ q: '采购 比价' })).toEqual({ total: 10, more: false });
  await expect(asks({}, Buffer.from('["none","none"]').toString('base64url'))).rejects.toThrow('list/invalid');
}, 60_000);

test('the pieces of a text are its characters and its pairs of neighbours, blanks apart', async () => {
  const told = fc.string({ unit: fc.constantFrom(...'采购 指定a1𠮷  '), maxLength: 12 });
  const bureauId = newId();
  const holds = fc.asyncProperty(told, async (text) => {
    const { rows } = await sql<{ pieces: string[] }>`select risk_pieces(${bureauId}::uuid, ${text}) as pieces`.execute(here.db);
    const letters = [...text];
    const pieces = letters.flatMap((letter, at) => [letter, ...(at > 0 ? [letters[at - 1]! + letter] : [])]).filter((it) => !it.includes(' '));
    expect(rows[0]!.pieces.toSorted()).toEqual(pieces.map((it) => bureauId.slice(-8) + it).toSorted());
  });
  await fc.assert(holds, { seed: seedOf(30), numRuns: 60 });
});

test('the control that the database keeps is the one that the rule reckons, whatever is linked, enacted, added and taken away', async () => {
  const holds = fc.asyncProperty(fc.array(made, { minLength: 10, maxLength: 20 }), async (all) => {
    const bureau = await makeBureau(here.db);
    await fill(bureau, all);
    const rows = await here.owner
      .selectFrom('riskPoint')
      .select(['control', 'level', 'state'])
      .where('bureauId', '=', bureau.bureauId)
      .orderBy('riskPointId')
      .execute();
    const reckoned = all.map(({ level, governed, action, reminded, void: gone }) => {
      const status = governed === 'draft' ? 'draft' : 'inForce';
      const governing = governed === null ? [] : [{ status, action, binding: governed === 'inForce' ? action : null } as const];
      return controlOf(gone ? null : level, governing, reminded ? 1 : 0);
    });
    expect(rows.map(({ control }) => control)).toEqual(reckoned);
  });
  await fc.assert(holds, { seed: seedOf(25), numRuns: 6 });
});

test('the counts stay right when they are added up, and when what was written is taken back', async () => {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const [sample] = fc.sample(fc.array(made, { minLength: 20, maxLength: 20 }), { seed: seedOf(26), numRuns: 1 });
  await fill(
    bureau,
    sample!.map((it) => ({ ...it, void: false })),
  );
  const counts = () => act(office, (tx) => counted(tx, office, { year: 2026 }));
  const before = (await counts()).toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  const written = async () => (await here.owner.selectFrom('riskCount').select('countId').where('bureauId', '=', bureau.bureauId).execute()).length;
  const rows = await written();
  await act(office, (tx) => sql`select fold_risk_counts(${bureau.bureauId})`.execute(tx));
  expect(await written()).toBeLessThan(rows);
  expect((await counts()).toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual(before);
  const undone = act(office, async (tx) => {
    await sql`update risk_point set level = 1 where bureau_id = ${bureau.bureauId}`.execute(tx);
    throw new Error('taken back');
  });
  await expect(undone).rejects.toThrow('taken back');
  expect(countOf(await counts())).toBe(countOf(before));
  expect((await act(office, (tx) => departmentsOf(tx, office))).map(({ name }) => name)).toEqual(['林业科', '渔业科']);
});

test('behind the wall nobody looks: what looks past it refuses bureaus that one may not see', async () => {
  const [mine, theirs] = [await makeBureau(here.db), await makeBureau(here.db)];
  const office = await mine.actor('office');
  const peek = (name: string, more: string) =>
    act(office, (tx) => sql`select * from ${sql.raw(name)}(${[theirs.bureauId]}::uuid[], '{}', '{}'${sql.raw(more)})`.execute(tx));
  await expect(peek('risk_points_found', ', 10')).rejects.toThrow('may not be seen');
  await expect(peek('risk_points_in_order', ", 'level', null, 10")).rejects.toThrow('may not be seen');
  const whole = act(office, (tx) => sql`select * from risk_points_by_id(${[theirs.bureauId]}::uuid[], ${[newId()]}::uuid[])`.execute(tx));
  await expect(whole).rejects.toThrow('may not be seen');
  await expect(peek('risk_points_counted', '')).rejects.toThrow('may not be seen');
});
