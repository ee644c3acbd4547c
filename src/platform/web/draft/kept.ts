import type { Desk, Kept, Kind } from './keeper.ts';

/** Kept in this browser under a key as it is typed, so that a closed page or a lost connection loses nothing. */
export const keptAt = <K extends Kind>(key: string): Pick<Desk<K>, 'keep' | 'drop'> => ({
  keep: (kept) => localStorage.setItem(key, JSON.stringify(kept)),
  drop: () => localStorage.removeItem(key),
});

/** What is kept under a key; null: nothing, or nothing that can be read. */
export function foundAt<K extends Kind>(key: string): Kept<K> | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Kept<K> | null;
  } catch (error) {
    if (error instanceof SyntaxError) return null; // whatever another version kept there
    throw error;
  }
}
