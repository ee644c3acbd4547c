/** A run of letters as it stands on a page, in points from the lower left. `ends`: a line ends after it. */
export type Piece = Readonly<{ text: string; left: number; right: number; base: number; size: number; ends: boolean }>;
type Line = Readonly<Omit<Piece, 'ends'>>;

const wide = '\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef“”‘’—…·';
const blankBesideWide = new RegExp(`(?<=[${wide}]) +| +(?=[${wide}])`, 'gu');
const head = /^(第\s*[〇零一二三四五六七八九十百千\d]+\s*[编章节条]) +(?=\S)/;
const begins =
  /^(?:第\s*[〇零一二三四五六七八九十百千\d]+\s*[编章节条款]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[.、．]|[①-⑳]|附[件则录表])/;
const pageNumber = /^[-—–\s·第]*\d+[-—–\s·页]*(?:[/共]\s*\d+\s*页?)?$/;
const told = new RegExp(`[${wide}\\p{Script=Latin}\\p{ASCII}]`, 'gu');
const leastTold = 0.7; // of all letters; what a font does not tell looks like letters of every script

/**
 * The text of pages, a line a paragraph: lines that go on are joined, numbers of pages left out. Empty where the letters have no meaning,
 * as of a font that does not say what its pictures are.
 */
export function paragraphsOf(pages: ReadonlyArray<readonly Piece[]>): string {
  const lines = withoutHeads(pages.map(linesOf));
  const all = lines.flat();
  const isIndented = ({ left, size }: Line, margin: number): boolean => left > margin + 1.2 * size;
  const starts = all.filter(({ text }) => begins.test(text));
  const margin = Math.min(...all.map(({ left }) => left));
  const byIndent = starts.filter((it) => isIndented(it, margin)).length * 2 > starts.length;
  const paragraphs: string[] = [];
  for (const page of lines) {
    const [first, last] = [Math.min(...page.map(({ left }) => left)), Math.max(...page.map(({ right }) => right))];
    let before: Line | null = paragraphs.length === 0 ? null : (lastOf(lines, page) ?? null);
    for (const line of page) {
      const isFull = before !== null && before.right > last - 1.6 * before.size;
      const isNew = isIndented(line, first) || (!byIndent && begins.test(line.text)) || Math.abs((before?.size ?? 0) - line.size) > 0.15 * line.size;
      if (isFull && !isNew) paragraphs.push(joined(paragraphs.pop()!, line.text));
      else paragraphs.push(line.text);
      before = line;
    }
  }
  const text = paragraphs.join('\n');
  return (text.match(told)?.length ?? 0) < text.length * leastTold ? '' : text;
}

const lastOf = (pages: ReadonlyArray<readonly Line[]>, page: readonly Line[]): Line | undefined => pages[pages.indexOf(page) - 1]?.at(-1);

function joined(before: string, next: string): string {
  const words = /[\p{Script=Latin}\d,.;:)]$/u.test(before) && /^[\p{Script=Latin}\d(]/u.test(next);
  return words ? `${before} ${next}` : before + next;
}

/** Pieces that stand beside one another, in the order in which they were written. */
function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let line: Line | null = null;
  const end = () => {
    const text = line ? tidied(line.text) : '';
    if (line && text !== '') lines.push({ ...line, text });
    line = null;
  };
  for (const { ends, ...piece } of pieces) {
    const below = line as Line | null;
    if (below && piece.text.trim() !== '' && Math.abs(piece.base - below.base) > below.size / 2) end();
    const open = line as Line | null;
    if (!open) line = piece.text.trim() === '' ? null : piece;
    else {
      const apart = piece.left - open.right > 2 * open.size ? '\t' : '';
      const grown = piece.text.trim() === '' ? open : { ...open, right: Math.max(open.right, piece.right), size: Math.max(open.size, piece.size) };
      line = { ...grown, text: open.text + apart + piece.text };
    }
    if (ends) end();
  }
  end();
  return lines;
}

/** Without blanks that only keep letters apart; radicals that fonts give for the letters that look like them are those letters. */
const tidied = (text: string): string =>
  text
    .replaceAll(/[\u2e80-\u2fdf\uf900-\ufaff]/g, (it) => it.normalize('NFKC'))
    .replaceAll(/[^\P{Cc}\t]|[\p{Cs}\p{Cf}\p{Co}\p{Cn}\ufffd]/gu, '')
    .replaceAll(/[^\S\t\u3000]+/g, ' ')
    .replace(head, '$1\u3000')
    .replaceAll(blankBesideWide, '')
    .trim();

/** Without the numbers of pages, and without what stands at the top of most pages. */
function withoutHeads(pages: ReadonlyArray<readonly Line[]>): Line[][] {
  const top = (page: readonly Line[]): Line | undefined => page.toSorted((a, b) => b.base - a.base)[0];
  const bottom = (page: readonly Line[]): Line | undefined => page.toSorted((a, b) => a.base - b.base)[0];
  const plain = pages.map((page) => page.filter((line) => !(pageNumber.test(line.text) && (line === top(page) || line === bottom(page)))));
  const tops = Map.groupBy(plain, (page) => top(page)?.text);
  return plain.map((page, at) => {
    const first = top(page);
    const repeats = first && plain.length > 2 && at > 0 && tops.get(first.text)!.length * 2 > plain.length;
    return repeats ? page.filter((line) => line !== first) : page;
  });
}
