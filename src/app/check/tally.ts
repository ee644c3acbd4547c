import type { Fault } from '#supervision/faults.ts';
import { isLead, type Kind } from '#supervision/finding.ts';
import type { CheckedCase, Judging } from './judging.ts';
import type { CheckSummary } from './words.ts';

/** A case among the worst: its faults in the order found, no more than a reader takes in. */
export type WorstCase = Readonly<{ case: string; cost: number | null; fitness: number | null; faults: readonly Fault[]; count: number }>;

/** In how many cases a node has faults, and how many of each kind. */
export type NodeTally = { cases: number; kinds: Map<Kind, number> };

/** What many cases come to. A plain value: tallies of parts add up to that of the whole. */
export type Tally = {
  cases: number;
  fit: number;
  unexplained: number;
  cost: number;
  fitness: number;
  setAside: number;
  /** Cases with any fault. */
  faulty: number;
  /** Cases with a fault of a kind, and faults or leads of it. */
  cased: Map<Kind, number>;
  kinds: Map<Kind, number>;
  nodes: Map<string, NodeTally>;
  /** Steps that no task bears, by name. */
  unknown: Map<string, number>;
  worst: WorstCase[];
};

const mostWorst = 20;
const mostFaults = 12; // shown of one case

export const newTally = (): Tally => ({
  cases: 0,
  fit: 0,
  unexplained: 0,
  cost: 0,
  fitness: 0,
  setAside: 0,
  faulty: 0,
  cased: new Map(),
  kinds: new Map(),
  nodes: new Map(),
  unknown: new Map(),
  worst: [],
});

const more = <Key>(counts: Map<Key, number>, key: Key, by = 1): void => void counts.set(key, (counts.get(key) ?? 0) + by);

/** Whether it is a fault: no lead 线索, no limit that is only near, and nothing that rests on a provisional 暂定 calendar. */
export const isFault = ({ kind, card, facts }: Fault): boolean => !isLead(kind) && card !== 'lead' && !facts.near && !facts.provisional;

export function count(tally: Tally, { case: name, fits, cost, fitness, judgement, setAside }: CheckedCase): void {
  tally.cases += 1;
  tally.fit += Number(fits);
  tally.unexplained += Number(fitness === null);
  tally.cost += cost ?? 0;
  tally.fitness += fitness ?? 0;
  tally.setAside += setAside;
  const faults = judgement.faults.filter(isFault);
  for (const { kind } of [...faults, ...judgement.faults.filter(({ card }) => card === 'lead')]) more(tally.kinds, kind);
  tally.faulty += Number(faults.length > 0);
  for (const kind of new Set(faults.map((it) => it.kind))) more(tally.cased, kind);
  for (const { reason, facts } of faults) if (reason === 'unknown') more(tally.unknown, facts.step ?? '');
  const met = new Set<NodeTally>();
  for (const { kind, node, otherNode } of faults) {
    for (const id of [node, otherNode]) {
      if (id === null) continue;
      const of = nodeOf(tally, id);
      more(of.kinds, kind);
      met.add(of);
    }
  }
  for (const of of met) of.cases += 1;
  if (faults.length > 0) keepWorst(tally, [{ case: name, cost, fitness, faults: faults.slice(0, mostFaults), count: faults.length }]);
}

function nodeOf({ nodes }: Tally, id: string): NodeTally {
  const known = nodes.get(id) ?? { cases: 0, kinds: new Map() };
  nodes.set(id, known);
  return known;
}

/** Most faults first, then the dearest explanation, then by name. */
function keepWorst(tally: Tally, some: readonly WorstCase[]): void {
  const least = tally.worst.at(-1);
  if (tally.worst.length === mostWorst && some.every((one) => worse(least!, one) < 0)) return;
  tally.worst = [...tally.worst, ...some].toSorted(worse).slice(0, mostWorst);
}

const worse = (a: WorstCase, b: WorstCase): number => b.count - a.count || (b.cost ?? 0) - (a.cost ?? 0) || (a.case < b.case ? -1 : 1);

/** Adds what other cases come to. */
export function add(tally: Tally, other: Tally): void {
  for (const figure of ['cases', 'fit', 'unexplained', 'cost', 'fitness', 'setAside', 'faulty'] as const) tally[figure] += other[figure];
  for (const counts of ['cased', 'kinds'] as const) for (const [kind, of] of other[counts]) more(tally[counts], kind, of);
  for (const [name, of] of other.unknown) more(tally.unknown, name, of);
  for (const [node, { cases, kinds }] of other.nodes) {
    const known = nodeOf(tally, node);
    known.cases += cases;
    for (const [kind, of] of kinds) more(known.kinds, kind, of);
  }
  keepWorst(tally, other.worst);
}

/** The line that sums up; null where nothing was looked at, for want of a rule, a roster or a calendar. */
export function summaryOf(tally: Tally, { flow, calendar, people }: Judging): CheckSummary {
  const explained = tally.cases - tally.unexplained;
  const counted = (kind: Kind, looked: boolean): number | null => (looked ? (tally.cased.get(kind) ?? 0) : null);
  const has = (scope: 'node' | 'total'): boolean => calendar !== null && flow.limits.some((limit) => limit.scope === scope);
  return {
    cases: tally.cases,
    fit: tally.fit,
    unexplained: tally.unexplained,
    cost: tally.cost,
    meanFitness: explained === 0 ? 1 : tally.fitness / explained,
    setAside: tally.setAside,
    overTotal: counted('totalOver', has('total')),
    overStep: counted('nodeOver', has('node')),
    authority: counted('authority', people !== null && people.length > 0 && flow.performers.length > 0),
    separation: counted('separation', flow.separations.length > 0),
  };
}

/** Whether nothing but leads was found. */
export const isClean = ({ cases, fit, overTotal, overStep, authority, separation }: CheckSummary): boolean =>
  cases === fit && [overTotal, overStep, authority, separation].every((found) => (found ?? 0) === 0);
