import type { Flow, FlowEdge, FlowNode } from '#engine/flow.ts';
import { type StepRules, stepsOf } from '#powers/rules.ts';

/** What decides whether a way is taken: the question that a gateway asks and the answer on the arrow, or an event that comes. */
export type When = Readonly<{ question: string; answer: string }>;

/** What may follow a step: another step, or an end of the case (`to` null). `together`: with the others, not instead of them. */
export type Next = Readonly<{ to: string | null; name: string; when: readonly When[]; together: boolean }>;

export type PublicStep = StepRules & Readonly<{ within: string | null; next: readonly Next[] }>;

const mostNext = 20;
const mostLooked = 500; // arrivals at nodes while looking for what follows one step: ways through many gateways multiply

/** The steps of a flowchart in the order in which a case comes to them, each with what follows it: the drawing in words. */
export function publicSteps(flow: Flow): PublicStep[] {
  const graph = graphOf(flow);
  const places = new Map(inOrder(graph).map((id, place) => [id, place]));
  return stepsOf(flow)
    .toSorted((a, b) => places.get(a.node)! - places.get(b.node)!)
    .map((step) => {
      const within = graph.nodes.get(step.node)?.within;
      return { ...step, within: within === undefined ? null : (graph.nodes.get(within)?.name ?? ''), next: nextOf(graph, step.node) };
    });
}

type Graph = Readonly<{
  nodes: ReadonlyMap<string, FlowNode>;
  outsOf: ReadonlyMap<string, readonly FlowEdge[]>;
  startsOf: ReadonlyMap<string | undefined, readonly FlowNode[]>;
  eventsOf: ReadonlyMap<string | undefined, readonly FlowNode[]>;
}>;

function graphOf({ nodes, edges }: Flow): Graph {
  const entered = new Set(edges.map(({ to }) => to));
  return {
    nodes: new Map(nodes.map((node) => [node.id, node])),
    outsOf: Map.groupBy(edges, ({ from }) => from),
    startsOf: Map.groupBy(
      nodes.filter(({ id, host }) => host === undefined && !entered.has(id)),
      ({ within }) => within,
    ),
    eventsOf: Map.groupBy(nodes, ({ host }) => host),
  };
}

/** Where a token may go from a node: what lies inside it, what its arrows lead to, what may happen to it. */
const after = ({ outsOf, startsOf, eventsOf }: Graph, id: string): string[] => [
  ...(startsOf.get(id) ?? []).map((it) => it.id),
  ...(outsOf.get(id) ?? []).map(({ to }) => to),
  ...(eventsOf.get(id) ?? []).map((it) => it.id),
];

/** All nodes, each before those that only it leads to; a loop that comes back stands right behind the node that it leaves. */
function inOrder(graph: Graph): string[] {
  const seen = new Set<string>();
  const done: string[] = [];
  const visit = (first: string): void => {
    const path: Array<{ id: string; rest: string[] }> = [];
    const enter = (id: string): void => {
      if (seen.has(id)) return;
      seen.add(id);
      path.push({ id, rest: sideLoopsFirst(graph, id, after(graph, id)) });
    };
    enter(first);
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const next = here.rest.pop(); // the last is visited first and so stands last
      if (next === undefined) done.push(path.pop()!.id);
      else enter(next);
    }
  };
  for (const { id } of (graph.startsOf.get(undefined) ?? []).toReversed()) visit(id);
  const reached = done.toReversed();
  return [...reached, ...[...graph.nodes.keys()].filter((id) => !seen.has(id))];
}

/** Ways that only lead back to where they leave come before those that go on. */
function sideLoopsFirst(graph: Graph, id: string, ways: string[]): string[] {
  if (ways.length < 2) return ways;
  const goesOn = new Map(ways.map((way) => [way, endsWithout(graph, way, id)]));
  return [...ways.filter((way) => !goesOn.get(way)), ...ways.filter((way) => goesOn.get(way))];
}

/** Whether an end can be come to from a node without passing another. */
function endsWithout(graph: Graph, from: string, other: string): boolean {
  const level = graph.nodes.get(from)?.within;
  const seen = new Set([other, from]);
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const ways = after(graph, id);
    if (ways.length === 0 && graph.nodes.get(id)?.within === level) return true;
    const fresh = ways.filter((way) => !seen.has(way));
    open.push(...fresh);
    for (const way of fresh) seen.add(way);
  }
  return false;
}

/** The steps and ends that may follow a step, through all gateways and events between. */
function nextOf(graph: Graph, from: string): Next[] {
  const found: Next[] = [];
  const seen = new Set<string>();
  const follow = (id: string, when: readonly When[], together: boolean): void => {
    const outs = graph.outsOf.get(id) ?? [];
    const { kind, name } = graph.nodes.get(id)!;
    const asks = kind === 'exclusive' || kind === 'inclusive' || kind === 'eventBased' ? name : '';
    for (const out of outs) {
      const answer = out.name === '' ? [] : [{ question: asks, answer: out.name }];
      arrive(out.to, [...when, ...answer], together || (kind === 'parallel' && outs.length > 1));
    }
  };
  const arrive = (id: string, when: readonly When[], together: boolean): void => {
    const node = graph.nodes.get(id);
    const key = JSON.stringify([id, when]);
    if (!node || seen.has(key) || found.length >= mostNext || seen.size >= mostLooked) return;
    seen.add(key);
    if (node.kind === 'task') found.push({ to: id, name: node.name, when, together });
    else if (node.kind === 'subProcess') for (const start of graph.startsOf.get(id) ?? []) arrive(start.id, when, together);
    else if (node.kind === 'end' && node.within !== undefined) follow(node.within, when, together);
    else if (node.kind === 'end' || node.kind === 'terminateEnd') found.push({ to: null, name: node.name, when, together });
    else follow(id, node.kind === 'event' && node.name !== '' ? [...when, { question: '', answer: node.name }] : when, together);
  };
  follow(from, [], false);
  for (const event of graph.eventsOf.get(from) ?? []) arrive(event.id, [], false);
  return found;
}
