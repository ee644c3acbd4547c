import { BpmnModdle } from 'bpmn-moddle';
import { arrange, edgesOf, type Picture } from './arrange.ts';
import { type Box, flowElementsOf, isA, listOf, type ModelFile, type ModelObject, type Point, processesOf } from './bpmn.ts';
import { beside } from './beside.ts';
import { inLanes } from './lanes.ts';
import { keepReferences } from './references.ts';
import { at, elbow } from './skeleton.ts';

const poolHead = 30;
const margin = 40;
const betweenPools = 60;
const closedPool = 60;

/** Whether a file draws its steps, or some of them. */
export function isDrawn(definitions: ModelObject): boolean {
  const shapes = new Set(
    listOf(definitions, 'diagrams').flatMap((it) => listOf(it.get('plane') as ModelObject, 'planeElement').map((one) => one.get('bpmnElement'))),
  );
  const nodes = processesOf(definitions).flatMap((process) => listOf(process, 'flowElements').filter((it) => isA(it, 'FlowNode')));
  return nodes.some((node) => shapes.has(node));
}

/** Draws a file anew, whatever it drew before: nodes from left to right, pools one below the other with their lanes, notes and data beside. */
export async function layOut(xml: string): Promise<string> {
  const model = new BpmnModdle();
  const { rootElement: definitions, warnings } = await model.fromXML(xml);
  keepReferences(warnings);
  const pictures = new Map<ModelObject, Picture>();
  for (const process of processesOf(definitions)) pictures.set(process, await arrange(process));
  const collaboration = listOf(definitions, 'rootElements').find((it) => isA(it, 'Collaboration'));
  const pages = collaboration
    ? [[collaboration, poolsOf(collaboration, pictures)] as const]
    : [...pictures].map(([process, picture]) => [process, drawingOf(process, picture)] as const);
  const taken = new Set([...xml.matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id!));
  const diagrams = pages.map(([root, drawing], place) => diagramOf(model, root, drawing, place, taken));
  for (const diagram of diagrams) diagram.$parent = definitions;
  definitions.set('diagrams', diagrams);
  return (await model.toXML(definitions, { format: true })).xml;
}

/** What is drawn on one page: elements with their boxes, connections with their ways. */
export type Drawing = { boxes: Map<ModelObject, Box>; ways: Map<ModelObject, readonly Point[]> };

function drawingOf(process: ModelObject, picture: Picture): Drawing {
  const elements = [...flowElementsOf(process)];
  const drawing: Drawing = { boxes: new Map(), ways: new Map() };
  for (const element of elements) {
    const [box, way] = [picture.boxes.get(element.id!), picture.ways.get(element.id!)];
    if (box) drawing.boxes.set(element, box);
    if (way) drawing.ways.set(element, way);
  }
  inLanes(process, drawing);
  beside(process, drawing);
  return drawing;
}

/** The pools of a collaboration, one below the other, and the messages between them. */
function poolsOf(collaboration: ModelObject, pictures: ReadonlyMap<ModelObject, Picture>): Drawing {
  const all: Drawing = { boxes: new Map(), ways: new Map() };
  let top = 80;
  let widest = 600;
  const participants = listOf(collaboration, 'participants');
  for (const participant of participants) {
    const process = participant.get('processRef') as ModelObject | undefined;
    const picture = process && pictures.get(process);
    const drawing = picture && drawingOf(process, picture);
    const pool = drawing && drawing.boxes.size > 0 ? open(drawing, top, all) : { x: 120, y: top, width: widest, height: closedPool };
    all.boxes.set(participant, pool);
    widest = Math.max(widest, pool.width);
    top += pool.height + betweenPools;
  }
  for (const participant of participants) {
    const pool = all.boxes.get(participant)!;
    if (pool.height === closedPool) all.boxes.set(participant, { ...pool, width: widest });
  }
  for (const message of listOf(collaboration, 'messageFlows')) {
    const [from, to] = [all.boxes.get(message.get('sourceRef') as ModelObject), all.boxes.get(message.get('targetRef') as ModelObject)];
    if (from && to) all.ways.set(message, upOrDown(from, to));
  }
  beside(collaboration, all);
  return all;
}

/** Moves a process's drawing into its pool. @returns the pool's box */
function open(drawing: Drawing, top: number, all: Drawing): Box {
  const named = {
    boxes: new Map([...drawing.boxes].map(([it, box]) => [it.id!, box])),
    ways: new Map([...drawing.ways].map(([it, way]) => [it.id!, way])),
  };
  const { left, top: upper, right, bottom } = edgesOf(named);
  const laned = [...drawing.boxes.keys()].some((it) => isA(it, 'Lane'));
  const room = laned ? 0 : margin;
  const pool = { x: 120, y: top, width: right - left + poolHead + 2 * room, height: bottom - upper + 2 * room };
  const [dx, dy] = [pool.x + poolHead + room - left, top + room - upper];
  for (const [element, box] of drawing.boxes) all.boxes.set(element, { ...box, x: box.x + dx, y: box.y + dy });
  for (const [element, way] of drawing.ways)
    all.ways.set(
      element,
      way.map(({ x, y }) => at(x + dx, y + dy)),
    );
  return pool;
}

/** From the nearer border of the one to the nearer border of the other. */
function upOrDown(from: Box, to: Box): Point[] {
  const down = from.y < to.y;
  const start = { x: from.x + from.width / 2, y: down ? from.y + from.height : from.y };
  const stop = { x: to.width > 300 ? start.x : to.x + to.width / 2, y: down ? to.y : to.y + to.height };
  if (from.y + from.height > to.y && to.y + to.height > from.y) return elbow(from, to);
  const turn = (start.y + stop.y) / 2;
  return start.x === stop.x ? [start, stop] : [start, { x: start.x, y: turn }, { x: stop.x, y: turn }, stop];
}

function diagramOf(model: ModelFile, root: ModelObject, { boxes, ways }: Drawing, place: number, taken: Set<string>): ModelObject {
  const own = (wanted: string): string => {
    let id = wanted;
    while (taken.has(id)) id += '_';
    taken.add(id);
    return id;
  };
  const shapes = [...boxes].map(([element, box]) =>
    model.create('bpmndi:BPMNShape', {
      id: own(`${element.id}_di`),
      bpmnElement: element,
      ...(isA(element, 'SubProcess') ? { isExpanded: true } : {}),
      ...(isA(element, 'Participant', 'Lane') ? { isHorizontal: true } : {}),
      ...(isA(element, 'ExclusiveGateway') ? { isMarkerVisible: true } : {}),
      bounds: model.create('dc:Bounds', { ...box }),
      ...labelOf(model, element, box),
    }),
  );
  const edges = [...ways].map(([element, way]) =>
    model.create('bpmndi:BPMNEdge', {
      id: own(`${element.id}_di`),
      bpmnElement: element,
      waypoint: way.map((point) => model.create('dc:Point', { ...point })),
    }),
  );
  const plane = model.create('bpmndi:BPMNPlane', { id: own(`Plane_${place + 1}`), bpmnElement: root, planeElement: [...shapes, ...edges] });
  return model.create('bpmndi:BPMNDiagram', { id: own(`Diagram_${place + 1}`), plane });
}

const labelWidth = 90;
const lineHeight = 16;

/** A gateway's name stands above it, for below its arrows leave; an event's a little below. */
function labelOf(model: ModelFile, element: ModelObject, box: Box): Record<string, unknown> {
  if (!isA(element, 'Gateway', 'Event') || !element.name) return {};
  const height = Math.ceil((element.name.length * 14) / labelWidth) * lineHeight;
  const y = isA(element, 'Gateway') ? box.y - height - 4 : box.y + box.height + 6;
  const bounds = model.create('dc:Bounds', { x: box.x + box.width / 2 - labelWidth / 2, y, width: labelWidth, height });
  return { label: model.create('bpmndi:BPMNLabel', { bounds }) };
}
