import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { addDays, type Day, day } from '#engine/days.ts';
import { takeEffectEverywhere } from '#institutions/commands/effect.ts';
import {
  abolishInstitution,
  addInstitution,
  discardDraft,
  enactInstitution,
  reviseInstitution,
  settleRound,
} from '#institutions/commands/institution.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { makeBureau, type TestBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { seedOf } from '../../../test/seed.ts';
import { controlOf, type Governing } from '../level.ts';
import { coverageFor } from '../store/coverage.ts';
import { gapsFor } from '../store/gap.ts';
import { addMeasure, cancelMeasure, reopenMeasure } from './measure.ts';
import { addRiskPoint, evaluate } from './point.ts';
import { linkInstitution, unlinkInstitution } from './tending.ts';

const here = database();
const begin = day('2026-03-02');
const on = (today: Day): Moment => ({ now: new Date(`${today}T01:00:00Z`), today });
const act = <R>(actor: Actor, work: (tx: Tx) => Promise<R>): Promise<R> => transact(here.db, actor, work);

async function point(bureau: TestBureau, level: number): Promise<string> {
  const [head, office] = [await bureau.actor('head'), await bureau.actor('office')];
  const kinds = { tier: 'department', keyArea: 'approval', aspect: 'process', element: 'power', foundBy: 'self' } as const;
  const given = { ...kinds, description: `${level} 级`, departmentId: bureau.departments.forestry, likelihood: 3, harm: 3, selfLevel: 2 };
  const { id } = await act(head, (tx) => addRiskPoint(tx, head, given, on(begin)));
  await act(office, (tx) => evaluate(tx, office, id, level, '领导小组集体评定', on(begin)));
  return id;
}

let serial = 0;
const fields = (bureau: TestBureau, action: 'clean' | 'establish') => ({
  title: '查验办法',
  documentNumber: `云农〔2026〕${++serial}号`,
  class: 'powerOperation' as const,
  action,
  departmentId: bureau.departments.forestry,
  text: '第一条 …',
});

test('what is enacted for a later day closes the gaps of its points on that day, and is under way until then', async () => {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const [one, two] = [await point(bureau, 1), await point(bureau, 2)];
  const { id } = await act(office, (tx) => addInstitution(tx, office, fields(bureau, 'clean'), on(begin)));
  for (const it of [one, two]) await act(office, (tx) => linkInstitution(tx, office, it, id, on(begin)));
  await act(office, (tx) => enactInstitution(tx, office, id, '2026-04-01', on(begin)));
  const gaps = async () =>
    (await act(office, (tx) => gapsFor(tx, office, { sort: 'level', limit: 10 }))).rows.map((it) => [it.level, it.control, it.repair]);
  const covers = async () => (await act(office, (tx) => coverageFor(tx, office, { sort: 'level', limit: 10 }))).rows.map(({ cover }) => cover);
  expect(await gaps()).toEqual([
    [1, 'underWay', 'await'],
    [2, 'missing', 'improve'], // 清理 alone will better nothing
  ]);
  expect(await covers()).toEqual(['draft', 'draft']);
  await takeEffectEverywhere(here.db, on(day('2026-03-31')));
  expect((await gaps()).length).toBe(2);
  await takeEffectEverywhere(here.db, on(day('2026-04-01')));
  expect(await gaps()).toEqual([[2, 'missing', 'improve']]);
  expect(await covers()).toEqual(['inForce', 'inForce']);

  const april = on(day('2026-04-01'));
  await act(office, (tx) => reviseInstitution(tx, office, id, { reason: '完善', action: 'improve' }, april));
  await act(office, (tx) => enactInstitution(tx, office, id, '2026-05-01', april));
  expect(await gaps()).toEqual([[2, 'underWay', 'await']]); // level 1 keeps the version that binds
  await act(office, (tx) => settleRound(tx, office, id, { action: 'clean', note: null, year: 2025 }, april));
  expect(await gaps()).toEqual([[2, 'underWay', 'await']]);
  await takeEffectEverywhere(here.db, on(day('2026-05-02')));
  expect(await gaps()).toEqual([]);
});

test('of two versions that wait for their days the first binds until the day of the second', async () => {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const points = [await point(bureau, 1), await point(bureau, 2)];
  const { id } = await act(office, (tx) => addInstitution(tx, office, fields(bureau, 'establish'), on(begin)));
  for (const it of points) await act(office, (tx) => linkInstitution(tx, office, it, id, on(begin)));
  await act(office, (tx) => enactInstitution(tx, office, id, '2026-04-01', on(begin)));
  await act(office, (tx) => reviseInstitution(tx, office, id, { reason: '清理', action: 'clean' }, on(begin)));
  await act(office, (tx) => enactInstitution(tx, office, id, '2026-05-01', on(begin)));
  const controls = async (today: Day) => {
    await takeEffectEverywhere(here.db, on(today));
    await takeEffectEverywhere(here.db, on(today)); // safe to repeat
    return (await controlsOf(points)).join(' ');
  };
  expect(await controls(day('2026-03-31'))).toBe('underWay missing');
  expect(await controls(day('2026-04-03'))).toBe('settled settled');
  expect(await controls(day('2026-05-01'))).toBe('settled missing');
});

test('what was kept as settled by an institution whose day is to come is under way once the database is brought up', async () => {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const one = await point(bureau, 1);
  const { id } = await act(office, (tx) => addInstitution(tx, office, fields(bureau, 'establish'), on(begin)));
  await act(office, (tx) => linkInstitution(tx, office, one, id, on(begin)));
  await act(office, (tx) => enactInstitution(tx, office, id, '9999-04-01', on(begin)));
  await here.owner.updateTable('riskPoint').set({ control: 'settled' }).where('riskPointId', '=', one).execute();
  await here.owner.schema.alterTable('institution').dropColumn('bindingNumber').execute();
  const file = new URL('../../../migrations/0039_institutions-binding.sql', import.meta.url);
  await sql.raw(await readFile(file, 'utf8')).execute(here.owner);
  expect(await controlsOf([one])).toEqual(['underWay']);
});

async function controlsOf(points: readonly string[]): Promise<(string | null)[]> {
  const kept = await here.owner.selectFrom('riskPoint').select(['riskPointId', 'control']).execute();
  return points.map((it) => kept.find(({ riskPointId }) => riskPointId === it)!.control);
}

type Institution = {
  id: string;
  versions: { action: string; from: Day }[];
  action: string;
  abolished: boolean;
  revising: boolean;
  binding: string | null;
  bound: number;
};
type World = {
  today: Day;
  points: { id: string; level: number; linked: Set<number>; measures: { id: string; cancelled: boolean }[] }[];
  books: Institution[];
};
const step = fc.record({
  deed: fc.constantFrom('link', 'unlink', 'enact', 'revise', 'discard', 'abolish', 'round', 'night', 'level', 'remind', 'cancel', 'reopen'),
  point: fc.nat(2),
  book: fc.nat(2),
  ahead: fc.integer({ min: -2, max: 5 }),
  action: fc.constantFrom('clean', 'improve', 'establish'),
  level: fc.integer({ min: 1, max: 3 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

test('the control that the database keeps is the one that the rule reckons, after any deeds of any days', async () => {
  const holds = fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 40 }), async (steps) => {
    const bureau = await makeBureau(here.db);
    const office = await bureau.actor('office');
    const world: World = { today: begin, points: [], books: [] };
    for (const level of [1, 2, 3]) {
      world.points.push({ id: await point(bureau, level), level, linked: new Set(), measures: [] });
      const { id } = await act(office, (tx) => addInstitution(tx, office, fields(bureau, 'establish'), on(begin)));
      world.books.push({ id, versions: [], action: 'establish', abolished: false, revising: false, binding: null, bound: 0 });
    }
    for (const it of steps) {
      await take(bureau, office, world, it);
      const kept = await here.owner.selectFrom('riskPoint').select(['riskPointId', 'control']).where('bureauId', '=', bureau.bureauId).execute();
      const byId = new Map(kept.map(({ riskPointId, control }) => [riskPointId, control]));
      expect(world.points.map(({ id }) => byId.get(id))).toEqual(world.points.map((one) => reckoned(world, one)));
    }
  });
  await fc.assert(holds, { seed: seedOf(31), numRuns: 6 });
}, 120_000);

function reckoned({ books }: World, { level, linked, measures }: World['points'][number]) {
  const governing = [...linked].map((at): Governing => {
    const { abolished, versions, action, binding } = books[at]!;
    return { status: abolished ? 'abolished' : versions.length > 0 ? 'inForce' : 'draft', action, binding };
  });
  return controlOf(level, governing, measures.filter(({ cancelled }) => !cancelled).length);
}

/** What a step does, in the database and in a world beside it; one that cannot be done is passed over. */
async function take(bureau: TestBureau, office: Actor, world: World, { deed, ...it }: Step): Promise<void> {
  const { today } = world;
  const [one, book] = [world.points[it.point]!, world.books[it.book]!];
  const doing = (work: (tx: Tx) => Promise<unknown>) => act(office, work);
  const inForce = book.versions.length > 0 && !book.abolished;
  if (deed === 'link' && !book.abolished) {
    await doing((tx) => linkInstitution(tx, office, one.id, book.id, on(today)));
    one.linked.add(it.book);
  } else if (deed === 'unlink') {
    await doing((tx) => unlinkInstitution(tx, office, one.id, book.id, on(today)));
    one.linked.delete(it.book);
  } else if (deed === 'level') {
    await doing((tx) => evaluate(tx, office, one.id, it.level, '集体评定', on(today)));
    one.level = it.level;
  } else if (deed === 'remind') {
    const said = { text: '提醒', kind: 'prevention' as const, responsibleId: bureau.people.staff.personId, dueOn: addDays(today, it.ahead) };
    const { id } = await act(office, (tx) => addMeasure(tx, office, one.id, said, on(today)));
    one.measures.push({ id, cancelled: false });
  } else if (deed === 'cancel' || deed === 'reopen') {
    const measure = one.measures.find(({ cancelled }) => cancelled === (deed === 'reopen'));
    if (!measure) return;
    if (deed === 'cancel') await doing((tx) => cancelMeasure(tx, office, measure.id, '不再', on(today)));
    else await doing((tx) => reopenMeasure(tx, office, { id: measure.id }, '仍要', on(today)));
    measure.cancelled = deed === 'cancel';
  } else if (deed === 'night') {
    world.today = addDays(today, 1);
    await takeEffectEverywhere(here.db, on(world.today));
    for (const its of world.books.filter(({ abolished }) => !abolished)) {
      const bound = its.versions.findLastIndex(({ from }) => from <= world.today) + 1;
      if (bound > its.bound) its.binding = bound === its.versions.length ? its.action : its.versions[bound - 1]!.action;
      its.bound = Math.max(bound, its.bound);
    }
  } else await takeBook(office, book, deed, inForce, it, today);
}

async function takeBook(office: Actor, book: Institution, deed: Step['deed'], inForce: boolean, { ahead, action }: Omit<Step, 'deed'>, today: Day) {
  const doing = (work: (tx: Tx) => Promise<unknown>) => act(office, work);
  if (deed === 'enact' && !book.abolished && (book.revising || !inForce)) {
    const from = [addDays(today, ahead), book.versions.at(-1)?.from ?? today].toSorted().at(-1)!;
    await doing((tx) => enactInstitution(tx, office, book.id, from, on(today)));
    const { action: drafted } = await here.owner
      .selectFrom('institutionVersion')
      .select('action')
      .where('institutionId', '=', book.id)
      .where('number', '=', book.versions.length + 1)
      .executeTakeFirstOrThrow();
    Object.assign(book, { revising: false, action: drafted, ...(from <= today && { binding: drafted, bound: book.versions.length + 1 }) });
    book.versions.push({ action: drafted, from });
  } else if (deed === 'revise' && inForce && !book.revising) {
    await doing((tx) => reviseInstitution(tx, office, book.id, { reason: '修订', action }, on(today)));
    book.revising = true;
  } else if (deed === 'discard' && book.revising && inForce) {
    await doing((tx) => discardDraft(tx, office, book.id, on(today)));
    book.revising = false;
  } else if (deed === 'abolish' && inForce) {
    await doing((tx) => abolishInstitution(tx, office, book.id, { reason: '废止' }, on(today)));
    Object.assign(book, { abolished: true, action: 'abolish' });
  } else if (deed === 'round' && inForce) {
    await doing((tx) => settleRound(tx, office, book.id, { action, note: null, year: 2026 }, on(today)));
    Object.assign(book, { action, ...(book.binding !== null && { binding: action }) });
  }
}
