import type { Move } from '#engine/alignment.ts';
import type { Flow } from '#engine/flow.ts';
import { holds, type Marking, put, take, tokensOf } from '#engine/marking.ts';
import { choices, compile, endsCase, type Net, settle } from '#engine/net.ts';

/** The arrows that a case went along; `assumed` are those of steps that the explanation puts where the case has none. */
export type Path = Readonly<{ taken: readonly string[]; assumed: readonly string[] }>;

type Place = Readonly<{ marking: Marking; edges: readonly number[] }>;

/** Markings looked at for one step: a drawing may lack an arrow, never the time to be drawn. */
const most = 2000;

/** The way of a case through its flowchart, arrow by arrow, as its explanation has it. */
export function pathOf(flow: Flow, moves: readonly Move[], finished: boolean): Path {
  const net = compile(flow);
  const numbers = new Map(flow.nodes.map(({ id }, at) => [id, at]));
  const [taken, assumed] = [new Set<number>(), new Set<number>()];
  const left = new Set(moves.flatMap((move) => (move.kind === 'model' ? [numbers.get(move.node)!] : [])));
  const done = new Set(moves.flatMap((move) => (move.kind === 'sync' ? [numbers.get(move.node)!] : [])));
  const missing = (node: number | undefined): boolean => node !== undefined && left.has(node) && !done.has(node);
  const mark = (edges: readonly number[], skipped: boolean): void => {
    for (const edge of edges) (skipped || missing(net.target[edge]) || missing(net.source[edge]) ? assumed : taken).add(edge);
  };
  let at: Marking = '';
  for (const move of moves) {
    if (move.kind === 'log') continue;
    const task = numbers.get(move.node)!;
    const there = (at === '' ? begun(net) : [{ marking: at, edges: tokensOf(at) }]).flatMap((from) => bring(net, from, task) ?? []);
    const [found] = there;
    if (!found) continue;
    mark(found.edges, move.kind === 'model');
    const after = settled(net, put(take(found.marking, [net.nodes[task]!.ins.find((into) => holds(found.marking, into))!]), net.nodes[task]!.outs));
    if (after) mark(after.edges, move.kind === 'model');
    at = after?.marking ?? at;
  }
  if (finished && at !== '') mark(search(net, { marking: at, edges: [] }, (marking) => isOver(net, marking))?.edges ?? [], false);
  const ids = (edges: ReadonlySet<number>): string[] => [...edges].flatMap((edge) => flow.edges[edge]?.id ?? []);
  return { taken: ids(taken), assumed: ids(new Set([...assumed].filter((edge) => !taken.has(edge)))) };
}

const begun = (net: Net): Place[] => net.starts.flatMap((marking) => settled(net, marking) ?? []);

/** What fires anyway, and the arrows that it puts a token on. */
function settled(net: Net, marking: Marking): Place | null {
  const edges = tokensOf(marking);
  const after = settle(net, marking, (node) => edges.push(...net.nodes[node]!.ways[0]!));
  return after === null ? null : { marking: after, edges };
}

const bring = (net: Net, from: Place, task: number): Place | null =>
  search(net, from, (marking) => net.nodes[task]!.ins.some((into) => holds(marking, into)));

const isOver = ({ nodes, target }: Net, marking: Marking): boolean =>
  marking === '' || tokensOf(marking).some((edge) => endsCase(nodes[target[edge]!]!));

/** The nearest marking that is wanted, breadth first over the choices, with every arrow passed on the way. */
function search(net: Net, from: Place, wanted: (marking: Marking) => boolean): Place | null {
  const seen = new Map<Marking, Place>([[from.marking, from]]);
  for (const place of seen.values()) {
    if (wanted(place.marking)) return place;
    if (seen.size > most) return null;
    for (const [node, after] of choices(net, place.marking)) {
      const chosen = net.nodes[node]!.outs.filter((out) => holds(after, out));
      const next = settled(net, after);
      if (next && !seen.has(next.marking)) seen.set(next.marking, { marking: next.marking, edges: [...place.edges, ...chosen, ...next.edges] });
    }
  }
  return null;
}
