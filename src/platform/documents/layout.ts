import type { Document } from 'docx';
import { type BlockLayout, layoutDocument, type PageLayout } from 'docx/layout';
import { plainText } from '../sheets/cell-text.ts';
import type { Part } from './parts.ts';

/** A heading of a document, the name of its bookmark, and its page where that is known. */
export type Heading = Readonly<{ text: string; level: number; mark: string; page: number | null }>;

/** What stands where: the headings with their pages, and for each grid the rows with which a page begins. */
export type Layout = Readonly<{ headings: readonly Heading[]; breaks: ReadonlyArray<ReadonlySet<number>> }>;

/** The headings of a document before it is laid out. */
export function headingsOf(parts: readonly Part[]): Heading[] {
  const headings = parts.flatMap(({ blocks }) => blocks.flatMap((it) => (it.kind === 'heading' || it.kind === 'subheading' ? [it] : [])));
  return headings.map(({ kind, text }, at) => ({
    text: plainText(text).replaceAll('\t', ' '),
    level: kind === 'heading' ? 1 : 2,
    mark: `_Toc${1000 + at}`,
    page: null,
  }));
}

/** Lays a document out as Word does. Where that cannot be told to the end, pages after it are not known. */
export function laidOut(document: Document, parts: readonly Part[]): Layout {
  const { pages } = layoutDocument(document, { guess: true });
  return { headings: pagesOf(headingsOf(parts), pages), breaks: breaksOf(pages) };
}

const said = (block: BlockLayout): string => (block.type === 'paragraph' ? block.lines.map(({ text }) => text).join('') : '');
const squeezed = (text: string): string => text.replace(/\s+/g, '');

/** Headings are met in their order; a line of the contents has a tab before its page. */
function pagesOf(headings: readonly Heading[], pages: readonly PageLayout[]): Heading[] {
  const paged: Heading[] = [];
  for (const [at, { body, pageNumber }] of pages.entries()) {
    for (const block of body) {
      const next = headings[paged.length];
      const text = said(block);
      if (next && !text.includes('\t') && squeezed(text) === squeezed(next.text)) paged.push({ ...next, page: Number(pageNumber ?? at + 1) });
    }
  }
  return [...paged, ...headings.slice(paged.length)];
}

function breaksOf(pages: readonly PageLayout[]): Set<number>[] {
  const tables = pages.flatMap(({ body }) => body.filter((block) => block.type === 'table'));
  const byTable = [...Map.groupBy(tables, ({ index }) => index).entries()].toSorted(([a], [b]) => a - b);
  return byTable.map(([, pieces]) => {
    const seen = new Set<number>(); // rows that are there already: of the heading, which is repeated
    return new Set(
      pieces.flatMap(({ rows }, piece) => {
        const first = rows.find(({ index }) => !seen.has(index))?.index;
        for (const { index } of rows) seen.add(index);
        return piece > 0 && first !== undefined ? [first] : [];
      }),
    );
  });
}
