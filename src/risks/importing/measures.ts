const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const bracketed = '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇';
const dotted = '⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛';
const wide = '１２３４５６７８９'.split('');
const numerals = '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十'.split(' ');

type Style = (n: number) => string;
const oneOf =
  (characters: string): Style =>
  (n) =>
    characters[n - 1] ?? '';

/** The ways to number a list; a list keeps to one of them. */
const styles: readonly Style[] = [
  ...['.', '．', '、', ')', '）'].map(
    (end): Style =>
      (n) =>
        `${n}${end}`,
  ),
  ...['.', '．', '、', ')', '）'].map(
    (end): Style =>
      (n) =>
        wide[n - 1] ? `${wide[n - 1]}${end}` : '',
  ),
  (n) => `(${n})`,
  (n) => `（${n}）`,
  ...[circled, bracketed, dotted].map(oneOf),
  (n) => (numerals[n - 1] ? `${numerals[n - 1]}、` : ''),
  (n) => (numerals[n - 1] ? `(${numerals[n - 1]})` : ''),
  (n) => (numerals[n - 1] ? `（${numerals[n - 1]}）` : ''),
  (n) => (numerals[n - 1] ? `${numerals[n - 1]}是` : ''),
  (n) => (numerals[n - 1] ? `第${numerals[n - 1]}，` : ''),
  (n) => (numerals[n - 1] ? `第${numerals[n - 1]}、` : ''),
];

/** Measures in a cell: at a numbering that counts up from 1, else at semicolons and line ends; without number and end mark. */
export function measuresIn(cell: string): string[] {
  const text = cell.trim();
  const style = styles.find((it) => text.startsWith(it(1)));
  const pieces = style ? counted(text, style) : text.split(/[;；\n]/);
  return pieces.map(trimmed).filter((piece) => piece !== '');
}

function counted(text: string, style: Style): string[] {
  const pieces: string[] = [];
  let left = text.slice(style(1).length);
  for (let n = 2; ; n++) {
    const at = nextAt(left, style(n));
    if (at < 0) return [...pieces, left];
    pieces.push(left.slice(0, at));
    left = left.slice(at + style(n).length);
  }
}

/** Where the next number stands: at the beginning of a clause, or where no figure could be meant by it, as 2. in 12.5 or 不超过2.5万元. */
function nextAt(text: string, mark: string): number {
  if (mark === '') return -1;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    const [before = '', after = ''] = [text[at - 1], text[at + mark.length]]; // right behind a number 2.5 is a figure
    if (/[\n。；;]/.test(before)) return at;
    const isFigure = /^[\d１-９]/.test(mark) && (/[\d０-９.．]/.test(before) || /[\d０-９]/.test(after));
    const isWord = mark.endsWith('是') && !/[\s\p{P}]/u.test(before);
    if (!isFigure && !isWord) return at;
  }
  return -1;
}

/** A text without spaces and end marks around it. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && /[\s;；。，,]/.test(text[from]!)) from++;
  while (to > from && /[\s;；。，,]/.test(text[to - 1]!)) to--;
  return text.slice(from, to);
}
