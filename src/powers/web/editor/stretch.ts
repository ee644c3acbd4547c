import type { Picture, Size } from './arrange.ts';
import { type Box, listOf, type ModelObject, type Point } from './bpmn.ts';
import { at, elbow, end, hostOf, isFlow, isNode } from './skeleton.ts';

/** Makes room for sub-processes that are larger than the tasks they were laid out as: columns and rows grow, everything else moves on. */
export function stretched(picture: Picture, sizes: ReadonlyMap<string, Size>, container: ModelObject): Picture {
  if (sizes.size === 0) return picture;
  const grown = [...sizes].map(([id, size]) => ({ box: picture.boxes.get(id)!, size }));
  const across = growth(grown.map(({ box, size }) => ({ from: box.x, to: box.x + box.width, more: size.width - box.width })));
  const down = growth(grown.map(({ box, size }) => ({ from: box.y, to: box.y + box.height, more: size.height - box.height })));
  const boxes = new Map(
    [...picture.boxes].map(([id, box]) => [id, about(across(box.x + box.width / 2), down(box.y + box.height / 2), sizes.get(id) ?? box)]),
  );
  for (const node of listOf(container, 'flowElements').filter(isNode)) {
    const host = hostOf(node);
    if (host !== undefined && boxes.has(host))
      boxes.set(node.id!, attached(picture.boxes.get(node.id!)!, picture.boxes.get(host)!, boxes.get(host)!));
  }
  const ways = new Map(
    listOf(container, 'flowElements')
      .filter(isFlow)
      .flatMap((flow) => {
        const [from, to] = [boxes.get(end(flow, 'sourceRef') ?? ''), boxes.get(end(flow, 'targetRef') ?? '')];
        const way = picture.ways.get(flow.id!)?.map(({ x, y }) => at(across(x), down(y)));
        return from && to && way ? [[flow.id!, docked(way, from, to)] as const] : [];
      }),
  );
  return { boxes, ways };
}

const about = (x: number, y: number, { width, height }: Size): Box => ({ x: x - width / 2, y: y - height / 2, width, height });

type Growth = Readonly<{ from: number; to: number; more: number }>;

/** Where a coordinate comes to when stretches of the axis grow; of several that begin at one place the greatest counts. */
function growth(all: readonly Growth[]): (value: number) => number {
  const by = [...Map.groupBy(all, ({ from }) => from).values()].map((same) => same.reduce((a, b) => (a.more > b.more ? a : b)));
  return (value) => by.reduce((sum, { from, to, more }) => sum + Math.max(0, more) * Math.min(1, Math.max(0, (value - from) / (to - from))), value);
}

/** A boundary event as far along the lower border of its host as it was. */
function attached(event: Box, host: Box, grown: Box): Box {
  const share = (event.x + event.width / 2 - host.x) / host.width;
  return about(grown.x + share * grown.width, grown.y + grown.height, event);
}

/** A way whose ends have moved off their nodes: put back on the border that they left by, or drawn anew where that cuts corners. */
function docked(way: readonly Point[], from: Box, to: Box): readonly Point[] {
  if (way.length < 2) return elbow(from, to);
  const points = [...way];
  const [second, last] = [points[1]!, points.at(-2)!];
  points[0] = border(from, points[0]!, second);
  points[points.length - 1] = border(to, points.at(-1)!, last);
  if (points.length > 2) {
    points[1] = level(points[0], second, way[0]!);
    points[points.length - 2] = level(points.at(-1)!, points.at(-2)!, way.at(-1)!);
    return points;
  }
  const straight = points[0].x === points[1]!.x || points[0].y === points[1]!.y;
  return straight ? points : elbow(from, to);
}

/** The middle of the border that a way leaves a box by. */
function border({ x, y, width, height }: Box, point: Point, next: Point): Point {
  const sideways = Math.abs(next.y - point.y) <= Math.abs(next.x - point.x);
  if (sideways) return at(next.x > x + width / 2 ? x + width : x, y + height / 2);
  return at(x + width / 2, next.y > y + height / 2 ? y + height : y);
}

/** The next corner, on the line of the end that was put back. */
function level(docking: Point, corner: Point, before: Point): Point {
  return Math.abs(corner.y - before.y) <= Math.abs(corner.x - before.x) ? at(corner.x, docking.y) : at(docking.x, corner.y);
}
