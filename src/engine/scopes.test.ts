import { describe, expect, test } from 'vitest';
import { drawn, saying } from '../../test/drawn.ts';
import { besidePlainPlay } from '../../test/scoping.ts';
import { seedOf } from '../../test/seed.ts';
import { align } from './alignment.ts';
import type { Flow } from './flow.ts';
import { compile } from './net.ts';
import { checkSoundness } from './soundness.ts';

const fits = (flow: Flow, words: string, finished = true): boolean => {
  const alignment = align(compile(flow), words === '' ? [] : words.split(' '), { finished });
  return alignment.found && alignment.cost === 0;
};

const inP = { within: 'P' };
const hearing = saying('start > A > P > D > end, start1 > B > end1', {
  P: { kind: 'subProcess' },
  start1: inP,
  B: inP,
  end1: inP,
});

describe.each<[what: string, flow: Flow, yes: string[], no: string[]]>([
  ['a sub-process is done before what follows it', hearing, ['A B D'], ['A D', 'A D B', 'A B B D']],
  ['a task repeated is done once or more', saying('start > A > B > end', { A: { repeats: 'again' } }), ['A B', 'A A A B'], ['B', 'A B A']],
  ['a task tested first may be left out', saying('start > A > B > end', { A: { repeats: 'while' } }), ['B', 'A A B'], ['A', 'B A']],
  [
    'a sub-process repeated side by side mixes its rounds',
    saying('start > P > D > end, start1 > A > B > end1', { P: { kind: 'subProcess', repeats: 'atOnce' }, start1: inP, A: inP, B: inP, end1: inP }),
    ['A B D', 'A A B B D', 'A B A B D'],
    ['D', 'A D', 'A A B D', 'A B D A B'],
  ],
  [
    'an interrupting event ends its task',
    saying('start > A > B > end, silent1 > C > end2', { silent1: { host: 'A', interrupts: true } }),
    ['A B', 'C'],
    ['A C', 'C B', 'A C B'],
  ],
  [
    'an event beside leaves its task alone and comes once',
    saying('start > A > B > end, silent1 > C > end2', { silent1: { host: 'A', interrupts: false, once: true } }),
    ['A B', 'C A B', 'A C B', 'A B C'],
    ['C', 'C C A B'],
  ],
  [
    'an event beside that comes again and again',
    saying('start > A > B > end, silent1 > C > end2', { silent1: { host: 'A', interrupts: false } }),
    ['A B', 'C C A C B'],
    ['C C'],
  ],
  [
    'an interrupted sub-process leaves nothing behind',
    saying('start > P > D > end, start1 > A > B > end1, silent1 > C > end2', {
      P: { kind: 'subProcess' },
      start1: inP,
      A: inP,
      B: inP,
      end1: inP,
      silent1: { host: 'P', interrupts: true },
    }),
    ['A B D', 'C', 'A C', 'A B C'],
    ['A C B', 'C D', 'A D'],
  ],
  [
    'a terminate end in a sub-process ends that alone',
    saying('start > P > D > end, start1 > and1 > A > stop1, and1 > B > end1', {
      P: { kind: 'subProcess' },
      start1: inP,
      and1: inP,
      A: inP,
      stop1: inP,
      B: inP,
      end1: inP,
    }),
    ['A B D', 'B A D', 'A D'],
    ['B D', 'A'],
  ],
  [
    'an error thrown inside leaves by the event that catches it',
    saying('start > P > D > end, start1 > A > x1 > end1, x1 > end3, silent1 > C > end2', {
      P: { kind: 'subProcess' },
      start1: inP,
      A: inP,
      x1: inP,
      end1: inP,
      end3: { ...inP, error: 'E' },
      silent1: { host: 'P', interrupts: true, error: 'E' },
    }),
    ['A D', 'A C'],
    ['C', 'A C D'],
  ],
])('%s', (_, flow, yes, no) => {
  test.each(yes)('%s fits', (words) => expect(fits(flow, words)).toBe(true));
  test.each(no)('%s does not', (words) => expect(fits(flow, words)).toBe(false));
  test('and it is sound', () => expect(checkSoundness(flow)).toEqual({ sound: true }));
});

test('flows with conditions may be taken together, and the one for otherwise alone', () => {
  const flow = drawn('start > A > x1 > end, A > B > end, A > C > end');
  const when = { f2: 'otherwise', f4: 'condition', f6: 'condition' } as const;
  const conditional: Flow = { ...flow, edges: flow.edges.map((edge) => ({ ...edge, ...(edge.id in when ? { when: when[edge.id as 'f2'] } : {}) })) };
  expect(['A', 'A B', 'A C', 'A B C', 'A C B'].filter((words) => !fits(conditional, words))).toEqual([]);
  expect(['', 'B', 'A B B'].filter((words) => fits(conditional, words))).toEqual([]);
});

test.each<[what: string, flow: Flow, faults: Array<[string, string]>]>([
  [
    'a step in a sub-process that nothing leads to',
    saying('start > P > end, start1 > A > end1, B > A', { P: { kind: 'subProcess' }, start1: inP, A: inP, end1: inP, B: inP }),
    [['unreachable', 'B']],
  ],
  [
    'a join in a sub-process that waits for ever',
    saying('start > P > end, start1 > x1 > A > and1 > end1, x1 > B > and1', {
      P: { kind: 'subProcess' },
      start1: inP,
      x1: inP,
      A: inP,
      B: inP,
      and1: inP,
      end1: inP,
    }),
    [
      ['unreachable', 'and1'],
      ['unreachable', 'end1'],
      ['cannotEnd', 'and1'],
    ],
  ],
])('%s is told by its name', (_, flow, faults) => {
  const found = checkSoundness(flow);
  const told = found.sound === false ? found.faults.map(({ kind, node }) => [kind, node]) : [];
  for (const fault of faults) expect(told).toContainEqual(fault);
});

// more of it: npm run test:long -- scopes
test.each([[true], [false]])(
  'sub-processes, repetition and boundary events cost what plain play finds (finished: %s)',
  (finished) => {
    expect(besidePlainPlay(seedOf(1), 60, finished)).toBeGreaterThan(30);
  },
  60_000,
);
