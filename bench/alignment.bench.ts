import { readFileSync } from 'node:fs';
import { align, aligner } from '#engine/alignment.ts';
import { weekdaysCalendar } from '#engine/china.ts';
import type { Flow } from '#engine/flow.ts';
import { compile } from '#engine/net.ts';
import { tablesOf } from '#engine/tables.ts';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { receiptCases } from '../test/columns.ts';
import { markingsOf } from './markings.ts';
import { type Measure, sideBySide } from './timing.ts';

const flowOf = (name: string): Flow => readBpmn(readFileSync(`../shared/data/flows/receipt.${name}.bpmn`, 'utf8'));

/** The flowchart with some tasks named otherwise: what was done in their place deviates, and they are missed. */
const noisier = (flow: Flow, every: number): Flow => {
  const tasks = flow.nodes.filter(({ kind }) => kind === 'task');
  const renamed = new Set(tasks.filter((_, at) => at % every === 0));
  return { ...flow, nodes: flow.nodes.map((node) => (renamed.has(node) ? { ...node, name: `${node.name}, otherwise` } : node)) };
};

type Names = ReadonlyArray<readonly string[]>;

function costOf(cases: Names, by: ReturnType<typeof aligner>): number {
  return cases.reduce((sum, activities) => {
    const alignment = by(activities);
    if (!alignment.found) throw new Error(`only explained up to ${alignment.conformingUpTo}`);
    return sum + alignment.cost;
  }, 0);
}

/** Whether the cases fit so far and nothing more: a look-up an event in a plain Map of states by name, until one is not there. */
function replayBy(flow: Flow, cases: Names): () => number {
  const { grown, numberOf, width } = tablesOf(flow, weekdaysCalendar, { fixed: 4096 });
  const next = new Map<string, number>();
  for (let state = 0; state < grown.sets.length; state += 1)
    for (const [name, number] of numberOf) next.set(`${state} ${name}`, grown.next[state * width + number]!);
  const walk = (activities: readonly string[]): number => activities.reduce((state, name) => next.get(`${state} ${name}`) ?? -1, 0);
  return () => cases.reduce((fit, activities) => fit + Number(walk(activities) >= 0), 0);
}

const bound = 100_000;

async function measured(what: string, flow: Flow, cases: Names): Promise<Measure[]> {
  const whole = `1,434 optimal alignments on ${what}`;
  const begun = performance.now();
  const cost = costOf(cases, aligner(compile(flow), { finished: true }));
  const first = performance.now() - begun;
  const { size } = compile(flow).states;
  const works = await sideBySide(
    7,
    () => costOf(cases, aligner(compile(flow), { finished: true })),
    () => costOf(cases, (activities) => align(compile(flow), activities, { finished: true })),
    replayBy(flow, cases),
  );
  const [once, each, plain] = works.map((seconds) => seconds * 1000) as [number, number, number];
  const replay = [{ what: 'whether they fit, by a plain Map', value: plain }];
  const must = what === 'receipt.im' ? '< 100' : 'any';
  const markings = [
    { what: `markings in which plain play comes to rest (counted up to ${bound.toLocaleString('en')})`, value: markingsOf(flow, bound) },
  ];
  return [
    { what: `${whole}, nothing known before, cost ${cost}`, value: first, unit: 'ms', must, beside: replay },
    { what: `${whole}, warm, each sequence once`, value: once, unit: 'ms', must: '< 100', beside: replay },
    { what: `${whole}, warm, every case by itself`, value: each, unit: 'ms', must: 'any', beside: replay },
    { what: `states of ${what}`, value: size, unit: 'states', must: '< 1,000', beside: markings },
  ];
}

export async function measure(): Promise<Measure[]> {
  const cases = receiptCases().map((steps) => steps.map(({ activity }) => activity));
  return [
    ...(await measured('receipt.top5', flowOf('top5'), cases)),
    ...(await measured('receipt.top5, every third task otherwise', noisier(flowOf('top5'), 3), cases)),
    ...(await measured('receipt.shipped, every third task otherwise', noisier(flowOf('shipped'), 3), cases)),
    ...(await measured('receipt.im, one task otherwise', noisier(flowOf('im'), 27), cases)),
    ...(await measured('receipt.im', flowOf('im'), cases)),
  ];
}
