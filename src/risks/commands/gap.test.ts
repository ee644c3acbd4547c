import { expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { addInstitution, enactInstitution, reviseInstitution } from '#institutions/commands/institution.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { makeBureau, makeCommission, type TestBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { checkups } from '../store/checkup.ts';
import { gapsFor } from '../store/gap.ts';
import { figures } from '../store/loop.ts';
import { establishFor } from './gap.ts';
import { addMeasure, cancelMeasure } from './measure.ts';
import { addRiskPoint, evaluate } from './point.ts';
import { linkInstitution } from './tending.ts';

const here = database();
const moment: Moment = { now: new Date('2026-03-02T01:00:00Z'), today: day('2026-03-02') };
const act = <R>(actor: Actor, work: (tx: Tx) => Promise<R>): Promise<R> => transact(here.db, actor, work);

async function point(bureau: TestBureau, level: number, department: 'forestry' | 'fishery' = 'forestry'): Promise<string> {
  const [head, office] = [await bureau.actor(department === 'forestry' ? 'head' : 'otherHead'), await bureau.actor('office')];
  const given = {
    description: `${level} 级：伐区查验走过场`,
    tier: 'department' as const,
    departmentId: bureau.departments[department],
    keyArea: 'approval' as const,
    aspect: 'process' as const,
    element: 'power' as const,
    foundBy: 'self' as const,
    likelihood: 3,
    harm: 3,
    selfLevel: 2,
  };
  const { id } = await act(head, (tx) => addRiskPoint(tx, head, given, moment));
  await act(office, (tx) => evaluate(tx, office, id, level, '领导小组集体评定', moment));
  return id;
}

const fields = (bureau: TestBureau, documentNumber: string) => ({
  title: `${documentNumber}办法`,
  documentNumber,
  class: 'powerOperation' as const,
  action: 'establish' as const,
  departmentId: bureau.departments.forestry,
  text: '第一条 …',
});
const gaps = async (who: Actor, filter: object = {}) =>
  (await act(who, (tx) => gapsFor(tx, who, { sort: 'level', limit: 10, ...filter }))).rows.map(({ id, level, repair, control }) => [
    id,
    level,
    repair,
    control,
  ]);

test('each gap says what closes it, and is gone by itself once it is closed', async () => {
  const bureau = await makeBureau(here.db);
  const [head, office] = [await bureau.actor('head'), await bureau.actor('office')];
  const [one, two, three] = [await point(bureau, 1), await point(bureau, 2), await point(bureau, 3)];
  expect(await gaps(head)).toEqual([
    [one, 1, 'establish', 'missing'],
    [two, 2, 'establish', 'missing'],
    [three, 3, 'remind', 'missing'],
  ]);
  expect(await act(head, (tx) => figures(tx, head, moment))).toMatchObject([{ key: 'controlGaps', value: 3, of: 3, href: '/risks/gaps' }, {}]);

  const { id: made } = await act(office, (tx) => establishFor(tx, office, one, fields(bureau, '云农〔2026〕7号'), moment));
  expect(await gaps(head, { level: 1 })).toEqual([[one, 1, 'finish', 'underWay']]);
  await act(office, (tx) => enactInstitution(tx, office, made, '2026-03-02', moment));
  expect(await gaps(head, { level: 1 })).toEqual([]);

  const { id: old } = await act(office, (tx) => addInstitution(tx, office, { ...fields(bureau, '旧办法'), action: 'clean' }, moment));
  await act(office, (tx) => enactInstitution(tx, office, old, '2026-03-02', moment));
  await act(head, (tx) => linkInstitution(tx, head, two, old, moment));
  expect(await gaps(head, { level: 2 })).toEqual([[two, 2, 'improve', 'missing']]);
  await act(office, (tx) => reviseInstitution(tx, office, old, { reason: '二级风险点要求完善制度', action: 'improve' }, moment));
  expect(await gaps(head, { level: 2 })).toEqual([[two, 2, 'finish', 'missing']]);
  await act(office, (tx) => enactInstitution(tx, office, old, '2026-03-02', moment));

  const reminder = { text: '每季度提醒一次', kind: 'prevention' as const, responsibleId: bureau.people.staff.personId, every: 'quarter' as const };
  const { id: measure } = await act(head, (tx) => addMeasure(tx, head, three, reminder, moment));
  expect(await gaps(head)).toEqual([]);
  expect(await act(head, (tx) => figures(tx, head, moment))).toMatchObject([{ key: 'controlGaps', value: 0, of: 3 }, {}]);
  await act(office, (tx) => cancelMeasure(tx, office, measure, '不再提醒，改为集中教育', moment));
  expect(await gaps(head)).toEqual([[three, 3, 'remind', 'missing']]);
});

test('establishing is the office’s, for a point that it tends, and refused it leaves nothing', async () => {
  const bureau = await makeBureau(here.db);
  const [head, office] = [await bureau.actor('head'), await bureau.actor('office')];
  const one = await point(bureau, 1);
  const byHead = act(head, (tx) => establishFor(tx, head, one, fields(bureau, '云农〔2026〕8号'), moment));
  await expect(byHead).rejects.toMatchObject({ code: 'institutions/keeper/forbidden' });
  await act(office, (tx) => establishFor(tx, office, one, fields(bureau, '云农〔2026〕9号'), moment));
  const twice = act(office, (tx) => establishFor(tx, office, one, fields(bureau, '云农〔2026〕9号'), moment));
  await expect(twice).rejects.toMatchObject({ code: 'institutions/number-taken' });
  const stranger = await (await makeBureau(here.db)).actor('office');
  const foreign = act(stranger, (tx) => establishFor(tx, stranger, one, fields(bureau, '云农〔2026〕10号'), moment));
  await expect(foreign).rejects.toMatchObject({ code: 'risks/not-found' });
  const left = await here.owner.selectFrom('institution').select('documentNumber').where('bureauId', '=', bureau.bureauId).execute();
  expect(left.map(({ documentNumber }) => documentNumber)).toEqual(['云农〔2026〕9号']);
});

test('gaps are listed by level and department within what one may read, page by page, and the check-up counts those of the lower levels', async () => {
  const bureau = await makeBureau(here.db);
  const [office, otherHead] = [await bureau.actor('office'), await bureau.actor('otherHead')];
  const forestry = [await point(bureau, 2), await point(bureau, 2)];
  const fishery = [await point(bureau, 1, 'fishery'), await point(bureau, 2, 'fishery')];
  const walked: string[] = [];
  for (let after: string | undefined; ;) {
    const { rows, next, total } = await act(office, (tx) => gapsFor(tx, office, { sort: 'level', limit: 1, after }));
    if (walked.length === 0) expect(total).toBe(4);
    walked.push(...rows.map(({ id }) => id));
    if (next === null) break;
    after = next;
  }
  expect(walked).toEqual([fishery[0], ...forestry, fishery[1]]);
  expect((await gaps(otherHead)).map(([id]) => id)).toEqual(fishery);
  expect((await gaps(office, { department: bureau.departments.forestry, q: '查验' })).map(([id]) => id)).toEqual(forestry);
  const commission = await (await makeCommission(here.db)).actor();
  expect((await gaps(commission, { department: bureau.departments.fishery })).map(([id]) => id)).toEqual(fishery);
  const found = (await act(office, (tx) => checkups(tx, office, moment))).filter(({ kind }) => kind === 'lowerUncontrolled');
  expect(found.map(({ facts, about }) => [about.label, facts])).toEqual([
    ['林业科', { level: 2, count: 2 }],
    ['渔业科', { level: 2, count: 1 }],
  ]);
});
