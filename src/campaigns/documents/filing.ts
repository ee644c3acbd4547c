import type { GridRow, Part } from '#platform/documents/parts.ts';
import { type Language, said } from '#platform/words.ts';
import { documentWords } from '../words/documents.ts';
import { dayOf, letters } from './cells.ts';

/** How far the forms of a department have come; each figure counts all that passed that desk. */
export type Filing = Readonly<{
  department: string;
  due: number;
  filed: number;
  assessed: number;
  reviewed: number;
  evaluated: number;
  registered: number;
}>;

const figures = ['due', 'filed', 'assessed', 'reviewed', 'evaluated', 'registered'] as const;

/** 填报情况统计: a row a department, and the total. */
export function filingParts(year: number, bureau: string, rows: readonly Filing[], today: string, language: Language): Part[] {
  const words = said(documentWords, language).filing;
  const head: GridRow = { head: true, cells: [words.department, ...figures.map((key) => words[key])] };
  const counts = (of: (key: (typeof figures)[number]) => number) => figures.map((key) => ({ text: String(of(key)), align: 'center' as const }));
  const body = rows.map((row): GridRow => ({ height: 9, cells: [row.department, ...counts((key) => row[key])] }));
  const total = counts((key) => rows.reduce((sum, row) => sum + row[key], 0));
  return [
    {
      blocks: [
        { kind: 'title', text: words.title(year) },
        { kind: 'ends', left: bureau, right: words.asOf(dayOf(today, language)), size: letters },
        {
          kind: 'grid',
          grid: {
            columns: [28, 12, 12, 12, 12, 12, 12],
            size: letters,
            rows: [head, ...body, { height: 9, cells: [{ text: words.total, align: 'center', bold: true }, ...total] }],
          },
        },
      ],
    },
  ];
}
