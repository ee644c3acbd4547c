import { describe, expect, test } from 'vitest';
import { drawn } from '../../test/drawn.ts';
import { watchBesideWhole } from '../../test/observing.ts';
import { seedOf } from '../../test/seed.ts';
import { weekdaysCalendar } from './china.ts';
import { day } from './days.ts';
import type { Flow, Step } from './flow.ts';
import { type CaseState, close, type Kept, mostWithdrawn, newCase, observe, passed, type Watch } from './observe.ts';
import { tablesOf } from './tables.ts';

// more of it: npm run test:long -- observe
test('a case watched step by step, in any order, is told as when it is checked at once', () => {
  const told = watchBesideWhole(seedOf(1), 200);
  expect(told.deviating).toBeGreaterThan(20);
  expect(told.withdrawn).toBeGreaterThan(20);
}, 60_000);

const step = (activity: string, hour: number, actor: string | null = null, id = `${activity}${hour}`): Step => ({
  id,
  activity,
  at: Date.UTC(2026, 2, 2, hour),
  day: day('2026-03-02'),
  actor,
});
const watching = (flow: Flow, more: Partial<Watch> = {}): Watch => ({
  tables: tablesOf(flow, weekdaysCalendar),
  today: day('2026-03-02'),
  holds: () => true,
  ...more,
});
const seen = (watch: Watch, steps: readonly Step[]): CaseState => steps.reduce((state, one) => observe(watch, state, one).state, newCase);
const told = (findings: readonly Kept[]): string[] => findings.map(({ kind, state, events }) => `${state} ${kind} ${events.join(' ')}`);

describe('a case that is watched', () => {
  const watch = watching(drawn('start > 受理 > 审核 > 审批 > 归档 > end'));

  test('a step that comes late clears what was said before it came, which is kept, withdrawn', () => {
    const before = seen(watch, [step('受理', 8), step('审批', 10), step('归档', 11)]);
    expect(told(before.findings).slice(0, 1)).toEqual(['open skipped 受理8 审批10']);
    const after = observe(watch, before, step('审核', 9));
    expect(after.state.verdict).toEqual({ fits: true, cost: 0, conformingUpTo: null });
    expect(told(after.findings)).toEqual(['withdrawn skipped 受理8 审批10']);
    expect(after.findings[0]!.replacedBy).toEqual([]);
  });

  test('a finding that no longer holds says what replaced it', () => {
    const longer = watching(drawn('start > 受理 > 审核 > 审批 > 送达 > 归档 > end'));
    const before = seen(longer, [step('受理', 8), step('审批', 10), step('送达', 11), step('归档', 12)]);
    const after = observe(longer, before, step('审核', 13));
    const [fresh, gone] = after.findings;
    expect(told(after.findings)).toEqual(['open outOfOrder 审核13', 'withdrawn skipped 受理8 审批10']);
    expect(gone!.replacedBy).toEqual([fresh!.fingerprint]);
  });

  test('what is still to come is no fault until the case is closed, and a late step may still undo that', () => {
    const running = seen(watch, [step('受理', 8), step('审核', 9)]);
    expect(running.findings).toEqual([]);
    const closed = close(watch, running);
    expect(told(closed.findings)).toEqual(['open skipped 审核9', 'open skipped 审核9']);
    expect(close(watch, closed.state)).toEqual({ state: closed.state, findings: [] });
    const late = observe(watch, closed.state, step('审批', 10)).state;
    expect(told(observe(watch, late, step('归档', 11)).findings)).toEqual(['withdrawn skipped 审批10']);
  });

  test('a step that came already is no news, and of one instant the id decides the order', () => {
    const state = seen(watch, [step('审核', 8, null, '2'), step('受理', 8, null, '1')]);
    expect(state.steps.map(({ activity }) => activity)).toEqual(['受理', '审核']);
    expect(state.verdict.fits).toBe(true);
    expect(observe(watch, state, step('审批', 9, null, '2'))).toEqual({ state, findings: [] });
  });

  test('beyond the effort it says how far the case is known to fit, and no more', () => {
    const { findings, verdict } = seen({ ...watch, effort: 1 }, [step('受理', 8), step('归档', 9), step('审批', 10)]);
    expect(verdict).toEqual({ fits: null, cost: null, conformingUpTo: 1 });
    expect(told(findings)).toEqual(['open tooLong 受理8']);
  });
});

describe('what else is watched', () => {
  const limit = { scope: 'total' as const, node: null, from: null, to: null, statutory: 5, promised: null, unit: 'workingDay' as const };
  const flow = drawn('start > 受理 > 审核 > end', {
    separations: [{ taskA: '受理', taskB: '审核' }],
    performers: [{ node: '审核', department: '', position: '' }],
    limits: [limit],
  });

  test('one person, two steps; and a step beyond authority', () => {
    const watch = watching(flow, { holds: () => false });
    const state = seen(watch, [step('受理', 8, '甲'), step('审核', 9, '甲')]);
    expect(told(state.findings)).toEqual(['open authority 审核9', 'open separation 受理8 审核9']);
  });

  test('a clock comes near and goes over as days pass: one finding that says something else', () => {
    const state = seen(watching(flow), [step('受理', 8)]);
    const near = passed(watching(flow, { today: day('2026-03-06') }), state);
    const over = passed(watching(flow, { today: day('2026-03-10') }), near.state);
    expect([near, over].map(({ findings }) => findings.map(({ kind, limit: facts }) => [kind, facts!.light]))).toEqual([
      [['totalOver', 'yellow']],
      [['totalOver', 'red']],
    ]);
    expect(over.state.findings).toHaveLength(1);
  });

  test('the latest withdrawn findings are kept, and the count of the others', () => {
    const watch = watching(flow, { today: day('2026-04-01') });
    const earlier = Array.from({ length: mostWithdrawn + 6 }, (_, at) => ({ ...step('无关', 8, null, `${at}`), at: -at }));
    const { findings, forgotten } = seen(watch, earlier);
    expect(told(findings.slice(-2))).toEqual([`withdrawn totalOver ${mostWithdrawn + 3}`, `withdrawn totalOver ${mostWithdrawn + 4}`]);
    expect(findings.filter((one) => one.state === 'withdrawn')).toHaveLength(mostWithdrawn);
    expect(forgotten).toBe(5);
  });
});
