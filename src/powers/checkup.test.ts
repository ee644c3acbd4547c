import { describe, expect, test } from 'vitest';
import { drawn } from '../../test/drawn.ts';
import { chinaCalendar } from '#engine/china.ts';
import { day } from '#engine/days.ts';
import type { Flow, LimitUnit, TimeLimit } from '#engine/flow.ts';
import { gapsIn, kinds, type Organization } from './checkup.ts';
import { studyOf } from './checkup/study.ts';
import { longestWays, overruns } from './checkup/ways.ts';
import { checkups as words } from './words/checkup.ts';

const today = day('2026-03-02');
const ann = { id: '1', name: '甲' };
const bob = { id: '2', name: '乙' };

/** 林业科: 受理岗 甲, 审核岗 甲 and 乙, 审批岗 乙, 归档岗 nobody. */
const organization: Organization = new Map([
  [
    '林业科',
    {
      id: 'd1',
      positions: new Map([
        ['受理岗', [ann]],
        ['审核岗', [ann, bob]],
        ['审批岗', [bob]],
        ['归档岗', []],
      ]),
    },
  ],
]);

const by = (node: string, position: string, department = '林业科') => ({ node, department, position });
const limit = (node: string, promised: number | null, unit: LimitUnit = 'workingDay', statutory: number | null = null): TimeLimit => ({
  scope: 'node',
  node,
  from: null,
  to: null,
  statutory,
  promised,
  unit,
});
const total = (days: number, from: string | null = '受理', to: string | null = '审批', unit: LimitUnit = 'workingDay'): TimeLimit => ({
  ...limit('', days, unit),
  scope: 'total',
  node: null,
  from,
  to,
});
const found = (flow: Flow) => gapsIn(studyOf(flow), organization, chinaCalendar, today);
const line = (more: Partial<Flow>) => drawn('start > 受理 > 审核 > 审批 > end', more);

describe('who may take which step', () => {
  test.each<[string, Partial<Flow>, Array<[string, Record<string, unknown>]>]>([
    ['no step says who may take it', {}, [['noPerformers', { steps: 3 }]]],
    [
      'one position may take every step',
      { performers: [by('受理', '受理岗'), by('审核', '受理岗'), by('审批', '受理岗')] },
      [['onePosition', { steps: 3, open: [], position: '林业科 受理岗', people: ['甲'] }]],
    ],
    [
      'one person may take every step by two positions',
      { performers: [by('受理', '受理岗'), by('审核', '审核岗'), by('审批', '审核岗')] },
      [['onePerson', { steps: 3, open: [], people: ['甲'] }]],
    ],
    [
      'a step that names nobody stands in nobody’s way',
      { performers: [by('受理', '审批岗')] },
      [['onePosition', { steps: 3, open: ['审核', '审批'], position: '林业科 审批岗', people: ['乙'] }]],
    ],
    ['nobody may take every step', { performers: [by('受理', '受理岗'), by('审核', '审核岗'), by('审批', '审批岗')] }, []],
    [
      'one position may take both steps of a pair',
      { performers: [by('受理', '审核岗'), by('审核', '审批岗'), by('审批', '审核岗')], separations: [{ taskA: '受理', taskB: '审批' }] },
      [['separationPosition', { one: '受理', other: '审批', positions: ['林业科 审核岗'], people: ['甲', '乙'] }]],
    ],
    [
      'one person holds a position of each step of a pair, told once however often it is drawn',
      {
        performers: [by('受理', '受理岗'), by('审核', '审核岗'), by('审批', '审批岗')],
        separations: [
          { taskA: '受理', taskB: '审核' },
          { taskA: '审核', taskB: '受理' },
        ],
      },
      [['separationPerson', { one: '受理', other: '审核', people: ['甲'] }]],
    ],
    [
      'a step of a pair names nobody',
      { performers: [by('受理', '受理岗'), by('审核', '审批岗')], separations: [{ taskA: '受理', taskB: '审批' }] },
      [['separationOpen', { one: '受理', other: '审批', open: ['审批'] }]],
    ],
    [
      'a pair that nobody may take both of',
      {
        performers: [by('受理', '受理岗'), by('审核', '审核岗'), by('审批', '审批岗')],
        separations: [{ taskA: '受理', taskB: '审批' }],
      },
      [],
    ],
    [
      'positions that are not there, or that nobody holds',
      { performers: [by('受理', '受理岗'), by('审核', '窗口岗'), by('审批', '审批岗', '渔业科'), by('受理', '归档岗'), by('审批', '归档岗')] },
      [
        ['positionVacant', { department: '林业科', position: '归档岗', steps: ['受理', '审批'] }],
        ['positionUnknown', { department: '林业科', position: '窗口岗', steps: ['审核'] }],
        ['departmentUnknown', { department: '渔业科', position: '审批岗', steps: ['审批'] }],
      ],
    ],
  ])('%s', (_, flow, expected) => {
    expect(found(line(flow)).map(({ kind, facts }) => [kind, facts])).toEqual(expected);
  });

  test('a flowchart without steps says nothing of people', () => {
    expect(found(drawn('start > end'))).toEqual([]);
  });
});

describe('the longest way of a total', () => {
  test.each<[string, string, TimeLimit[], TimeLimit, Array<[number, number, string[]]>]>([
    [
      'leaves out the acceptance and what comes after the decision',
      'start > 受理 > 审核 > 审批 > 制证 > end',
      [limit('受理', 1), limit('审核', 3), limit('审批', 4), limit('制证', 9)],
      total(5),
      [[7, 0, ['审核', '审批']]],
    ],
    [
      'counts the longest of ways side by side',
      'start > 受理 > and1 > 审核 > and2, and1 > 会签 > and2 > 审批 > end',
      [limit('审核', 3), limit('会签', 5), limit('审批', 1)],
      total(5),
      [[6, 0, ['会签', '审批']]],
    ],
    [
      'counts the longer choice',
      'start > 受理 > x1 > 审核 > x2, x1 > x2 > 审批 > end',
      [limit('审核', 3), limit('审批', 1)],
      total(5),
      [[4, 0, ['审核', '审批']]],
    ],
    [
      'counts what is returned once',
      'start > 受理 > 审核 > x1 > 审批 > end, x1 > 重审 > 审核',
      [limit('审核', 3), limit('重审', 20), limit('审批', 1)],
      total(5),
      [[4, 0, ['审核', '审批']]],
    ],
    [
      'does not count a way that never comes to its end',
      'start > 受理 > x1 > 审批 > end, x1 > 退件 > end',
      [limit('退件', 30), limit('审批', 1)],
      total(5),
      [[1, 0, ['审批']]],
    ],
    [
      'runs from the first step to the last where it names none',
      'start > 受理 > 审核 > 归档 > end',
      [limit('受理', 9), limit('审核', 2), limit('归档', 3)],
      total(5, null, null),
      [[5, 0, ['审核', '归档']]],
    ],
    [
      'keeps ways of which none is longer in both units',
      'start > 受理 > x1 > 审核 > x2, x1 > 检验 > x2 > 审批 > end',
      [limit('审核', 3), limit('检验', 9, 'calendarDay'), limit('审批', 1)],
      total(5),
      [
        [4, 0, ['审核', '审批']],
        [1, 9, ['检验', '审批']],
      ],
    ],
    [
      'takes the statutory where nothing is promised, and nothing for at once',
      'start > 受理 > 审核 > 审批 > end',
      [limit('审核', null, 'workingDay', 7), limit('审批', null, 'immediate')],
      total(5),
      [[7, 0, ['审核', '审批']]],
    ],
  ])('%s', (_, text, limits, whole, expected) => {
    const ways = longestWays(drawn(text, { limits: [...limits, whole] }), whole);
    expect(ways.map(({ workingDays, calendarDays, steps }) => [workingDays, calendarDays, steps])).toEqual(expected);
  });

  test('a step that stops the clock takes none of the total', () => {
    const clocks = [{ node: '听证', suspends: 'special' as const }];
    const flow = drawn('start > 受理 > 听证 > 审批 > end', { limits: [limit('听证', 20), limit('审批', 3)], clocks });
    expect(longestWays(flow, total(5))).toEqual([{ workingDays: 3, calendarDays: 0, steps: ['审批'] }]);
  });

  test('a way of five thousand steps is added up', () => {
    const names = Array.from({ length: 5000 }, (_, at) => `步骤${at}`);
    const flow = drawn(`start > 受理 > ${names.join(' > ')} > 审批 > end`, { limits: names.map((name) => limit(name, 1)) });
    expect(longestWays(flow, total(5))[0]!.workingDays).toBe(5000);
  });

  test('what is done inside a sub-process counts', () => {
    const flow = drawn('start > 受理 > 核查 > 审批 > end, 到场', { limits: [limit('到场', 4), limit('审批', 1)] });
    const nodes = flow.nodes.map((node) =>
      node.id === '核查' ? { ...node, kind: 'subProcess' as const } : node.id === '到场' ? { ...node, within: '核查' } : node,
    );
    expect(longestWays({ ...flow, nodes }, total(5))[0]!.steps).toEqual(['到场', '审批']);
  });
});

test.each<[string, [number, number], TimeLimit, string]>([
  ['as many as the total', [10, 0], total(10), 'never'],
  ['one more than the total', [11, 0], total(10), 'always'],
  ['a day against at once', [1, 0], total(0, null, null, 'immediate'), 'always'],
  ['nothing against at once', [0, 0], total(0, null, null, 'immediate'), 'never'],
  ['twenty calendar days in twenty working days', [0, 20], total(20), 'never'],
  ['twenty working days in twenty calendar days', [20, 0], total(20, null, null, 'calendarDay'), 'always'],
  ['five working days in ten calendar days, of which a holiday may be seven', [5, 0], total(10, null, null, 'calendarDay'), 'sometimes'],
])('step limits of %s', (_, [workingDays, calendarDays], whole, expected) => {
  expect(overruns({ workingDays, calendarDays, steps: [] }, whole, chinaCalendar, today)).toBe(expected);
});

test('step limits over the total are told with their steps, at the longest', () => {
  const apart = [by('受理', '受理岗'), by('审核', '审核岗'), by('审批', '审批岗')];
  const flow = line({ performers: apart, limits: [limit('受理', 5), limit('审核', 7), limit('审批', 4), total(10)] });
  const facts = { workingDays: 11, calendarDays: 0, total: 10, unit: 'workingDay', over: 'always', steps: ['审核 7', '审批 4'] };
  expect(found(flow)).toEqual([{ kind: 'stepsOverTotal', node: '审核', facts }]);
});

describe('a clock stopped by a step that should not', () => {
  const stopping = (text: string, node: string, suspends: 'supplement' | 'special', limits: TimeLimit[] = []) =>
    studyOf(drawn(text, { clocks: [{ node, suspends }], limits })).stopping.map(({ kind }) => kind);
  test.each<[string, string[]]>([
    ['现场核查', ['clockOnSite']],
    ['伐区现场查验', ['clockOnSite']],
    ['内部研究', ['clockOther']],
    ['举行听证', []],
    ['现场检疫', []],
    ['专家评审', []],
  ])('%s', (name, expected) => {
    expect(stopping(`start > 受理 > ${name} > 审批 > end`, name, 'special')).toEqual(expected);
  });
  test.each<[string, string, TimeLimit[], string[]]>([
    ['补正 after 受理', 'start > 受理 > 补正 > 审批 > end', [], ['clockSupplement']],
    ['补正 before 受理', 'start > 收件 > x1 > 补正 > 收件, x1 > 受理 > 审批 > end', [], []],
    ['补正 after 不予受理 only', 'start > x1 > 不予受理 > 补正 > end, x1 > 受理 > 审批 > end', [], []],
    ['补正 after the task that the total runs from', 'start > 登记 > 补正 > 审批 > end', [total(5, '登记')], ['clockSupplement']],
  ])('%s', (_, text, limits, expected) => {
    expect(stopping(text, '补正', 'supplement', limits)).toEqual(expected);
  });
});

test('every kind of gap has its words', () => {
  const { of: _of, repairs: _repairs, ...said } = words;
  expect(Object.keys(said).toSorted()).toEqual(kinds.toSorted());
});
