import { expect, test } from 'vitest';
import { agreePoints } from '../commands/sitting.ts';
import { database } from '../../../test/database.ts';
import { line, moment, openRound, reviewed, sit } from '../../../test/round.ts';
import { lineLevelsOf } from './sittingForms.ts';
import { formFor } from './record.ts';
import { sittingPoints } from './sittingRecord.ts';

const here = database();

test('the level of a line whose point went into another is that one’s, over however many, whoever merged them', async () => {
  const round = await openRound(here.db);
  const { bureau, as } = round;
  const form = await reviewed(round, 'staff', [
    line({ description: '受理申请故意拖延' }),
    line({ description: '受理申请拖着不办' }),
    line({ description: '不及时受理申请' }),
  ]);
  const { pointsOf } = await as('office', (tx, actor) => formFor(tx, actor, form, moment.today));
  const [first, second, last] = pointsOf.map((it) => it.riskPointId) as [string, string, string];
  for (const [from, into] of [
    [first, second],
    [second, last],
  ] as const)
    await here.owner.updateTable('riskPoint').set({ state: 'merged', mergedInto: into }).where('riskPointId', '=', from).execute();
  const sitting = await sit(round);
  await as('office', (tx, actor) => agreePoints(tx, actor, sitting, { ids: null, opinion: null }, moment));
  const levels = await as('office', (tx) => lineLevelsOf(tx, bureau.bureauId, [form]));
  expect(levels.map(({ level, merged }) => [level, merged]).toSorted()).toEqual([
    [2, false],
    [2, true],
    [2, true],
  ]);
  const { rows } = await as('office', (tx, actor) => sittingPoints(tx, actor, sitting, { sort: 'place', limit: 9, state: 'merged' }, moment.today));
  expect(rows.map(({ id, into }) => [id, into?.id]).toSorted()).toEqual(
    [
      [first, second],
      [second, last],
    ].toSorted(),
  );
});
