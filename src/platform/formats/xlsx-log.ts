import { FormatError } from './format-error.ts';
import { type LogLimits, logLimits } from './limits.ts';
import type { LogCase } from './log.ts';
import type { LogMap } from './log-map.ts';
import { readTable, sampleTable, type TableOptions } from './read-table.ts';
import { isComplete, type RowSource } from './table-layout.ts';
import { openXlsx, type Sheet } from './xlsx.ts';
import { sheetLimits } from './xlsx-parts.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** Sheets that are looked into for cases. */
const lookedInto = 20;

/**
 * The sheet of a workbook that holds the cases: the named one, else the first shown whose heading says all that is needed, else the first
 * shown with anything in it.
 *
 * @throws FormatError `formats/xlsx-sheet` when there is none of that name, `formats/empty`
 */
export async function xlsxSource(source: Bytes, limits: LogLimits, map: LogMap): Promise<RowSource & Readonly<{ sheets: readonly string[] }>> {
  const { packed, unpacked, ratio } = limits;
  const all = await openXlsx(source, { ...sheetLimits, packed, unpacked, ratio });
  const sheets = all.map(({ name }) => name.slice(0, 200));
  if (map.sheet) {
    const named = all.find(({ name }) => name === map.sheet);
    if (!named) throw new FormatError('formats/xlsx-sheet', { line: 1, name: map.sheet, sheets: sheets.join('、').slice(0, 500) });
    return { ...(await rowsIn(named)), sheets };
  }
  let first: RowSource | null = null;
  for (const sheet of all.filter(({ hidden }) => !hidden).slice(0, lookedInto)) {
    const rows = await rowsIn(sheet);
    const layout = await sampleTable(rows, map).catch(refused);
    if (layout === null) continue;
    first ??= await rowsIn(sheet);
    if (isComplete(layout)) return { ...(await rowsIn(sheet)), sheets };
  }
  if (!first) throw new FormatError('formats/empty', { line: 1 });
  return { ...first, sheets };
}

/** A sheet without anything in it, or without a heading that can be told, is none of cases. */
function refused(error: unknown): null {
  if (error instanceof FormatError && ['formats/empty', 'formats/table-heading', 'formats/csv-heading'].includes(error.code)) return null;
  throw error;
}

const rowsIn = async (sheet: Sheet): Promise<RowSource> => ({
  format: 'xlsx',
  rows: sheet.rows(),
  merges: await sheet.merges(),
  names: null,
  sheet: sheet.name,
});

/** The cases of a workbook, see {@link readTable}. @param source the whole file */
export async function* readXlsx(source: Bytes, options: TableOptions = {}): AsyncGenerator<LogCase> {
  yield* readTable(await xlsxSource(source, options.limits ?? logLimits, options.map ?? {}), options);
}
