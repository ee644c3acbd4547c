import { attributeText as written } from '#platform/xml.ts';
import type { Picture } from './arrange.ts';
import { type Box, isA, listOf, type ModelObject, type Point } from './bpmn.ts';

export const isNode = (element: ModelObject): boolean => isA(element, 'FlowNode');
export const isFlow = (element: ModelObject): boolean => isA(element, 'SequenceFlow');
export const end = (flow: ModelObject, at: 'sourceRef' | 'targetRef'): string | undefined => (flow.get(at) as ModelObject | undefined)?.id;
export const hostOf = (node: ModelObject): string | undefined =>
  isA(node, 'BoundaryEvent') ? (node.get('attachedToRef') as ModelObject | undefined)?.id : undefined;

/** A BPMN file of the nodes and flows of one container alone: all that a layouter needs. What sub-processes hold is not in it. */
export function skeletonOf(container: ModelObject): string {
  const elements = listOf(container, 'flowElements');
  const ids = new Set(elements.filter(isNode).map(({ id }) => id!));
  const flows = elements.filter((it) => isFlow(it) && ids.has(end(it, 'sourceRef') ?? '') && ids.has(end(it, 'targetRef') ?? ''));
  const nodes = elements.filter(isNode).map((node) => {
    const host = hostOf(node);
    const attached = host !== undefined && ids.has(host) ? ` attachedToRef="${written(host)}"` : '';
    const into = flows.filter((flow) => end(flow, 'targetRef') === node.id).map(({ id }) => `<incoming>${written(id!)}</incoming>`);
    const out = flows.filter((flow) => end(flow, 'sourceRef') === node.id).map(({ id }) => `<outgoing>${written(id!)}</outgoing>`);
    const tag = attached ? 'boundaryEvent' : tagOf(node);
    return `<${tag} id="${written(node.id!)}"${attached}>${[...into, ...out].join('')}</${tag}>`;
  });
  const arrows = flows.map(
    (flow) =>
      `<sequenceFlow id="${written(flow.id!)}" sourceRef="${written(end(flow, 'sourceRef')!)}" targetRef="${written(end(flow, 'targetRef')!)}"/>`,
  );
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="skeleton">${[...nodes, ...arrows].join('')}</process></definitions>`;
}

/** As much of a node's kind as its size depends on. */
function tagOf(node: ModelObject): string {
  if (isA(node, 'StartEvent')) return 'startEvent';
  if (isA(node, 'EndEvent')) return 'endEvent';
  if (isA(node, 'Event')) return 'intermediateThrowEvent';
  return isA(node, 'Gateway') ? 'exclusiveGateway' : 'task';
}

const roundTrip = 30;

/** From the right of one box to the left of the other; back again below both. */
export function elbow(from: Box, to: Box): Point[] {
  const [out, into] = [from.x + from.width, to.x];
  const [here, there] = [from.y + from.height / 2, to.y + to.height / 2];
  if (into > out) {
    const turn = (out + into) / 2;
    const turns = here === there ? [] : [at(turn, here), at(turn, there)];
    return [at(out, here), ...turns, at(into, there)];
  }
  const below = Math.max(from.y + from.height, to.y + to.height) + roundTrip;
  const [left, right] = [from.x + from.width / 2, to.x + to.width / 2];
  return [at(left, from.y + from.height), at(left, below), at(right, below), at(right, to.y + to.height)];
}

export const at = (x: number, y: number): Point => ({ x, y });

export const moved = ({ boxes, ways }: Picture, dx: number, dy: number): Picture => ({
  boxes: new Map([...boxes].map(([id, box]) => [id, { ...box, x: box.x + dx, y: box.y + dy }])),
  ways: new Map([...ways].map(([id, way]) => [id, way.map(({ x, y }) => at(x + dx, y + dy))])),
});
