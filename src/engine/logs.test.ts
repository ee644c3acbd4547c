import { createReadStream, readFileSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { readXes } from '#platform/formats/xes.ts';
import { describeShared, shared } from '../../test/shared.ts';
import { aligner, fewestTasks, fitnessOf } from './alignment.ts';
import { weekdaysCalendar } from './china.ts';
import { workingDaysFrom } from './clock.ts';
import { day } from './days.ts';
import { compile } from './net.ts';
import { separationFaults } from './separation.ts';

type Row = Readonly<Record<string, string>>;
const rowsOf = (path: string): Row[] => parse(readFileSync(shared(path)), { columns: true, bom: true });

async function tracesOf(path: string): Promise<Array<{ name: string; activities: string[] }>> {
  const file = createReadStream(shared(path));
  const traces = [];
  for await (const { name, events } of readXes(path.endsWith('.gz') ? file.pipe(createGunzip()) : file, {})) {
    traces.push({ name, activities: events.map(({ activity }) => activity ?? '') });
  }
  return traces;
}

describeShared('the public logs', () => {
  test.each([
    ['receipt.xes.gz', 'receipt.shipped', 'receipt.shipped', 1434, 0],
    ['receipt.xes.gz', 'receipt.top5', 'receipt.top5', 1434, 693],
    ['receipt.xes.gz', 'receipt.im', 'receipt.im', 1434, 0],
    ['running-example.xes', 'running-example', 'running-example.shipped', 6, 0],
    ['running-example.xes', 'running-example.im', 'running-example.im', 6, 0],
    ['bpic20-domestic.xes.gz', 'bpic20-domestic.normative', 'bpic20-domestic.normative', 10_357, 3905],
    ['bpic20-domestic.xes.gz', 'bpic20-domestic.lenient', 'bpic20-domestic.lenient', 10_357, 3732],
  ])('%s against %s: every case costs what two other programs say', async (log, flow, expected, cases, sum) => {
    const net = compile(readBpmn(readFileSync(shared(`flows/${flow}.bpmn`), 'utf8')));
    const traces = await tracesOf(`logs/${log}`);
    const fewest = fewestTasks(net);
    const aligned = aligner(net, { finished: true });
    const begun = performance.now();
    const found = traces.map(({ name, activities }) => {
      const alignment = aligned(activities);
      const cost = alignment.found ? alignment.cost : NaN;
      return { case: name, fits: String(cost === 0), cost: String(cost), fitness: fitnessOf(cost, activities.length, fewest).toFixed(6) };
    });
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(found).toHaveLength(cases);
    expect(found.reduce((all, { cost }) => all + Number(cost), 0)).toBe(sum);
    expect(found).toEqual(rowsOf(`expected/${expected}.csv`));
  });

  test('receipt: working days from first to last event of every case', () => {
    const rows = rowsOf('expected/deadlines.csv');
    const days = rows.map(({ start, end }) => workingDaysFrom(weekdaysCalendar, day(start!.slice(0, 10)), day(end!.slice(0, 10))));
    expect(days).toEqual(rows.map(({ working_days: counted }) => Number(counted)));
    expect(rows.filter(({ over_20: over }, at) => String(days[at]! > 20) === over)).toHaveLength(1434);
    expect(days.filter((count) => count > 20)).toHaveLength(51);
  });

  test('receipt: separated steps by one hand, whichever occurrence', () => {
    const pairs = [
      ['Confirmation of receipt', 'T06 Determine necessity of stop advice'],
      ['T02 Check confirmation of receipt', 'T04 Determine confirmation of receipt'],
      ['T05 Print and send confirmation of receipt', 'T10 Determine necessity to stop indication'],
    ].map(([taskA, taskB]) => ({ taskA: taskA!, taskB: taskB! }));
    const nodes = pairs.flatMap(({ taskA, taskB }) => [taskA, taskB]).map((name) => ({ id: name, name, kind: 'task' as const }));
    const flow = { id: 'receipt', name: '', nodes, edges: [], power: null, performers: [], limits: [], separations: pairs, clocks: [] };
    const events = Map.groupBy(rowsOf('logs/receipt.csv'), (row) => row['case:concept:name']!);
    const found = [...events].flatMap(([name, rows]) => {
      const steps = rows.map((row, at) => ({
        id: String(at),
        activity: row['concept:name']!,
        at,
        day: day(row['time:timestamp']!.slice(0, 10)),
        actor: row['org:resource']!,
      }));
      const faults = separationFaults(flow, steps);
      return pairs.map(({ taskA }, pair) => `${name} ${pair + 1} ${faults.some((fault) => fault.taskA === taskA)}`);
    });
    const wanted = rowsOf('expected/separation.csv').map(({ case: name, pair, same }) => `${name} ${pair} ${same}`);
    expect(found.toSorted()).toEqual(wanted.toSorted());
  });
});
