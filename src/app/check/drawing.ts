import type { Flow, FlowNode } from '#engine/flow.ts';
import type { Box, Chart, Point } from './chart.ts';

/** What is told of a node in the drawing: how deep its colour is, 0 to 4, the number on its disc, and what a pointer is told. */
export type Mark = Readonly<{ depth: number; count: number; note: string }>;

/** Text that stands for itself in XML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A flowchart as SVG with its marks, without script; `title` says what it is to those who do not see it. */
export function drawingOf({ nodes, edges }: Flow, chart: Chart, marks: ReadonlyMap<string, Mark>, title: string): string {
  const view = viewOf(chart);
  const lines = edges.map(({ id, from, to, name }) => lineOf(chart.lines.get(id) ?? between(chart.boxes.get(from)!, chart.boxes.get(to)!), name));
  const outerFirst = nodes.toSorted((a, b) => Number(b.kind === 'subProcess') - Number(a.kind === 'subProcess'));
  return [
    `<svg viewBox="${view.join(' ')}" style="min-width:${Math.round(view[2] * legible)}px" role="img" aria-label="${escaped(title)}">`,
    '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 10 5 0 10Z"/></marker></defs>',
    ...chart.bands.map(bandOf),
    ...outerFirst.filter(({ kind }) => kind === 'subProcess').map((node) => shapeOf(node, chart.boxes.get(node.id)!, marks.get(node.id))),
    ...lines,
    ...outerFirst.filter(({ kind }) => kind !== 'subProcess').map((node) => shapeOf(node, chart.boxes.get(node.id)!, marks.get(node.id))),
    '</svg>',
  ].join('\n');
}

const legible = 0.75; // pixels a unit, so that names can be read; a wide drawing scrolls
const edge = 34; // around the drawing, for names below and beside it

function viewOf({ boxes, lines, bands }: Chart): [left: number, top: number, width: number, height: number] {
  const all = [...boxes.values(), ...bands];
  const points = [...lines.values()].flat();
  const [xs, ys] = [
    [...all.flatMap(({ x, width }) => [x, x + width]), ...points.map(({ x }) => x)],
    [...all.flatMap(({ y, height }) => [y, y + height]), ...points.map(({ y }) => y)],
  ];
  const least = (list: readonly number[]): number => list.reduce((a, b) => Math.min(a, b));
  const most = (list: readonly number[]): number => list.reduce((a, b) => Math.max(a, b));
  const [left, top] = [least(xs) - edge, least(ys) - edge];
  return [left, top, most(xs) + edge - left, most(ys) + edge - top];
}

function bandOf({ x, y, width, height, name }: Chart['bands'][number]): string {
  const middle = y + height / 2;
  return `<rect class="band" x="${x}" y="${y}" width="${width}" height="${height}"/><text class="name" transform="rotate(-90 ${x + 15} ${middle})" x="${x + 15}" y="${middle + 4}">${escaped(name)}</text>`;
}

function lineOf(points: readonly Point[], name: string): string {
  const path = `<path class="line" d="M${points.map(({ x, y }) => `${x} ${y}`).join('L')}" marker-end="url(#tip)"/>`;
  const [first, second] = points;
  if (name === '' || !first || !second) return path;
  const [x, y] = [(first.x + second.x) / 2, (first.y + second.y) / 2 - 5];
  return `${path}<text class="name" x="${x}" y="${y}">${escaped(name)}</text>`;
}

/** Where a straight line from the middle of one box to that of another leaves the one and meets the other. */
function between(from: Box, to: Box): Point[] {
  const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });
  const [a, b] = [middle(from), middle(to)];
  const clipped = (box: Box, at: Point, other: Point): Point => {
    const [dx, dy] = [other.x - at.x, other.y - at.y];
    const part = Math.min(dx === 0 ? 1 : box.width / 2 / Math.abs(dx), dy === 0 ? 1 : box.height / 2 / Math.abs(dy), 1);
    return { x: at.x + dx * part, y: at.y + dy * part };
  };
  return [clipped(from, a, b), clipped(to, b, a)];
}

const signs: Readonly<Partial<Record<FlowNode['kind'], string>>> = { exclusive: '×', parallel: '+', inclusive: '○', eventBased: '◇' };

function shapeOf({ kind, name, host }: FlowNode, box: Box, mark: Mark | undefined): string {
  const { x, y, width, height } = box;
  const [cx, cy] = [x + width / 2, y + height / 2];
  const below = `<text class="name" x="${cx}" y="${y + height + 13}">${escaped(name)}</text>`;
  const depth = `data-depth="${mark?.depth ?? 0}"`;
  const told = mark ? discOf(x + width, y, mark) : '';
  const note = mark ? `<title>${escaped(mark.note)}</title>` : '';
  const sign = signs[kind];
  if (sign !== undefined)
    return `<g><path class="shape" d="M${cx} ${y}L${x + width} ${cy} ${cx} ${y + height} ${x} ${cy}Z"/><text class="sign" x="${cx}" y="${cy + 6}">${sign}</text><text class="name" x="${cx}" y="${y - 6}">${escaped(name)}</text></g>`;
  if (kind === 'subProcess')
    return `<g>${note}<rect class="shape open" ${depth} x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/><text class="name" x="${cx}" y="${y + 15}">${escaped(name)}</text>${told}</g>`;
  if (kind === 'task' && width > 50 && host === undefined)
    return `<g>${note}<rect class="shape" ${depth} x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>${within(name, box, mark?.depth ?? 0)}${told}</g>`;
  const ends = kind === 'end' || kind === 'terminateEnd' ? ' ends' : '';
  return `<g>${note}<circle class="shape${ends}" ${depth} cx="${cx}" cy="${cy}" r="${Math.min(width, height) / 2}"/>${below}${told}</g>`;
}

const discOf = (x: number, y: number, { count }: Mark): string => {
  const text = String(count);
  const half = 5 + text.length * 3.4;
  return `<rect class="disc" x="${x - half}" y="${y - 9}" width="${half * 2}" height="18" rx="9"/><text class="count" x="${x}" y="${y + 4}">${text}</text>`;
};

/** A name in lines that fit its box, in smaller letters where they would not. */
function within(name: string, { x, y, width, height }: Box, depth: number): string {
  const size = [13, 11, 9.5].find((one) => linesOf(name, (width - 8) / one).length * one * 1.2 <= height - 4) ?? 8;
  const lines = linesOf(name, (width - 8) / size);
  const top = y + height / 2 - ((lines.length - 1) * size * 1.2) / 2 + size * 0.36;
  const spans = lines.map((line, at) => `<tspan x="${x + width / 2}" y="${(top + at * size * 1.2).toFixed(1)}">${escaped(line)}</tspan>`);
  return `<text class="task" data-depth="${depth}" font-size="${size}">${spans.join('')}</text>`;
}

/** Broken between words, or between any two characters of Chinese; `room` in widths of a Chinese character, of which others take a bit more than half. */
function linesOf(name: string, room: number): string[] {
  const widthOf = (text: string): number => Array.from(text).reduce((sum, one) => sum + (one > '\u2e80' ? 1 : 0.56), 0);
  const lines = [''];
  for (const [piece] of name.matchAll(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+|\s+/g)) {
    if (widthOf(lines.at(-1)! + piece.trimEnd()) > room && lines.at(-1) !== '') lines.push('');
    if (piece.trim() !== '' || lines.at(-1) !== '') lines[lines.length - 1] += piece;
  }
  return lines;
}
