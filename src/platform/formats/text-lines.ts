const cjk = '\u2e80';

/** How wide a text is in widths of a Chinese character, of which a letter takes a bit more than half. */
export const widthOf = (text: string): number => Array.from(text).reduce((sum, one) => sum + (one >= cjk ? 1 : 0.56), 0);

const pieces = /[\u2e80-\u{10ffff}]|[^\s\u2e80-\u{10ffff}]+|\s+/gu;
const longest = 24; // letters of a word that is not broken
const closing = /^[，。、；：！？）》」』”’…]$/u; // never at the beginning of a line

/** A text in lines of at most `room` widths: broken between words, or between any two characters of Chinese. */
export function linesOf(text: string, room: number): string[] {
  const lines = [''];
  const add = (piece: string): void => {
    const last = lines.at(-1)!;
    if (last !== '' && widthOf(last + piece.trimEnd()) > room && !closing.test(piece)) lines.push('');
    if (piece.trim() !== '' || lines.at(-1) !== '') lines[lines.length - 1] += piece;
  };
  for (const [piece] of text.trim().matchAll(pieces)) {
    for (let at = 0; at < piece.length; at += longest) add(piece.slice(at, at + longest));
  }
  return lines.map((line) => line.trimEnd());
}

/** The same in as few lines, and these as even as may be: no character stands alone in the last. */
export function evenLinesOf(text: string, room: number): string[] {
  const lines = linesOf(text, room);
  for (let less = Math.ceil(widthOf(text) / lines.length); less < room; less += 0.5) {
    const even = linesOf(text, less);
    if (even.length === lines.length) return even;
  }
  return lines;
}
