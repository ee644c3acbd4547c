import type { Flow, NodeKind } from './flow.ts';

/**
 * Tokens on flows, one character a token, its code the number of the flow, sorted. A string, because strings are
 * compared and looked up by value.
 */
export type Marking = string;

export type NetNode = Readonly<{
  id: string;
  kind: NodeKind;
  ins: readonly number[];
  outs: readonly number[];
  /** What firing may put out: for a choice one list of flows a way, otherwise one list. */
  ways: ReadonlyArray<readonly number[]>;
}>;

/** A set of markings that cannot be told apart by the tasks done so far. What follows is found once and kept. */
export type State = {
  readonly id: number;
  readonly markings: readonly Marking[];
  readonly next: Map<number, State | null>;
  ends: boolean | null;
  tasks: readonly number[] | null;
};

/** A flowchart made ready for the token game. Flows and nodes are numbered in the order of the file. */
export type Net = Readonly<{
  flow: Flow;
  nodes: readonly NetNode[];
  target: readonly number[];
  source: readonly number[];
  starts: readonly Marking[];
  tasksNamed: ReadonlyMap<string, readonly number[]>;
  /** For every flow, the tasks that a token on it may come to without another task in between. */
  tasksFrom: ReadonlyArray<readonly number[]>;
  /** For every flow, the flows that a token on it may come to in the same manner, itself among them. */
  reach: ReadonlyArray<ReadonlySet<number>>;
  /** For every inclusive join, by flow: which of its incoming flows a token there may still come to. */
  upstream: ReadonlyMap<number, ReadonlyArray<ReadonlySet<number>>>;
  states: Map<string, State>;
  /** `work` grows with every marking looked at for the first time: what the effort of a search is measured by. */
  memo: { fewest: number | null; overflowed: boolean; work: number };
}>;

const mostInclusiveWays = 10;
const nets = new WeakMap<Flow, Net>();

/**
 * The token game of a flowchart. The same flow gives the same net.
 *
 * A task or event takes a token from any one incoming flow and puts one on each outgoing flow. One start event starts
 * a case; where there is none, every node without incoming flow starts. A node without outgoing flow swallows tokens.
 *
 * @throws RangeError when an inclusive gateway has more than ten outgoing flows
 */
export function compile(flow: Flow): Net {
  const known = nets.get(flow);
  if (known) return known;
  const net = build(flow);
  nets.set(flow, net);
  return net;
}

function build(flow: Flow): Net {
  const indexOf = new Map(flow.nodes.map(({ id }, index) => [id, index]));
  const hasStart = flow.nodes.some(({ kind }) => kind === 'start');
  const target = flow.edges.map(({ to }) => placeOf(indexOf, to));
  const source = flow.edges.map(({ from }) => placeOf(indexOf, from));
  const implicit: number[] = [];
  if (!hasStart) {
    for (const index of flow.nodes.keys()) if (!target.includes(index)) implicit.push(target.push(index) - 1);
    for (const _ of implicit) source.push(-1);
  }
  const flowsAt = (ends: readonly number[], index: number): number[] => [...ends.keys()].filter((e) => ends[e] === index);
  const nodes = flow.nodes.map(({ id, kind }, index): NetNode => {
    const outs = flowsAt(source, index);
    return { id, kind, ins: flowsAt(target, index), outs, ways: waysOut(kind, outs) };
  });
  const bare = { flow, nodes, target, source };
  const reach = target.map((_, edge) => silentReach(bare, edge));
  const starts = hasStart ? nodes.filter(({ kind }) => kind === 'start').map(({ outs }) => outs) : [implicit];
  return {
    ...bare,
    starts: starts.map((flows) => put('', flows)),
    tasksNamed: byName(flow),
    tasksFrom: reach.map((edges) => tasksOn(bare, edges)),
    reach,
    upstream: new Map([...nodes.keys()].filter((g) => isInclusiveJoin(nodes[g]!)).map((g) => [g, comingTo(bare, g)])),
    states: new Map(),
    memo: { fewest: null, overflowed: false, work: 0 },
  };
}

function byName({ nodes }: Flow): Map<string, number[]> {
  const tasks = new Map<string, number[]>();
  for (const [index, { kind, name }] of nodes.entries()) {
    if (kind === 'task') tasks.set(name, [...(tasks.get(name) ?? []), index]);
  }
  return tasks;
}

function placeOf(indexOf: ReadonlyMap<string, number>, id: string): number {
  const index = indexOf.get(id);
  if (index === undefined) throw new RangeError(`a flow leads to or from an unknown node: ${id}`);
  return index;
}

function waysOut(kind: NodeKind, outs: readonly number[]): number[][] {
  if (outs.length === 0 || (kind !== 'exclusive' && kind !== 'eventBased' && kind !== 'inclusive')) return [[...outs]];
  if (kind !== 'inclusive') return outs.map((out) => [out]);
  if (outs.length > mostInclusiveWays) throw new RangeError('an inclusive gateway with more than ten outgoing flows');
  return Array.from({ length: 2 ** outs.length - 1 }, (_, bits) => outs.filter((_out, i) => ((bits + 1) >> i) & 1));
}

export const isInclusiveJoin = ({ kind, ins }: NetNode): boolean => kind === 'inclusive' && ins.length > 1;

type Wiring = Pick<Net, 'nodes' | 'target'>;

function silentReach({ nodes, target }: Wiring, edge: number): Set<number> {
  const seen = new Set([edge]);
  for (const at of seen) {
    const node = nodes[target[at]!]!;
    if (node.kind !== 'task') for (const out of node.outs) seen.add(out);
  }
  return seen;
}

function tasksOn({ nodes, target }: Wiring, edges: ReadonlySet<number>): number[] {
  const ends = [...edges].map((edge) => target[edge]!).filter((index) => nodes[index]!.kind === 'task');
  return [...new Set(ends)].toSorted((a, b) => a - b);
}

function comingTo({ nodes, target }: Wiring, gateway: number): Array<Set<number>> {
  return target.map((_, edge) => {
    const seen = new Set([edge]);
    for (const at of seen) if (target[at] !== gateway) for (const out of nodes[target[at]!]!.outs) seen.add(out);
    return new Set(nodes[gateway]!.ins.filter((into) => seen.has(into)));
  });
}

const token = (edge: number): string => String.fromCharCode(edge);

export const holds = (marking: Marking, edge: number): boolean => marking.includes(token(edge));

export function take(marking: Marking, edges: readonly number[]): Marking {
  let left = marking;
  for (const edge of edges) left = left.replace(token(edge), '');
  return left;
}

export function put(marking: Marking, edges: readonly number[]): Marking {
  let more = marking;
  for (const edge of edges) {
    let at = more.length;
    while (at > 0 && more.charCodeAt(at - 1) > edge) at -= 1;
    more = more.slice(0, at) + token(edge) + more.slice(at);
  }
  return more;
}

export const tokensOf = (marking: Marking): number[] => Array.from(marking, (one) => one.charCodeAt(0));

/**
 * Fires what must fire anyway: nodes that neither choose nor wait for people. A flow has one consumer, so no such
 * firing takes anything from another, and the order is of no consequence.
 *
 * @param fired hears the number of each node that fires
 * @returns null when such nodes run in a circle for ever
 */
export function settle(net: Net, marking: Marking, fired?: (node: number) => void): Marking | null {
  let at = marking;
  for (let left = 1000 + net.target.length; left > 0; left -= 1) {
    const node = forced(net, at);
    if (node === undefined) return at;
    fired?.(node);
    at = put(take(at, consumed(net.nodes[node]!, at)), net.nodes[node]!.ways[0]!);
  }
  return null;
}

function forced({ nodes, target }: Net, marking: Marking): number | undefined {
  for (const edge of tokensOf(marking)) {
    const node = nodes[target[edge]!]!;
    if (node.kind === 'task' || node.kind === 'terminateEnd' || node.ways.length > 1 || isInclusiveJoin(node)) continue;
    if (node.kind !== 'parallel' || node.ins.every((into) => holds(marking, into))) return target[edge]!;
  }
  return undefined;
}

/** What a node that fires takes: a parallel gateway one token of each incoming flow, an inclusive one of each that has one. */
function consumed({ kind, ins }: NetNode, marking: Marking): readonly number[] {
  if (kind === 'parallel') return ins;
  const present = ins.filter((into) => holds(marking, into));
  return kind === 'inclusive' ? present : present.slice(0, 1);
}

/** Whether an inclusive join need not wait: no token can still come to an empty incoming flow, by the rule of BPMN 2.0. */
function isReady(net: Net, gateway: number, marking: Marking): boolean {
  const { ins } = net.nodes[gateway]!;
  const coming = net.upstream.get(gateway);
  if (!coming) return true;
  return tokensOf(marking).every((edge) => {
    const reached = ins.filter((into) => coming[edge]!.has(into));
    return reached.every((into) => holds(marking, into)) || reached.some((into) => into !== edge && holds(marking, into));
  });
}

/** Every choice that a settled marking offers, with the gateway that chooses and what is then on the flows. */
export function* choices(net: Net, marking: Marking): Generator<[node: number, after: Marking]> {
  for (const index of new Set(tokensOf(marking).map((edge) => net.target[edge]!))) {
    const node = net.nodes[index]!;
    const joins = isInclusiveJoin(node);
    if (node.kind === 'task' || node.kind === 'terminateEnd' || node.kind === 'parallel') continue;
    if (joins && !isReady(net, index, marking)) continue;
    // A choice with several tokens waiting takes any: they cannot be told apart once taken, but what stays behind can.
    const takes = joins ? [consumed(node, marking)] : node.ins.filter((into) => holds(marking, into)).map((into) => [into]);
    for (const taken of takes) for (const way of node.ways) yield [index, put(take(marking, taken), way)];
  }
}
