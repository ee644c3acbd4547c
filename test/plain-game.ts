import fc from 'fast-check';
import type { Flow, FlowNode } from '#engine/flow.ts';
import { drawn } from './drawn.ts';

/** Tokens by flow id. */
type Tokens = Readonly<Record<string, number>>;

const ids = (tokens: Tokens): string[] => Object.keys(tokens).filter((id) => tokens[id]! > 0);
const move = (tokens: Tokens, taken: readonly string[], given: readonly string[]): Tokens => {
  const after: Record<string, number> = { ...tokens };
  for (const id of taken) after[id] = (after[id] ?? 0) - 1;
  for (const id of given) after[id] = (after[id] ?? 0) + 1;
  return Object.fromEntries(Object.entries(after).filter(([, count]) => count !== 0));
};

function subsets(list: readonly string[]): string[][] {
  return Array.from({ length: 2 ** list.length - 1 }, (_, bits) => list.filter((_one, at) => ((bits + 1) >> at) & 1));
}

/** Whether a token may still come from a flow to a flow without passing a node. */
function leads(flow: Flow, from: string, to: string, past: string, seen = new Set<string>()): boolean {
  if (from === to) return true;
  const at = flow.edges.find(({ id }) => id === from)!.to;
  if (at === past || seen.has(from)) return false;
  seen.add(from);
  return flow.edges.some((edge) => edge.from === at && leads(flow, edge.id, to, past, seen));
}

function joins(flow: Flow, node: FlowNode, tokens: Tokens, ins: readonly string[]): boolean {
  const empty = ins.filter((id) => !tokens[id]);
  const elsewhere = ids(tokens).filter((id) => !ins.includes(id));
  return elsewhere.every((id) => !empty.some((to) => leads(flow, id, to, node.id)) || ins.some((to) => tokens[to] && leads(flow, id, to, node.id)));
}

/** One firing of one node, by the letter of BPMN, nothing put together and nothing put off. */
function firings(flow: Flow, node: FlowNode, tokens: Tokens): Tokens[] {
  const ins = flow.edges.filter(({ to }) => to === node.id).map(({ id }) => id);
  const outs = flow.edges.filter(({ from }) => from === node.id).map(({ id }) => id);
  const present = ins.filter((id) => tokens[id]);
  if (present.length === 0) return [];
  if (node.kind === 'terminateEnd') return [{}];
  if (node.kind === 'parallel') return present.length === ins.length ? [move(tokens, ins, outs)] : [];
  if (node.kind === 'inclusive')
    return joins(flow, node, tokens, ins) ? (outs.length > 0 ? subsets(outs) : [[]]).map((some) => move(tokens, present, some)) : [];
  const chooses = outs.length > 0 && (node.kind === 'exclusive' || node.kind === 'eventBased');
  return present.flatMap((id) => (chooses ? outs.map((out) => move(tokens, [id], [out])) : [move(tokens, [id], outs)]));
}

/**
 * The least cost of an explanation by plain breadth-first play over markings and positions; Infinity when there is none.
 * Slow and simple: what the engine is measured against.
 */
export const cheapest = (flow: Flow, activities: readonly string[], finished: boolean): number =>
  cheapestWithin(flow, activities, finished, Infinity)!;

const mostOnOneFlow = 3;

/** The same; null where more markings and positions than `most` would be looked at, or tokens pile up. */
export function cheapestWithin(flow: Flow, activities: readonly string[], finished: boolean, most: number): number | null {
  const starts = flow.nodes.filter(({ kind }) => kind === 'start').map(({ id }) => flow.edges.filter(({ from }) => from === id));
  let level = starts.map((edges) => ({
    tokens: move(
      {},
      [],
      edges.map(({ id }) => id),
    ),
    at: 0,
  }));
  const seen = new Set<string>();
  for (let cost = 0; level.length > 0; cost += 1) {
    const dearer: typeof level = [];
    for (const { tokens, at } of level) {
      const key = JSON.stringify([Object.entries(tokens).toSorted(), at]);
      if (seen.has(key)) continue;
      seen.add(key);
      if (seen.size > most || (most < Infinity && Object.values(tokens).some((count) => count > mostOnOneFlow))) return null;
      if (at === activities.length && (!finished || ids(tokens).length === 0)) return cost;
      if (at < activities.length) dearer.push({ tokens, at: at + 1 });
      for (const node of flow.nodes) {
        for (const after of firings(flow, node, tokens)) {
          if (node.kind !== 'task') level.push({ tokens: after, at });
          else dearer.push({ tokens: after, at });
          if (node.kind === 'task' && node.name === activities[at]) level.push({ tokens: after, at: at + 1 });
        }
      }
    }
    level = dearer;
  }
  return Infinity;
}

/** A piece of a flowchart between two nodes, as paths for `drawn`. */
type Piece = (from: string, to: string, fresh: (kind: string) => string) => string[];

const task =
  (name: string): Piece =>
  (from, to, fresh) => {
    const id = `${name}${"'".repeat(Number(fresh('').slice(1)))}`;
    return [`${from} > ${id} > ${to}`];
  };
const inRow =
  (one: Piece, other: Piece): Piece =>
  (from, to, fresh) => {
    const between = fresh('silent');
    return [...one(from, between, fresh), ...other(between, to, fresh)];
  };
const branching =
  (split: string, join: string, pieces: readonly Piece[]): Piece =>
  (from, to, fresh) => {
    const [opens, closes] = [fresh(split), fresh(join)];
    return [`${from} > ${opens}`, `${closes} > ${to}`, ...pieces.flatMap((piece) => piece(opens, closes, fresh))];
  };
const nothing: Piece = (from, to) => [`${from} > ${to}`];
const loop =
  (body: Piece, back: Piece): Piece =>
  (from, to, fresh) => {
    const [begin, end] = [fresh('x'), fresh('x')];
    return [`${from} > ${begin}`, ...body(begin, end, fresh), ...back(end, begin, fresh), `${end} > ${to}`];
  };
const stopping =
  (body: Piece): Piece =>
  (from, to, fresh) => {
    const choice = fresh('x');
    return [...body(from, choice, fresh), `${choice} > ${fresh('stop')}`, `${choice} > ${to}`];
  };

const { piece } = fc.letrec<{ piece: Piece; leaf: Piece }>((tie) => ({
  leaf: fc.oneof({ weight: 4, arbitrary: fc.constantFrom('A', 'B', 'C').map(task) }, { weight: 1, arbitrary: fc.constant(nothing) }),
  piece: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'piece' },
    tie('leaf'),
    fc.tuple(tie('piece'), tie('piece')).map(([one, other]) => inRow(one, other)),
    fc.tuple(tie('piece'), tie('piece')).map((pieces) => branching('x', 'x', pieces)),
    fc.tuple(tie('piece'), tie('piece')).map((pieces) => branching('and', 'and', pieces)),
    fc.array(tie('piece'), { minLength: 2, maxLength: 3 }).map((pieces) => branching('or', 'or', pieces)),
    fc.tuple(tie('piece'), tie('leaf')).map(([body, back]) => loop(body, back)),
    tie('piece').map(stopping),
  ),
}));

// A fork that nobody joins runs what follows twice; inside a loop it would never come to an end, so it stands outside all.
const forked = fc.tuple(piece, piece, piece).map(([one, other, after]) => inRow(branching('silent', 'silent', [one, other]), after));

/** Small flowcharts of every construct, some of them unsound (a fork that nobody joins, a terminate end inside). */
export const someFlow: fc.Arbitrary<Flow> = fc
  .oneof({ weight: 5, arbitrary: piece }, { weight: 1, arbitrary: forked })
  .map((whole) => {
    let count = 0;
    const fresh = (kind: string): string => `${kind === '' ? '#' : kind}${(count += 1)}`;
    return drawn(whole('start', 'end', fresh).join(', '));
  })
  // Plain play takes minutes on more.
  .filter(({ nodes }) => nodes.length <= 16);
