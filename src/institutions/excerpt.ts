/** A run of text, marked where it is what was looked for. */
export type Marked = Readonly<{ text: string; marked: boolean }>;

const around = 28; // characters at either side
export const mostExcerpts = 3;

/** A part of a text: how many characters stand before it, and whether the text goes on behind it. */
export type Cut = Readonly<{ at: number; text: string; goesOn: boolean }>;

/** Words as a person types them: each has to be found, whatever stands between them. */
export const wordsIn = (query: string): string[] => [...new Set(query.trim().toLowerCase().split(/\s+/))].filter((word) => word !== '');

/** Every place of every word, merged where they overlap, in the order of the text. */
function places(text: string, words: readonly string[]): Array<readonly [from: number, to: number]> {
  const lower = text.toLowerCase();
  const same = lower.length === text.length; // a letter may grow when it is made small; then nothing is marked rather than the wrong thing
  const found = (same ? words : []).flatMap((word) => occurrences(lower, word));
  const merged: Array<[number, number]> = [];
  for (const [from, to] of found.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function occurrences(text: string, word: string): Array<[number, number]> {
  const found: Array<[number, number]> = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push([at, at + word.length]);
  return found;
}

/** A text with what was looked for marked. The runs together are the text. */
export function marked(text: string, words: readonly string[]): Marked[] {
  return runs(text, 0, text.length, places(text, words));
}

function runs(text: string, start: number, end: number, found: ReadonlyArray<readonly [number, number]>): Marked[] {
  const shown: Marked[] = [];
  let at = start;
  for (const [from, to] of found) {
    if (from < start || to > end) continue;
    if (from > at) shown.push({ text: text.slice(at, from), marked: false });
    shown.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < end) shown.push({ text: text.slice(at, end), marked: false });
  return shown;
}

/** The first places where the words stand in parts of a text, with some of what is around them; none where they do not. Of parts that overlap the first counts. */
export function excerpts(cuts: readonly Cut[], words: readonly string[]): Marked[][] {
  let until = 0;
  const shown = cuts.flatMap((cut) => {
    if (cut.at < until) return [];
    until = cut.at + cut.text.length;
    return excerptsOf(cut, words);
  });
  return shown.slice(0, mostExcerpts);
}

function excerptsOf({ at, text, goesOn }: Cut, words: readonly string[]): Marked[][] {
  const found = places(text, words);
  const shown: Marked[][] = [];
  let after = 0;
  for (const [from, to] of found) {
    if (from < after) continue;
    if (shown.length === mostExcerpts) break;
    const start = edge(text, Math.max(after, from - around), from, 1);
    const end = edge(text, Math.min(text.length, to + around), to, -1);
    const line = runs(text, start, end, found).map((run) => ({ ...run, text: run.text.replace(/\s+/g, ' ') }));
    const before = start > 0 || at > 0 ? [more] : [];
    shown.push([...before, ...line, ...(end < text.length || goesOn ? [more] : [])]);
    after = end;
  }
  return shown;
}

const more: Marked = { text: '…', marked: false };

/** Where an excerpt begins or ends: at a break of lines, should one lie between; and never within a character. */
function edge(text: string, at: number, word: number, step: 1 | -1): number {
  const between = step === 1 ? text.slice(at, word) : text.slice(word, at);
  const line = step === 1 ? between.lastIndexOf('\n') : between.indexOf('\n');
  const place = line < 0 ? at : step === 1 ? at + line + 1 : word + line;
  return isLowSurrogate(text, place) ? place + step : place;
}

const isLowSurrogate = (text: string, at: number) => /[\udc00-\udfff]/.test(text[at] ?? '');
