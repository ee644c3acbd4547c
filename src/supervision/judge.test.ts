import { describe, expect, test } from 'vitest';
import type { Move } from '#engine/alignment.ts';
import { chinaCalendar } from '#engine/china.ts';
import { day, type Day } from '#engine/days.ts';
import type { Flow, Step } from '#engine/flow.ts';
import { leadLimits } from '#engine/unusual.ts';
import { drawn } from '../../test/drawn.ts';
import { opensInquiry } from './cards.ts';
import { courseOf } from './course.ts';
import { explainBy, judge, longestExplained, type Rules } from './judge.ts';
import { pathOf } from './path.ts';

const flow = drawn('start > 受理 > x1 > 审核 > x2 > 决定 > end, x1 > 补正 > x1', {
  limits: [
    { scope: 'total', node: null, from: null, to: null, statutory: 20, promised: 5, unit: 'workingDay' },
    { scope: 'node', node: '审核', from: null, to: null, statutory: null, promised: 2, unit: 'workingDay' },
  ],
  separations: [{ taskA: '受理', taskB: '审核' }],
  performers: [{ node: '决定', department: '林业科', position: '科长岗' }],
});

const rules = (more: Partial<Rules> = {}): Rules => ({
  flow,
  calendar: chinaCalendar,
  today: day('2026-03-20'),
  nearPercent: 80,
  unusual: leadLimits,
  holds: () => true,
  names: new Map([
    ['A', '甲'],
    ['B', '乙'],
    ['C', '丙'],
  ]),
  ...more,
});

/** `受理 A 03-02` and so on, all of 2026. */
const steps = (...written: string[]): Step[] =>
  written.map((text, at) => {
    const [activity = '', actor = '', date = ''] = text.split(' ');
    const on = `2026-${date}` as Day;
    return { id: `e${at}`, activity, actor, day: on, at: Date.parse(`${on}T0${Math.min(at, 9)}:00:00Z`) };
  });

const found = (written: string[], { closed = true, ...more }: Partial<Rules> & { closed?: boolean } = {}) =>
  judge(rules(more), steps(...written), closed).faults.map(({ kind, card, node, actor }) => [kind, card, node, actor].join(' '));

const good = ['受理 A 03-02', '审核 B 03-03', '决定 C 03-04'];

describe('judging a case', () => {
  test.each([
    ['that fits', good, []],
    ['with a step left out', ['受理 A 03-02', '决定 C 03-03'], ['skipped yellow 审核 ']],
    ['with an unknown step', [...good.slice(0, 2), '批示 C 03-03', '决定 C 03-04'], ['notInFlow notice  C']],
    ['with a step again', [...good.slice(0, 2), '审核 B 03-04', '决定 C 03-04'], ['repeated notice 审核 B']],
    ['of one person', ['受理 A 03-02', '审核 A 03-03', '决定 C 03-04'], ['separation red 受理 A']],
    ['with a slow step', ['受理 A 03-02', '审核 B 03-05', '决定 C 03-06'], ['nodeOver yellow 审核 B']],
    ['that took too long', ['受理 A 03-02', '审核 B 03-03', '决定 C 03-13'], ['totalOver yellow  ']],
  ] as const)('%s', (_, written, faults) => {
    expect(found([...written])).toEqual(faults);
  });

  test('by somebody without the position', () => {
    expect(found(good, { holds: () => false })).toEqual(['authority red 决定 C']);
  });

  test('on a calendar that is not out charges nobody', () => {
    const calendar = { ...chinaCalendar, years: new Set<number>() };
    expect(found(['受理 A 03-02', '审核 B 03-03', '决定 C 03-13'], { calendar })).toEqual(['totalOver notice  ']);
  });

  test('near the limit while it runs, over it later: one finding, which is withdrawn when it ends in time', () => {
    const at = (today: string) => judge(rules({ today: day(today) }), steps(...good.slice(0, 2)), false);
    const near = at('2026-03-06').faults;
    const over = at('2026-03-10').faults;
    expect([near.map(({ card }) => card), over.map(({ card }) => card)]).toEqual([['notice'], ['yellow']]);
    expect(near[0]!.fingerprint).toBe(over[0]!.fingerprint);
    expect(found(good)).toEqual([]);
  });

  test('again finds the same fingerprints, each its own', () => {
    const twice = [1, 2].map(() =>
      judge(rules(), steps('受理 A 03-02', '受理 A 03-02', '批示 A 03-02', '批示 A 03-02'), true).faults.map(({ fingerprint }) => fingerprint),
    );
    expect(twice[0]).toEqual(twice[1]);
    expect(new Set(twice[0]).size).toBe(twice[0]!.length);
  });

  test.each([
    [['受理 A 03-02'], false],
    [['受理 A 03-02', '审核 B 03-03'], false],
    [good, true],
    [['受理 A 03-02', '决定 C 03-03'], true],
  ] as const)('%o is over by itself: %s', (written, over) => {
    expect(judge(rules(), steps(...written), false).finished).toBe(over);
  });

  test('a case too long to explain is a lead that says how far it fits', () => {
    const long = Array.from({ length: longestExplained + 1 }, (_, at) => `${at === 0 ? '受理' : '补正'} A 03-02`);
    expect(judge(rules(), steps(...long), false)).toMatchObject({
      fits: null,
      cost: null,
      conformingUpTo: longestExplained,
      faults: [{ kind: 'tooLong', card: 'lead' }],
    });
  });
});

function movesOf(of: Flow, activities: readonly string[], finished: boolean): readonly Move[] {
  const alignment = explainBy(of)(activities, finished);
  return alignment.found ? alignment.moves : [];
}

describe('the course of a case', () => {
  const edge = (of: Flow, from: string, to: string) => of.edges.find((it) => it.from === from && it.to === to)!.id;

  test('goes along the arrows taken, and dashed where a step was left out', () => {
    const moves = movesOf(flow, ['受理', '决定'], true);
    const { taken, assumed } = pathOf(flow, moves, true);
    expect(new Set(taken)).toEqual(
      new Set([edge(flow, 'start', '受理'), edge(flow, '受理', 'x1'), edge(flow, 'x2', '决定'), edge(flow, '决定', 'end')]),
    );
    expect(new Set(assumed)).toEqual(new Set([edge(flow, 'x1', '审核'), edge(flow, '审核', 'x2')]));
  });

  test('goes along both branches of a split', () => {
    const split = drawn('start > 受理 > and1 > 勘验 > and2 > 决定 > end, and1 > 公示 > and2');
    const moves = movesOf(split, ['受理', '公示', '勘验', '决定'], true);
    expect(pathOf(split, moves, true).taken.length).toBe(split.edges.length);
  });

  test('shows every step once, with its days, what is missing and what is awaited', () => {
    const list = steps('受理 A 03-02', '批示 A 03-03', '审核 B 03-05');
    const judged = judge(rules(), list, false);
    const moves = movesOf(
      flow,
      list.map(({ activity }) => activity),
      false,
    );
    const told = {
      flow,
      steps: list,
      moves,
      clocks: judged.clocks,
      finished: false,
      today: day('2026-03-09'),
      calendar: chinaCalendar,
      names: rules().names,
    };
    const { lanes, days, way, current } = courseOf(told);
    expect(lanes.map(({ step, how, used, limit }) => [step, how, used, limit])).toEqual([
      ['受理', 'counted', 0, undefined],
      ['批示', 'extra', undefined, undefined],
      ['审核', 'counted', 2, 2],
      ['决定', 'running', 2, undefined],
    ]);
    expect([days.length, days.filter(({ kind }) => kind === 'off').length, current]).toEqual([8, 2, ['决定']]);
    expect(way.extra).toEqual([{ event: 'e1', before: '审核', label: '批示' }]);
    expect(way.steps.filter(({ mark }) => mark === 'current')).toEqual([{ id: '决定', mark: 'current', over: null }]);
  });
});

test('what is unusual is a lead, whatever else is found: no card that opens an inquiry', () => {
  const at = (text: string, more: object) => ({ ...steps(text)[0]!, ...more });
  const unusual = [
    at('受理 A 03-01', { id: 'a', at: 1000, minute: 540 }),
    at('审核 B 03-02', { id: 'b', at: 86_401_000, minute: 540, arrivedAt: 86_400_000, enteredAt: 86_401_000 + 25 * 3_600_000 }),
    at('决定 C 03-03', { id: 'c', at: 172_800_000, minute: 1200 }),
  ];
  const { faults } = judge(rules(), unusual, true);
  expect(faults.map(({ kind, card, node, actor, events }) => [kind, card, node, actor, ...events].join(' '))).toEqual([
    'instant lead 审核 B b',
    'outOfHours lead 受理 A a',
    'outOfHours lead 决定 C c',
    'enteredLate lead 审核 B b',
  ]);
  expect(faults[2]!.facts).toMatchObject({
    step: '决定',
    actor: '丙',
    on: '2026-03-03',
    why: 'outsideHours',
    value: 1200,
    threshold: 1050,
    sample: 1,
  });
  expect(faults.every(({ card }) => !opensInquiry(card))).toBe(true);
});
