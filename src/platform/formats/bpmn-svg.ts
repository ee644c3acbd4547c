import { type Markup, markup, type Piece } from '../markup.ts';
import { ink, teal } from '../palette.ts';
import type { Box, Drawing, Line, Point, Shape } from './bpmn-drawing.ts';
import { eventSigns, gatewaySigns } from './bpmn-signs.ts';
import { evenLinesOf, linesOf, widthOf } from './text-lines.ts';

/** A drawing as SVG that stands by itself: where it lies, and the markup of what is in it, without script and without style. */
export type Picture = Readonly<{ x: number; y: number; width: number; height: number; body: string }>;

const margin = 14;
const named = { size: 16, least: 96 }; // of names beside what they name: letters, and the room they have at least
const onLine = 15;
const inTask = [19, 17, 15, 13, 11] as const; // letters, from the largest that fits
const spacing = 1.25;

/** Another colour for a step, and of the letters on it. */
export type Tint = Readonly<{ fill: string; text: string }>;

/** Draws it: pools, lanes, steps, events, gateways, arrows, with their names. Every text is escaped. `tints`: by id, of what is not as the others. */
export function pictureOf({ shapes, lines }: Drawing, tints: ReadonlyMap<string, Tint> = new Map()): Picture {
  const behind = shapes.filter(isBehind).toSorted((a, b) => areaOf(b.box) - areaOf(a.box));
  const solid = shapes.filter((it) => !isBehind(it)).map(({ box }) => box);
  const texts = [...shapes.flatMap(nameBeside), ...lines.flatMap((line) => nameOnLine(line, solid))];
  const body = markup`<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 10 5 0 10Z" fill="${ink[2]}"/></marker></defs>
<g fill="#fff" stroke="${teal[700]}" stroke-width="2">${behind.map((it) => drawn(it, tints.get(it.id)))}</g>
<g fill="none" stroke="${ink[2]}" stroke-width="2" stroke-linejoin="round">${lines.map(lineDrawn)}</g>
<g fill="#fff" stroke="${teal[700]}" stroke-width="2">${shapes.filter((it) => !isBehind(it)).map((it) => drawn(it, tints.get(it.id)))}</g>
<g fill="${ink[1]}" text-anchor="middle">${shapes.map((it) => tinted(nameWithin(it), tints.get(it.id)?.text))}</g>
<g fill="${ink[1]}" text-anchor="middle" stroke="#fff" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${texts.map(({ text }) => text)}</g>`;
  return {
    ...aroundAll(
      [...shapes.map(({ box }) => box), ...texts.map(({ box }) => box)],
      lines.flatMap(({ points }) => points),
    ),
    body: String(body),
  };
}

function aroundAll(boxes: readonly Box[], points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width = 0, height = 0 } of [...boxes, ...points] as ReadonlyArray<Point & Partial<Box>>) {
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + width), Math.max(bottom, y + height)];
  }
  if (left > right) return { x: 0, y: 0, width: 1, height: 1 };
  const [x, y] = [Math.floor(left - margin), Math.floor(top - margin)];
  return { x, y, width: Math.ceil(right + margin) - x, height: Math.ceil(bottom + margin) - y };
}

const areaOf = ({ width, height }: Box): number => width * height;
const isBehind = ({ kind, sign }: Shape): boolean =>
  kind === 'pool' || kind === 'lane' || kind === 'group' || (kind === 'subProcess' && sign !== 'collapsed');

const rectangle = ({ x, y, width, height }: Box, more: Piece): Markup => markup`<rect x="${x}" y="${y}" width="${width}" height="${height}"${more}/>`;

const tinted = (name: Piece, text: string | undefined): Piece => (text === undefined ? name : markup`<g fill="${text}">${name}</g>`);

function drawn({ kind, box, sign, dashed }: Shape, tint: Tint | undefined): Markup {
  const { x, y, width, height } = box;
  const [cx, cy, r] = [x + width / 2, y + height / 2, Math.min(width, height) / 2];
  const dash = dashed ? markup` stroke-dasharray="5 4"` : '';
  switch (kind) {
    case 'task':
      return markup`${rectangle(box, markup` rx="6" fill="${tint?.fill ?? teal[100]}"`)}${signBelow(box, sign)}`;
    case 'subProcess':
      return markup`${rectangle(box, markup` rx="6"${sign === 'collapsed' ? markup` fill="${tint?.fill ?? teal[100]}"` : ''}`)}${signBelow(box, sign)}`;
    case 'start':
    case 'end':
    case 'event':
      return markup`<circle cx="${cx}" cy="${cy}" r="${r}"${kind === 'end' ? markup` stroke-width="4"` : ''}${tint && markup` fill="${tint.fill}"`}${dash}/>${kind === 'event' ? markup`<circle cx="${cx}" cy="${cy}" r="${r - 4}"${dash}/>` : ''}${sign && signAt(eventSigns[sign], cx, cy, r / 18)}`;
    case 'gateway':
      return markup`<path d="M${cx} ${y} ${x + width} ${cy} ${cx} ${y + height} ${x} ${cy}Z"/>${sign && signAt(gatewaySigns[sign], cx, cy, r / 25)}`;
    case 'data':
      return markup`<path d="M${x} ${y}h${width * 0.65}l${width * 0.35} ${height * 0.25}v${height * 0.75}h${-width}Z" stroke="${ink[2]}"/>`;
    case 'note':
      return markup`<path d="M${x + 12} ${y}h-12v${height}h12" fill="none" stroke="${ink[2]}"/>`;
    case 'group':
      return rectangle(box, markup` rx="8" fill="none" stroke="${ink.edge}" stroke-dasharray="8 5"`);
    default:
      return rectangle(box, markup` fill="none" stroke="${ink.edge}" stroke-width="1.5"`);
  }
}

const signAt = (path: string | undefined, x: number, y: number, scale: number): Piece =>
  path && markup`<path d="${path}" transform="translate(${x} ${y}) scale(${round(scale)})"/>`;

const signsBelow: Readonly<Record<string, string>> = {
  collapsed: 'M-7-7h14v14h-14ZM0-4v8M-4 0h8',
  loop: 'M3 6a6 6 0 1 0-6 0m0-5v5h-5',
  several: 'M-5-6v12M0-6v12M5-6v12',
};

function signBelow({ x, y, width, height }: Box, sign: string | null): Piece {
  const path = sign === null ? undefined : signsBelow[sign];
  return path && markup`<path d="${path}" transform="translate(${x + width / 2} ${y + height - 11})" fill="none"/>`;
}

function lineDrawn({ kind, points, mark }: Line): Markup {
  const dash = kind === 'sequence' ? '' : markup` stroke-dasharray="${kind === 'message' ? '8 5' : '2 4'}"`;
  const tip = kind === 'association' ? '' : markup` marker-end="url(#tip)"`;
  return markup`<path d="M${points.map(({ x, y }) => `${x} ${y}`).join('L')}"${dash}${tip}/>${mark && beginning(points[0]!, points[1]!, mark)}`;
}

/** A stroke across the way that is else taken, a diamond at the beginning of a condition. */
function beginning(from: Point, to: Point, mark: 'condition' | 'otherwise'): Markup {
  const angle = round((Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI);
  const path = mark === 'otherwise' ? 'M8 6 14-6' : 'M0 0 8-5 16 0 8 5Z';
  return markup`<path d="${path}" fill="#fff" transform="translate(${from.x} ${from.y}) rotate(${angle})"/>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

const spans = (lines: readonly string[], x: number, first: number, size: number): Markup[] =>
  lines.map((line, at) => markup`<tspan x="${x}" y="${round(first + at * size * spacing)}">${line}</tspan>`);

const textOf = (lines: readonly string[], x: number, first: number, size: number, more: Piece = ''): Markup =>
  markup`<text font-size="${size}"${more}>${spans(lines, x, first, size)}</text>`;

/** The name of what has room for it: in the middle of a step, at the head of a pool, in a note. */
function nameWithin({ kind, name, box, sign, upright }: Shape): Piece {
  const { x, y, width, height } = box;
  const [cx, cy] = [x + width / 2, y + height / 2];
  if (name === '') return null;
  if (kind === 'task' || (kind === 'subProcess' && sign === 'collapsed')) return centred(name, box, sign !== null && sign in signsBelow ? 18 : 0);
  if (kind === 'subProcess' || kind === 'group') return textOf([name], cx, y + 20, named.size);
  if (kind === 'note') return textOf(linesOf(name, (width - 16) / 14), x + 8, y + 17, 14, markup` text-anchor="start"`);
  if (kind !== 'pool' && kind !== 'lane') return null;
  if (upright) return textOf([name], cx, y + 20, named.size);
  return textOf([name], x + 20, cy, named.size, markup` transform="rotate(-90 ${x + 20} ${cy})"`);
}

/** As large as it fits; what fits in no size is cut, and told whole to a pointer. */
function centred(name: string, { x, y, width, height }: Box, taken: number): Markup {
  const room = height - 8 - taken;
  const fits = (size: number): boolean => linesOf(name, (width - 10) / size).length * size * spacing <= room;
  const size = inTask.find(fits) ?? inTask.at(-1)!;
  const all = evenLinesOf(name, (width - 10) / size);
  const most = Math.max(1, Math.floor(room / (size * spacing)));
  const lines = all.length <= most ? all : [...all.slice(0, most - 1), `${[...all[most - 1]!].slice(0, -1).join('')}…`];
  const first = y + (height - taken) / 2 - ((lines.length - 1) * size * spacing) / 2 + size * 0.36;
  const text = textOf(lines, x + width / 2, first, size);
  return lines === all ? text : markup`<g><title>${name}</title>${text}</g>`;
}

type Beside = Readonly<{ box: Box; text: Markup }>;

/** The name of what has no room for it, above or below it, where the file says or where there is most room. */
function nameBeside({ kind, name, box, label }: Shape): Beside[] {
  if (name === '' || !['start', 'end', 'event', 'gateway', 'data'].includes(kind)) return [];
  const lines = linesOf(name, Math.max(label?.width ?? 0, named.least) / named.size);
  const tall = lines.length * named.size * spacing;
  const x = label ? label.x + label.width / 2 : box.x + box.width / 2;
  const above = label ? label.y + label.height <= box.y + box.height / 2 : kind === 'gateway';
  const below = label ? label.y >= box.y + box.height / 2 : kind !== 'gateway';
  const top = above
    ? Math.min(label ? label.y + label.height : box.y, box.y) - 4 - tall
    : below
      ? box.y + box.height + 5
      : label!.y + label!.height / 2 - tall / 2;
  return [placed(lines, x, top, named.size)];
}

/** The name of an arrow: where the file puts it, or beside its first or its longest part, wherever it covers least. */
function nameOnLine({ name, points, label }: Line, solid: readonly Box[]): Beside[] {
  if (name === '') return [];
  const lines = linesOf(name, Math.max(label?.width ?? 0, named.least) / onLine);
  const tall = lines.length * onLine * spacing;
  const half = (Math.max(...lines.map(widthOf)) * onLine) / 2;
  const beside = ([a, b]: Part): Beside =>
    Math.abs(a.y - b.y) < Math.abs(a.x - b.x)
      ? placed(lines, (a.x + b.x) / 2, Math.min(a.y, b.y) - 3 - tall, onLine)
      : placed(lines, Math.max(a.x, b.x) + half + 8, (a.y + b.y) / 2 - tall / 2, onLine);
  const parts = points.slice(1).map((to, at): Part => [points[at]!, to]);
  const longest = parts.reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a));
  const asDrawn = label && placed(lines, label.x + label.width / 2, label.y + label.height / 2 - tall / 2, onLine);
  const places = [...(asDrawn ? [asDrawn] : []), beside(parts[0]!), beside(longest)];
  const covered = places.map(({ box }) => [...solid, ...parts.map(boxOfPart)].filter((it) => overlap(box, it)).length);
  return [places[covered.indexOf(Math.min(...covered))]!];
}

type Part = readonly [from: Point, to: Point];

const lengthOf = ([a, b]: Part): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
const boxOfPart = ([a, b]: Part): Box => ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) });
const clear = 2; // around a name

const overlap = (a: Box, b: Box): boolean =>
  a.x - clear < b.x + b.width && b.x - clear < a.x + a.width && a.y - clear < b.y + b.height && b.y - clear < a.y + a.height;

function placed(lines: readonly string[], x: number, top: number, size: number): Beside {
  const width = Math.max(...lines.map(widthOf)) * size;
  const box = { x: x - width / 2, y: top, width, height: lines.length * size * spacing };
  return { box, text: textOf(lines, round(x), top + size * 0.95, size) };
}
