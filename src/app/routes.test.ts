import { expect, test } from 'vitest';
import { insertSession } from '#organization/store/sessions.ts';
import { momentOf } from '#platform/moment.ts';
import { makeBureau } from '../../test/bureau.ts';
import { database } from '../../test/database.ts';
import { createApp } from './server.ts';

const here = database();
const now = new Date('2026-03-02T02:00:00Z');

test('what is no record’s id is not found, whatever is asked of it', async () => {
  const bureau = await makeBureau(here.db);
  const session = { token: 'a token', accountId: bureau.accounts.office.accountId, expiresAt: new Date('2026-03-03T00:00:00Z'), device: '' };
  await here.db.transaction().execute((tx) => insertSession(tx, session, now));
  const server = createApp({ db: here.db, clock: () => momentOf(now), uploadLimit: 1000 });
  const ask = (path: string) => server.request(path, { headers: { cookie: 'qingfeng=a token' } });
  const statuses = async (of: readonly string[]) => Promise.all(of.map(async (path) => (await ask(path)).status));
  expect(await statuses(['/api/loop/case/abc', '/api/loop/step/x:y', `/api/history/person/${bureau.people.head.personId}0`])).toEqual([
    404, 404, 404,
  ]);
  expect(await statuses([`/api/loop/case/${bureau.bureauId}`, `/api/loop/step/${bureau.bureauId}:Task_1`, '/api/history/nothing/at-all'])).toEqual([
    404, 404, 404,
  ]);
  expect(await statuses([`/api/history/person/${bureau.people.head.personId}`])).toEqual([200]);
});
