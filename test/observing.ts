import fc from 'fast-check';
import { expect } from 'vitest';
import { align } from '#engine/alignment.ts';
import { keep, type Kept } from '#engine/observe-kept.ts';
import { authorityFindings, limitFindings, separationFindings, sequenceFindings } from '#engine/observe-findings.ts';
import { chinaCalendar } from '#engine/china.ts';
import { caseClocks } from '#engine/clock.ts';
import { type Day, dayFromNumber } from '#engine/days.ts';
import type { Flow, Step } from '#engine/flow.ts';
import { compile } from '#engine/net.ts';
import { type CaseState, close, newCase, observe, type Observed, passed, type Watch } from '#engine/observe.ts';
import { type Tables, tablesOf } from '#engine/tables.ts';
import { someFlow } from './plain-game.ts';
import { someScopedFlow } from './scoped-flow.ts';

const autumn = 20_721; // 2026-09-25, before the holidays of October

/** A flowchart of the token game's tests with limits, separations, performers and stops drawn on tasks of it. */
export const ruledFlow: fc.Arbitrary<Flow> = fc
  .tuple(fc.oneof(someFlow, someScopedFlow), fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), fc.array(fc.nat(6), { minLength: 4, maxLength: 4 }))
  .map(([flow, picks, figures]) => {
    const tasks = flow.nodes.filter(({ kind }) => kind === 'task').map(({ id }) => id);
    const some = (at: number): string | null => (tasks.length === 0 || picks[at]! % 4 === 0 ? null : tasks[picks[at]! % tasks.length]!);
    const [a, b, c, d, e, f] = [some(0), some(1), some(2), some(3), some(4), some(5)];
    const unit = (['workingDay', 'calendarDay', 'immediate'] as const)[figures[2]! % 3]!;
    const total = { scope: 'total' as const, node: null, from: a, to: b, statutory: figures[0]!, promised: null, unit };
    const node = { scope: 'node' as const, node: c, from: null, to: null, statutory: null, promised: figures[1]!, unit };
    return {
      ...flow,
      limits: [...(picks[6]! % 3 ? [total] : []), ...(c ? [node] : [])],
      separations: a && d ? [{ taskA: a, taskB: d }] : [],
      performers: e ? [{ node: e, department: '', position: '' }] : [],
      clocks: f && picks[7]! % 2 ? [{ node: f, suspends: figures[3]! % 2 ? ('supplement' as const) : ('special' as const) }] : [],
    };
  });

/** What comes in: a step, the news that the case is over, or only another day; `write`: as JSON first. */
export type Arrival = Readonly<{ step: Step | null; closes: boolean; today: Day; write: boolean }>;

const someStep = fc
  .tuple(fc.constantFrom('A', 'B', 'C', 'D', 'A', 'B', 'C', 'X'), fc.nat(9), fc.constantFrom('甲', '乙', '丙', null), fc.nat(3))
  .map(([activity, at, actor, waited]) => ({ activity, at, actor, waited }));

/** A random log in random order of arrival, some steps twice, some of one instant. */
export const someArrivals: fc.Arbitrary<Arrival[]> = fc.array(someStep, { maxLength: 6 }).chain((drafts) => {
  const steps = drafts.map(({ activity, at, actor, waited }, place): Step => {
    const on = autumn + at;
    return { id: `e${place}`, activity, at: on * 1000, day: dayFromNumber(on), actor, ...(waited ? { arrived: dayFromNumber(on - waited) } : {}) };
  });
  const once = fc.shuffledSubarray(steps, { minLength: steps.length });
  return fc.tuple(once, fc.subarray(steps), fc.nat(7), fc.infiniteStream(fc.nat(39))).map(([order, again, closing, luck]) => {
    const all = [...order, ...again].map((step): Pick<Arrival, 'step' | 'closes'> => ({ step, closes: false }));
    all.splice(closing, 0, { step: null, closes: closing <= all.length });
    return all.map((one): Arrival => {
      const drawn = Number(luck.next().value);
      return { ...one, today: dayFromNumber(autumn + (drawn % 20)), write: drawn >= 20 };
    });
  });
});

const holds = (actor: string, node: string, on: Day): boolean => (actor + node + on).length % 3 > 0 || actor === '甲';

const inOrder = (steps: readonly Step[]): Step[] =>
  [...new Map(steps.map((step) => [step.id, step])).values()].toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));

/** The whole case checked at once, by the functions that judge cases. */
function whole({ tables, today }: Watch, arrived: readonly Step[], closed: boolean) {
  const { flow } = tables;
  const steps = inOrder(arrived);
  const activities = steps.map(({ activity }) => activity);
  const alignment = align(compile(flow), activities, { finished: closed });
  const found = [
    ...(alignment.found ? sequenceFindings(flow, steps, alignment.moves) : []),
    ...authorityFindings(flow, steps, holds),
    ...separationFindings(flow, steps),
    ...limitFindings(steps, caseClocks(flow, steps, chinaCalendar, today, closed)),
  ];
  const verdict = alignment.found
    ? { fits: alignment.cost === 0, cost: alignment.cost, conformingUpTo: null }
    : { fits: null, cost: null, conformingUpTo: alignment.conformingUpTo };
  return { verdict, found: keep({ findings: [], forgotten: 0 }, found).findings, tooLong: !alignment.found };
}

const openOf = ({ findings }: CaseState): Kept[] => findings.filter(({ state, kind }) => state === 'open' && kind !== 'tooLong');

/** One arrival, with the checks that hold for any; `elsewhere`: the same tables made anew. Returns the case after it. */
function arrive(watch: Watch, elsewhere: () => Tables, before: CaseState, { step, closes, write }: Arrival): CaseState {
  const take = (by: Watch, state: CaseState): Observed => (step ? observe(by, state, step) : closes ? close(by, state) : passed(by, state));
  const after = take(watch, before);
  const read = JSON.parse(JSON.stringify(before)) as CaseState;
  if (write) expect(JSON.stringify(take({ ...watch, tables: elsewhere() }, read))).toBe(JSON.stringify(after));
  const [was, is] = [before, after.state].map((state) => new Map(state.findings.map((one) => [one.fingerprint, one])));
  expect(is!.size).toBe(after.state.findings.length);
  for (const [fingerprint, one] of was!) {
    const now = is!.get(fingerprint)!;
    expect(now).toBeDefined();
    if (JSON.stringify(now) !== JSON.stringify(one)) expect(after.findings).toContainEqual(now);
    if (one.state === 'open' && now.state === 'withdrawn') for (const other of now.replacedBy) expect(is!.get(other)?.state).toBe('open');
  }
  for (const fingerprint of is!.keys()) if (!was!.has(fingerprint)) expect(after.findings.map((one) => one.fingerprint)).toContain(fingerprint);
  return after.state;
}

/** Watches random cases step by step beside checking them whole after every arrival. Returns what it met. */
export function watchBesideWhole(seed: number, runs: number): Readonly<{ pairs: number; deviating: number; withdrawn: number; unexplained: number }> {
  const told = { pairs: 0, deviating: 0, withdrawn: 0, unexplained: 0 };
  const bounds = fc.constantFrom({}, {}, { fixed: 2 }, { fixed: 1, most: 3 });
  fc.assert(
    fc.property(ruledFlow, someArrivals, bounds, (flow, arrivals, options) => {
      const elsewhere = (): Tables => tablesOf({ ...flow }, chinaCalendar, options);
      const tables = tablesOf(flow, chinaCalendar, options);
      let state = newCase;
      const arrived: Step[] = [];
      for (const arrival of arrivals) {
        const watch = { tables, holds, today: arrival.today };
        const late = arrival.step && arrived.some(({ id }) => id === arrival.step!.id);
        state = arrive(watch, elsewhere, state, arrival);
        if (late) continue; // a step seen already is no news: the clocks stand as they were looked at
        if (arrival.step) arrived.push(arrival.step);
        if (arrival.closes || arrival.step || !state.closed) expect(state.steps).toEqual(inOrder(arrived));
        const { verdict, found, tooLong } = whole(watch, arrived, state.closed);
        expect(state.verdict).toEqual(verdict);
        expect(openOf(state)).toEqual(found);
        if (tooLong) told.unexplained += 1;
      }
      told.pairs += 1;
      if (state.verdict.cost !== 0) told.deviating += 1;
      told.withdrawn += state.findings.filter((one) => one.state === 'withdrawn').length;
    }),
    { seed, numRuns: runs },
  );
  return told;
}
