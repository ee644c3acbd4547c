import { Document, type ISectionOptions, Packer, PageOrientation } from 'docx';
import { childrenOf, pageFooter } from './blocks.ts';
import { withRuns } from './grid.ts';
import { type Heading, type Layout, headingsOf, laidOut } from './layout.ts';
import type { Part } from './parts.ts';
import { writtenInPieces } from './pieces.ts';
import { fonts, lineOf, mm, pt } from './text.ts';
const papers = { A4: [210, 297], A3: [297, 420] } as const;
const usualMargins = [25, 20, 20, 20] as const;

/**
 * The bytes of a Word document. Where it has contents, or grids whose runs end with their page, it is laid out once to see what stands on
 * which page: so the contents are filled wherever the file is opened, and Word may fill them anew. A book of more letters than can be laid
 * out while somebody waits has contents without pages, which Word fills when it is opened.
 */
export async function composed(title: string, parts: readonly Part[]): Promise<Uint8Array<ArrayBuffer>> {
  const headings = headingsOf(parts);
  if (lettersOf(parts) > mostLaidOut) {
    const mark = marksOf(headings);
    return writtenInPieces(parts, (those) => Packer.toBuffer(documentOf(title, those, headings, mark)));
  }
  const taking = headings.map((it) => ({ ...it, page: 0 })); // a page takes room in the contents
  const layout = needsLayout(parts) ? laidOut(documentOf(title, parts, taking), parts) : null;
  return new Uint8Array(await Packer.toBuffer(documentOf(title, layout ? withBreaks(parts, layout) : parts, layout?.headings ?? headings)));
}

/** Letters of running text that are laid out within some ten seconds. */
const mostLaidOut = 150_000;

const lettersOf = (parts: readonly Part[]): number =>
  parts.flatMap(({ blocks }) => blocks).reduce((sum, block) => sum + (block.kind === 'text' ? block.text.length : 0), 0);

/** Whether a document has to be laid out before it is written, which takes its time. */
export const needsLayout = (parts: readonly Part[]): boolean =>
  parts.some(({ blocks }) => blocks.some((block) => block.kind === 'contents' || (block.kind === 'grid' && block.grid.runs !== undefined)));

function withBreaks(parts: readonly Part[], { breaks }: Layout): Part[] {
  let at = 0;
  return parts.map((part) => ({
    ...part,
    blocks: part.blocks.map((block) => (block.kind === 'grid' ? { ...block, grid: withRuns(block.grid, breaks[at++] ?? new Set()) } : block)),
  }));
}

/** The bookmark of the first heading, then of the next. */
function marksOf(headings: readonly Heading[]): () => string {
  let next = 0;
  return () => headings[next++]!.mark;
}

function documentOf(title: string, parts: readonly Part[], headings: readonly Heading[], mark = marksOf(headings)): Document {
  return new Document({
    title,
    creator: '',
    styles: {
      default: { document: { run: { font: fonts.body, size: pt(12) } }, heading1: { run: { color: ink } }, heading2: { run: { color: ink } } },
      paragraphStyles: contentsStyles,
    },
    sections: parts.map((part) => sectionOf(part, headings, mark)),
  });
}

const ink = '000000';

const contentsStyles = [
  {
    id: 'TOC1',
    name: 'toc 1',
    basedOn: 'Normal',
    run: { font: fonts.body, size: pt(14) },
    paragraph: { spacing: { before: 60, after: 60, ...lineOf(14) } },
  },
  {
    id: 'TOC2',
    name: 'toc 2',
    basedOn: 'Normal',
    run: { font: fonts.body, size: pt(12) },
    paragraph: { indent: { left: mm(6) }, spacing: { before: 20, after: 20 } },
  },
];

function sectionOf({ page = {}, blocks, footer = 'pages' }: Part, headings: readonly Heading[], mark: () => string): ISectionOptions {
  const { paper = 'A4', across = false, margins = usualMargins } = page;
  const [width, height] = papers[paper];
  const [top, right, bottom, left] = margins;
  const inside = mm((across ? height : width) - left - right);
  return {
    properties: {
      page: {
        size: { width: mm(width), height: mm(height), orientation: across ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { top: mm(top), right: mm(right), bottom: mm(bottom), left: mm(left), footer: mm(10), header: mm(10) },
      },
    },
    ...(footer === 'pages' && { footers: { default: pageFooter() } }),
    children: blocks.flatMap((block) => childrenOf(block, { width: inside, headings, mark })),
  };
}
