import { expect, test } from 'vitest';
import { database } from '../../../test/database.ts';
import { desksOf, flowchart, law } from '../../../test/desks.ts';
import { rowOf, xesOf } from '../../../test/logs.ts';
import { makePower } from '../../../test/power.ts';
import { sentText } from '../../../test/sending.ts';

const here = database();

test('a case accepted before a version came into force keeps the one before, to its end; later cases go by the new one', async () => {
  const at = await desksOf(here.db);
  const power = await makePower(here.db, at.bureau.bureauId, at.bureau.departments.forestry, rowOf(['受理', '决定']), { promised: 60 });
  const step = (activity: string, day: string) => ({ activity, at: `${day}T02:00:00Z` });
  const old = [step('受理', '2026-03-02')];
  await sentText(here.db, at.bureau, xesOf({ 'A-1': old }), { power });

  const second = await at.edit(power.powerId, { flowchart: flowchart(['受理', '审核', '决定']), basis: [law] });
  await at.inForce(second, '2026-03-10');
  const both = xesOf({
    'A-1': [...old, step('决定', '2026-03-12')],
    'A-2': [step('受理', '2026-03-11'), step('决定', '2026-03-12')],
  });
  await sentText(here.db, at.bureau, both, { power });

  const cases = await here.owner.selectFrom('caseFile').select(['reference', 'versionId', 'fits']).orderBy('reference').execute();
  expect(cases).toEqual([
    { reference: 'A-1', versionId: power.versionId, fits: true },
    { reference: 'A-2', versionId: second.versionId, fits: false },
  ]);
  const skipped = here.owner.selectFrom('finding').select(['nodeId', 'versionId']).where('kind', '=', 'skipped').where('state', '=', 'open');
  expect(await skipped.execute()).toEqual([{ nodeId: 'T1', versionId: second.versionId }]);
});
