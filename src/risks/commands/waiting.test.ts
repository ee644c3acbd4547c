import { expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { addInstitution, changeInstitution, enactInstitution } from '#institutions/commands/institution.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { makeBureau, type TestBureau } from '../../../test/bureau.ts';
import { database, somebodyWaits } from '../../../test/database.ts';
import { splitPoint } from '../store/sitting-points.ts';
import { establishFor } from './gap.ts';
import { addMeasure } from './measure.ts';
import { addRiskPoint, evaluate } from './point.ts';
import { linkInstitution, toTend } from './tending.ts';

// One order of locks: an institution before the points that it governs. Whoever comes second waits, and sees what the first did.

const here = database();
const moment: Moment = { now: new Date('2026-03-02T01:00:00Z'), today: day('2026-03-02') };
const act = <R>(actor: Actor, work: (tx: Tx) => Promise<R>): Promise<R> => transact(here.db, actor, work);

async function point(bureau: TestBureau, level: number | null = 1): Promise<string> {
  const [head, office] = [await bureau.actor('head'), await bureau.actor('office')];
  const kinds = { tier: 'department', keyArea: 'approval', aspect: 'process', element: 'power', foundBy: 'self' } as const;
  const given = { ...kinds, description: '查验走过场', departmentId: bureau.departments.forestry, likelihood: 3, harm: 5, selfLevel: 2 };
  const { id } = await act(head, (tx) => addRiskPoint(tx, head, given, moment));
  if (level !== null) await act(office, (tx) => evaluate(tx, office, id, level, '集体评定', moment));
  return id;
}

let serial = 0;
const fields = ({ departments }: TestBureau) => ({
  title: '查验办法',
  documentNumber: `云农〔2026〕${++serial}号`,
  class: 'powerOperation' as const,
  action: 'establish' as const,
  departmentId: departments.forestry,
  text: '第一条 …',
});

/** A bureau with an institution that is drafted and the points that are linked to it. */
async function house(...linked: (number | null)[]) {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const said = fields(bureau);
  const { id } = await act(office, (tx) => addInstitution(tx, office, said, moment));
  const points: string[] = [];
  for (const level of linked) {
    points.push(await point(bureau, level));
    await act(office, (tx) => linkInstitution(tx, office, points.at(-1)!, id, moment));
  }
  return { bureau, office, id, said, points };
}
const enact = (tx: Tx, office: Actor, id: string) => enactInstitution(tx, office, id, '2026-03-02', moment);
const controls = async ({ bureauId }: TestBureau) =>
  (await here.owner.selectFrom('riskPoint').select('control').where('bureauId', '=', bureauId).execute()).map(({ control }) => control);

/** The first deed is done and not committed; the second begins and waits; then the first goes on and commits. Both are done. */
async function oneBeforeTheOther(actor: Actor, first: (tx: Tx) => Promise<unknown>, second: (tx: Tx) => Promise<unknown>, goOn?: typeof first) {
  let later: Promise<unknown> | undefined;
  await act(actor, async (tx) => {
    await first(tx);
    later = act(actor, second);
    await somebodyWaits(here);
    await goOn?.(tx);
  });
  await later;
}

test('a point that is linked while its institution is enacted waits for it, or is waited for', async () => {
  for (const linkFirst of [true, false]) {
    const { bureau, office, id } = await house(1);
    const other = await point(bureau);
    const linking = (tx: Tx) => linkInstitution(tx, office, other, id, moment);
    const enacting = (tx: Tx) => enact(tx, office, id);
    await oneBeforeTheOther(office, linkFirst ? linking : enacting, linkFirst ? enacting : linking);
    expect(await controls(bureau)).toEqual(['settled', 'settled']);
  }
});

test('a level that is given while the institution of the point is enacted is seen', async () => {
  const { bureau, office, id, points } = await house(null);
  await oneBeforeTheOther(
    office,
    (tx) => evaluate(tx, office, points[0]!, 1, null, moment),
    (tx) => enact(tx, office, id),
  );
  expect(await controls(bureau)).toEqual(['settled']);
});

test('what is split off a point while its institution is enacted is governed too', async () => {
  const { bureau, office, id, points } = await house(1);
  await oneBeforeTheOther(
    office,
    async (tx) => {
      await toTend(tx, office, points[0]!);
      const [half] = await splitPoint(tx, bureau.bureauId, points[0]!, ['前一半', '后一半']);
      for (const it of [points[0]!, half!]) await evaluate(tx, office, it, 1, null, moment);
    },
    (tx) => enact(tx, office, id),
  );
  expect(await controls(bureau)).toEqual(['settled', 'settled']);
});

test.each(['enacted', 'changed'] as const)('whoever holds a point may name the institution that is %s and waits for it', async (deed) => {
  const { bureau, office, id, said, points } = await house(1);
  const { personId: responsibleId } = bureau.people.staff;
  const measure = { text: '双人查验', kind: 'monitoring' as const, responsibleId };
  const other = { ...said, documentNumber: `${said.documentNumber}之二`, action: 'improve' as const };
  await oneBeforeTheOther(
    office,
    (tx) => addMeasure(tx, office, points[0]!, measure, moment),
    (tx) => (deed === 'enacted' ? enact(tx, office, id) : changeInstitution(tx, office, id, other, moment)),
    (tx) => addMeasure(tx, office, points[0]!, { ...measure, institutionId: id }, moment),
  );
  expect(await controls(bureau)).toEqual([deed === 'enacted' ? 'settled' : 'underWay']);
});

test('establishing an institution for a point does not hold the point while it waits for its number', async () => {
  const { bureau, office, id, points } = await house(1);
  const others: Promise<unknown>[] = [];
  await act(office, async (tx) => {
    await addInstitution(tx, office, fields(bureau), moment);
    others.push(act(office, (it) => enact(it, office, id)));
    await somebodyWaits(here);
    others.push(act(office, (it) => establishFor(it, office, points[0]!, fields(bureau), moment)));
    await somebodyWaits(here, 2);
  });
  await Promise.all(others);
  expect(await controls(bureau)).toEqual(['settled']);
});
