import type { Flow } from './flow.ts';
import { type NetNode, type Wired, wire } from './wiring.ts';

export type { NetNode } from './wiring.ts';

/**
 * Tokens on flows, one character a token, its code the number of the flow, sorted. A string, because strings are
 * compared and looked up by value.
 */
export type Marking = string;

/** A set of markings that cannot be told apart by the tasks done so far. What follows is found once and kept. */
export type State = {
  readonly id: number;
  readonly markings: readonly Marking[];
  readonly next: Map<number, State | null>;
  ends: boolean | null;
  tasks: readonly number[] | null;
};

/** A flowchart made ready for the token game. Nodes and flows have the numbers that {@link wire} gives them. */
export type Net = Omit<Wired, 'starts'> &
  Readonly<{
    flow: Flow;
    starts: readonly Marking[];
    tasksNamed: ReadonlyMap<string, readonly number[]>;
    /** For every flow, the tasks that a token on it may come to without another task in between. */
    tasksFrom: ReadonlyArray<readonly number[]>;
    /** For every flow, the flows that a token on it may come to in the same manner, itself among them. */
    reach: ReadonlyArray<ReadonlySet<number>>;
    /** For every inclusive join, by flow: which of its incoming flows a token there may still come to. */
    upstream: ReadonlyMap<number, ReadonlyArray<ReadonlySet<number>>>;
    /** By node: what follows it, be it by the end of the sub-process that it lies in. */
    follows: ReadonlyArray<readonly number[]>;
    /** Flows on which a second token says nothing that the first does not. */
    waiting: ReadonlySet<number>;
    states: Map<string, State>;
    /** `work` grows with every marking looked at for the first time: what the effort of a search is measured by. */
    memo: { fewest: number | null; overflowed: boolean; work: number };
  }>;

const nets = new WeakMap<Flow, Net>();

/**
 * The token game of a flowchart. The same flow gives the same net.
 *
 * A task or event takes a token from any one incoming flow and puts one on each outgoing flow. One start event starts
 * a case; where there is none, every node without incoming flow starts. A node without outgoing flow swallows tokens.
 * A sub-process is done when no token is left in it. Source: BPMN 2.0.2 (formal/2013-12-09), chapter 13; what is read
 * more freely than there is in docs/engine.md.
 *
 * @throws RangeError as {@link wire}
 */
export function compile(flow: Flow): Net {
  const known = nets.get(flow);
  if (known) return known;
  const net = build(flow);
  nets.set(flow, net);
  return net;
}

function build(flow: Flow): Net {
  const wired = wire(flow);
  const { nodes, target } = wired;
  const follows = nodes.map((node) => followsOf(wired, node));
  const bare = { nodes, target, follows };
  const reach = target.map((_, edge) => silentReach(bare, edge));
  return {
    ...wired,
    flow,
    follows,
    starts: wired.starts.map((flows) => put('', flows)),
    tasksNamed: byName(flow),
    tasksFrom: reach.map((edges) => tasksOn(bare, edges)),
    reach,
    upstream: new Map([...nodes.keys()].filter((g) => isInclusiveJoin(nodes[g]!)).map((g) => [g, comingTo(bare, g)])),
    waiting: new Set(nodes.flatMap(({ spawns, ins }) => (spawns ? ins : []))),
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

/** Where a token is swallowed, the sub-process may be over, and so on outward; an open one may be interrupted. */
function followsOf({ nodes, scopes }: Wired, { outs, ins, kind, closes }: NetNode): number[] {
  const ends = (scope: number): number[] => nodes.flatMap((node) => (node.closes === scope && node.kind !== 'terminateEnd' ? [...node.outs] : []));
  if (kind === 'complete') return [...new Set([...outs, ...ends(closes!)])];
  if (outs.length > 0) return [...outs];
  const left = scopes.flatMap(({ inside }, scope) => (ins.some((into) => inside.has(into)) ? ends(scope) : []));
  return [...new Set(left)];
}

export const isInclusiveJoin = ({ kind, ins }: NetNode): boolean => kind === 'inclusive' && ins.length > 1;

/** Whether a node ends the whole case, whatever else goes on in it. */
export const endsCase = ({ kind, closes }: NetNode): boolean => kind === 'terminateEnd' && closes === null;

type Wiring = Pick<Net, 'nodes' | 'target' | 'follows'>;

function silentReach({ nodes, target, follows }: Wiring, edge: number): Set<number> {
  const seen = new Set([edge]);
  for (const at of seen) {
    const node = target[at]!;
    if (nodes[node]!.kind !== 'task') for (const out of follows[node]!) seen.add(out);
  }
  return seen;
}

function tasksOn({ nodes, target }: Wiring, edges: ReadonlySet<number>): number[] {
  const ends = [...edges].map((edge) => target[edge]!).filter((index) => nodes[index]!.kind === 'task');
  return [...new Set(ends)].toSorted((a, b) => a - b);
}

function comingTo({ nodes, target, follows }: Wiring, gateway: number): Array<Set<number>> {
  return target.map((_, edge) => {
    const seen = new Set([edge]);
    for (const at of seen) if (target[at] !== gateway) for (const out of follows[target[at]!]!) seen.add(out);
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

/** A marking without the tokens on some flows. */
export function without(marking: Marking, edges: ReadonlySet<number>): Marking {
  return tokensOf(marking).some((edge) => edges.has(edge))
    ? put(
        '',
        tokensOf(marking).filter((edge) => !edges.has(edge)),
      )
    : marking;
}

/** The tokens of a marking that lie on some flows. */
export const only = (marking: Marking, edges: ReadonlySet<number>): Marking =>
  put(
    '',
    tokensOf(marking).filter((edge) => edges.has(edge)),
  );

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
    if (node === undefined) return net.waiting.size === 0 ? at : once(net, at);
    fired?.(node);
    at = put(take(at, consumed(net.nodes[node]!, at)), net.nodes[node]!.ways[0]!);
  }
  return null;
}

function once({ waiting }: Net, marking: Marking): Marking {
  const tokens = tokensOf(marking);
  return put(
    '',
    tokens.filter((edge, at) => edge !== tokens[at - 1] || !waiting.has(edge)),
  );
}

function forced({ nodes, target }: Net, marking: Marking): number | undefined {
  for (const edge of tokensOf(marking)) {
    const node = nodes[target[edge]!]!;
    if (node.kind === 'task' || node.kind === 'terminateEnd' || node.closes !== null || node.ways.length > 1 || isInclusiveJoin(node)) continue;
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

/** Every choice that a settled marking offers, with the node that chooses and what is then on the flows. */
export function* choices(net: Net, marking: Marking): Generator<[node: number, after: Marking]> {
  for (const index of new Set(tokensOf(marking).map((edge) => net.target[edge]!))) {
    const node = net.nodes[index]!;
    const joins = isInclusiveJoin(node);
    if (node.kind === 'task' || node.kind === 'parallel' || node.kind === 'terminateEnd' || node.closes !== null) continue;
    if (joins && !isReady(net, index, marking)) continue;
    // A choice with several tokens waiting takes any: they cannot be told apart once taken, but what stays behind can.
    const takes = joins ? [consumed(node, marking)] : node.ins.filter((into) => holds(marking, into)).map((into) => [into]);
    for (const taken of takes) for (const way of node.ways) yield [index, put(take(marking, taken), way)];
  }
  yield* closings(net, marking);
}

/** The ways in which an open sub-process may end: done, interrupted, or by a terminate end in it, which leaves it empty. */
export function* closings(net: Net, marking: Marking): Generator<[node: number, after: Marking]> {
  if (net.scopes.length === 0) return;
  for (const [index, { kind, closes, ins, outs }] of net.nodes.entries()) {
    if (closes === null) continue;
    const { active, inside } = net.scopes[closes]!;
    if (!holds(marking, active) || (kind !== 'complete' && ins.length > 0 && !ins.some((into) => holds(marking, into)))) continue;
    if (kind === 'complete' && only(marking, inside) !== '') continue;
    const left = without(marking, inside);
    yield [index, kind === 'terminateEnd' ? left : put(take(left, [active]), outs)];
  }
}
