import { listDifference } from '#platform/text-difference.ts';

/** A paragraph that both versions have, that one of them has, or that was worded otherwise. */
export type Paragraph = Readonly<
  | { kind: 'kept'; before: string; after: string }
  | { kind: 'added'; before: null; after: string }
  | { kind: 'removed'; before: string; after: null }
  | { kind: 'changed'; before: string; after: string }
>;

export const paragraphsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** From here on two paragraphs are one that was changed, not one that went and one that came: what they share of their pairs of letters. */
const alike = 0.4;
/** Beyond so many pairs of paragraphs nobody wrote the one from the other. */
const mostPairs = 40_000;

/** What became of each paragraph, in the order of the text; those that were worded otherwise stand beside one another. */
export function paragraphDifference(before: string, after: string): Paragraph[] {
  const shown: Paragraph[] = [];
  let removed: readonly string[] = [];
  for (const { kind, items } of listDifference(paragraphsOf(before), paragraphsOf(after))) {
    if (kind === 'removed') removed = items;
    else if (kind === 'added') {
      shown.push(...paired(removed, items));
      removed = [];
    } else {
      shown.push(...gone(removed), ...items.map((text) => ({ kind, before: text, after: text })));
      removed = [];
    }
  }
  return [...shown, ...gone(removed)];
}

const gone = (texts: readonly string[]): Paragraph[] => texts.map((text) => ({ kind: 'removed', before: text, after: null }));
const come = (texts: readonly string[]): Paragraph[] => texts.map((text) => ({ kind: 'added', before: null, after: text }));

const both = (before: string, after: string): Paragraph => ({ kind: before === after ? 'kept' : 'changed', before, after });

/** Pairs what went with what came, in order, so that what is alike in all is most. */
function paired(before: readonly string[], after: readonly string[]): Paragraph[] {
  if (before.length * after.length > mostPairs) return [...gone(before), ...come(after)];
  const likeness = table(before, after);
  const best = sums(likeness, after.length);
  const shown: Paragraph[] = [];
  let [x, y] = [0, 0];
  while (x < before.length || y < after.length) {
    const here = best[x]![y]!;
    if (x < before.length && here === best[x + 1]![y]!) shown.push(...gone([before[x++]!]));
    else if (y < after.length && here === best[x]![y + 1]!) shown.push(...come([after[y++]!]));
    else shown.push(both(before[x++]!, after[y++]!));
  }
  return shown;
}

/** The most likeness that is left from each pair on. */
function sums(likeness: readonly (readonly number[])[], width: number): number[][] {
  const best = Array.from({ length: likeness.length + 1 }, () => Array.from({ length: width + 1 }, () => 0));
  for (let x = likeness.length - 1; x >= 0; x--) {
    for (let y = width - 1; y >= 0; y--) {
      const pair = likeness[x]![y]! >= alike ? likeness[x]![y]! + best[x + 1]![y + 1]! : 0;
      best[x]![y] = Math.max(best[x + 1]![y]!, best[x]![y + 1]!, pair);
    }
  }
  return best;
}

function table(before: readonly string[], after: readonly string[]): number[][] {
  const others = after.map(pairsOf);
  return before.map((text) => {
    const own = pairsOf(text);
    return others.map((other) => share(own, other));
  });
}

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(1, text.length - 1) }, (_, at) => text.slice(at, at + 2)));

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const it of a) if (b.has(it)) shared++;
  return (2 * shared) / (a.size + b.size);
}
