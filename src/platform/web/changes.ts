/** What differs between the two sides of a deed, key by key, as text. Null: not there on that side. What the deed does not name stayed as it was. */
export type Changed = Readonly<{ key: string; from: string | null; to: string | null }>;

export function changes(before: unknown, after: unknown): readonly Changed[] {
  const [old, now] = [parts(before), parts(after)];
  const keys = Object.keys(now).length > 0 ? Object.keys(now) : Object.keys(old);
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

const isId = (value: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value);
const isRaw = (value: string | null) => value !== null && (isId(value) || /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) || /^[[{<]/.test(value));

/**
 * Those that say something to a reader, in words: `wordOf` gives the word of a path in the module's book, `values.<key>` that of one
 * value. Ids, instants and files are left out: who and when the entry says itself, and the whole trail is the auditor's.
 */
export function readable(changed: readonly Changed[], wordOf: (path: string, facts?: { value: string }) => string | undefined) {
  return changed.flatMap(({ key, from, to }) => {
    const label = wordOf(`columns.${key}`) ?? wordOf(`fields.${key}`);
    if (label === undefined || isRaw(from) || isRaw(to)) return [];
    const groups = [key, key.replace(/^.*(?=[A-Z])/, '').toLowerCase()].flatMap((name) => [`${name}s`, `${name}es`, name.replace(/y$/, 'ies')]);
    const word = (value: string | null) => {
      if (value === null) return null;
      const said = wordOf(`values.${key}`, { value }) ?? groups.map((group) => wordOf(`${group}.${value}`)).find(Boolean);
      return said ?? wordOf(`states.${value}`) ?? value;
    };
    return [{ key, label, from: word(from), to: word(to) }];
  });
}
