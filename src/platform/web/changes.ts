/** What differs between the two sides of a deed, key by key, as text. Null: not there on that side. */
export type Changed = Readonly<{ key: string; from: string | null; to: string | null }>;

export function changes(before: unknown, after: unknown): readonly Changed[] {
  const [old, now] = [parts(before), parts(after)];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return keys.map((key) => ({ key, from: text(old[key]), to: text(now[key]) })).filter(({ from, to }) => from !== to);
}

const parts = (side: unknown): Record<string, unknown> => {
  if (side === null || side === undefined) return {};
  return typeof side === 'object' && !Array.isArray(side) ? (side as Record<string, unknown>) : { value: side };
};

const text = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
