import { Numbering } from './docx-numbering.ts';
import { FormatError } from './format-error.ts';
import { openParts, type SheetLimits, sheetLimits } from './xlsx-parts.ts';
import { attribute, parseWhole } from './xlsx-xml.ts';

/** How much a document may ask of us: sizes in bytes, `text` in characters. */
export type DocumentLimits = Readonly<{ packed: number; unpacked: number; ratio: number; text: number }>;

const mebi = 1024 * 1024;
export const documentLimits: DocumentLimits = { packed: 20 * mebi, unpacked: 200 * mebi, ratio: 200, text: 1_000_000 };

const main = 'word/document.xml';

/**
 * The text of a Word document (.docx), a line a paragraph with the number that Word writes before it; cells of a table row are divided by a tab. What was struck out, fields' codes, notes
 * and pictures are left out, nothing is followed and nothing runs.
 *
 * @throws FormatError `formats/xls` for a document of an old Word, `formats/xlsx-encrypted`, `formats/bomb`, `formats/too-large`,
 *   `formats/xlsx-damaged`, `formats/not-docx` …
 */
export async function docxText(source: AsyncIterable<Uint8Array>, limits: DocumentLimits = documentLimits): Promise<string> {
  const { packed, unpacked, ratio } = limits;
  const parts = await openParts(source, { ...sheetLimits, packed, unpacked, ratio } satisfies SheetLimits);
  if (!parts.has(main)) throw new FormatError('formats/not-docx', { element: 'zip' });
  const reading = new Reading(limits.text, await Numbering.of(parts));
  await parseWhole(parts.read(main), main, reading);
  return reading.lines.join('\n').trim();
}

/** Elements whose content is not what the document says: taken out by tracked changes, moved away, or another drawing of the same text. */
const silent = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'delText', 'pPr', 'rPr']);

class Reading {
  readonly lines: string[] = [];
  private readonly limit: number;
  private readonly numbering: Numbering;
  private paragraph: { style: string; list: string | null; depth: number | null } = { style: '', list: null, depth: null };
  private line = '';
  private length = 0;
  private quiet = 0;
  private said = false;
  private cells = 0;
  private tables = 0;

  constructor(limit: number, numbering: Numbering) {
    this.limit = limit;
    this.numbering = numbering;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'p') this.paragraph = { style: '', list: null, depth: null };
    if (silent.has(name)) this.quiet++;
    else if (this.quiet > 0) this.ofParagraph(name, attribute(attributes, 'val') ?? '');
    else if (name === 'tbl') this.tables++;
    else if (name === 'tr' && this.tables === 1) this.cells = 0;
    else if (name === 'tc' && this.tables === 1 && this.cells++ > 0) this.add('\t');
    else if (name === 't') this.said = true;
    else if (name === 'tab') this.add('\t');
    else if (name === 'br' && attribute(attributes, 'type') !== 'page') this.add(this.tables > 0 ? ' ' : '\n');
    else if (name === 'cr') this.add('\n');
    else if (name === 'noBreakHyphen') this.add('-');
  };

  readonly close = (name: string): void => {
    if (silent.has(name)) this.quiet--;
    if (name === 'pPr' && this.quiet === 0) this.add(this.numbering.next(this.paragraph));
    else if (silent.has(name)) return;
    else if (name === 't') this.said = false;
    else if (this.quiet > 0) return;
    else if (name === 'tbl') this.tables--;
    else if (name === 'p') this.endOfParagraph();
    else if (name === 'tr' && this.tables === 1) this.flush();
  };

  readonly text = (text: string): void => {
    if (this.said && this.quiet === 0) this.add(text);
  };

  /** What its properties say of its number; those that it had before a tracked change are further inside. */
  private ofParagraph(name: string, value: string): void {
    if (this.quiet !== 1) return;
    if (name === 'pStyle') this.paragraph.style = value;
    else if (name === 'numId') this.paragraph.list = value;
    else if (name === 'ilvl') this.paragraph.depth = Number(value);
  }

  private add(text: string): void {
    this.length += text.length;
    if (this.length > this.limit) throw new FormatError('formats/too-large', { element: main, limit: this.limit });
    this.line += text;
  }

  private endOfParagraph(): void {
    if (this.tables === 0) this.flush();
    else if (this.line !== '' && !/[\t ]$/.test(this.line)) this.add(' ');
  }

  private flush(): void {
    this.lines.push(...this.line.split('\n').map((line) => line.replace(/ +(?=\t|$)/g, '').trimEnd()));
    this.line = '';
  }
}
