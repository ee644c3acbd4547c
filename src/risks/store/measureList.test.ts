import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { transact, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Page } from '#platform/list.ts';
import type { Actor } from '#platform/permissions.ts';
import { makeBureau, makeCommission, type TestBureau, testDay } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { seedOf } from '../../../test/seed.ts';
import { measureKinds, measureStatuses } from '../measure.ts';
import { gapsFor } from './gap.ts';
import { measuresFor } from './measure.ts';

const here = database();
const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: null, freq: 3 });
const made = fc.record({
  void: fc.boolean(),
  fishery: fc.boolean(),
  level: fc.integer({ min: 1, max: 3 }),
  text: fc.constantFrom('每季度抽查一次', '轮岗交流 100%', '双人现场查验'),
  kind: fc.constantFrom(...measureKinds),
  status: fc.constantFrom(...measureStatuses),
  dueOn: maybe(fc.constantFrom('2026-01-31', '2026-03-02', '2026-03-05', '2026-12-31')),
  named: fc.constantFrom('staff', 'otherStaff', '巡查员', null),
});
type Made = typeof made extends fc.Arbitrary<infer M> ? M : never;

async function fill({ bureauId, departments, people }: TestBureau, all: readonly Made[]): Promise<void> {
  for (const { void: gone, fishery, level, named, ...it } of all) {
    const [id, departmentId] = [newId(), fishery ? departments.fishery : departments.forestry];
    const point = { bureauId, riskPointId: id, departmentId, year: 2026, description: '伐区查验走过场', tier: 'department' as const };
    await here.owner
      .insertInto('riskPoint')
      .values({ ...point, authorId: people.head.personId, level, state: gone ? 'merged' : 'evaluated' })
      .execute();
    const responsible = named === 'staff' || named === 'otherStaff' ? { responsibleId: people[named].personId } : { responsible: named };
    await here.owner
      .insertInto('measure')
      .values({ bureauId, measureId: newId(), riskPointId: id, ...it, dueOn: it.dueOn as never, ...responsible })
      .execute();
  }
}

/** The ids of a whole list, page by page, and how many rows its first page says there are. */
async function walked(actor: Actor, list: (tx: Tx, paging: { limit: number; after?: string | undefined }) => Promise<Page<{ id: string }>>) {
  const pages = [await transact(here.db, actor, (tx) => list(tx, { limit: 4 }))];
  for (let after = pages[0]!.next; after !== null; after = pages.at(-1)!.next) {
    const from = after;
    pages.push(await transact(here.db, actor, (tx) => list(tx, { limit: 4, after: from })));
  }
  return { ids: pages.flatMap(({ rows }) => rows.map(({ id }) => id)), total: pages[0]!.total };
}

type Case = Readonly<{ filter: object; where: string }>;
const person = `m.responsible_id in (select person_id from person where name = '沈听雨')`;
const ofMeasures: readonly Case[] = [
  { filter: {}, where: 'true' },
  { filter: { status: 'planned' }, where: `m.status = 'planned'` },
  { filter: { kind: 'handling' }, where: `m.kind = 'handling'` },
  { filter: { due: 'overdue' }, where: `m.status in ('planned', 'underWay') and m.due_on < '${testDay}'` },
  { filter: { due: 'soon' }, where: `m.status in ('planned', 'underWay') and m.due_on >= '${testDay}' and m.due_on < '2026-04-01'` },
  { filter: { q: '抽查' }, where: `m.text like '%抽查%'` },
  { filter: { q: '0%' }, where: `m.text like '%100\\%%'` },
  { filter: { q: '沈听' }, where: person },
  { filter: { q: '巡查员' }, where: `m.responsible = '巡查员'` },
];
const sorts = {
  dueOn: `coalesce(m.due_on, 'infinity')`,
  responsible: `coalesce(m.responsible_id::text, m.responsible, '')`,
  status: 'm.status',
};
const ofGaps: readonly Case[] = [
  { filter: {}, where: 'true' },
  { filter: { level: 3 }, where: 'r.level = 3' },
  { filter: { year: 2026, q: '查验' }, where: 'true' },
];
const gapSorts = { level: 'r.level, r.department_id', department: 'r.department_id', number: 'r.risk_point_id' };
const counting = `r.state not in ('void', 'merged')`;

/** Ids by a query put together plainly; each part of its order runs the same way. */
async function plainly(id: string, from: string, where: string, order: string, down: boolean): Promise<string[]> {
  const parts = `${order}, ${id}`.split(', ').map((part) => `${part} ${down ? 'desc' : 'asc'}`);
  const joined = parts.join(', ');
  const { rows } = await sql<{
    id: string;
  }>`select ${sql.raw(id)} as id from ${sql.raw(from)} where ${sql.raw(where)} order by ${sql.raw(joined)}`.execute(here.owner);
  return rows.map((row) => row.id);
}

test('page by page measures and gaps come each once, in their place, whoever reads; those of what counts nowhere do not', async () => {
  const holds = fc.asyncProperty(fc.array(made, { minLength: 24, maxLength: 30 }), async (all) => {
    const [mine, other] = [await makeBureau(here.db), await makeBureau(here.db)];
    await fill(mine, all);
    await fill(other, all.slice(0, 9));
    const [office, head, commission] = [await mine.actor('office'), await mine.actor('head'), await (await makeCommission(here.db)).actor()];
    const own = `r.bureau_id = '${mine.bureauId}'`;
    const readers = [
      { actor: office, sees: own },
      { actor: head, sees: `${own} and r.department_id = '${mine.departments.forestry}'` },
      { actor: { ...commission, bureaus: [mine.bureauId, other.bureauId] }, sees: `r.bureau_id in ('${mine.bureauId}', '${other.bureauId}')` },
    ];
    for (const { actor, sees } of readers) {
      for (const down of [false, true]) {
        for (const [{ filter, where }, [sort, order]] of ofMeasures.flatMap((it) => Object.entries(sorts).map((by) => [it, by] as const))) {
          const asked = { ...filter, sort: down ? `-${sort}` : sort };
          const joined = 'measure as m join risk_point as r on r.risk_point_id = m.risk_point_id';
          const ids = await plainly('m.measure_id', joined, `${sees} and ${counting} and ${where}`, order.replaceAll(', ', ','), down);
          expect(await walked(actor, (tx, paging) => measuresFor(tx, actor, { ...asked, ...paging }, testDay))).toEqual({ ids, total: ids.length });
        }
        for (const [{ filter, where }, [sort, order]] of ofGaps.flatMap((it) => Object.entries(gapSorts).map((by) => [it, by] as const))) {
          const asked = { ...filter, sort: down ? `-${sort}` : sort };
          const gap = `${sees} and ${counting} and r.control <> 'settled' and ${where}`;
          const ids = await plainly('r.risk_point_id', 'risk_point as r', gap, order, down);
          expect(await walked(actor, (tx, paging) => gapsFor(tx, actor, { ...asked, ...paging }))).toEqual({ ids, total: ids.length });
        }
      }
    }
  });
  await fc.assert(holds, { seed: seedOf(37), numRuns: 1, endOnFailure: true });
}, 120_000);
