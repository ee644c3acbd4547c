import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { drawn } from '../../test/drawn.ts';
import { seedOf } from '../../test/seed.ts';
import { describeShared, shared } from '../../test/shared.ts';
import { tangledFlow } from '../../test/tangled-flow.ts';
import { align, aligner, fewestTasks, fitnessOf } from './alignment.ts';
import { compile } from './net.ts';
import { cheapest, cheapestWithin, someFlow } from '../../test/plain-game.ts';

type Row = Readonly<{ flow: string; trace: string; cost: string; fitness: string }>;

describeShared('every trace of the hand-sized flowcharts', () => {
  test('costs what an edit distance to their words says', () => {
    const rows: Row[] = parse(readFileSync(shared('expected/tiny.csv')), { columns: true });
    const flows = Object.groupBy(rows, ({ flow }) => flow);
    expect(rows).toHaveLength(2324);
    for (const [name, traces] of Object.entries(flows)) {
      const net = compile(readBpmn(readFileSync(shared(`flows/tiny/${name}.bpmn`), 'utf8')));
      const fewest = fewestTasks(net);
      for (const { trace, cost, fitness } of traces!) {
        const activities = trace === '' ? [] : trace.split(' ');
        const alignment = align(net, activities, { finished: true });
        const found = alignment.found ? alignment.cost : null;
        expect([name, trace, found, fitnessOf(found ?? NaN, activities.length, fewest).toFixed(6)]).toEqual([name, trace, Number(cost), fitness]);
      }
    }
  });
});

const traces = fc.array(fc.constantFrom('A', 'B', 'C', 'X'), { maxLength: 5 });

// fast-check prints seed and path of a failure.
test.each([[true], [false]])('on any small flowchart the cost is the least that plain play finds (finished: %s)', (finished) => {
  fc.assert(
    fc.property(someFlow, traces, (flow, activities) => {
      const alignment = align(compile(flow), activities, { finished });
      expect(alignment.found ? alignment.cost : Infinity).toBe(cheapest(flow, activities, finished));
    }),
    { numRuns: 400 },
  );
});

// more of it: npm run test:long -- tangled
test.each([[true], [false]])('on a flowchart that nobody would draw as well, or it is not told (finished: %s)', (finished) => {
  const told = { same: 0, untold: 0 };
  fc.assert(
    fc.property(tangledFlow, traces, (flow, activities) => {
      const cost = cheapestWithin(flow, activities, finished, 300);
      if (cost === null) return;
      const alignment = align(compile(flow), activities, { finished });
      if (alignment.found) expect(alignment.cost).toBe(cost);
      told[alignment.found || cost === Infinity ? 'same' : 'untold'] += 1;
    }),
    { seed: seedOf(2), numRuns: 400 },
  );
  expect(told.same).toBeGreaterThan(20 * (1 + told.untold));
});

test.each([
  ['goes once around before it forks', 'start > x1 > x2 > x3 > x1, x1 > C > end, x2 > T > end, x3 > and1 > T, and1 > B > end', ['T', 'B'], 0],
  ['leaves a token in a circle for ever, and is ended elsewhere', 'start > and1 > A > x1 > x2 > x1, and1 > B > stop', ['A', 'B'], 0],
  ['goes back to the start event', 'start > A > x1 > B > end, x1 > start', ['A', 'A', 'B'], 0],
  ['needs what it would bring', 'start > and1 > A > end, start > x1 > and1 > and2 > x1, and2 > B > end', ['A', 'B', 'A'], 1],
])('a case that %s', (_, text, activities, cost) => {
  expect(align(compile(drawn(text)), activities, { finished: false })).toMatchObject({ found: true, cost });
});

test('where tokens can be had without end and without a task, what was not found is not said to be absent', () => {
  const net = compile(drawn('start > x0 > and1 > x2 > B, x2 > x0, and1 > C'));
  expect(align(net, ['C', 'B'], { finished: false })).toMatchObject({ found: true, cost: 0 });
  expect(align(net, ['C', 'B', 'C'], { finished: false })).toMatchObject({ found: false });
});

test('a loop around an inclusive gateway, whose branches may all be passed by, is no such circle', () => {
  const net = compile(drawn('start > x0 > or1 > x1 > A > or2, x1 > or2, or1 > x2 > B > or2, x2 > or2, or2 > x3 > Z > end, x3 > x0'));
  expect(align(net, ['A', 'B', 'B', 'Z'], { finished: true })).toMatchObject({ found: true, cost: 0 });
  expect(align(net, ['B', 'Z', 'A'], { finished: true })).toMatchObject({ found: true, cost: 1 });
});

describe('a flowchart too large to be searched', () => {
  const optional = Array.from({ length: 16 }, (_, at) => `and1 > x${at + 10} > A${at} > or1, x${at + 10} > or1`).join(', ');
  const chain = Array.from({ length: 1600 }, (_, at) => `x${at} > x${at + 1}, x${at} > end`).join(', ');
  test.each([
    ['with an inclusive join that waits for many', `start > and1, ${optional}, or1 > Z > end`, 0],
    ['with silent choices one behind the other', `start > x0, ${chain}, x1600 > Z > end`, 0],
    ['with branches that never come to an end', `start > and1 > Z > end, ${endless(8)}`, 1],
  ])('%s explains nothing, at once, the second time as well', (_, text, conformingUpTo) => {
    const net = compile(drawn(text));
    const begun = performance.now();
    for (const time of ['first', 'second'])
      expect({ time, ...align(net, ['Z'], { finished: true }) }).toEqual({ time, found: false, conformingUpTo });
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  /** Gateways with two ways on, all of which lead back; tokens of later branches move first. */
  function endless(branches: number): string {
    const names = Array.from({ length: branches }, (_, at) => [1, 2, 3, 4].map((gate) => `x${gate}${at}`));
    const rings = [1, 2, 3, 0].flatMap((next, gate) => names.map((ring) => `${ring[gate]} > ${ring[next]}, ${ring[gate]} > ${ring[(next + 1) % 4]}`));
    return [...names.map((ring) => `and1 > ${ring[0]}`), ...rings].join(', ');
  }
});

test('the moves of an alignment take every event once, in order, and only flowchart steps that exist', () => {
  fc.assert(
    fc.property(someFlow, traces, (flow, activities) => {
      const alignment = align(compile(flow), activities, { finished: true });
      if (!alignment.found) return;
      const events = alignment.moves.flatMap((move) => (move.kind === 'model' ? [] : [move.event]));
      const taken = alignment.moves.flatMap((move) => (move.kind === 'log' ? [] : [flow.nodes.find(({ id }) => id === move.node)!.name]));
      expect(events).toEqual([...activities.keys()]);
      expect(cheapest(flow, taken, true)).toBe(0);
    }),
    { numRuns: 200 },
  );
});

describe('a case', () => {
  const flow = drawn('start > 受理 > 审核 > 审批 > end');
  const net = compile(flow);

  test('that is still running owes nothing for what is to come', () => {
    expect(align(net, ['受理', '审核'], { finished: false })).toMatchObject({ found: true, cost: 0 });
    expect(align(net, ['受理', '审核'], { finished: true })).toMatchObject({ found: true, cost: 1 });
    expect(align(net, ['受理', '审批'], { finished: false })).toMatchObject({ found: true, cost: 1 });
  });

  test('is explained in the same way every time', () => {
    const moves = [
      { kind: 'sync', event: 0, node: '受理' },
      { kind: 'log', event: 1 },
      { kind: 'sync', event: 2, node: '审核' },
      { kind: 'model', node: '审批' },
    ];
    expect(align(net, ['受理', '审批', '审核'], { finished: true })).toEqual({ found: true, cost: 2, moves });
  });

  test('with an activity that nobody drew keeps it in its place', () => {
    expect(align(net, ['受理', '会签', '审核', '审批', '会签'], { finished: true })).toMatchObject({
      cost: 2,
      moves: [{ kind: 'sync' }, { kind: 'log', event: 1 }, { kind: 'sync' }, { kind: 'sync', event: 3 }, { kind: 'log', event: 4 }],
    });
  });

  test('that cannot be explained within the effort says how far it fits', () => {
    expect(align(net, ['受理', '审核', '受理', '审批'], { finished: true, effort: 5 })).toEqual({ found: false, conformingUpTo: 2 });
  });

  test('of a hundred thousand events is given up within a second of computing', () => {
    const activities = Array.from({ length: 100_000 }, (_, at) => ['受理', '审批', '审核'][at % 3]!);
    const begun = process.cpuUsage(); // what else the machine does takes none of it
    expect(align(net, activities, { finished: true })).toEqual({ found: false, conformingUpTo: 1 });
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1000).toBeLessThan(1000);
  });

  test('is looked at once for all cases of its variant', () => {
    const aligned = aligner(net, { finished: true });
    expect(aligned(['受理', '审核', '审批'])).toBe(aligned(['受理', '审核', '审批']));
  });
});

test('a flowchart without a way to the end explains no finished case', () => {
  const net = compile(drawn('start > A > x1 > B > x1'));
  expect(align(net, ['A', 'B'], { finished: true })).toEqual({ found: false, conformingUpTo: 2 });
  expect(fewestTasks(net)).toBe(Infinity);
});

test('a terminate end ends a case although another branch goes on', () => {
  const net = compile(drawn('start > and1 > A > stop, and1 > B > C > end'));
  expect(align(net, ['B', 'A'], { finished: true })).toMatchObject({ cost: 0 });
  expect(align(net, ['B'], { finished: true })).toMatchObject({ cost: 1 });
  expect(fewestTasks(net)).toBe(1);
});

test('an inclusive join waits for the branches that were taken and for no other', () => {
  const net = compile(drawn('start > or1 > A > or2 > D > end, or1 > B > or2, or1 > C > or2'));
  expect(align(net, ['C', 'A', 'D'], { finished: true })).toMatchObject({ cost: 0 });
  expect(align(net, ['B', 'D', 'A'], { finished: true })).toMatchObject({ cost: 1 });
  expect(align(net, ['D'], { finished: true })).toMatchObject({ cost: 1 });
});

test('any one of several start events starts a case', () => {
  const net = compile(drawn('start1 > A > x1 > C > end, start2 > B > x1'));
  expect(align(net, ['B', 'C'], { finished: true })).toMatchObject({ cost: 0 });
  expect(align(net, ['A', 'B', 'C'], { finished: true })).toMatchObject({ cost: 1 });
});
