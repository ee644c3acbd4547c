import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { makeCommission } from '../../../test/bureau.ts';
import { database, somebodyWaits } from '../../../test/database.ts';
import { code, monday, on, warned } from '../../../test/warned.ts';
import * as deductions from '../commands/deductions.ts';
import { accountRecord } from '../store/account.ts';
import { accountsFor } from '../store/accounts.ts';
import { boardFor } from '../store/board.ts';
import { dispositionRecord } from '../store/warningRecord.ts';

const here = database();
const { actors, act, decided, confirmed, account, unit, found: there } = warned(here);

test('two confirmations at once post once', async () => {
  const id = await decided('leader', 'SP01');
  const both = await Promise.all([1, 2].map(() => code(act(actors.director, (tx) => deductions.confirm(tx, actors.director, id, true, monday)))));
  expect(both.toSorted()).toEqual(['done', 'warnings/cannot']);
  expect((await account('leader')).entries).toHaveLength(1);
});

describe('thresholds', () => {
  test('two deductions confirmed at once cross blue once, though the first alone reaches it', async () => {
    const [first, second] = [await decided('otherStaff', 'LJ01'), await decided('otherStaff', 'SP01')];
    const confirm = (tx: Tx, id: string) => deductions.confirm(tx, actors.discipline, id, true, monday);
    let waiting: Promise<unknown> = Promise.resolve();
    await act(actors.discipline, async (tx) => {
      await confirm(tx, first);
      waiting = act(actors.discipline, (other) => confirm(other, second));
      await somebodyWaits(here); // the second is at work, and held up by the first
    });
    await waiting;
    const now = await account('otherStaff');
    expect(now).toMatchObject({ deducted: 40, level: 'C' });
    expect(now.dispositions.map(({ level, steps }) => [level, steps.length])).toEqual([['C', 4]]);
  });

  test('a graver item also takes one point from the department; each level opens its plan and links the lower', async () => {
    await confirmed('otherStaff', 'LJ03');
    await confirmed('otherStaff', 'LJ03');
    const found = await account('otherStaff');
    expect(found).toMatchObject({ deducted: 160, left: 0, level: 'A' });
    expect(found.dispositions.map(({ level, steps }) => [level, steps.length])).toEqual([
      ['A', 7],
      ['B', 6],
      ['C', 4],
    ]);
    const [red, yellow] = found.dispositions;
    const record = await act(actors.office, (tx) => dispositionRecord(tx, actors.office, red!.id, monday.today));
    expect(record).toMatchObject({ lower: { id: yellow!.id, level: 'B' }, higher: null });
    expect(await unit('fishery')).toMatchObject({ deducted: 20, level: null, entries: [{ kind: 'share' }, { kind: 'share' }] });
  });

  test('an account is shown as it stood on a past day', async () => {
    expect(await account('otherStaff', day('2026-03-01'))).toMatchObject({ deducted: 0, level: null, entries: [] });
  });

  test('the list of accounts knows the same levels as the ledger', async () => {
    const { rows } = await act(actors.office, (tx) => accountsFor(tx, actors.office, { sort: '-deducted', limit: 100 }, 2026));
    expect(rows.length).toBeGreaterThan(10);
    for (const { kind, id, deducted, left, level } of rows) {
      const one = await act(actors.office, (tx) => accountRecord(tx, actors.office, kind, id, monday.today, monday.today));
      expect([deducted, left, level]).toEqual([one.deducted, one.left, one.level]);
    }
    const board = await act(actors.office, (tx) => boardFor(tx, actors.office, 2026));
    expect(board.levels.find(({ level }) => level === 'A')).toEqual({ level: 'A', people: 1, departments: 0 });
  });
});

describe('appeals', () => {
  test('judged one level above, a granted appeal reverses the entry and the department’s share', async () => {
    const id = await confirmed('colleague', 'LJ03');
    expect(await unit('forestry')).toMatchObject({ deducted: 10 });
    await act(actors.colleague, (tx) => deductions.appeal(tx, actors.colleague, id, '礼品已按规定上交。', on('2026-03-23')));
    const judging = (by: Actor) => act(by, (tx) => deductions.judgeAppeal(tx, by, id, true, '已上交登记,申诉成立。', on('2026-03-25')));
    expect(await code(judging(actors.discipline))).toBe('warnings/another-person/forbidden');
    expect(await code(judging(actors.office))).toBe('warnings/another-person/forbidden');
    expect(await judging(actors.director)).toMatchObject({ state: 'reversed' });

    const found = await act(actors.office, (tx) =>
      accountRecord(tx, actors.office, 'person', actors.colleague.personId, day('2026-03-25'), day('2026-03-25')),
    );
    expect(found).toMatchObject({
      deducted: 0,
      level: null,
      entries: [
        { kind: 'reverse', points: -60 },
        { kind: 'deduct', points: 60, reached: 'B' },
      ],
    });
    expect(found.entries[0]!.reverses).toBe(found.entries[1]!.number);
    expect(found.dispositions).toMatchObject([{ level: 'B', state: 'withdrawn' }]);
    const department = await act(actors.office, (tx) =>
      accountRecord(tx, actors.office, 'department', there.bureau.departments.forestry, day('2026-03-25'), day('2026-03-25')),
    );
    expect(department).toMatchObject({
      deducted: 0,
      entries: [
        { kind: 'reverse', points: -10 },
        { kind: 'share', points: 10 },
      ],
    });
  });

  test('who comes down to a level that was passed over at once gets its plan then', async () => {
    const first = await confirmed('personnelHead', 'GZ02', monday, actors.director);
    await confirmed('personnelHead', 'SP05', monday, actors.director);
    expect(await account('personnelHead')).toMatchObject({ deducted: 60, level: 'B', dispositions: [{ level: 'B' }] });
    const commission = await (await makeCommission(here.db)).actor();
    await act(actors.personnelHead, (tx) => deductions.appeal(tx, actors.personnelHead, first, '投诉经核实无效。', monday));
    await act(commission, (tx) => deductions.judgeAppeal(tx, commission, first, true, '申诉成立。', monday));
    expect(await account('personnelHead')).toMatchObject({
      deducted: 40,
      level: 'C',
      dispositions: [
        { level: 'C', state: 'open' },
        { level: 'B', state: 'withdrawn' },
      ],
    });
  });

  test('a reversal counts in the year of what it reverses', async () => {
    const id = await confirmed('head', 'GZ02', on('2026-12-28'), actors.director);
    const commission = await (await makeCommission(here.db)).actor();
    await act(actors.head, (tx) => deductions.appeal(tx, actors.head, id, '投诉经核实无效。', on('2027-01-05')));
    await act(commission, (tx) => deductions.judgeAppeal(tx, commission, id, true, '申诉成立。', on('2027-01-08')));
    const rows = await act(actors.office, (tx) =>
      tx.selectFrom('ledgerEntry').select(['year', 'points']).where('deductionId', '=', id).orderBy('entryId').execute(),
    );
    expect(rows).toEqual([
      { year: 2026, points: 20 },
      { year: 2026, points: -20 },
    ]);
  });
});

test('the ledger cannot be changed or emptied, by the application or by its owner', async () => {
  const change = sql`update ledger_entry set points = 0`;
  await expect(act(actors.office, (tx) => change.execute(tx))).rejects.toThrow('permission denied');
  await expect(change.execute(here.owner)).rejects.toThrow('append-only');
  await expect(sql`delete from ledger_entry`.execute(here.owner)).rejects.toThrow('append-only');
  await expect(sql`truncate ledger_entry cascade`.execute(here.owner)).rejects.toThrow('append-only');
});
