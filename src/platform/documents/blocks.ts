import { AlignmentType, Bookmark, Footer, HeadingLevel, PageBreak, PageNumber, Paragraph, TableOfContents, TextRun } from 'docx';
import { plainText } from '../sheets/cell-text.ts';
import { gridTable } from './grid.ts';
import type { Heading } from './layout.ts';
import type { Block } from './parts.ts';
import { fonts, lineOf, pt, textRuns } from './text.ts';

/** The number of the page, between dashes. */
export const pageFooter = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ font: fonts.body, size: pt(9), children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });

type Around = Readonly<{ width: number; headings: readonly Heading[]; mark: () => string }>;

/** @param around the width of the text, the headings of the whole document with their pages, and the bookmark of the next one */
export function childrenOf(
  block: Block,
  { width, headings, mark }: Around,
): ReadonlyArray<Paragraph | TableOfContents | ReturnType<typeof gridTable>> {
  switch (block.kind) {
    case 'title':
      return [headingOf(block, null)];
    case 'heading':
    case 'subheading':
      return [headingOf(block, mark())];
    case 'text':
      return [textOf(block)];
    case 'ends':
      return [endsOf(block, width)];
    case 'grid':
      return [gridTable(block.grid, width), betweenGrids(block.grid.goesOn ?? false)];
    case 'contents':
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { after: 200, ...lineOf(18) },
          children: textRuns(block.title, { font: fonts.title, size: 18, bold: true }),
        }),
        contentsOf(block.title, headings),
      ];
    default:
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

/** Two tables without a paragraph between them would be one. */
const betweenGrids = (keepNext: boolean): Paragraph =>
  new Paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: 'exact' }, keepNext, children: [] });

const levels = { heading: HeadingLevel.HEADING_1, subheading: HeadingLevel.HEADING_2 } as const;
const headingSizes = { title: 22, heading: 18, subheading: 14 } as const;

/** A table of contents that is filled, and that Word may fill anew. */
function contentsOf(title: string, headings: readonly Heading[]): TableOfContents {
  const cachedEntries = headings.map(({ text, level, mark, page }) => ({ title: text, level, href: mark, ...(page !== null && { page }) }));
  return new TableOfContents(title, {
    hyperlink: true,
    headingStyleRange: '1-2',
    cachedEntries,
    beginDirty: headings.some(({ page }) => page === null),
  });
}

function headingOf({ kind, text, newPage = false }: Extract<Block, { newPage?: boolean }>, mark: string | null): Paragraph {
  const letters = textRuns(text.replaceAll('\t', ' '), {
    font: kind === 'subheading' ? fonts.body : fonts.title,
    size: headingSizes[kind],
    bold: true,
  });
  return new Paragraph({
    ...(kind === 'title' ? {} : { heading: levels[kind] }),
    alignment: kind === 'subheading' ? AlignmentType.LEFT : AlignmentType.CENTER,
    pageBreakBefore: newPage,
    keepNext: true,
    spacing: { before: kind === 'title' ? 240 : 120, after: 120, ...lineOf(headingSizes[kind]) },
    children: mark === null ? letters : [new Bookmark({ id: mark, children: letters })],
  });
}

const aligned = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

function textOf({
  text,
  align = 'left',
  size = 12,
  bold = false,
  indent = false,
  before = 0,
  after = 4,
}: Extract<Block, { kind: 'text' }>): Paragraph {
  return new Paragraph({
    alignment: aligned[align],
    spacing: { before: before * 20, after: after * 20, ...lineOf(size) },
    ...(indent && { indent: { firstLine: size * 40 } }), // two characters
    children: textRuns(text, { font: fonts.body, size, bold }),
  });
}

const endsOf = ({ left, right, size = 12 }: Extract<Block, { kind: 'ends' }>, width: number): Paragraph =>
  new Paragraph({
    spacing: { after: 60, ...lineOf(size) },
    keepNext: true,
    tabStops: [{ type: 'right', position: width }],
    children: textRuns(`${plainText(left).replaceAll('\t', ' ')}\t${plainText(right).replaceAll('\t', ' ')}`, {
      font: fonts.body,
      size,
      bold: false,
    }),
  });
