import type { Desk, Kept, Kind } from './keeper.ts';

/** Kept in this browser under a key as it is typed, so that a closed page or a lost connection loses nothing. */
export const keptAt = <K extends Kind>(key: string): Pick<Desk<K>, 'keep' | 'drop'> => ({
  keep: (kept) => localStorage.setItem(key, JSON.stringify(kept)),
  drop: () => localStorage.removeItem(key),
});

/** What is kept under a key; null: nothing, or what another version kept there and this one cannot read. */
export function foundAt<K extends Kind>(key: string): Kept<K> | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept<K> | null;
    return kept !== null && 'value' in kept && 'base' in kept ? kept : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
