import { describe, expect, test } from 'vitest';
import { controlOf, proposedLevel, type Standing } from './level.ts';

/** The whole matrix as the office hangs it on the wall: rows are likelihood 5 to 1, columns harm 1 to 5. */
const wall = [
  [3, 2, 1, 1, 1],
  [3, 2, 2, 1, 1],
  [3, 2, 2, 2, 1],
  [3, 3, 2, 2, 1],
  [3, 3, 3, 3, 1],
] as const;
const cells = wall.flatMap((row, down) => row.map((level, across) => ({ likelihood: 5 - down, harm: across + 1, level })));

test.each(cells)('likelihood $likelihood and harm $harm propose level $level', ({ likelihood, harm, level }) => {
  expect(proposedLevel(likelihood, harm)).toBe(level);
});

test('a bureau that sets its figures gets another matrix', () => {
  expect(proposedLevel(4, 3, { levelOneProduct: 12, levelOneHarm: 5, levelTwoProduct: 6 })).toBe(1);
});

describe('what a level obliges to', () => {
  const bare: Standing = { inForce: 0, bettered: 0, drafts: 0, reminders: 0 };
  test.each([
    ['no level yet', null, bare, null],
    ['level 1 with nothing', 1, bare, 'missing'],
    ['level 1 with a draft', 1, { ...bare, drafts: 1 }, 'underWay'],
    ['level 1 with an institution in force', 1, { ...bare, inForce: 1 }, 'settled'],
    ['level 2 with an institution that was only reviewed', 2, { ...bare, inForce: 1 }, 'missing'],
    ['level 2 with a draft', 2, { ...bare, inForce: 1, drafts: 1 }, 'underWay'],
    ['level 2 with one improved', 2, { ...bare, inForce: 1, bettered: 1 }, 'settled'],
    ['level 3 with an institution but no reminder', 3, { ...bare, inForce: 1, bettered: 1, drafts: 1 }, 'missing'],
    ['level 3 with a reminder', 3, { ...bare, reminders: 1 }, 'settled'],
  ] as const)('%s', (_, level, standing, control) => {
    expect(controlOf(level, standing)).toBe(control);
  });
});
