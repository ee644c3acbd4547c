/** A run of text that both have, that only the later has, or that only the earlier had. */
export type Run = Readonly<{ kind: 'kept' | 'added' | 'removed'; text: string }>;

/** Beyond so many words that differ, the differing middle is told as replaced: nobody reads such a difference word by word. */
const mostEdits = 1000;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const wordsOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/**
 * What was taken out of a text and what was put in, by words (of Chinese by its dictionary), as few as can be. The kept and removed runs
 * together are `before`, the kept and added ones `after`; runs of one kind never follow one another.
 */
export const textDifference = (before: string, after: string): Run[] =>
  listDifference(wordsOf(before), wordsOf(after)).map(({ kind, items }) => ({ kind, text: items.join('') }));

/** Texts one after another that both lists have, that only the later has, or that only the earlier had. */
export type ListRun = Readonly<{ kind: Run['kind']; items: readonly string[] }>;

/** The same of two lists of texts, such as paragraphs: what was removed before what was added in its place. */
export function listDifference(a: readonly string[], b: readonly string[]): ListRun[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = edits(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([...kept(a.slice(0, start)), ...middle, ...kept(a.slice(a.length - end))]);
}

const run = (kind: Run['kind'], items: readonly string[]): ListRun[] => (items.length > 0 ? [{ kind, items }] : []);
const kept = (items: readonly string[]) => run('kept', items);

/** Myers: for each number of edits the farthest point on each diagonal, until one reaches the end; then back along the points. */
function edits(a: readonly string[], b: readonly string[]): ListRun[] {
  const trace: Int32Array[] = [];
  let farthest = new Int32Array(3); // of diagonal k at k + count + 1
  for (let count = 0; count <= mostEdits; count += 1) {
    const next = new Int32Array(2 * count + 5);
    trace.push(farthest);
    for (let k = -count; k <= count; k += 2) {
      const at = k + count + 1;
      const down = k === -count || (k !== count && farthest[at - 1]! < farthest[at + 1]!);
      let x = down ? farthest[at + 1]! : farthest[at - 1]! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      next[at + 1] = x;
      if (x >= a.length && x - k >= b.length) return backwards(a, b, trace, count);
    }
    farthest = next;
  }
  return [...run('removed', a), ...run('added', b)];
}

function backwards(a: readonly string[], b: readonly string[], trace: readonly Int32Array[], edited: number): ListRun[] {
  const runs: ListRun[] = [];
  let [x, y] = [a.length, b.length];
  for (let count = edited; count > 0; count -= 1) {
    const farthest = trace[count]!;
    const at = x - y + count + 1;
    const down = x - y === -count || (x - y !== count && farthest[at - 1]! < farthest[at + 1]!);
    const from = down ? farthest[at + 1]! : farthest[at - 1]!;
    const middle = down ? from : from + 1;
    runs.push(...kept(a.slice(middle, x)), ...(down ? run('added', [b[from - (x - y + 1)]!]) : run('removed', [a[from]!])));
    [x, y] = [from, from - (x - y + (down ? 1 : -1))];
  }
  return [...runs, ...kept(a.slice(0, x))].toReversed();
}

/** Runs of one kind become one; between two kept ones what was removed comes before what was added. */
function joined(runs: readonly ListRun[]): ListRun[] {
  const found: ListRun[] = [];
  let of: Record<Run['kind'], readonly string[][]> = { kept: [], removed: [], added: [] };
  const flush = (...kinds: readonly Run['kind'][]) => {
    for (const kind of kinds) found.push(...run(kind, of[kind].flat()));
    of = { ...of, ...Object.fromEntries(kinds.map((kind) => [kind, []])) };
  };
  for (const { kind, items } of runs) {
    if (kind === 'kept') flush('removed', 'added');
    else flush('kept');
    of[kind] = [...of[kind], [...items]];
  }
  flush('kept', 'removed', 'added');
  return found;
}
