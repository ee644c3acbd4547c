import type { Flow, FlowEdge, FlowNode, TimeLimit } from '#engine/flow.ts';
import { FormatError, type FormatFacts } from './format-error.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Placed<T> = T & { at: FormatFacts };

/** A node as it is being read: `otherwise` is its default flow, `link` the name of the place that it leads to or (`sends`) from. */
type NodeDraft = Placed<Writable<FlowNode>> & { otherwise: string | null; link: string | null; sends: boolean };

/** A flowchart as it is being read, with the places in the file. */
export type BpmnDraft = {
  id: string;
  name: string;
  nodes: NodeDraft[];
  edges: Array<Placed<Omit<FlowEdge, 'when'>> & { conditional: boolean }>;
  power: Flow['power'];
  performers: Array<Placed<Flow['performers'][number]>>;
  limits: Array<Placed<TimeLimit>>;
  separations: Array<Placed<Flow['separations'][number]>>;
  clocks: Array<Placed<Flow['clocks'][number]>>;
};

export const newDraft = (id: string, name: string): BpmnDraft => ({
  id,
  name,
  nodes: [],
  edges: [],
  power: null,
  performers: [],
  limits: [],
  separations: [],
  clocks: [],
});

const mostWays = 10;

/**
 * The flow of a draft, when all that it names is there and can be played.
 *
 * @throws FormatError `formats/bpmn-dangling`, `formats/bpmn-crossing`, `formats/bpmn-misplaced`, `formats/bpmn-unsupported` …
 */
export function finished(draft: BpmnDraft): Flow {
  const nodes = new Map(draft.nodes.map((node) => [node.id, node]));
  refuseDangling(draft, nodes);
  for (const { node, at } of [...draft.performers, ...draft.limits, ...draft.clocks]) if (node !== null) refuseUnlessStep(nodes.get(node), at);
  draft.edges.push(...linksOf(draft));
  const outsOf = Map.groupBy(draft.edges, ({ from }) => from);
  for (const node of draft.nodes) refuseUnplayable(node, outsOf.get(node.id) ?? [], nodes);
  for (const node of draft.nodes) if (node.kind === 'subProcess' && node.repeats === 'atOnce') refuseUnlessPlain(node, draft, outsOf);
  return {
    ...draft,
    nodes: draft.nodes.map(({ otherwise: _o, link: _l, sends: _s, at: _at, ...node }) => node),
    edges: draft.edges.map(({ conditional, at: _at, ...edge }) => ({ ...edge, ...whenOf(edge, conditional, nodes.get(edge.from)!, outsOf) })),
    performers: draft.performers.map(bare),
    limits: draft.limits.map(bare),
    separations: draft.separations.map(bare),
    clocks: draft.clocks.map(bare),
  };
}

function bare<T>({ at: _at, ...rest }: Placed<T>): Omit<Placed<T>, 'at'> {
  return rest;
}

function refuseDangling({ nodes: list, edges, limits, separations }: BpmnDraft, nodes: ReadonlyMap<string, NodeDraft>): void {
  const named = (id: string | null, at: FormatFacts): void => {
    if (id !== null && !nodes.has(id)) throw new FormatError('formats/bpmn-dangling', { ...at, value: id });
  };
  for (const { id, from, to, at } of edges) {
    for (const end of [from, to]) named(end, { element: id, ...at });
    if (nodes.get(from)!.within !== nodes.get(to)!.within) throw new FormatError('formats/bpmn-crossing', { element: id, ...at });
  }
  for (const { host, within, at } of list) {
    if (host === undefined) continue;
    named(host, at);
    const { kind, within: there } = nodes.get(host)!;
    if ((kind !== 'task' && kind !== 'subProcess') || there !== within) throw new FormatError('formats/bpmn-misplaced', at);
  }
  for (const { from, to, at } of limits) for (const end of [from, to]) named(end, at);
  for (const { taskA, taskB, at } of separations) for (const task of [taskA, taskB]) named(task, at);
}

/** A rule for one step stands in it: in a lane or a sub-process nobody would be held to it. */
function refuseUnlessStep(node: NodeDraft | undefined, at: FormatFacts): void {
  if (node === undefined || node.kind === 'subProcess') throw new FormatError('formats/bpmn-misplaced', at);
}

/** A link is a flow that is not drawn: from each event that leads away to the one of the same name and sub-process. */
function linksOf({ nodes }: BpmnDraft): BpmnDraft['edges'] {
  const links = nodes.filter(({ link }) => link !== null);
  return links
    .filter(({ sends }) => sends)
    .map(({ id, link, within, at }) => {
      const there = links.find((other) => !other.sends && other.link === link && other.within === within);
      if (!there) throw new FormatError('formats/bpmn-dangling', { ...at, value: link! });
      return { id: `${id}→${there.id}`, from: id, to: there.id, name: '', conditional: false, at };
    });
}

type Edges = BpmnDraft['edges'];

const isActivity = ({ kind }: NodeDraft): boolean => kind === 'task' || kind === 'subProcess';

function refuseUnplayable({ id, name, kind, at, ...node }: NodeDraft, outs: Edges, nodes: ReadonlyMap<string, NodeDraft>): void {
  const choosable = kind === 'inclusive' ? outs.length : isActivity(nodes.get(id)!) ? outs.filter(({ conditional }) => conditional).length : 0;
  if (choosable > mostWays) throw new FormatError('formats/bpmn-too-many-flows', { ...at, element: id, name, value: String(choosable) });
  if (node.repeats !== undefined && !isActivity(nodes.get(id)!)) throw new FormatError('formats/bpmn-misplaced', at);
}

function whenOf(edge: Pick<FlowEdge, 'id'>, conditional: boolean, source: NodeDraft, outsOf: ReadonlyMap<string, Edges>): Pick<FlowEdge, 'when'> {
  if (!isActivity(source)) return {};
  if (edge.id === source.otherwise)
    return outsOf.get(source.id)!.some((other) => other.conditional && other.id !== edge.id) ? { when: 'otherwise' } : {};
  return conditional ? { when: 'condition' } : {};
}

const plain: ReadonlySet<string> = new Set(['task', 'event', 'start', 'end', 'exclusive', 'eventBased']);

/** Instances side by side cannot be told apart, which says nothing as long as each has one token only. */
function refuseUnlessPlain({ id, name, at }: NodeDraft, { nodes }: BpmnDraft, outsOf: ReadonlyMap<string, Edges>): void {
  const inner = nodes.filter(({ within }) => within === id);
  const begins = inner.filter(({ kind, host }) => host === undefined && (kind === 'start' || !inner.some((one) => one.kind === 'start')));
  const first = begins.filter((node) => node.kind === 'start' || ![...outsOf.values()].some((outs) => outs.some(({ to }) => to === node.id)));
  const isPlain = (node: NodeDraft): boolean =>
    plain.has(node.kind) &&
    (node.host === undefined || node.interrupts === true) &&
    (node.kind !== 'end' || node.error === undefined) &&
    (node.kind === 'exclusive' || node.kind === 'eventBased' || (outsOf.get(node.id)?.length ?? 0) <= 1);
  if (inner.every(isPlain) && first.length === 1) return;
  throw new FormatError('formats/bpmn-unsupported', { ...at, element: id, name, value: 'multiInstanceLoopCharacteristics' });
}
