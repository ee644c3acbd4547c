import { expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { addInstitution, abolishInstitution, enactInstitution } from '#institutions/commands/institution.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { addPower } from '#powers/commands/drafting.ts';
import { database } from '../../../test/database.ts';
import { makeBureau, type TestBureau } from '../../../test/bureau.ts';
import { coverageFor, coverageSummary } from '../store/coverage.ts';
import { links } from '../store/loop.ts';
import { institutionsOfPower, scopeFor } from '../store/scope.ts';
import { addRiskPoint, evaluate } from './point.ts';
import { linkPower, unlinkPower } from './scope.ts';
import { linkInstitution } from './tending.ts';

const here = database();
const moment: Moment = { now: new Date('2026-03-02T01:00:00Z'), today: day('2026-03-02') };
const act = <R>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => transact(here.db, actor, (tx) => work(tx, actor));

async function institution(bureau: TestBureau, title: string, enacted: boolean): Promise<string> {
  const office = await bureau.actor('office');
  const fields = { title, documentNumber: title, class: 'powerOperation', action: 'establish', text: '第一条　……' } as const;
  const { id } = await act(office, (tx) => addInstitution(tx, office, { ...fields, departmentId: bureau.departments.forestry }, moment));
  if (enacted) await act(office, (tx) => enactInstitution(tx, office, id, '2026-01-01', moment));
  return id;
}

async function point(bureau: TestBureau, description: string, level: number, institutions: readonly string[]): Promise<string> {
  const [head, office] = [await bureau.actor('head'), await bureau.actor('office')];
  const given = { keyArea: 'approval', aspect: 'process', element: 'power', foundBy: 'self', tier: 'department' } as const;
  const { id } = await act(head, (tx) =>
    addRiskPoint(tx, head, { ...given, description, departmentId: bureau.departments.forestry, likelihood: 3, harm: 3, selfLevel: 2 }, moment),
  );
  await act(office, (tx) => evaluate(tx, office, id, level, '集体评定', moment));
  for (const it of institutions) await act(office, (tx) => linkInstitution(tx, office, id, it, moment));
  return id;
}

const list = { sort: 'number', limit: 50 };

test('the matrix says of each point which institutions govern it, and of each department how many points none does', async () => {
  const bureau = await makeBureau(here.db);
  const [inForce, draft] = [await institution(bureau, '查验办法', true), await institution(bureau, '公示办法', false)];
  const governed = await point(bureau, '查验走过场不到现场', 1, [inForce, draft]);
  const drafted = await point(bureau, '公示不全面不及时', 1, [draft]);
  const bare = await point(bureau, '受理时索要好处费', 2, []);
  const office = await bureau.actor('office');
  const { rows, total } = await act(office, (tx) => coverageFor(tx, office, list));
  expect(total).toBe(3);
  expect(Object.fromEntries(rows.map(({ id, cover, titles }) => [id, [cover, titles]]))).toEqual({
    [governed]: ['inForce', expect.stringMatching(/查验办法.*公示办法|公示办法.*查验办法/)],
    [drafted]: ['draft', '公示办法'],
    [bare]: ['none', ''],
  });
  const found = async (cover: 'open' | 'none' | 'draft' | 'inForce') =>
    (await act(office, (tx) => coverageFor(tx, office, { ...list, cover }))).rows.map(({ id }) => id).toSorted();
  expect(await found('open')).toEqual([drafted, bare].toSorted());
  expect([await found('none'), await found('draft'), await found('inForce')]).toEqual([[bare], [drafted], [governed]]);
  const { departments } = await act(office, (tx) => coverageSummary(tx, office, {}));
  expect(departments.map(({ name, levels }) => [name, levels])).toEqual([
    [
      '林业科',
      [
        { level: 1, points: 2, uncovered: 1 },
        { level: 2, points: 1, uncovered: 1 },
      ],
    ],
  ]);

  const page = await act(office, (tx) => coverageFor(tx, office, { ...list, limit: 2 }));
  const rest = await act(office, (tx) => coverageFor(tx, office, { ...list, limit: 2, after: page.next! }));
  expect([...page.rows, ...rest.rows].map(({ id }) => id).toSorted()).toEqual([governed, drafted, bare].toSorted());

  const stranger = await (await makeBureau(here.db)).actor('office');
  expect((await act(stranger, (tx) => coverageFor(tx, stranger, list))).total).toBe(0);
});

test('an institution governs a power as a whole: who is in charge of the power says so, and the loop leads there', async () => {
  const bureau = await makeBureau(here.db);
  const id = await institution(bureau, '查验办法', true);
  const [head, office, staff] = [await bureau.actor('head'), await bureau.actor('office'), await bureau.actor('staff')];
  const named = { name: '采伐许可', category: 'licence', open: true, keyArea: null } as const;
  const power = await act(head, (tx) => addPower(tx, head, { ...named, code: 'YT-1', departmentId: bureau.departments.forestry }, {}, moment));
  const open = (await act(head, (tx) => scopeFor(tx, head, id))).open;
  expect(open.map((it) => it.id)).toEqual([power.id]);
  await act(head, (tx) => linkPower(tx, head, id, power.id, moment));
  await act(head, (tx) => linkPower(tx, head, id, power.id, moment)); // said twice is said once
  const scope = await act(staff, (tx) => scopeFor(tx, staff, id));
  expect(scope.powers).toMatchObject([{ id: power.id, code: 'YT-1', mayUnlink: false }]);
  expect(scope.open).toEqual([]);
  expect(await act(staff, (tx) => institutionsOfPower(tx, staff, power.id))).toMatchObject([{ id, title: '查验办法' }]);
  const follow = links.find(({ kind }) => kind === 'institution')!.to.power!;
  expect(await act(office, (tx) => follow(tx, [bureau.bureauId], [id]))).toEqual([power.id]);

  const stranger = await makeBureau(here.db);
  const other = await stranger.actor('office');
  await expect(act(other, (tx) => linkPower(tx, other, id, power.id, moment))).rejects.toMatchObject({ code: 'risks/institution/invalid' });
  const both = { ...other, bureaus: [bureau.bureauId, stranger.bureauId] }; // who also reads this bureau keeps the office of theirs alone
  expect((await act(both, (tx) => scopeFor(tx, both, id))).powers).toMatchObject([{ id: power.id, mayUnlink: false }]);
  await expect(act(both, (tx) => unlinkPower(tx, both, id, power.id, moment))).rejects.toMatchObject({ code: 'risks/institution/invalid' });
  const leaderless = { ...head, departments: [] };
  await expect(act(leaderless, (tx) => unlinkPower(tx, leaderless, id, power.id, moment))).rejects.toMatchObject({
    code: 'risks/department/forbidden',
  });
  await act(head, (tx) => unlinkPower(tx, head, id, power.id, moment));
  expect((await act(staff, (tx) => scopeFor(tx, staff, id))).powers).toEqual([]);
  await act(office, (tx) => abolishInstitution(tx, office, id, { reason: '不再适用了' }, moment));
  await expect(act(head, (tx) => linkPower(tx, head, id, power.id, moment))).rejects.toMatchObject({ code: 'risks/institution/invalid' });
  const trail = await here.owner.selectFrom('auditEntry').select('action').where('subjectId', '=', id).where('action', 'like', 'risks.%').execute();
  expect(trail.map(({ action }) => action).toSorted()).toEqual(['risks.linkPower', 'risks.unlinkPower']);
});
