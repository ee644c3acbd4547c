import { FormatError } from './format-error.ts';
import type { Merge, Row } from './table-heading.ts';
import { relationsOf, stylesOf } from './xlsx-cells.ts';
import { openParts, type Parts, type SheetLimits, sheetLimits } from './xlsx-parts.ts';
import { type Book, sharedTexts, sheetMerges, sheetRows } from './xlsx-sheet.ts';
import { attribute, parseWhole } from './xlsx-xml.ts';

/** A sheet of a workbook. `rows` may be asked for more than once, each time from the beginning. */
export type Sheet = Readonly<{ name: string; hidden: boolean; rows: () => AsyncGenerator<Row>; merges: () => Promise<readonly Merge[]> }>;

type Listed = { name: string; hidden: boolean; id: string };

/**
 * The sheets of an Excel workbook (.xlsx, .xlsm), in their order. Macros, formulas and links are not looked at: a cell is what it showed.
 *
 * @param source the whole file
 * @throws FormatError by name `formats/xls`, `formats/xlsx-encrypted`, `formats/not-xlsx`; else `formats/xlsx-damaged`, `formats/bomb` …
 */
export async function openXlsx(source: AsyncIterable<Uint8Array>, limits: SheetLimits = sheetLimits): Promise<readonly Sheet[]> {
  const parts = await openParts(source, limits);
  const workbook = (await relationsOf(parts, '')).byType.get('officeDocument') ?? 'xl/workbook.xml';
  if (!parts.has(workbook)) throw new FormatError('formats/not-xlsx', { element: 'zip' });
  const { byId, byType } = await relationsOf(parts, workbook);
  const { listed, from1904 } = await workbookOf(parts, workbook);
  const styles = await stylesOf(parts, byType.get('styles') ?? null);
  const shared = await sharedTexts(parts, byType.get('sharedStrings') ?? null, limits);
  const book: Book = { parts, limits, styles, shared, from1904 };
  const sheets = listed.flatMap(({ name, hidden, id }): Sheet[] => {
    const part = byId.get(id);
    if (part === undefined || !parts.has(part) || part.includes('chartsheets')) return [];
    return [{ name, hidden, rows: () => sheetRows(book, part, name), merges: () => sheetMerges(book, part) }];
  });
  if (sheets.length === 0) throw new FormatError('formats/not-xlsx', { element: workbook });
  return sheets;
}

async function workbookOf(parts: Parts, part: string): Promise<{ listed: Listed[]; from1904: boolean }> {
  const listed: Listed[] = [];
  let [root, from1904] = ['', false];
  await parseWhole(parts.read(part), part, {
    open: (name, attributes) => {
      root ||= name;
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const hidden = ['hidden', 'veryHidden'].includes(attributes['state'] ?? '');
      listed.push({ name: attributes['name'] ?? '', hidden, id: attribute(attributes, 'id') ?? '' });
    },
  });
  if (root !== 'workbook') throw new FormatError('formats/not-xlsx', { element: part });
  return { listed, from1904 };
}
