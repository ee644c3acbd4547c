import { type Box, flowElementsOf, isA, listOf, type ModelObject, type Point } from './bpmn.ts';
import type { Drawing } from './layOut.ts';

const note = { width: 160, height: 50 };
const data = { width: 36, height: 50 };
const apart = 30;

/** Puts what says nothing about the order beside the drawing, each as near as may be to what it belongs to: notes above, data below. */
export function beside(root: ModelObject, drawing: Drawing): void {
  const { boxes } = drawing;
  if (boxes.size === 0) return;
  const links = linksOf(root);
  const notes = artifactsOf(root).filter((it) => isA(it, 'TextAnnotation'));
  const holders = isA(root, 'Process') ? [...flowElementsOf(root)].filter((it) => isA(it, 'DataObjectReference', 'DataStoreReference')) : [];
  const top = Math.min(...[...boxes.values()].map(({ y }) => y));
  const bottom = Math.max(...[...boxes.values()].map(({ y, height }) => y + height));
  inALine(notes, note, top - note.height - apart, links, boxes);
  inALine(holders, data, bottom + apart + 20, links, boxes);
  for (const { link, from, to } of links) {
    const [one, other] = [boxes.get(from), boxes.get(to)];
    if (one && other) drawing.ways.set(link, straight(one, other));
  }
}

function artifactsOf(root: ModelObject): readonly ModelObject[] {
  const inside = isA(root, 'Process') ? [...flowElementsOf(root)].filter((it) => isA(it, 'SubProcess')) : [];
  return [root, ...inside].flatMap((it) => listOf(it, 'artifacts'));
}

type Link = Readonly<{ link: ModelObject; from: ModelObject; to: ModelObject }>;

function linksOf(root: ModelObject): readonly Link[] {
  const associations = artifactsOf(root).filter((it) => isA(it, 'Association'));
  const plain = associations.map((link) => ({ link, from: link.get('sourceRef') as ModelObject, to: link.get('targetRef') as ModelObject }));
  const steps = isA(root, 'Process') ? [...flowElementsOf(root)].filter((it) => isA(it, 'Activity', 'Event')) : [];
  const flows = steps.flatMap((step) => [
    ...dataLinks(step, 'dataInputAssociations').map((link) => ({ link, from: listOf(link, 'sourceRef')[0]!, to: step })),
    ...dataLinks(step, 'dataOutputAssociations').map((link) => ({ link, from: step, to: link.get('targetRef') as ModelObject })),
  ]);
  return [...plain, ...flows].filter(({ from, to }) => from && to);
}

const dataLinks = (step: ModelObject, name: string): readonly ModelObject[] => {
  const known = step.get(name);
  return Array.isArray(known) ? (known as ModelObject[]) : [];
};

/** One after another at one height, each below or above what it belongs to, or as near to its right as there is room. */
function inALine(
  elements: readonly ModelObject[],
  size: Pick<Box, 'width' | 'height'>,
  y: number,
  links: readonly Link[],
  boxes: Map<ModelObject, Box>,
): void {
  const wanted = elements.map((element) => {
    const link = links.find(({ from, to }) => from === element || to === element);
    const box = link && boxes.get(link.from === element ? link.to : link.from);
    return { element, x: box ? box.x + box.width / 2 - size.width / 2 : 160 };
  });
  let free = -Infinity;
  for (const { element, x } of wanted.toSorted((a, b) => a.x - b.x)) {
    const left = Math.max(x, free);
    boxes.set(element, { x: left, y, ...size });
    free = left + size.width + apart;
  }
}

/** Between the borders that face each other. */
function straight(from: Box, to: Box): Point[] {
  const down = from.y <= to.y;
  return [
    { x: from.x + from.width / 2, y: down ? from.y + from.height : from.y },
    { x: to.x + to.width / 2, y: down ? to.y : to.y + to.height },
  ];
}
