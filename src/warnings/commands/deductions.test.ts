import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Actor, Moment } from '#platform/permissions.ts';
import { makeCommission } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { code, monday, on, warned } from '../../../test/warned.ts';
import * as deductions from '../commands/deductions.ts';
import { settleStep } from '../commands/dispositions.ts';
import { warningsFor } from '../store/board.ts';
import { deductionRecord } from '../store/record.ts';
import { dispositionRecord } from '../store/warningRecord.ts';

const here = database();
const { actors, act, propose, decided, account } = warned(here);

describe('the loop of a deduction', () => {
  test('proposed, notified, stated, decided and confirmed, it stands in the ledger', async () => {
    const { id, number } = await propose('staff', 'SP05');
    expect(number).toMatch(/^KF-2026-\d{4}$/);
    await act(actors.office, (tx) => deductions.notify(tx, actors.office, id, monday));
    const notified = await act(actors.staff, (tx) => deductionRecord(tx, actors.staff, id, monday.today));
    expect(notified).toMatchObject({ state: 'notified', defenceUntil: '2026-03-09', may: ['state', 'waive'], isSubject: true, inferred: true });
    await act(actors.staff, (tx) => deductions.state(tx, actors.staff, id, '当日人手不足,事后已补办。', monday));
    await act(actors.office, (tx) => deductions.decide(tx, actors.office, id, true, '陈述不影响认定。', monday));
    await act(actors.discipline, (tx) => deductions.confirm(tx, actors.discipline, id, true, monday));

    const posted = await act(actors.staff, (tx) => deductionRecord(tx, actors.staff, id, monday.today));
    expect(posted).toMatchObject({
      state: 'posted',
      confirmedAs: 'disciplineHead',
      appealUntil: '2026-03-23',
      may: ['appeal'],
      judging: 'bureauHead',
    });
    expect(posted.entries).toMatchObject([{ kind: 'deduct', points: 40, number: expect.stringMatching(/^JF-2026-\d{4}$/) }]);
    expect(await account('staff')).toMatchObject({ deducted: 40, left: 80, level: 'C', entries: [{ balance: 40, reached: 'C', item: 'SP05' }] });
    const trail = await act(actors.office, (tx) =>
      tx.selectFrom('auditEntry').select('action').where('subjectId', '=', id).orderBy('auditId').execute(),
    );
    expect(trail.map(({ action }) => action)).toEqual(['propose', 'notify', 'state', 'decide', 'confirm'].map((deed) => `warnings.${deed}`));
  });

  test('the disposition of the level opens with its steps, their people and days', async () => {
    const [row] = (await act(actors.office, (tx) => warningsFor(tx, actors.office, { sort: 'at', limit: 1 }, monday.today))).rows;
    const found = await act(actors.office, (tx) => dispositionRecord(tx, actors.office, row!.dispositionId, monday.today));
    expect(found).toMatchObject({ level: 'C', state: 'open', disposition: expect.stringMatching(/^CZ-2026-\d{4}$/), lower: null });
    expect(found.all.map(({ responsible, person, dueOn, may }) => [responsible, person, dueOn, may])).toEqual([
      ['office', null, '2026-03-04', true],
      ['departmentHead', '林致远', '2026-03-09', false],
      ['subject', '沈听雨', '2026-03-09', false],
      ['office', null, '2026-03-16', true],
    ]);
  });

  test('each step is settled by who is responsible, and the last one closes it', async () => {
    const [row] = (await act(actors.office, (tx) => warningsFor(tx, actors.office, { sort: 'at', limit: 1 }, monday.today))).rows;
    const settle = (by: Actor, place: number) => act(by, (tx) => settleStep(tx, by, row!.dispositionId, place, '谈话记录', monday));
    expect(await code(settle(actors.office, 2))).toBe('warnings/step/forbidden');
    expect(await code(settle(actors.staff, 1))).toBe('warnings/own-matter');
    for (const [by, place] of [
      [actors.office, 1],
      [actors.head, 2],
      [actors.staff, 3],
    ] as const) {
      expect(await settle(by, place)).toMatchObject({ state: 'open' });
    }
    expect(await code(settle(actors.office, 1))).toBe('warnings/step-settled');
    expect(await settle(actors.office2, 4)).toMatchObject({ state: 'closed' });
  });

  test('decided against, or not confirmed, nothing is posted', async () => {
    const { id } = await propose('colleague', 'SP01');
    await act(actors.office, (tx) => deductions.notify(tx, actors.office, id, monday));
    await act(actors.colleague, (tx) => deductions.waive(tx, actors.colleague, id, monday));
    await act(actors.office, (tx) => deductions.decide(tx, actors.office, id, false, '事实不清。', monday));
    const other = await decided('colleague', 'SP01');
    await act(actors.discipline, (tx) => deductions.confirm(tx, actors.discipline, other, false, monday));
    expect(await account('colleague')).toMatchObject({ deducted: 0, level: null, entries: [] });
  });
});

describe('who may', () => {
  test('who proposed does not decide, and the database would not have it either', async () => {
    const { id } = await propose('otherStaff', 'SP01');
    await act(actors.office, (tx) => deductions.notify(tx, actors.office, id, monday));
    await act(actors.otherStaff, (tx) => deductions.waive(tx, actors.otherStaff, id, monday));
    const deciding = act(actors.office2, (tx) => deductions.decide(tx, actors.office2, id, true, '予以扣分。', monday));
    expect(await code(deciding)).toBe('warnings/proposer-decides/forbidden');
    const write = sql`update deduction set decided_by = proposed_by where deduction_id = ${id}`.execute(here.owner);
    await expect(write).rejects.toThrow('three_people');
  });

  test('nobody proposes against themselves, and only the office and the commission propose', async () => {
    expect(await code(propose('office2', 'SP01'))).toBe('warnings/own-matter');
    expect(await code(propose('staff', 'SP01', monday, actors.head))).toBe('warnings/proposer/forbidden');
  });

  test('a department head is confirmed by the 局长, not by the 纪检组长', async () => {
    const id = await decided('otherHead', 'SP01');
    const confirming = (by: Actor) => code(act(by, (tx) => deductions.confirm(tx, by, id, true, monday)));
    expect(await confirming(actors.discipline)).toBe('warnings/level/forbidden');
    expect(await confirming(actors.director)).toBe('done');
  });

  test('the 局长 is confirmed by the commission', async () => {
    const commission = await (await makeCommission(here.db)).actor();
    const id = await decided('director', 'JC02');
    expect(await code(act(actors.discipline, (tx) => deductions.confirm(tx, actors.discipline, id, true, monday)))).toBe('warnings/level/forbidden');
    expect(await code(act(commission, (tx) => deductions.confirm(tx, commission, id, true, monday)))).toBe('done');
    expect(await account('director')).toMatchObject({ deducted: 40, level: 'C' });
  });

  test('without a word from the person the office waits until the day after the period', async () => {
    const { id } = await propose('personnelHead', 'SP01');
    await act(actors.office, (tx) => deductions.notify(tx, actors.office, id, monday));
    const decide = (moment: Moment) => code(act(actors.office, (tx) => deductions.decide(tx, actors.office, id, true, '期满未陈述。', moment)));
    expect(await decide(on('2026-03-09'))).toBe('warnings/defence-open');
    expect(await decide(on('2026-03-10'))).toBe('done');
  });
});
