import { expect, test } from 'vitest';
import { transact } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { database } from '../../../test/database.ts';
import { desksOf, on } from '../../../test/desks.ts';
import { reckonDesks } from './reckoning.ts';

const here = database();

test('a notice that is loaded while a version lies at a desk moves the day until which it has time, with a trace, and once', async () => {
  const at = await desksOf(here.db);
  const { bureauId } = at.bureau;
  const [made, draft] = [await at.draft(), await at.draft({}, 'head', '2026-03-02', 'YT-XK-07')];
  await at.submit(made, '2026-03-02');
  const dueOn = async (versionId: string) =>
    (await here.owner.selectFrom('powerVersion').select('dueOn').where('versionId', '=', versionId).executeTakeFirstOrThrow()).dueOn;
  expect(await dueOn(made.versionId)).toBe('2026-03-09');

  const off = ['2026-03-03', '2026-03-04'];
  const version = { versionId: newId(), bureauId, year: 2026, daysOff: off as never, makeUp: [] as never, title: '通知', notice: null };
  const loaded = { loadedBy: newId(), loader: '某人', loadedAt: on('2026-03-02').now };
  await here.owner
    .insertInto('calendarVersion')
    .values({ ...version, ...loaded })
    .execute();
  const again = () => transact(here.db, { bureaus: [bureauId] }, (tx) => reckonDesks(tx, bureauId, 2026, on('2026-03-02')));
  await again();
  expect([await dueOn(made.versionId), await dueOn(draft.versionId)]).toEqual(['2026-03-11', null]);
  await again();
  const trail = await here.owner
    .selectFrom('auditEntry')
    .select(['before', 'after'])
    .where('bureauId', '=', bureauId)
    .where('action', '=', 'powers.reckonAgain')
    .execute();
  expect(trail).toMatchObject([{ before: { dueOn: '2026-03-09' }, after: { dueOn: '2026-03-11', calendarYear: 2026 } }]);
});
