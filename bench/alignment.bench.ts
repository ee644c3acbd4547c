import { readFileSync } from 'node:fs';
import { align, aligner } from '#engine/alignment.ts';
import type { Flow } from '#engine/flow.ts';
import { compile } from '#engine/net.ts';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { receiptCases } from '../test/columns.ts';
import { type Measure, medianSeconds } from './timing.ts';

const flowOf = (name: string): Flow => readBpmn(readFileSync(`../shared/data/flows/receipt.${name}.bpmn`, 'utf8'));

/** The flowchart with some tasks named otherwise: what was done in their place deviates, and they are missed. */
const noisier = (flow: Flow, every: number): Flow => {
  const tasks = flow.nodes.filter(({ kind }) => kind === 'task');
  const renamed = new Set(tasks.filter((_, at) => at % every === 0));
  return { ...flow, nodes: flow.nodes.map((node) => (renamed.has(node) ? { ...node, name: `${node.name}, otherwise` } : node)) };
};

export async function measure(): Promise<Measure[]> {
  const cases = receiptCases().map((steps) => steps.map(({ activity }) => activity));
  const measures: Measure[] = [];
  const flows: Array<[string, Flow]> = [
    ['receipt.top5', flowOf('top5')],
    ['receipt.top5, every third task otherwise', noisier(flowOf('top5'), 3)],
    ['receipt.shipped, every third task otherwise', noisier(flowOf('shipped'), 3)],
    ['receipt.im, one task otherwise', noisier(flowOf('im'), 27)],
    ['receipt.im', flowOf('im')],
  ];
  for (const [what, flow] of flows) {
    const whole = `1,434 optimal alignments on ${what}`;
    const begun = performance.now();
    const cost = costOf(cases, aligner(compile(flow), { finished: true }));
    measures.push({
      what: `${whole}, nothing known before, cost ${cost}`,
      value: performance.now() - begun,
      unit: 'ms',
      must: what === 'receipt.im' ? '< 100' : 'any',
    });
    const warm = await medianSeconds(7, () => costOf(cases, aligner(compile(flow), { finished: true })));
    const each = await medianSeconds(7, () => costOf(cases, (activities) => align(compile(flow), activities, { finished: true })));
    measures.push({ what: `${whole}, warm, each sequence once`, value: warm * 1000, unit: 'ms', must: '< 100' });
    measures.push({ what: `${whole}, warm, every case by itself`, value: each * 1000, unit: 'ms', must: 'any' });
    measures.push({ what: `states of ${what}`, value: compile(flow).states.size, unit: 'states', must: '< 1,000' });
  }
  return measures;
}

function costOf(cases: ReadonlyArray<readonly string[]>, by: ReturnType<typeof aligner>): number {
  return cases.reduce((sum, activities) => {
    const alignment = by(activities);
    if (!alignment.found) throw new Error(`only explained up to ${alignment.conformingUpTo}`);
    return sum + alignment.cost;
  }, 0);
}
