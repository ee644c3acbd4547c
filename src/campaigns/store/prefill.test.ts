import { expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { addMeasure } from '#risks/commands/measure.ts';
import { addRiskPoint, evaluate, register } from '#risks/commands/point.ts';
import { voidPoints } from '#risks/store/register.ts';
import { makeBureau, type PersonKey, type TestBureau } from '../../../test/bureau.ts';
import { database, somebodyWaits } from '../../../test/database.ts';
import { openCampaign } from '../commands/campaign.ts';
import { saveForm, startForm, submitForm } from '../commands/filling.ts';
import { returnForm, reviewForm } from '../commands/reviewing.ts';
import type { PositionContent } from '../content.ts';
import { shippedPromises } from '../promises.ts';
import { choicesFor } from './choices.ts';
import { formsFor } from './list.ts';
import { links } from './loop.ts';
import { formFor } from './record.ts';

const here = database();
const moment = (at = '2026-03-02'): Moment => ({ now: new Date(`${at}T01:00:00Z`), today: day(at) });
const by = async <R>(bureau: TestBureau, who: PersonKey, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => {
  const actor = await bureau.actor(who);
  return transact(here.db, actor, (tx) => work(tx, actor));
};

/** A point on the head's position, registered last year, with a measure that comes round. */
async function lastYear(bureau: TestBureau): Promise<string> {
  const { people, departments } = bureau;
  const said = {
    description: '审批把关不严，降低条件准予许可',
    tier: 'position',
    keyArea: 'approval',
    aspect: 'management',
    element: 'power',
  } as const;
  const found = { foundBy: 'organization', likelihood: 3, harm: 5, selfLevel: 2, year: 2025 } as const;
  const whose = { departmentId: departments.forestry, personId: people.head.personId };
  const { id } = await by(bureau, 'office', (tx, actor) => addRiskPoint(tx, actor, { ...said, ...found, ...whose }, moment('2025-04-01')));
  const measure = { text: '不予许可须集体讨论', kind: 'prevention', responsibleId: people.head.personId, every: 'quarter' } as const;
  await by(bureau, 'office', (tx, actor) => addMeasure(tx, actor, id, measure, moment('2025-04-01')));
  await by(bureau, 'office2', (tx, actor) => evaluate(tx, actor, id, 1, '上级通报过', moment('2025-04-02')));
  await by(bureau, 'office2', (tx, actor) => register(tx, actor, id, moment('2025-04-03')));
  return id;
}

async function opened(): Promise<Readonly<{ bureau: TestBureau; id: string; previousId: string }>> {
  const bureau = await makeBureau(here.db);
  const previousId = await lastYear(bureau);
  await here.owner.updateTable('position').set({ duties: '林木采伐许可审批' }).where('positionId', '=', bureau.positions.head!).execute();
  const round = { year: 2026, title: '2026年度排查', opensOn: day('2026-03-02'), dueOn: day('2026-03-31'), promises: shippedPromises };
  await by(bureau, 'office', (tx, actor) => openCampaign(tx, actor, round, moment()));
  return { bureau, id: await ownForm(bureau, 'head'), previousId };
}

test('a form begins with last year’s registered points and their measures, at the level that the group set, and with duties and promise', async () => {
  const { bureau, id, previousId } = await opened();
  const { previous, matrix } = await by(bureau, 'head', (tx, actor) => choicesFor(tx, actor, id, moment().today));
  expect(previous).toMatchObject([{ id: previousId, line: { previousId } }]);
  expect(matrix).toMatchObject({ levelOneHarm: 5 });
  await by(bureau, 'head', (tx, actor) => startForm(tx, actor, id, moment()));
  const form = await by(bureau, 'head', (tx, actor) => formFor(tx, actor, id, moment().today));
  expect(form.content).toMatchObject({
    since: '2020-01',
    duties: '林木采伐许可审批',
    promise: shippedPromises.position,
    points: [
      {
        previousId,
        description: '审批把关不严，降低条件准予许可',
        selfLevel: 1,
        measures: [{ text: '不予许可须集体讨论', kind: 'prevention', every: 'quarter', dueOn: null }],
      },
    ],
  });
  expect(form.proposals).toEqual({ [form.content!.points[0]!.id]: 1 });
  expect(form.facts).toMatchObject({
    tier: 'position',
    assessed: false,
    reviewSeat: 'leaderInCharge',
    positions: [{ name: '林致远岗', duties: '林木采伐许可审批' }],
  });
  expect(Object.keys(form.names)).toContain(previousId);
  await by(bureau, 'head', (tx, actor) => startForm(tx, actor, id, moment())); // opened again, it stays as it is
  expect(await by(bureau, 'head', (tx, actor) => formFor(tx, actor, id, moment().today))).toMatchObject({ revision: 1 });
});

test('the risk point of this year continues last year’s and names its form; last year’s stays as it was registered', async () => {
  const { bureau, id, previousId } = await opened();
  await by(bureau, 'head', (tx, actor) => startForm(tx, actor, id, moment()));
  await by(bureau, 'head', (tx, actor) => submitForm(tx, actor, id, { revision: 1, name: '林致远', drawing: null }, moment()));
  await by(bureau, 'leader', (tx, actor) => reviewForm(tx, actor, id, { revision: 1, opinion: '同意', levels: {} }, moment()));
  const { pointsOf } = await by(bureau, 'head', (tx, actor) => formFor(tx, actor, id, moment().today));
  const { riskPointId } = pointsOf[0]!;
  const rows = await here.owner.selectFrom('riskPoint').selectAll().where('bureauId', '=', bureau.bureauId).orderBy('year').execute();
  expect(rows.map(({ riskPointId: it, year, state, previousId: before }) => [it, year, state, before])).toEqual([
    [previousId, 2025, 'registered', null],
    [riskPointId, 2026, 'draft', previousId],
  ]);
  const toForm = links.filter(({ kind }) => kind === 'riskPoint').flatMap(({ to }) => to.form ?? []);
  const found = await by(bureau, 'office', async (tx) =>
    (await Promise.all(toForm.map((follow) => follow(tx, [bureau.bureauId], [riskPointId])))).flat(),
  );
  expect(found).toEqual([id]);
});

test('somebody else’s point cannot be continued, and what came back may be mended after the round is closed', async () => {
  const { bureau, id } = await opened();
  const theirs = await ownForm(bureau, 'staff');
  await by(bureau, 'staff', (tx, actor) => startForm(tx, actor, theirs, moment()));
  await by(bureau, 'head', (tx, actor) => startForm(tx, actor, id, moment()));
  const { content } = await by(bureau, 'head', (tx, actor) => formFor(tx, actor, id, moment().today));
  const copied: PositionContent = { ...(content as PositionContent), duties: '受理' };
  const { revision } = await by(bureau, 'staff', (tx, actor) => saveForm(tx, actor, theirs, 1, copied, moment()));
  const faults = [{ place: `points.${copied.points[0]!.id}.previousId`, fault: 'stranger' }];
  await expect(
    by(bureau, 'staff', (tx, actor) => submitForm(tx, actor, theirs, { revision, name: '沈听雨', drawing: null }, moment())),
  ).rejects.toMatchObject({ code: 'campaigns/content/invalid', facts: { faults } });

  await by(bureau, 'head', (tx, actor) => submitForm(tx, actor, id, { revision: 1, name: '林致远', drawing: null }, moment()));
  await here.owner
    .updateTable('campaign')
    .set({ state: 'closed', closedBy: bureau.people.office.personId, closedAt: moment().now, unfiled: '[]' })
    .where('bureauId', '=', bureau.bureauId)
    .execute();
  const back = { revision: 1, opinion: '请补充', remarks: [{ place: 'duties', reason: '职责写全' }] };
  await by(bureau, 'leader', (tx, actor) => returnForm(tx, actor, id, back, moment()));
  const mended = { ...(content as PositionContent), duties: '林木采伐许可审批、验收' };
  await by(bureau, 'head', (tx, actor) => saveForm(tx, actor, id, 1, mended, moment()));
  await by(bureau, 'head', (tx, actor) => submitForm(tx, actor, id, { revision: 2, name: '林致远', drawing: null }, moment()));
  await expect(by(bureau, 'staff', (tx, actor) => saveForm(tx, actor, theirs, revision, mended, moment()))).rejects.toMatchObject({
    code: 'campaigns/closed',
  });
});

test.each(['handed in', 'reviewed'])('a point that is made void while the form that continues it is %s is not continued', async (deed) => {
  const { bureau, id, previousId } = await opened();
  await by(bureau, 'head', (tx, actor) => startForm(tx, actor, id, moment()));
  const submit = () => by(bureau, 'head', (tx, actor) => submitForm(tx, actor, id, { revision: 1, name: '林致远', drawing: null }, moment()));
  const review = () => by(bureau, 'leader', (tx, actor) => reviewForm(tx, actor, id, { revision: 1, opinion: '同意', levels: {} }, moment()));
  if (deed === 'reviewed') await submit();
  let late: Promise<unknown> = Promise.resolve();
  await by(bureau, 'office', async (tx, actor) => {
    await tx.selectFrom('riskPoint').select('riskPointId').where('riskPointId', '=', previousId).forUpdate().execute(); // as an undone import does
    await voidPoints(tx, bureau.bureauId, [previousId], { reason: '导错了文件', actor, now: moment().now });
    late = (deed === 'reviewed' ? review() : submit()).catch((refused: unknown) => refused);
    await somebodyWaits(here);
  });
  if (deed === 'handed in') {
    expect(await late).toMatchObject({ code: 'campaigns/content/invalid', facts: { faults: [{ fault: 'stranger' }] } });
    return;
  }
  await late;
  const made = await here.owner
    .selectFrom('riskPoint')
    .select('previousId')
    .where('bureauId', '=', bureau.bureauId)
    .where('year', '=', 2026)
    .execute();
  expect(made).toEqual([{ previousId: null }]);
});

async function ownForm(bureau: TestBureau, who: PersonKey): Promise<string> {
  const list = { sort: 'number', limit: 10, mine: 'fill', tier: 'position' } as const;
  return (await by(bureau, who, (tx, actor) => formsFor(tx, actor, list, moment().today))).rows[0]!.id;
}
