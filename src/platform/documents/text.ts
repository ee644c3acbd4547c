import { type IFontAttributesProperties, LineRuleType, TextRun } from 'docx';
import { plainText } from '../sheets/cell-text.ts';

/** Twentieths of a point, as Word measures lengths. */
export const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
/** Half points, as Word measures letters. */
export const pt = (points: number): number => Math.round(points * 2);

const named = (chinese: string): IFontAttributesProperties => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: chinese,
});

/** The letters of official papers: 仿宋 for what is said, 宋体 for titles, 黑体 for the heads of tables. */
export const fonts = { body: named('仿宋'), title: named('宋体'), head: named('黑体') } as const;

type Letters = Readonly<{ font: IFontAttributesProperties; size: number; bold: boolean }>;

/** A text in one kind of letters; its line ends stay, a tab goes to the next stop. */
export function textRuns(text: string, { font, size, bold }: Letters): TextRun[] {
  return plainText(text)
    .split('\n')
    .map((line, at) => new TextRun({ text: line, color: '000000', font, size: pt(size), bold, ...(at > 0 && { break: 1 }) }));
}

/** Lines as high as their letters ask, whatever font is there for them: so a page holds the same everywhere. @param size of the letters, in points */
export const lineOf = (size: number) => ({ line: Math.round(size * 1.35 * 20), lineRule: LineRuleType.EXACT });
