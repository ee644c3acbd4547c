import { writeXlsxStream } from 'hucre/xlsx';
import type { Download, Sheet } from './endpoint.ts';
import { largestPage, type Page, pagesOf } from './list.ts';
import { cellText } from './sheets/cell-text.ts';
import { type Language, said } from './words.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * A list as a spreadsheet, row by row: constant memory whatever its length.
 *
 * @param pageAfter one page of the list, asked for with `limit` and `after`
 */
export function sheetOf(sheet: Sheet, language: Language, pageAfter: (page: object) => Promise<Page<Row>>): Download {
  const columns = Object.entries(sheet.columns).map(([key, { head, values }]) => ({
    key,
    header: said({ head }, language).head as string,
    values: values && said(values, language),
  }));
  const name = said({ name: sheet.name }, language).name as string;
  async function* cells() {
    const pages = pagesOf((after) => pageAfter({ limit: largestPage, ...(after === undefined ? {} : { after }) }));
    for await (const { rows } of pages) for (const row of rows) yield columns.map(({ key, values }) => cell(row[key], values));
  }
  const body = writeXlsxStream(cells(), { name, columns: columns.map(({ header }) => ({ header })), freezePane: { rows: 1 } });
  return { name: `${name}.xlsx`, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body };
}

function cell(value: unknown, values: Readonly<Record<string, unknown>> | undefined): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return cellText(String(values?.[value] ?? value));
  if (typeof value === 'object') return cellText(JSON.stringify(value));
  return value as string | number | boolean;
}
