import type { Aspect, Element, FoundBy, KeyArea, Origin, State, Tier } from './point.ts';

/** What the register may be narrowed to. `q`: words, each of which the point says or its person's name holds. */
export type Filter = Readonly<{
  q?: string | undefined;
  year?: number | undefined;
  department?: string | undefined;
  level?: number | undefined;
  keyArea?: KeyArea | undefined;
  tier?: Tier | undefined;
  state?: State | undefined; // unless one is asked for, those that count nowhere stay away
  aspect?: Aspect | undefined;
  element?: Element | undefined;
  foundBy?: FoundBy | undefined;
  origin?: Origin | undefined;
  likelihood?: number | undefined;
  harm?: number | undefined;
  gap?: boolean | undefined;
  power?: string | undefined;
  node?: string | undefined;
}>;

const most = 8; // words of one search

export const wordsOf = (q: string | undefined): string[] => [...new Set((q ?? '').toLowerCase().split(/\s+/).filter(Boolean))].slice(0, most);

/** What points are counted by, and told apart by in the figures. */
export const dimensions = ['department', 'keyArea', 'tier', 'element', 'foundBy'] as const;
export type Dimension = (typeof dimensions)[number];

/** The one dimension that a filter narrows, or `all` for none; null where it asks for what is not counted beforehand. */
export function countedBy({ q, aspect, origin, power, node, ...rest }: Filter): Dimension | 'all' | null {
  if (wordsOf(q).length > 0 || [aspect, origin, power, node].some((it) => it !== undefined)) return null;
  const narrowed = dimensions.filter((dimension) => rest[dimension] !== undefined);
  return narrowed.length > 1 ? null : (narrowed[0] ?? 'all');
}
