import { drawingOf } from '#platform/formats/bpmn-layout.ts';
import { pictureOf } from '#platform/formats/bpmn-svg.ts';
import { keptMarkup, type Markup, markup } from '#platform/markup.ts';
import { layOut } from '#powers/web/editor/layOut.ts'; // it knows no browser

/** What is told of a node in the drawing: how deep its colour is, 1 to 4, the number on its disc, and what a pointer is told. */
export type Mark = Readonly<{ depth: number; count: number; note: string }>;

/** The colours of a node by depth; nought is that of one without a mark. */
export const tints = [
  { fill: '#ffffff', text: '#1a2326' },
  { fill: '#d6e3e6', text: '#1a2326' },
  { fill: '#abc6cc', text: '#1a2326' },
  { fill: '#477580', text: '#ffffff' },
  { fill: '#1d4c56', text: '#ffffff' },
] as const;

const legible = 0.62; // pixels a unit, so that names can be read; a wide drawing scrolls
const edge = 12; // around the drawing, for discs

/** A flowchart as SVG with its marks, by node, without script; null where it has no drawing and none can be laid out. `title` says what it is to those who do not see it. */
export async function markedFlowchart(xml: string, marks: ReadonlyMap<string, Mark>, title: string): Promise<Markup | null> {
  const drawing = await drawingOf(xml, layOut);
  if (drawing === null) return null;
  const tinted = new Map(
    drawing.shapes.flatMap(({ id, kind }) => (kind === 'pool' || kind === 'lane' ? [] : [[id, tints[marks.get(id)?.depth ?? 0]!] as const])),
  );
  const { x, y, width, height, body } = pictureOf(drawing, tinted);
  const discs = drawing.shapes.flatMap(({ id, box }) => {
    const mark = marks.get(id);
    return mark
      ? [
          disc(box.x + box.width, box.y, mark),
          markup`<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="none" pointer-events="all"><title>${mark.note}</title></rect>`,
        ]
      : [];
  });
  return markup`<svg viewBox="${x - edge} ${y - edge} ${width + 2 * edge} ${height + 2 * edge}" style="min-width:${Math.round(width * legible)}px" role="img" aria-label="${title}">${keptMarkup(body)}${discs}</svg>`;
}

function disc(x: number, y: number, { count }: Mark): Markup {
  const text = String(count);
  const half = 6 + text.length * 5;
  return markup`<g class="disc"><rect x="${x - half}" y="${y - 13}" width="${half * 2}" height="26" rx="13"/><text x="${x}" y="${y + 6}">${text}</text></g>`;
}
