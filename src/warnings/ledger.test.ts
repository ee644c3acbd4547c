import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { defaultScheme } from './defaultScheme.ts';
import { crossed, type Entry, levelAt, rankOf, standing, withBalance } from './ledger.ts';

const person = defaultScheme.thresholds.filter(({ appliesTo }) => appliesTo === 'person');
const department = defaultScheme.thresholds.filter(({ appliesTo }) => appliesTo === 'department');

let made = 0;
const entry = (points: number, on = '2026-03-01', more: Partial<Entry> = {}): Entry => ({
  id: `e${(made += 1)}`,
  kind: 'deduct',
  points,
  floor: null,
  reverses: null,
  on: day(on),
  ...more,
});
const reversalOf = (it: Entry, on = '2026-04-01') => entry(-it.points, on, { kind: 'reverse', reverses: it.id });

test.each([
  ['a fresh year', [], { deducted: 0, left: 120, level: null, nearBlue: false }],
  ['half a point', [entry(5)], { deducted: 5, left: 115, level: null, nearBlue: false }],
  ['one point below blue', [entry(20)], { deducted: 20, left: 100, level: null, nearBlue: true }],
  ['the last half point before blue', [entry(25)], { deducted: 25, left: 95, level: null, nearBlue: true }],
  ['exactly blue', [entry(30)], { deducted: 30, left: 90, level: 'C', nearBlue: false }],
  ['exactly yellow', [entry(30), entry(30)], { deducted: 60, left: 60, level: 'B', nearBlue: false }],
  ['exactly red', [entry(120)], { deducted: 120, left: 0, level: 'A', nearBlue: false }],
  ['more than twelve', [entry(120), entry(60)], { deducted: 180, left: 0, level: 'A', nearBlue: false }],
])('%s', (_, entries, expected) => {
  expect(standing(entries, person)).toEqual(expected);
});

test('a department has thresholds of its own', () => {
  expect([30, 40, 80, 120].map((tenths) => levelAt(tenths, department))).toEqual([null, 'C', 'B', 'A']);
});

test('an entry of a later day does not count', () => {
  const entries = [entry(30, '2026-03-01'), entry(30, '2026-05-01')];
  expect([day('2026-02-28'), day('2026-03-01'), day('2026-05-01')].map((on) => standing(entries, person, on).level)).toEqual([null, 'C', 'B']);
});

test('a raise puts a floor under the level, without points, until it is reversed', () => {
  const raise = entry(0, '2026-03-02', { kind: 'raise', floor: 'B' });
  expect(standing([entry(30), raise], person)).toMatchObject({ deducted: 30, level: 'B' });
  expect(standing([entry(30), raise, { ...reversalOf(raise), points: 0 }], person)).toMatchObject({ deducted: 30, level: 'C' });
});

test('the running balance ends at what is deducted', () => {
  expect(withBalance([entry(10), entry(20), entry(-10)]).map(({ balance }) => balance)).toEqual([10, 30, 20]);
});

// A ledger as it grows: deductions in half points, some of them reversed later.
const ledgers = fc
  .array(fc.record({ halves: fc.integer({ min: 1, max: 24 }), reversed: fc.boolean() }), { maxLength: 12 })
  .map((rows) => rows.flatMap(({ halves, reversed }) => ((it) => (reversed ? [it, reversalOf(it)] : [it]))(entry(halves * 5))));

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const runs = { seed, numRuns: 200 };
const some = fc.integer({ min: 1, max: 24 });

test(`the standing does not depend on the order of the entries (seed ${seed})`, () => {
  const shuffled = ledgers.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      expect(standing(other, person)).toEqual(standing(all, person));
    }),
    runs,
  );
});

test(`a reversal restores what stood before (seed ${seed})`, () => {
  fc.assert(
    fc.property(ledgers, some, (all, halves) => {
      const wrong = entry(halves * 5);
      expect(standing([...all, wrong, reversalOf(wrong)], person)).toEqual(standing(all, person));
    }),
    runs,
  );
});

test(`a deduction never lowers the level, and crosses at most into the one it reaches (seed ${seed})`, () => {
  fc.assert(
    fc.property(ledgers, some, (all, halves) => {
      const [before, after] = [standing(all, person), standing([...all, entry(halves * 5)], person)];
      expect(rankOf(after.level)).toBeGreaterThanOrEqual(rankOf(before.level));
      expect(after.left).toBeLessThanOrEqual(before.left);
      expect(crossed(before, after)).toBe(after.level === before.level ? null : after.level);
    }),
    runs,
  );
});
