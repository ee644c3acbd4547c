import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { database } from '../../../test/database.ts';
import { makeBureau, testDay } from '../../../test/bureau.ts';
import { figuresFor } from '../store/figures.ts';
import { yearsFor, yearsSummary } from '../store/years.ts';
import { registerBook } from './book.ts';
import { addMeasure } from './measure.ts';
import * as commands from './point.ts';

const here = database();
const moment = { now: new Date('2026-03-02T01:00:00Z'), today: testDay };
const act = <R>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => transact(here.db, actor, (tx) => work(tx, actor));

async function registered(bureau: Awaited<ReturnType<typeof makeBureau>>, level: number, more: Partial<commands.NewPoint> = {}) {
  const [head, office] = [await bureau.actor('head'), await bureau.actor('office')];
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
  const { id } = await act(head, (tx) => commands.addRiskPoint(tx, head, point, moment));
  await act(office, (tx) => commands.evaluate(tx, office, id, level, '集体评定', moment));
  const { number } = await act(office, (tx) => commands.register(tx, office, id, moment));
  return { id, number: number! };
}

test('the years are compared: what is new, gone, raised, lowered and the same', async () => {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const last = { year: 2025 };
  const [one, two, three, gone] = [
    await registered(bureau, 3, last),
    await registered(bureau, 1, last),
    await registered(bureau, 2, last),
    await registered(bureau, 2, last),
  ];
  const raised = await registered(bureau, 1, { previousId: one.id });
  const lowered = await registered(bureau, 2, { previousId: two.id });
  const same = await registered(bureau, 2, { previousId: three.id });
  const fresh = await registered(bureau, 3);
  const { rows, total } = await act(office, (tx) => yearsFor(tx, office, { year: 2026, sort: 'number', limit: 10 }));
  expect(total).toBe(5);
  expect(Object.fromEntries(rows.map(({ id, turn, before, level }) => [id, [turn, before, level]]))).toEqual({
    [raised.id]: ['raised', 3, 1],
    [lowered.id]: ['lowered', 1, 2],
    [same.id]: ['same', 2, 2],
    [fresh.id]: ['new', null, 3],
    [gone.id]: ['gone', 2, null],
  });
  const only = await act(office, (tx) => yearsFor(tx, office, { year: 2026, turn: 'gone', sort: 'level', limit: 10 }));
  expect(only.rows.map(({ id }) => id)).toEqual([gone.id]);
  expect(await act(office, (tx) => yearsSummary(tx, office, { year: 2026 }))).toEqual(
    ['new', 'gone', 'raised', 'lowered', 'same'].map((turn) => ({ turn, count: 1 })),
  );
  expect((await act(office, (tx) => yearsSummary(tx, office, { year: 2025 }))).find(({ turn }) => turn === 'new')).toEqual({ turn: 'new', count: 4 });
});

test('the figures say how many there are by department, key area, tier, element and way of finding, to whoever reads them', async () => {
  const bureau = await makeBureau(here.db);
  const [office, head] = [await bureau.actor('office'), await bureau.actor('head')];
  await registered(bureau, 1);
  await registered(bureau, 2, { element: 'money', foundBy: 'public' });
  const figures = (actor: Actor) => act(actor, (tx) => figuresFor(tx, actor, { year: 2026 }));
  const told = (await figures(office)).map(({ dimension, name, one, two, total, gaps }) => [dimension, name, one, two, total, gaps]);
  expect(told).toEqual([
    ['department', '林业科', 1, 1, 2, 2],
    ['keyArea', 'approval', 1, 1, 2, 2],
    ['tier', 'department', 1, 1, 2, 2],
    ['element', 'power', 1, 0, 1, 1],
    ['element', 'money', 0, 1, 1, 1],
    ['foundBy', 'self', 1, 0, 1, 1],
    ['foundBy', 'public', 0, 1, 1, 1],
  ]);
  expect(await figures(head)).toEqual(await figures(office));
  expect(await act(office, (tx) => figuresFor(tx, office, { year: 2025 }))).toEqual([]);
});

test('the register on paper holds exactly what is filtered, with measures, who answers for them, and how many of each level', async () => {
  const bureau = await makeBureau(here.db);
  const [office, head] = [await bureau.actor('office'), await bureau.actor('head')];
  const { id, number } = await registered(bureau, 1);
  const other = await registered(bureau, 2, { description: '采购时指定供应商，未比价即签约' });
  const measure = { text: '双人查验并留影像', kind: 'prevention' as const, responsibleId: bureau.people.staff.personId, dueOn: day('2026-06-30') };
  await act(head, (tx) => addMeasure(tx, head, id, measure, moment));
  const textOf = async (filter: Parameters<typeof registerBook>[2]) => {
    const { body } = await act(office, (tx) => registerBook(tx, office, filter, 'zh-CN', moment));
    return strFromU8(unzipSync(new Uint8Array(await new Response(body).arrayBuffer()))['word/document.xml']!).replaceAll(/<[^>]+>/g, '');
  };
  const whole = await textOf({});
  for (const said of [number, other.number, '双人查验并留影像', '沈听雨', '合计 2 个：一级 1 个，二级 1 个，三级 0 个', '2026年3月2日', bureau.name])
    expect(whole).toContain(said);
  const narrowed = await textOf({ level: 1 });
  expect(narrowed).toContain('合计 1 个');
  expect(narrowed).not.toContain(other.number);
});
