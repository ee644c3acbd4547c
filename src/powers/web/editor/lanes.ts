import { type Box, flowElementsOf, isA, listOf, type ModelObject } from './bpmn.ts';
import type { Drawing } from './layOut.ts';
import { elbow } from './skeleton.ts';

const head = 30;
const margin = 30;
const between = 40; // rows of one lane
const emptyLane = 100;

const leaves = (set: ModelObject): readonly ModelObject[] =>
  listOf(set, 'lanes').flatMap((lane) => {
    const inner = lane.get('childLaneSet') as ModelObject | undefined;
    return inner && listOf(inner, 'lanes').length > 0 ? leaves(inner) : [lane];
  });

/** Moves the nodes of a process into its lanes, one lane below the other; each node keeps its column. A process without lanes stays. */
export function inLanes(process: ModelObject, drawing: Drawing): void {
  const lanes = listOf(process, 'laneSets').flatMap(leaves);
  const [first] = lanes;
  if (!first) return;
  const nodes = listOf(process, 'flowElements').filter((it) => drawing.boxes.has(it) && !isA(it, 'BoundaryEvent'));
  const laneOf = (node: ModelObject) => lanes.find((lane) => listOf(lane, 'flowNodeRef').includes(node)) ?? first;
  const all = nodes.map((node) => drawing.boxes.get(node)!);
  const left = Math.min(...all.map(({ x }) => x)) - margin - head;
  const width = Math.max(...all.map((box) => box.x + box.width)) + margin - left;
  const boundary = [...drawing.boxes].filter(([it]) => isA(it, 'BoundaryEvent'));
  let top = 80;
  for (const lane of lanes) {
    const height = settle(
      nodes.filter((node) => laneOf(node) === lane),
      top,
      drawing,
      boundary,
    );
    drawing.boxes.set(lane, { x: left, y: top, width, height });
    top += height;
  }
  reroute(process, drawing);
}

/** Puts nodes into a band that begins at `top`: those of one row side by side, the rows as they followed. @returns the band's height */
function settle(nodes: readonly ModelObject[], top: number, { boxes }: Drawing, boundary: ReadonlyArray<readonly [ModelObject, Box]>): number {
  const middle = (node: ModelObject) => boxes.get(node)!.y + boxes.get(node)!.height / 2;
  const rows = Map.groupBy(
    nodes.toSorted((a, b) => middle(a) - middle(b)),
    (node) => Math.round(middle(node) / 10),
  );
  let y = top + margin;
  for (const row of rows.values()) {
    const height = Math.max(...row.map((node) => boxes.get(node)!.height));
    for (const node of row) move(node, y + height / 2 - middle(node), boxes, boundary);
    y += height + between;
  }
  return rows.size === 0 ? emptyLane : y - between + margin - top;
}

function move(node: ModelObject, dy: number, boxes: Map<ModelObject, Box>, boundary: ReadonlyArray<readonly [ModelObject, Box]>): void {
  const inside = isA(node, 'SubProcess') ? [...flowElementsOf(node)] : [];
  const attached = boundary.filter(([event]) => event.get('attachedToRef') === node).map(([event]) => event);
  for (const one of new Set([node, ...inside, ...attached])) {
    const box = boxes.get(one);
    if (box) boxes.set(one, { ...box, y: box.y + dy });
  }
}

function reroute(process: ModelObject, { boxes, ways }: Drawing): void {
  for (const flow of [...flowElementsOf(process)].filter((it) => isA(it, 'SequenceFlow'))) {
    const [from, to] = [boxes.get(flow.get('sourceRef') as ModelObject), boxes.get(flow.get('targetRef') as ModelObject)];
    if (from && to) ways.set(flow, elbow(from, to));
  }
}
