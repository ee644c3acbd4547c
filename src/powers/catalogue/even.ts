/** A text with one line end or one space where there were several, and without long runs of marks: what is looked through stays short. */
export const even = (text: string): string =>
  text.replace(/\s{2,}/g, (run) => (run.includes('\n') ? '\n' : ' ')).replace(/[。；;，,、.]{20,}/g, (run) => run[0]!);

/** A text without the given marks and spaces at its ends. */
export function trimmedOf(text: string, marks: string): string {
  let [from, to] = [0, text.length];
  const isMark = (at: number): boolean => marks.includes(text[at]!) || /\s/.test(text[at]!);
  while (from < to && isMark(from)) from++;
  while (to > from && isMark(to - 1)) to--;
  return text.slice(from, to);
}
