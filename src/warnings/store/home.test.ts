import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/permissions.ts';
import { type PersonKey } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { code, monday, warned } from '../../../test/warned.ts';
import * as deductions from '../commands/deductions.ts';
import { accountRecord } from '../store/account.ts';
import { accountsFor } from '../store/accounts.ts';
import { warningsFor } from '../store/board.ts';
import { deductionsFor } from '../store/deductions.ts';
import { deductionRecord } from '../store/record.ts';
import { figures, started, todos } from './home.ts';
import { links, search } from './links.ts';

const here = database();
const { actors, act, freshBureau, propose, confirmed } = warned(here);

// Somebody at blue in one department, and a deduction in another.
beforeAll(async () => {
  await confirmed('staff', 'SP05');
  await propose('otherStaff', 'SP01');
});

describe('what is seen', () => {
  const list = async (actor: Actor) => (await act(actor, (tx) => deductionsFor(tx, actor, { sort: 'at', limit: 100 }))).rows;

  test('staff see what concerns them, a head what concerns the department, the office all of the bureau', async () => {
    expect(new Set((await list(actors.staff)).map(({ person }) => person))).toEqual(new Set(['沈听雨']));
    expect(new Set((await list(actors.head)).map(({ department }) => department))).toEqual(new Set(['林业科']));
    expect(new Set((await list(actors.office)).map(({ department }) => department)).size).toBe(2);
  });

  test('another bureau sees and changes nothing', async () => {
    const other = await freshBureau();
    const stranger = await other.actor('office');
    const [row] = await list(actors.office);
    expect(await list(stranger)).toEqual([]);
    expect(await code(act(stranger, (tx) => deductionRecord(tx, stranger, row!.id, monday.today)))).toBe('warnings/not-found');
    expect(await code(act(stranger, (tx) => deductions.notify(tx, stranger, row!.id, monday)))).toBe('warnings/not-found');
    const strange = act(stranger, (tx) => accountRecord(tx, stranger, 'person', actors.staff.personId, monday.today, monday.today));
    expect(await code(strange)).toBe('warnings/account/not-found');
  });

  test('a colleague cannot open the ledger of another', async () => {
    const looking = act(actors.colleague, (tx) => accountRecord(tx, actors.colleague, 'person', actors.staff.personId, monday.today, monday.today));
    expect(await code(looking)).toBe('warnings/account/not-found');
  });
});

describe('what the first page joins', () => {
  const matters = async (actor: Actor) => (await act(actor, (tx) => todos(tx, actor, monday))).map(({ matter }) => matter);

  test('each deed waits on exactly who may do it', async () => {
    const { id } = await propose('staff', 'GZ01');
    const waiting = async (who: PersonKey) =>
      (await act(actors[who], (tx) => todos(tx, actors[who], monday))).filter((it) => it.id === id).map(({ matter, dueOn }) => [matter, dueOn]);
    expect([await waiting('office'), await waiting('staff')]).toEqual([[['notify', null]], []]);
    await act(actors.office, (tx) => deductions.notify(tx, actors.office, id, monday));
    expect([await waiting('office'), await waiting('staff')]).toEqual([[], [['state', '2026-03-09']]]);
    await act(actors.staff, (tx) => deductions.waive(tx, actors.staff, id, monday));
    expect([await waiting('office'), await waiting('office2'), await waiting('discipline')]).toEqual([[['decide', null]], [], []]);
    await act(actors.office, (tx) => deductions.decide(tx, actors.office, id, true, '予以扣分。', monday));
    expect([await waiting('discipline'), await waiting('director')]).toEqual([[['confirm', null]], []]);
    expect((await act(actors.office2, (tx) => started(tx, actors.office2, monday))).map((it) => it.id)).toContain(id);
  });

  test('who is one point below blue is reminded, and nobody else is told', async () => {
    await confirmed('personnelHead', 'GZ02', monday, actors.director);
    expect(await matters(actors.personnelHead)).toContain('nearBlue');
    expect(await matters(actors.office)).not.toContain('nearBlue');
  });

  test('figures count what their lists hold', async () => {
    const found = await act(actors.office, (tx) => figures(tx, actors.office, monday));
    const { total } = await act(actors.office, (tx) => accountsFor(tx, actors.office, { sort: 'name', limit: 1, kind: 'person', level: 'C' }, 2026));
    expect(found.find(({ key }) => key === 'levelC')?.value).toBe(total);
    expect(await act(actors.staff, (tx) => figures(tx, actors.staff, monday))).toEqual([]);
  });

  test('a warning leads to its deductions and its disposition, and they lead back', async () => {
    const [row] = (await act(actors.office, (tx) => warningsFor(tx, actors.office, { sort: '-at', limit: 1, kind: 'person' }, monday.today))).rows;
    const follow = (from: string, to: 'deduction' | 'warning' | 'disposition' | 'person', ids: string[]) =>
      act(actors.office, (tx) => links.find(({ kind, to: ways }) => kind === from && ways[to])!.to[to]!(tx, actors.office.bureaus, ids));
    const behind = await follow('warning', 'deduction', [row!.warningId]);
    expect(behind.length).toBeGreaterThan(0);
    expect(await follow('deduction', 'warning', behind)).toContain(row!.warningId);
    expect(await follow('warning', 'disposition', [row!.warningId])).toEqual([row!.dispositionId]);
    expect(await follow('disposition', 'warning', [row!.dispositionId])).toEqual([row!.warningId]);
    const names = await act(actors.office, (tx) => links.find(({ kind }) => kind === 'disposition')!.names(tx, actors.office, [row!.dispositionId]));
    expect(names).toMatchObject([{ href: `/dispositions/${row!.dispositionId}` }]);
  });

  test('records are found by number, within the scope', async () => {
    const found = await act(actors.office, (tx) => search(tx, actors.office, 'YJ-2026-0001'));
    expect(found).toMatchObject([{ kind: 'warning', label: expect.stringMatching(/^YJ-2026-0001 /) }]);
    expect(await act(actors.colleague, (tx) => search(tx, actors.colleague, 'YJ-2026-0001'))).toEqual([]);
  });
});
