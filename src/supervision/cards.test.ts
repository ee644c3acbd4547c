import { describe, expect, test } from 'vitest';
import { cardOf, opensInquiry } from './cards.ts';
import { kinds } from './finding.ts';

describe('the card of a finding', () => {
  test.each([
    ['skipped', {}, 'yellow'],
    ['outOfOrder', {}, 'yellow'],
    ['repeated', {}, 'notice'],
    ['notInFlow', { reason: 'unknown' }, 'notice'],
    ['notInFlow', { reason: 'otherWay' }, 'yellow'],
    ['authority', {}, 'red'],
    ['separation', {}, 'red'],
    ['nodeOver', {}, 'yellow'],
    ['nodeOver', { near: true }, 'notice'],
    ['totalOver', {}, 'yellow'],
    ['totalOver', { near: true }, 'notice'],
    ['totalOver', { provisional: true }, 'notice'],
    ['nodeOver', { provisional: true }, 'notice'],
    ['tooLong', {}, 'lead'],
  ] as const)('%s %o is %s', (kind, grounds, card) => {
    expect(cardOf({ kind, ...grounds })).toBe(card);
  });

  test('no limit reckoned on a provisional calendar opens an inquiry', () => {
    const limits = kinds.filter((kind) => kind === 'nodeOver' || kind === 'totalOver');
    expect(limits.map((kind) => opensInquiry(cardOf({ kind, provisional: true })))).toEqual([false, false]);
  });

  test.each([
    ['lead', false],
    ['notice', false],
    ['yellow', true],
    ['red', true],
  ] as const)('%s opens an inquiry: %s', (card, opens) => expect(opensInquiry(card)).toBe(opens));
});
