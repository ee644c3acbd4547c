import { expect, test } from 'vitest';
import { database } from '../../test/database.ts';
import { loadDemo } from './load.ts';

const here = database();

test('a bureau with a year of life is there within seconds', async () => {
  const begun = process.cpuUsage();
  const { bureauId } = await loadDemo(here.db, { now: new Date('2026-11-25T02:00:00Z'), password: 'a-password-for-this-test', seed: 2010 });
  const count = async (
    table:
      | 'department'
      | 'person'
      | 'power'
      | 'riskPoint'
      | 'caseFile'
      | 'caseEvent'
      | 'finding'
      | 'inquiry'
      | 'ledgerEntry'
      | 'warning'
      | 'disposition'
      | 'suggestion'
      | 'form',
  ) => {
    const { total } = await here.owner
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('bureauId', '=', bureauId)
      .executeTakeFirstOrThrow();
    return total;
  };
  const { user, system } = process.cpuUsage(begun);
  expect(await count('power')).toBe(20);
  expect(await count('department')).toBe(15);
  expect(await count('person')).toBe(55);
  expect(await count('suggestion')).toBe(6);
  expect(await count('form')).toBe(52 + 14 + 1); // the people who hold a position, the departments but the leadership, the bureau
  expect(await count('caseFile')).toBeGreaterThan(300);
  for (const table of ['finding', 'inquiry', 'ledgerEntry', 'warning', 'disposition'] as const) expect(await count(table), table).toBeGreaterThan(0);
  // other tests share the processors, so that a clock on the wall would measure them too
  expect((user + system) / 1e6).toBeLessThan(15);
}, 60_000);
