import { expect, test } from 'vitest';
import { actorOf } from '#organization/store/actor.ts';
import { accountToSignIn } from '#organization/store/accounts.ts';
import { signInByLink } from '#organization/commands/signing.ts';
import { transact } from '#platform/db.ts';
import { momentOf } from '#platform/moment.ts';
import { database } from '../../test/database.ts';
import { installBureau } from './init.ts';

const here = database();
const moment = momentOf(new Date('2026-03-02T02:00:00Z'));

test('an installation begins with three administrators and the commission, each let in once by a link', async () => {
  const made = await installBureau(here.db, '云汀市农林渔牧局', moment);
  expect(made.map(({ account }) => account)).toEqual(['system', 'security', 'audit', 'commission']);
  for (const { account, token } of made) {
    const roles = await transact(here.db, { bureaus: [] }, async (tx) => {
      await signInByLink(tx, token, 'a password of my own', '', moment);
      return [...(await actorOf(tx, (await accountToSignIn(tx, account))!, moment.today)).roles];
    });
    expect(roles).toEqual([account === 'commission' ? 'commission' : `${account}Admin`]);
  }
});

test('a bureau of a name is made once, and the commission of the city once', async () => {
  await installBureau(here.db, '甲局', moment);
  await expect(installBureau(here.db, '甲局', moment)).rejects.toThrow('甲局');
  const made = await installBureau(here.db, '乙局', moment);
  expect(made.map(({ account }) => account)).toEqual(['system3', 'security3', 'audit3']);
});
