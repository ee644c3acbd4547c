/** What governs a risk point at best: an institution in force, one that is being drafted, none. */
export const covers = ['none', 'draft', 'inForce'] as const;
export type Cover = (typeof covers)[number];

/** What may be asked for: `open`, those without an institution in force, drafted or none. */
export const coverFilters = ['open', ...covers] as const;
export type CoverFilter = (typeof coverFilters)[number];

export const coverOf = (statuses: readonly string[]): Cover =>
  statuses.includes('inForce') ? 'inForce' : statuses.includes('draft') ? 'draft' : 'none';

type Linked = Readonly<{ institutions: ReadonlyArray<Readonly<{ id: string; title: string }>> }>;

/** The columns of the matrix: the institutions that govern points of a page, those that govern most first. */
export function matrixColumns(rows: readonly Linked[], most: number): Array<Readonly<{ id: string; title: string }>> {
  const counts = new Map<string, { id: string; title: string; count: number }>();
  for (const { institutions } of rows) {
    for (const { id, title } of institutions) counts.set(id, { id, title, count: (counts.get(id)?.count ?? 0) + 1 });
  }
  return [...counts.values()]
    .toSorted((a, b) => b.count - a.count || a.title.localeCompare(b.title, 'zh'))
    .slice(0, most)
    .map(({ id, title }) => ({ id, title }));
}
