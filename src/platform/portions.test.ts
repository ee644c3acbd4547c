import { expect, test } from 'vitest';
import { makeBureau } from '../../test/bureau.ts';
import { database } from '../../test/database.ts';
import { recordAll } from './audit.ts';
import { transact } from './db.ts';
import { inPortions } from './portions.ts';

const here = database();

test('rows are written in their order, none twice and none left', async () => {
  const rows = Array.from({ length: 2500 }, (_, at) => at);
  const written: number[][] = [];
  await inPortions(rows, (some) => Promise.resolve(written.push(some)));
  expect(written.flat()).toEqual(rows);
  expect(written.length).toBeGreaterThan(1);
});

test('a deed on more records than one statement takes values leaves an entry for each', async () => {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const entries = Array.from({ length: 6000 }, (_, at) => ({
    action: 'risks.evaluate',
    subject: { kind: 'riskPoint', id: office.personId, bureauId: bureau.bureauId },
    after: { at },
  }));
  await transact(here.db, office, (tx) => recordAll(tx, office, new Date('2026-03-02T08:00:00Z'), entries));
  const found = await here.owner
    .selectFrom('auditEntry')
    .select('after')
    .where('bureauId', '=', bureau.bureauId)
    .where('action', '=', 'risks.evaluate')
    .execute();
  expect(found.map(({ after }) => (after as { at: number }).at).toSorted((a, b) => a - b)).toEqual(entries.map(({ after }) => after.at));
});
