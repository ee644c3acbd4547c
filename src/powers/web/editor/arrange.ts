import { layoutProcess } from 'bpmn-auto-layout';
import { BpmnModdle } from 'bpmn-moddle';
import { type Box, isA, listOf, type ModelObject, type Point } from './bpmn.ts';
import { elbow, end, isFlow, isNode, moved, skeletonOf } from './skeleton.ts';
import { stretched } from './stretch.ts';

/** Where everything stands that a process draws of its order: nodes with their boxes, flows with their ways. */
export type Picture = Readonly<{ boxes: ReadonlyMap<string, Box>; ways: ReadonlyMap<string, readonly Point[]> }>;

const padding = 30;

/** Lays a process or sub-process out from left to right, and what its sub-processes hold inside them. */
export async function arrange(container: ModelObject): Promise<Picture> {
  const nodes = listOf(container, 'flowElements').filter(isNode);
  const inner = new Map<string, Picture>();
  for (const node of nodes) if (isA(node, 'SubProcess') && listOf(node, 'flowElements').some(isNode)) inner.set(node.id!, await arrange(node));
  const sizes = new Map([...inner].map(([id, picture]) => [id, sizeOf(picture)]));
  const found = await laidOut(container).catch(() => null); // it gives up on charts that go in odd circles
  const complete = found && nodes.every(({ id }) => found.boxes.has(id!));
  const level = complete ? stretched(found, sizes, container) : { boxes: inRows(nodes, sizes), ways: new Map<string, Point[]>() };
  const ways = [...waysOf(container, level)];
  const boxes = [...level.boxes];
  for (const [id, picture] of inner) {
    const room = level.boxes.get(id)!;
    const { left, top } = edgesOf(picture);
    const inside = moved(picture, room.x + padding - left, room.y + padding - top);
    boxes.push(...inside.boxes);
    ways.push(...inside.ways);
  }
  return { boxes: new Map(boxes), ways: new Map(ways) };
}

/** Every flow's way: as laid out, or an elbow where there is none. */
function waysOf(container: ModelObject, { boxes, ways }: Picture): Map<string, readonly Point[]> {
  const flows = listOf(container, 'flowElements').filter(isFlow);
  const found = flows.flatMap((flow) => {
    const [from, to] = [boxes.get(end(flow, 'sourceRef') ?? ''), boxes.get(end(flow, 'targetRef') ?? '')];
    return from && to ? [[flow.id!, ways.get(flow.id!) ?? elbow(from, to)] as const] : [];
  });
  return new Map(found);
}

async function laidOut(container: ModelObject): Promise<Picture> {
  const { rootElement } = await new BpmnModdle().fromXML(await layoutProcess(skeletonOf(container)));
  const boxes = new Map<string, Box>();
  const ways = new Map<string, Point[]>();
  for (const diagram of listOf(rootElement, 'diagrams')) {
    for (const it of listOf(diagram.get('plane') as ModelObject, 'planeElement')) {
      const id = (it.get('bpmnElement') as ModelObject).id!;
      const bounds = it.get('bounds') as Box | undefined;
      if (bounds) boxes.set(id, { x: Math.round(bounds.x), y: Math.round(bounds.y), width: bounds.width, height: bounds.height });
      else
        ways.set(
          id,
          (it.get('waypoint') as Point[]).map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })),
        );
    }
  }
  return { boxes, ways };
}

/** The outermost edges of a picture. */
export function edgesOf({ boxes, ways }: Picture): Readonly<{ left: number; top: number; right: number; bottom: number }> {
  const [shapes, points] = [[...boxes.values()], [...ways.values()].flat()];
  return {
    left: Math.min(...shapes.map(({ x }) => x), ...points.map(({ x }) => x)),
    top: Math.min(...shapes.map(({ y }) => y), ...points.map(({ y }) => y)),
    right: Math.max(...shapes.map(({ x, width }) => x + width), ...points.map(({ x }) => x)),
    bottom: Math.max(...shapes.map(({ y, height }) => y + height), ...points.map(({ y }) => y)),
  };
}

export type Size = Readonly<{ width: number; height: number }>;

function sizeOf(picture: Picture): Size {
  const { left, top, right, bottom } = edgesOf(picture);
  return { width: right - left + 2 * padding, height: bottom - top + 2 * padding };
}

const perRow = 7;
const gap = 50;

/** In rows, in the order of the file. */
function inRows(nodes: readonly ModelObject[], sizes: ReadonlyMap<string, Size>): Map<string, Box> {
  const boxes = new Map<string, Box>();
  let [x, y, rowHeight] = [100, 80, 0];
  for (const [place, node] of nodes.entries()) {
    if (place > 0 && place % perRow === 0) [x, y, rowHeight] = [100, y + rowHeight + gap, 0];
    const size = sizes.get(node.id!) ?? usualSize(node);
    boxes.set(node.id!, { x, y, ...size });
    x += size.width + gap;
    rowHeight = Math.max(rowHeight, size.height);
  }
  return boxes;
}

function usualSize(node: ModelObject): Size {
  if (isA(node, 'Event')) return { width: 36, height: 36 };
  return isA(node, 'Gateway') ? { width: 50, height: 50 } : { width: 100, height: 80 };
}
