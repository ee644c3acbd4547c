import type { NetNode, Wired } from './wiring.ts';

/** A set of flows, a bit each: there is one for each flow, and a large flowchart has thousands. */
export type FlowSet = Uint32Array;
export const isIn = (flows: FlowSet, edge: number): boolean => ((flows[edge >> 5]! >> (edge & 31)) & 1) === 1;

export const isInclusiveJoin = ({ kind, ins }: NetNode): boolean => kind === 'inclusive' && ins.length > 1;

/** What a token may come to. */
export type Ahead = Readonly<{
  /** By node: what follows it, be it by the end of the sub-process that it lies in. */
  follows: ReadonlyArray<readonly number[]>;
  /** For every flow, the flows that a token on it may come to without a task in between, itself among them. */
  reach: readonly FlowSet[];
  /** For every flow, the tasks that a token on it may come to in the same manner. */
  tasksFrom: ReadonlyArray<readonly number[]>;
  /** For every inclusive join, by its incoming flows: from which flows a token may still come there. */
  upstream: ReadonlyMap<number, readonly FlowSet[]>;
}>;

export function aheadIn(wired: Wired): Ahead {
  const { nodes, target } = wired;
  const follows = nodes.map((node) => followsOf(wired, node));
  const paths = target.map((_, edge) => silentPath(wired, follows, edge));
  const leadTo = target.map((): number[] => []);
  for (const [edge, node] of target.entries()) for (const out of follows[node]!) leadTo[out]!.push(edge);
  const joins = [...nodes.keys()].filter((at) => isInclusiveJoin(nodes[at]!));
  return {
    follows,
    reach: paths.map((edges) => flowSet(edges, target.length)),
    tasksFrom: paths.map((edges) => tasksOn(wired, edges)),
    upstream: new Map(joins.map((at) => [at, nodes[at]!.ins.map((into) => flowSet(comingTo(leadTo, target, at, into), target.length))])),
  };
}

function flowSet(edges: Iterable<number>, many: number): FlowSet {
  const flows = new Uint32Array((many + 31) >> 5);
  for (const edge of edges) flows[edge >> 5]! |= 1 << (edge & 31);
  return flows;
}

/** Where a token is swallowed, the sub-process may be over, and so on outward; an open one may be interrupted. */
function followsOf({ nodes, scopes }: Wired, { outs, ins, kind, closes }: NetNode): number[] {
  const ends = (scope: number): number[] => nodes.flatMap((node) => (node.closes === scope && node.kind !== 'terminateEnd' ? [...node.outs] : []));
  if (kind === 'complete') return [...new Set([...outs, ...ends(closes!)])];
  if (outs.length > 0) return [...outs];
  const left = scopes.flatMap(({ inside }, scope) => (ins.some((into) => inside.has(into)) ? ends(scope) : []));
  return [...new Set(left)];
}

function silentPath({ nodes, target }: Wired, follows: Ahead['follows'], edge: number): Set<number> {
  const seen = new Set([edge]);
  for (const at of seen) {
    const node = target[at]!;
    if (nodes[node]!.kind !== 'task') for (const out of follows[node]!) seen.add(out);
  }
  return seen;
}

function tasksOn({ nodes, target }: Wired, edges: ReadonlySet<number>): number[] {
  const ends = [...edges].map((edge) => target[edge]!).filter((index) => nodes[index]!.kind === 'task');
  return [...new Set(ends)].toSorted((a, b) => a - b);
}

/** The flows from which a token may come to a gateway's incoming flow without passing the gateway. */
function comingTo(leadTo: ReadonlyArray<readonly number[]>, target: readonly number[], gateway: number, into: number): Set<number> {
  const seen = new Set([into]);
  for (const at of seen) for (const edge of leadTo[at]!) if (target[edge] !== gateway) seen.add(edge);
  return seen;
}

/**
 * Nodes that fire as soon as they can, since they neither choose nor wait for people or for tokens far away; but none
 * that would fire for ever, because they and others like them run in a circle.
 */
export function forcedNodes({ nodes, target }: Wired): ReadonlySet<number> {
  const waits = ({ kind }: NetNode): boolean => kind === 'task' || kind === 'terminateEnd';
  const all = [...nodes.keys()].filter((at) => {
    const node = nodes[at]!;
    return !waits(node) && node.closes === null && node.ways.length === 1 && !isInclusiveJoin(node);
  });
  const next = (at: number): number[] => nodes[at]!.ways[0]!.map((edge) => target[edge]!);
  let circling = new Set(all);
  for (let before = -1; before !== circling.size;) {
    before = circling.size;
    const entered = new Set([...circling].flatMap(next));
    circling = new Set([...circling].filter((at) => entered.has(at) && next(at).some((one) => circling.has(one))));
  }
  return new Set(all.filter((at) => !circling.has(at)));
}
