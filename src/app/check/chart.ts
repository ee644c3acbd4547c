import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Flow } from '#engine/flow.ts';

export type Box = Readonly<{ x: number; y: number; width: number; height: number }>;
export type Point = Readonly<{ x: number; y: number }>;

/** Where a flowchart's elements are drawn, by id; `bands` are pools and lanes with their names, of which the engine knows nothing. */
export type Chart = Readonly<{
  boxes: ReadonlyMap<string, Box>;
  lines: ReadonlyMap<string, readonly Point[]>;
  bands: ReadonlyArray<Box & Readonly<{ name: string }>>;
}>;

/** The drawing that a BPMN file brings; of nodes that it does not place, one of our own: a column a step from the start. */
export function chartOf(xml: string, flow: Flow): Chart {
  const drawn = new Reader().read(xml);
  if (flow.nodes.every(({ id }) => drawn.boxes.has(id))) return drawn;
  return { boxes: inColumns(flow), lines: new Map(), bands: [] };
}

const di = 'http://www.omg.org/spec/BPMN/20100524/DI';
const bandKinds: ReadonlySet<string> = new Set(['lane', 'participant']);
const farthest = 100_000; // beyond it no drawing of people lies

class Reader {
  private readonly boxes = new Map<string, Box>();
  private readonly lines = new Map<string, Point[]>();
  private readonly names = new Map<string, string>();
  private of: string | null = null;

  read(xml: string): Chart {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('opentag', (tag) => this.open(tag));
    parser.write(xml).close();
    const bands = [...this.names].flatMap(([id, name]) => (this.boxes.has(id) ? [{ ...this.boxes.get(id)!, name }] : []));
    return { boxes: this.boxes, lines: this.lines, bands };
  }

  private open(tag: SaxesTagNS): void {
    const { local, uri } = tag;
    if (bandKinds.has(local)) this.names.set(read(tag, 'id') ?? '', read(tag, 'name') ?? '');
    if (uri === di && (local === 'BPMNShape' || local === 'BPMNEdge')) this.of = read(tag, 'bpmnElement');
    if (uri === di && local === 'BPMNLabel') this.of = null; // its bounds are those of a text
    if (this.of === null) return;
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(read(tag, name) ?? NaN)) as [number, number, number, number];
    const isPlace = Math.abs(x) < farthest && Math.abs(y) < farthest;
    if (local === 'Bounds' && isPlace && width < farthest && height < farthest) this.boxes.set(this.of, { x, y, width, height });
    if (local === 'waypoint' && isPlace) this.lines.set(this.of, [...(this.lines.get(this.of) ?? []), { x, y }]);
  }
}

const read = (tag: SaxesTagNS, name: string): string | null => Object.values(tag.attributes).find(({ local }) => local === name)?.value ?? null;

const column = { width: 150, node: 110 };
const row = { height: 100, node: 60 };

function inColumns({ nodes, edges }: Flow): Map<string, Box> {
  const nextOf = Map.groupBy(edges, ({ from }) => from);
  const depths = new Map<string, number>(nodes.flatMap(({ id }) => (edges.some(({ to }) => to === id) ? [] : [[id, 0] as const])));
  for (const [id, depth] of depths) for (const { to } of nextOf.get(id) ?? []) if (!depths.has(to)) depths.set(to, depth + 1);
  const filled: number[] = [];
  return new Map(
    nodes.map(({ id, kind }) => {
      const at = depths.get(id) ?? 0;
      const place = (filled[at] ??= 0);
      filled[at] += 1;
      const size = kind === 'task' || kind === 'subProcess' ? { width: column.node, height: row.node } : { width: 36, height: 36 };
      return [id, { x: at * column.width - size.width / 2, y: place * row.height - size.height / 2, ...size }];
    }),
  );
}
