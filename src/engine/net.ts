import { type Ahead, aheadIn, forcedNodes, isIn, isInclusiveJoin } from './ahead.ts';
import type { Flow } from './flow.ts';
import { holds, kept, type Marking, only, put, take, tokensOf, without } from './marking.ts';
import { type NetNode, type Wired, wire } from './wiring.ts';

export type { NetNode } from './wiring.ts';

/** What is said where a search grew too large to say anything. */
export type TooMuch = 'tooMuch';

/** A set of markings that cannot be told apart by the tasks done so far. What follows is found once and kept. */
export type State = {
  readonly id: number;
  readonly markings: readonly Marking[];
  readonly next: Map<number, State | null | TooMuch>;
  ends: boolean | null | TooMuch;
  tasks: readonly number[] | null;
};

/** A flowchart made ready for the token game. Nodes and flows have the numbers that {@link wire} gives them. */
export type Net = Omit<Wired, 'starts'> &
  Ahead &
  Readonly<{
    flow: Flow;
    starts: readonly Marking[];
    tasksNamed: ReadonlyMap<string, readonly number[]>;
    /** Nodes that fire as soon as they can. */
    forced: ReadonlySet<number>;
    /** Flows on which a second token says nothing that the first does not. */
    waiting: ReadonlySet<number>;
    states: Map<string, State>;
    memo: Memo;
  }>;

/**
 * `work` grows with every marking looked at for the first time: what the effort of a search is measured by; at `begun`
 * the present question began, `depth` is how far it looks back. `overflowed`: some question was too much. `pumps`: as pumps.ts says.
 */
export type Memo = { fewest: number | null; pumps: boolean | null; overflowed: boolean; work: number; begun: number; depth: number };

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
  return {
    ...wired,
    ...aheadIn(wired),
    flow,
    starts: wired.starts.map((flows) => put('', flows)),
    tasksNamed: byName(flow),
    forced: forcedNodes(wired),
    waiting: new Set(wired.nodes.flatMap(({ spawns, ins }) => (spawns ? ins : []))),
    states: new Map(),
    memo: { fewest: null, pumps: null, overflowed: false, work: 0, begun: 0, depth: 0 },
  };
}

function byName({ nodes }: Flow): Map<string, number[]> {
  const tasks = new Map<string, number[]>();
  for (const [index, { kind, name }] of nodes.entries()) {
    if (kind === 'task') tasks.set(name, [...(tasks.get(name) ?? []), index]);
  }
  return tasks;
}

/** Whether a node ends the whole case, whatever else goes on in it. */
export const endsCase = ({ kind, closes }: NetNode): boolean => kind === 'terminateEnd' && closes === null;

/**
 * Fires what must fire anyway: nodes that neither choose nor wait for people. A flow has one consumer, so no such
 * firing takes anything from another, and the order is of no consequence.
 *
 * @param fired hears the number of each node that fires
 * @returns null when that puts out more tokens than can be followed
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

const once = ({ waiting }: Net, marking: Marking): Marking => kept(marking, (edge, at, all) => edge !== all[at - 1] || !waiting.has(edge));

function forced({ nodes, target, forced: these }: Net, marking: Marking): number | undefined {
  for (const edge of tokensOf(marking)) if (these.has(target[edge]!) && canJoin(nodes[target[edge]!]!, marking)) return target[edge]!;
  return undefined;
}

const canJoin = ({ kind, ins }: NetNode, marking: Marking): boolean => kind !== 'parallel' || ins.every((into) => holds(marking, into));

/** What a node that fires takes: a parallel gateway one token of each incoming flow, an inclusive one of each that has one. */
function consumed({ kind, ins }: NetNode, marking: Marking): readonly number[] {
  if (kind === 'parallel') return ins;
  const present = ins.filter((into) => holds(marking, into));
  return kind === 'inclusive' ? present : present.slice(0, 1);
}

/** Whether an inclusive join need not wait: no token can still come to an empty incoming flow, by the rule of BPMN 2.0. */
function isReady(net: Net, gateway: number, marking: Marking): boolean {
  const { ins } = net.nodes[gateway]!;
  const coming = net.upstream.get(gateway)!;
  const present = ins.map((into) => holds(marking, into));
  return tokensOf(marking).every((edge) => {
    const comesTo = (wanted: boolean): boolean => ins.some((into, at) => present[at] === wanted && into !== edge && isIn(coming[at]!, edge));
    return !comesTo(false) || comesTo(true);
  });
}

/** Every choice that a settled marking offers, with the node that chooses and what is then on the flows. */
export function* choices(net: Net, marking: Marking): Generator<[node: number, after: Marking]> {
  for (const index of new Set(tokensOf(marking).map((edge) => net.target[edge]!))) {
    const node = net.nodes[index]!;
    const joins = node.kind === 'parallel' || isInclusiveJoin(node);
    if (node.kind === 'task' || node.kind === 'terminateEnd' || node.closes !== null || !canJoin(node, marking)) continue;
    if (node.kind === 'inclusive' && joins && !isReady(net, index, marking)) continue;
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
