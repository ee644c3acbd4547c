import { describe, expect, test } from 'vitest';
import { controlOf, type Governing, proposedLevel } from './level.ts';

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
  const draft: Governing = { status: 'draft', action: 'establish', binding: null };
  const established: Governing = { status: 'inForce', action: 'establish', binding: 'establish' };
  const reviewed: Governing = { status: 'inForce', action: 'clean', binding: 'clean' };
  const improvedLater: Governing = { ...reviewed, action: 'improve' };
  const establishedLater: Governing = { ...established, binding: null };
  const abolished: Governing = { ...established, status: 'abolished' };
  test.each([
    ['no level yet', null, [established], 1, null],
    ['level 1 with nothing', 1, [], 1, 'missing'],
    ['level 1 with a draft', 1, [draft], 0, 'underWay'],
    ['level 1 with one that takes effect later', 1, [establishedLater], 0, 'underWay'],
    ['level 1 with an institution in force', 1, [abolished, reviewed], 0, 'settled'],
    ['level 1 with one that was abolished', 1, [abolished], 0, 'missing'],
    ['level 2 with an institution that was only reviewed', 2, [reviewed], 0, 'missing'],
    ['level 2 with one to be reviewed later', 2, [{ ...reviewed, binding: null }], 0, 'missing'],
    ['level 2 with a draft', 2, [reviewed, draft], 0, 'underWay'],
    ['level 2 with one of which the better version takes effect later', 2, [improvedLater], 0, 'underWay'],
    ['level 2 with one improved', 2, [draft, established], 0, 'settled'],
    ['level 3 with an institution but no reminder', 3, [established, draft], 0, 'missing'],
    ['level 3 with a reminder', 3, [], 1, 'settled'],
  ] as const)('%s', (_, level, governing, reminders, control) => {
    expect(controlOf(level, governing, reminders)).toBe(control);
  });
});
