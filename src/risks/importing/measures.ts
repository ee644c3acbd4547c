const figures = Array.from({ length: 20 }, (_, at) => String(at + 1));
const wide = figures.map((it) => it.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)));
const numerals = '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十'.split(' ');
const marks = ['.', '．', '、', ')', '）', ':', '：', ',', '，'];

/** A way to number a list: how its n-th number, from 1, is written; several where people mix them within one list. */
type Style = (n: number) => readonly string[];
const withMarks =
  (...numbers: ReadonlyArray<readonly string[]>): Style =>
  (n) =>
    numbers.flatMap((of) => (of[n - 1] ? marks.map((mark) => of[n - 1]! + mark) : []));
const around =
  (numbers: readonly string[], ...forms: ReadonlyArray<readonly [string, string]>): Style =>
  (n) =>
    numbers[n - 1] ? forms.map(([before, after]) => before + numbers[n - 1]! + after) : [];
const characters =
  (all: string): Style =>
  (n) =>
    all[n - 1] ? [all[n - 1]!] : [];
const brackets = [
  ['(', ')'],
  ['（', '）'],
  ['(', '）'],
  ['（', ')'],
] as const;

const most = 20; // measures of a list
const inWriting = (style: Style): Style => {
  const written = Array.from({ length: most + 1 }, (_, n) => (n === 0 ? [] : style(n)));
  return (n) => written[n] ?? [];
};

const allStyles: readonly Style[] = [
  withMarks(figures, wide),
  (n) => [...around(figures, ...brackets)(n), ...around(wide, ...brackets)(n)],
  characters('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'),
  characters('⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'),
  characters('⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛'),
  around(numerals, ['', '、'], ['', '.'], ['', '．']),
  around(numerals, ...brackets),
  around(numerals, ['', '是']),
  around(numerals, ['第', '，'], ['第', '、'], ['第', ',']),
];
const styles = allStyles.map(inWriting);
const firstMarks = /^[.．、)）]/; // a colon or a comma behind 1 may be of the text

const label = /^[\u4e00-\u9fff]{0,6}(措施|办法|对策|举措)[:：]\s*/;

/** Measures in a cell: at a numbering that counts up from 1, whatever mark follows each number, else at semicolons and line ends; without number and end mark. */
export function measuresIn(cell: string): string[] {
  const text = cell.trim();
  const bare = text.replace(label, '');
  const style = styleOf(bare);
  const pieces = style ? counted(bare, style) : text.split(/[;；\n]/);
  return pieces.map(trimmed).filter((piece) => piece !== '');
}

function styleOf(text: string): Style | undefined {
  const style = styles.find((it) => startsWith(text, it(1)) !== null);
  if (style !== styles[0] || firstMarks.test(text.slice(1))) return style;
  return nextOf(text.slice(2), style!(2), false) && !/^\d/.test(text.slice(2)) ? style : undefined;
}

const startsWith = (text: string, numbers: readonly string[]): string | null => numbers.find((it) => text.startsWith(it)) ?? null;

/** Each number in its own style as long as it goes on; where it does not, the next may be of another that does not count for itself. */
function counted(text: string, style: Style): string[] {
  const pieces: string[] = [];
  const others = styles.filter((it) => it !== style);
  let left = text.slice(startsWith(text, style(1))!.length);
  for (let n = 2; ; n++) {
    const next =
      nextOf(left, style(n), false) ?? (/[\d０-９一二三四五六七八九十①-⒛]/.test(left) ? nextOf(left, apartOf(others, n, text), true) : null);
    if (!next) return [...pieces, left];
    pieces.push(left.slice(0, next.at));
    left = left.slice(next.at + next.length);
  }
}

const apartOf = (others: readonly Style[], n: number, text: string): string[] =>
  others.filter((it) => !it(1).some((number) => text.includes(number))).flatMap((it) => it(n));

type Place = Readonly<{ at: number; length: number }>;

/** @param apart whether it must stand at the beginning of a clause */
function nextOf(text: string, numbers: readonly string[], apart: boolean): Place | null {
  const places = numbers.map((number): Place => ({ at: nextAt(text, number, apart), length: number.length })).filter(({ at }) => at >= 0);
  return places.length > 0 ? places.reduce((first, it) => (it.at < first.at ? it : first)) : null;
}

/** Where the next number stands: at the beginning of a clause, or where no figure could be meant by it, as 2. in 12.5 or 不超过2.5万元. */
function nextAt(text: string, mark: string, apart: boolean): number {
  const isBare = /^[\d０-９]/.test(mark);
  const isLoose = apart || (isBare ? /[:：,，]$/ : /是$/).test(mark);
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    const [before = '', after = ''] = [text[at - 1], text[at + mark.length]]; // right behind a number 2.5 is a figure
    const isFigure = isBare && /[\d０-９]/.test(after);
    if (/[\n。；;]/.test(before) && !(isLoose && isFigure)) return at;
    const isPart = isBare ? /[\d０-９.．(（第]/.test(before) : /[一二三四五六七八九十第、]/.test(before) && /[一二三四五六七八九十]/.test(mark);
    if (!isFigure && !isPart && !(isLoose && !/[\s\p{P}]/u.test(before))) return at;
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
