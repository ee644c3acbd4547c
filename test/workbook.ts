import { strToU8, zipSync } from 'fflate';

/** A cell as it stands in the file: a text (inline), a number, or the XML of a `<c>` between its tags with its attributes. */
export type TestCell = string | number | null | Readonly<{ attributes: string; inside: string }>;
export type TestSheet = Readonly<{
  name: string;
  rows: ReadonlyArray<readonly TestCell[]>;
  merges?: readonly string[];
  hidden?: boolean;
  xml?: string;
}>;
type Options = Readonly<{ packed?: boolean; shared?: string; from1904?: boolean; more?: Readonly<Record<string, string>> }>;

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;');

export const columnName = (at: number): string => (at < 26 ? '' : columnName(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));

function cellXml(cell: TestCell, reference: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  return `<c r="${reference}" ${cell.attributes}>${cell.inside}</c>`;
}

function sheetXml({ rows, merges = [], xml }: TestSheet): string {
  if (xml !== undefined) return xml;
  const data = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((cell, at) => cellXml(cell, `${columnName(at)}${row + 1}`)).join('')}</row>`,
  );
  const merged = merges.length === 0 ? '' : `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return `<worksheet ${main}><sheetData>${data.join('')}</sheetData>${merged}</worksheet>`;
}

/** Style 1 shows a number as day and time, style 2 as a day; style 3 is a number with quoted letters. */
const styles = `<styleSheet ${main}><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; h:mm"/><numFmt numFmtId="171" formatCode="0.0&quot; days&quot;"/></numFmts><cellXfs><xf/><xf numFmtId="170"/><xf numFmtId="14"/><xf numFmtId="171"/></cellXfs></styleSheet>`;

/** A workbook's file; without `packed` its parts lie in it as they are. `more`: other parts, or others in place of those. */
export function workbook(sheets: readonly TestSheet[], { packed = true, shared, from1904 = false, more = {} }: Options = {}): Buffer {
  const listed = sheets.map(
    ({ name, hidden }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="r${at + 1}"${hidden ? ' state="hidden"' : ''}/>`,
  );
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const related = (list: readonly string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': related([relation('r1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${relations}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': related([
      ...sheets.map((_, at) => relation(`r${at + 1}`, 'worksheet', `/xl/worksheets/sheet${at + 1}.xml`)),
      relation('s', 'styles', 'styles.xml'),
      relation('t', 'sharedStrings', 'sharedStrings.xml'),
    ]),
    'xl/styles.xml': styles,
    ...(shared === undefined ? {} : { 'xl/sharedStrings.xml': `<sst ${main}>${shared}</sst>` }),
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)])),
    ...more,
  };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level: packed ? 6 : 0 }));
}
