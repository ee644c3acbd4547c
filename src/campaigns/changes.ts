import type { Content } from './content.ts';

/** What is other than it was, by place: a field (`duties`), a line (`points.<id>`), a field of it (`points.<id>.measures.0.text`). */
export type Change = Readonly<{ place: string; kind: 'added' | 'removed' | 'changed'; before: unknown }>;

type Leaves = ReadonlyMap<string, unknown>;

/** Every value of a form by its place. Lines and their measures are values too, so that one that is new or gone is one change. */
function leavesOf(content: Content): Leaves {
  const { points, ...rest } = content;
  const found = new Map<string, unknown>();
  walk('', rest, found);
  for (const { id, ...line } of points) {
    found.set(`points.${id}`, true);
    walk(`points.${id}.`, line, found);
  }
  return found;
}

function walk(at: string, value: Readonly<Record<string, unknown>>, found: Map<string, unknown>): void {
  for (const [key, it] of Object.entries(value)) {
    if (Array.isArray(it) && it.some((one) => typeof one === 'object')) {
      for (const [index, one] of it.entries()) {
        found.set(`${at}${key}.${index}`, true);
        walk(`${at}${key}.${index}.`, one as Record<string, unknown>, found);
      }
    } else if (it !== null && typeof it === 'object' && !Array.isArray(it)) walk(`${at}${key}.`, it as Record<string, unknown>, found);
    else found.set(`${at}${key}`, it);
  }
}

const empty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0);
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other) || (empty(one) && empty(other));
const within = (place: string, places: ReadonlySet<string>) => [...places].some((it) => place.startsWith(`${it}.`));

/** What changed from one state of a form to another. What lies within a line or measure that is new or gone is not told again. */
export function changesBetween(before: Content, after: Content): Change[] {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const missing = (from: Leaves, to: Leaves) => new Set([...from].flatMap(([place, value]) => (value === true && !to.has(place) ? [place] : [])));
  const [added, removed] = [missing(now, old), missing(old, now)];
  const changed = [...new Set([...old.keys(), ...now.keys()])].flatMap((place): Change[] => {
    if (added.has(place)) return within(place, added) ? [] : [{ place, kind: 'added', before: null }];
    if (removed.has(place)) return within(place, removed) ? [] : [{ place, kind: 'removed', before: null }];
    if (within(place, added) || within(place, removed) || same(old.get(place), now.get(place))) return [];
    return [{ place, kind: 'changed', before: old.get(place) ?? null }];
  });
  return changed;
}

/** Whether something changed at a place or within it: what a remark asks for there was touched. */
export const touches = (changes: readonly Change[], place: string): boolean =>
  changes.some((it) => it.place === place || it.place.startsWith(`${place}.`) || place.startsWith(`${it.place}.`));

/** Whether a form has such a place, so that something can be asked there. */
export function hasPlace(content: Content, place: string): boolean {
  return place === 'points' || [...leavesOf(content).keys()].some((it) => it === place || it.startsWith(`${place}.`));
}
