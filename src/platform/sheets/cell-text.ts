const longest = 32_767; // characters: Excel's own limit of a cell

/** What people write for the text above it. */
export const ditto = /^(同\s*上|〃|″|"|”)$/;

/** What a spreadsheet might take for a formula, and a reader for the text above, behind any apostrophes. */
const misread = /^'*([=+\-@\t\r]|(同\s*上|〃|″|"|”)$)/;

/**
 * A text as a cell may hold it: what XML cannot have is left out, what looks like Excel's own escapes is escaped, and what would be
 * misread, such as a formula, gets an apostrophe before it. `shownText` takes that back.
 */
export function cellText(text: string): string {
  const plain = plainText(text).replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
  return cut(misread.test(plain) ? `'${plain}` : plain);
}

/** What was written by `cellText`, as it was meant; other texts as they are, without the space around them. */
export function shownText(cell: string): string {
  const text = misread.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell;
  return text.trim();
}

/** A text without what no cell can hold: line ends are one character, other control characters and half characters are gone. */
export const plainText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- these are what XML cannot hold
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '');

/** Never between the halves of a character. */
function cut(text: string): string {
  if (text.length <= longest) return text;
  const end = longest - 1;
  return text.slice(0, /[\ud800-\udbff]/.test(text[end - 1]!) ? end - 1 : end);
}

/** A column's letters, from 0: A, Z, AA. */
export const columnLetters = (at: number): string => (at < 26 ? '' : columnLetters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
