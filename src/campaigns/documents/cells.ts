import { type CellLine, drawingHeight, type GridCell, type GridRow } from '#platform/documents/parts.ts';
import { type Language, said } from '#platform/words.ts';
import { documentWords } from '../words/documents.ts';
import type { Opinion, Signed } from './sheet.ts';

/** Letters of the forms, in points: 小四. */
export const letters = 12;
const lineHeight = letters * 1.35;
const perMillimetre = 72 / 25.4;
const margins = { beside: 6, above: 3 }; // points, of a cell

/** Room to sign by hand: blanks that do not hang over the edge. */
export const room = (characters: number): string => '\u00a0'.repeat(characters);

/** Letters of a label, in points: smaller in English, whose long words would be broken in the narrow columns of the forms. */
export const labelSize = (text: string): number => (/[a-z]{2}/i.test(text) ? 10 : letters);

export const labelCell = (text: string, span = 1, down = 1): GridCell => ({ text, span, down, align: 'center', size: labelSize(text) });
export const textCell = (text: string, span: number): GridCell => ({ text, span });
export const linesCell = (texts: readonly string[], span: number): GridCell => ({ lines: texts.map((text) => ({ text })), span });
export const numbered = (texts: readonly string[]): string => texts.map((text, at) => `${at + 1}.${text}`).join('\n');

const isWide = (character: string): boolean => /[\u1100-\uffdc\u{1f000}-\u{3ffff}“”‘’…—]/u.test(character);

/** How wide a character is, of the height of its letters. */
const shareOf = (character: string): number => (isWide(character) ? 1 : /[ ,.;:!'()|]/.test(character) ? 0.28 : 0.52);

/** How many lines a text takes in a cell, as its letters ask. @param width of the cell, in millimetres */
export function linesOf(text: string, width: number): number {
  const inside = Math.max(letters, width * perMillimetre - margins.beside);
  const paragraphs = text.split('\n').map((paragraph) => {
    let points = 0;
    for (const character of paragraph) points += letters * shareOf(character);
    return Math.max(1, Math.ceil(points / inside));
  });
  return paragraphs.reduce((sum, it) => sum + it, 0);
}

type Box = Readonly<{ texts: readonly string[]; signature: readonly CellLine[]; span: number; width: number; height: number }>;

/** What is said at the top left, who signs at the bottom right. @param box `width` and `height` in millimetres; it grows with what is said */
export function boxCell({ texts, signature, span, width, height }: Box): GridCell {
  const written = texts.reduce((sum, text) => sum + linesOf(text, width), 0) * lineHeight;
  const signed = signature.reduce((sum, { drawing }) => sum + (drawing ? drawingHeight * perMillimetre : lineHeight), 0);
  const before = Math.max(0, height * perMillimetre - margins.above - written - signed);
  const signing = signature.map((line, at): CellLine => ({ ...line, align: 'right', ...(at === 0 && { before }) }));
  return { span, top: true, lines: [...texts.map((text) => ({ text })), ...signing] };
}

/** Two lines for an opinion box: who signed and when; blank where nobody did. */
export function signatureOf(opinion: Opinion | null, language: Language, seal = false): CellLine[] {
  const words = said(documentWords, language);
  const who = opinion === null ? room(12) : whoOf(opinion, language);
  return [{ text: seal ? `${words.seal}${room(8)}` : `${words.signature}${who}` }, { text: dayOf(opinion?.on ?? null, language) }];
}

const whoOf = ({ by, principal }: Opinion, language: Language): string =>
  principal === null ? by : said(documentWords, language).onBehalf({ by, principal });

/** Signature, what was drawn, and day in one line, behind a label. */
export function signedLine(label: string, signed: Signed | null, language: Language): CellLine {
  const text = `${label}${signed?.name ?? room(10)}`;
  const day = `  ${dayOf(signed?.on ?? null, language)}`;
  return signed?.drawing ? { text, drawing: signed.drawing, after: day } : { text: `${text}${day}` };
}

/** A name as it was signed, and what was drawn; blank where nobody signed. */
export const signedCell = (signed: Signed | null | undefined): GridCell => ({
  lines: [{ text: signed?.name ?? '', drawing: signed?.drawing ?? null }],
  align: 'center',
});

/** A day as forms write it; blank to be filled in by hand where there is none. */
export function dayOf(day: string | null, language: Language): string {
  const words = said(documentWords, language);
  if (day === null) return words.noDay;
  const [year, month, date] = day.split('-').map(Number);
  return words.day({ year, month, day: date });
}

export function levelOf(level: number | null, language: Language): string {
  const { levels } = said(documentWords, language);
  return level === null ? '' : levels[level as 1 | 2 | 3];
}

/** `1.一级 2.三级`: the levels point by point. */
export const levelsOf = (levels: readonly (number | null)[], language: Language): string =>
  levels.flatMap((level, at) => (level === null ? [] : [`${at + 1}.${levelOf(level, language)}`])).join(' ');

const longRow = 24; // lines; a row that is longer may break over two pages

/** A row of a risk point; short ones stay on one page. @param widths of its cells, in millimetres */
export function pointRow(cells: readonly GridCell[], widths: readonly number[], height: number): GridRow {
  const lines = Math.max(...cells.map((cell, at) => linesOf(cell.text ?? '', widths[at] ?? 20)));
  return { cells, height, whole: lines <= longRow };
}

/** Rows to fill in by hand, up to the number that a form has at least. */
export const emptyRows = (count: number, spans: readonly number[], height: number): GridRow[] =>
  Array.from({ length: Math.max(0, count) }, () => ({ cells: spans.map((span) => ({ text: '', span })), height }));
