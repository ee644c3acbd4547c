import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { middleAndSpread, modifiedZ } from './robust.ts';
import { batches, type Completion, farOutcomes, fixedHandlers, type GroupLead, type Handled, type Outcome } from './unusual-many.ts';

const minute = 60_000;
const completions = (actor: string, ...minutes: number[]): Completion[] =>
  minutes.map((at, number) => ({ id: `${actor}${number}`, activity: '审核', actor, at: at * minute }));
const firstTen = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('a batch', () => {
  test('is ten completions of one step by one person within ten minutes', () => {
    expect(batches(completions('A', ...firstTen, 500))).toMatchObject([
      { kind: 'batchEnd', actor: 'A', events: firstTen.map((at) => `A${at}`), facts: { value: 10, threshold: 10, sample: 11, group: 'ownSteps' } },
    ]);
    expect(batches(completions('A', ...firstTen.slice(1), 500))).toEqual([]);
    expect(batches(completions('A', ...firstTen.map((at) => at * 1.2)))).toEqual([]);
    expect(batches([...completions('A', ...firstTen.slice(5)), ...completions('B', ...firstTen.slice(5))])).toEqual([]);
  });

  test('that goes on is one, another later another', () => {
    const long = [...firstTen, 10, 11, 12];
    expect(batches(completions('A', ...long, ...long.map((at) => at + 1000))).map(({ events, facts }) => [events.length, facts.value])).toEqual([
      [13, 11],
      [13, 11],
    ]);
  });
});

/** A row for each `applicant handler cases`. */
const handled = (...rows: string[]): Handled[] =>
  rows.map((text) => {
    const [applicant = '', actor = '', cases = ''] = text.split(' ');
    return {
      activity: '审核',
      applicant,
      actor,
      cases: Number(cases),
      events: Array.from({ length: Number(cases) }, (_, at) => `${applicant}${at}`),
    };
  });

describe('one handler', () => {
  const others = ['x A 5', 'x B 5', 'y A 5', 'y B 5', 'z A 5', 'z B 5'];

  test('for all cases of one applicant, where chance would hardly bring it about', () => {
    // p = (15 + 1) / (30 + 1); four applicants are tested: 0.516 ** 10 * 4 = 0.0054
    const [lead, ...more] = fixedHandlers(handled(...others, 'q A 10'));
    expect(more).toEqual([]);
    expect(lead).toMatchObject({ kind: 'oneHandler', actor: 'A', facts: { outcome: 10, share: 51.61, tests: 4, sample: 30, threshold: 0.01 } });
    expect(lead!.facts.value).toBeCloseTo((16 / 31) ** 10 * 4, 12);
    expect(lead!.events.length).toBe(10);
  });

  test.each([
    ['with too few cases', [...others, 'q A 7']],
    ['where chance may well bring it about', [...others, 'q A 8']],
    ['where nobody else does the work', ['x A 30', 'q A 20']],
    ['where too few others have cases', ['x B 19', 'q A 20']],
    ['where somebody else did one of them', [...others, 'q A 20', 'q B 1']],
  ])('is none %s', (_, rows) => {
    expect(fixedHandlers(handled(...rows)).filter(({ subject }) => subject.includes('"q"'))).toEqual([]);
  });
});

const outcomes = (...values: number[]): Outcome[] =>
  values.map((value, at) => ({ id: `e${at}`, activity: '决定', actor: null, attribute: '金额', value }));
const usual = [10, 11, 12, 13, 14, 10, 11, 12, 13, 14, 10, 11, 12, 13, 14, 10, 11, 12, 13];

describe('discretion', () => {
  test('far from comparable cases is told with middle and spread', () => {
    expect(middleAndSpread([1, 2, 2, 4, 100])).toEqual({ median: 2, spread: 1 });
    expect(middleAndSpread([1, 2, 3, 4]).median).toBe(2.5);
    // The example of Iglewicz and Hoaglin's score: one unit of MAD is 0.6745.
    expect(modifiedZ(14, 12, 1)).toBeCloseTo(1.349, 6);
    expect(farOutcomes(outcomes(...usual, 30))).toMatchObject([
      {
        kind: 'discretion',
        events: ['e19'],
        facts: { value: 12.14, threshold: 3.5, outcome: 30, median: 12, spread: 1, sample: 20, attribute: '金额' },
      },
    ]);
  });

  test.each([
    ['of fewer than twenty', [...usual.slice(1), 30]],
    ['of which none is far', [...usual, 14]],
    ['of which most are the same', [...usual.map(() => 12), 30]],
  ])('is none among figures %s', (_, values) => {
    expect(farOutcomes(outcomes(...values))).toEqual([]);
  });
});

const told = (leads: readonly GroupLead[]): string[] => leads.map((it) => JSON.stringify({ ...it, events: it.events.toSorted() })).toSorted();

test('the order in which steps and cases are given decides nothing; every lead is proved and above its minimum', () => {
  const actor = fc.constantFrom('A', 'B');
  const done = fc.uniqueArray(
    fc.record({ id: fc.integer().map(String), activity: fc.constantFrom('审核', '决定'), actor, at: fc.integer({ min: 0, max: 60 * minute }) }),
    {
      selector: ({ id }) => id,
      maxLength: 60,
    },
  );
  const rows = fc.uniqueArray(
    fc.record({
      activity: fc.constant('审核'),
      applicant: fc.constantFrom('x', 'y', 'z'),
      actor,
      cases: fc.integer({ min: 1, max: 40 }),
      events: fc.constant(['e']),
    }),
    {
      selector: (it) => it.applicant + it.actor,
    },
  );
  const figures = fc
    .array(fc.oneof(fc.integer({ min: 0, max: 20 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 })), { maxLength: 40 })
    .map((values) => outcomes(...values));
  fc.assert(
    fc.property(done, rows, figures, (a, b, c) => {
      const limits = { steps: 3, minutes: 5 };
      const leads = [...batches(a, limits), ...fixedHandlers(b), ...farOutcomes(c)];
      expect(told([...batches(a.toReversed(), limits), ...fixedHandlers(b.toReversed()), ...farOutcomes(c.toReversed())])).toEqual(told(leads));
      for (const { kind, events, facts } of leads) {
        expect(events.length).toBeGreaterThanOrEqual(kind === 'batchEnd' ? 3 : 1);
        expect(facts.sample).toBeGreaterThanOrEqual(kind === 'batchEnd' ? 3 : 20);
        if (kind === 'batchEnd') expect(facts.value).toBeGreaterThanOrEqual(facts.threshold);
      }
      expect(new Set(leads.map(({ kind, subject }) => kind + subject)).size).toBe(leads.length);
    }),
  );
});
