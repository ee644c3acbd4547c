import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { makeBureau, type TestBureau, testDay } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { testNow } from '../../../test/people.ts';
import { seedOf } from '../../../test/seed.ts';
import { addMeasure, cancelMeasure } from '../commands/measure.ts';
import { addRiskPoint, evaluate, register, revise } from '../commands/point.ts';
import { deleteFormPoints } from './form-points.ts';
import { voidPoints } from './register.ts';
import { mergePoints, splitPoint } from './sitting-points.ts';

const here = database();
const moment = { now: testNow, today: testDay };
const deeds = ['add', 'evaluate', 'register', 'revise', 'void', 'merge', 'split', 'delete', 'remind', 'relieve', 'fold'] as const;
const deed = fc.record({
  kind: fc.constantFrom(...deeds),
  at: fc.nat(30),
  level: fc.integer({ min: 1, max: 3 }),
  fishery: fc.boolean(),
  takenBack: fc.boolean(),
});
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

const idsOf = async (bureauId: string) =>
  (await here.owner.selectFrom('riskPoint').select('riskPointId').where('bureauId', '=', bureauId).orderBy('riskPointId').execute()).map(
    (it) => it.riskPointId,
  );

/** Does it as the program does, where that is refused nothing is there; one that is taken back fails after it was done. */
async function done(bureau: TestBureau, actor: Actor, of: Deed): Promise<void> {
  const ids = await idsOf(bureau.bureauId);
  const id = ids[of.at % ids.length]!;
  await transact(here.db, actor, async (tx) => {
    await work(tx, bureau, actor, id, of);
    if (of.takenBack) throw new Error('taken back');
  }).catch(() => undefined);
}

async function work(tx: Tx, bureau: TestBureau, actor: Actor, id: string, { kind, level, fishery }: Deed): Promise<unknown> {
  const { bureauId, departments, people } = bureau;
  const departmentId = fishery ? departments.fishery : departments.forestry;
  const fixed = { description: '未到现场即签署查验意见', keyArea: 'approval', aspect: 'process', element: 'power', foundBy: 'self' } as const;
  const reminder = { text: '节前提醒', kind: 'prevention', responsibleId: people.staff.personId, dueOn: '2026-12-01' } as const;
  const why = { actor, now: testNow, reason: '机构改革后业务调整' };
  if (kind === 'add')
    return addRiskPoint(tx, actor, { ...fixed, tier: 'department', departmentId, likelihood: 3, harm: level, selfLevel: level }, moment);
  if (kind === 'evaluate') return evaluate(tx, actor, id, level, '集体评定', moment);
  if (kind === 'register') {
    await evaluate(tx, actor, id, level, '集体评定', moment);
    return register(tx, actor, id, moment);
  }
  if (kind === 'revise') return revise(tx, actor, id, { level, departmentId, opinion: '复评' }, why.reason, moment);
  if (kind === 'void') return voidPoints(tx, bureauId, [id], why);
  if (kind === 'merge') {
    const other = await tx.selectFrom('riskPoint').select('riskPointId').where('riskPointId', '<>', id).limit(1).executeTakeFirstOrThrow();
    return mergePoints(tx, bureauId, [id], other.riskPointId);
  }
  if (kind === 'split') return splitPoint(tx, bureauId, id, ['其一', '其二', '其三']);
  if (kind === 'delete') return deleteFormPoints(tx, bureauId, [id]);
  if (kind === 'remind') return addMeasure(tx, actor, id, reminder, moment);
  if (kind === 'fold') return sql`select fold_risk_counts(${bureauId})`.execute(tx);
  const measure = await tx.selectFrom('measure').select('measureId').where('status', '=', 'planned').limit(1).executeTakeFirstOrThrow();
  return cancelMeasure(tx, actor, measure.measureId, '职能划走了', moment);
}

const valued = sql`lateral (values ('all', ''), ('department', r.department_id::text), ('keyArea', r.key_area::text), ('tier', r.tier::text),
  ('element', r.element::text), ('foundBy', r.found_by::text)) as v (dimension, value)`;

/** What differs between the counts that are kept and the points that are there, and the points whose control is not what it is reckoned to. */
async function amiss(bureauId: string): Promise<unknown[]> {
  const kept = sql`select dimension, value, year, state, level, likelihood, harm, gap, sum(count)::int as count from risk_count
    where bureau_id = ${bureauId} group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(count) <> 0`;
  const there = sql`select v.dimension, v.value, r.year, r.state, r.level, r.likelihood, r.harm, coalesce(r.control <> 'settled', false), count(*)::int
    from risk_point as r, ${valued} where r.bureau_id = ${bureauId} and r.state not in ('void', 'merged') and v.value is not null
    group by 1, 2, 3, 4, 5, 6, 7, 8`;
  const { rows } = await sql`(${kept} except ${there}) union all (${there} except ${kept})`.execute(here.owner);
  const controls = await sql`select risk_point_id from risk_point where bureau_id = ${bureauId} and control is distinct from
    case when state in ('void', 'merged') then null else risk_control_of(bureau_id, risk_point_id, level) end`.execute(here.owner);
  return [...rows, ...controls.rows];
}

test('whatever is done to points, several at once and some of it taken back, what is counted is what is there', async () => {
  const holds = fc.asyncProperty(fc.array(fc.array(deed, { minLength: 1, maxLength: 4 }), { minLength: 8, maxLength: 14 }), async (rounds) => {
    const bureau = await makeBureau(here.db);
    const [head, office] = [await bureau.actor('head'), await bureau.actor('office')];
    const [first] = rounds[0]!;
    for (const level of [1, 2, 3, 3, 2, 1]) await done(bureau, head, { ...first!, kind: 'add', level, fishery: false, takenBack: false });
    for (const at of [1, 2, 3, 4]) await done(bureau, office, { ...first!, kind: 'register', at, level: at === 4 ? 3 : at, takenBack: false });
    for (const together of rounds) await Promise.all(together.map((it) => done(bureau, office, it)));
    expect(await idsOf(bureau.bureauId)).not.toEqual([]);
    expect(await amiss(bureau.bureauId)).toEqual([]);
  });
  await fc.assert(holds, { seed: seedOf(27), numRuns: 6 });
}, 120_000);
