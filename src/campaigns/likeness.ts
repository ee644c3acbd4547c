/** How much two texts must have in common to be shown as perhaps the same risk. */
export const alikeFrom = 0.55;

/** Most pairs that are proposed: more than a sitting looks through. */
export const mostPairs = 100;

export type Alike = Readonly<{ a: string; b: string; likeness: number }>;
type Told = Readonly<{ id: string; text: string }>;

/** Pairs of characters beside one another, without punctuation: what a text is compared by. */
function pairsOf(text: string): Set<string> {
  const letters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, ''),
  ];
  return new Set(letters.length < 2 ? letters : letters.slice(1).map((letter, at) => letters[at]! + letter));
}

/** From 0, nothing in common, to 1, the same words (Dice of their pairs of characters). */
export function likenessOf(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  if (one.size + other.size === 0) return 0;
  let both = 0;
  for (const pair of one) if (other.has(pair)) both++;
  return (2 * both) / (one.size + other.size);
}

/** Texts that may say the same, the likest first, the first so many of them; `found`: how many there are. */
export function alikeAmong(texts: readonly Told[]): Readonly<{ pairs: Alike[]; found: number }> {
  const pairs = texts.map(({ text }) => pairsOf(text));
  const holders = new Map<string, number[]>();
  const shared = new Int32Array(texts.length); // with each earlier text
  const found: Alike[] = [];
  for (const [at, own] of pairs.entries()) {
    shared.fill(0);
    for (const pair of own) {
      const earlier = holders.get(pair) ?? [];
      for (const other of earlier) shared[other]!++;
      earlier.push(at);
      holders.set(pair, earlier);
    }
    for (let other = 0; other < at; other++) {
      const likeness = (2 * shared[other]!) / (own.size + pairs[other]!.size);
      if (likeness >= alikeFrom) found.push({ a: texts[other]!.id, b: texts[at]!.id, likeness });
    }
  }
  return { pairs: found.toSorted((one, other) => other.likeness - one.likeness).slice(0, mostPairs), found: found.length };
}
