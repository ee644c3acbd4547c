import type { Said } from '../../difference.ts';

/** What was written and not saved yet: against which state of the draft (null: none was open), and what stood there. */
export type Kept = Readonly<{ revision: number | null; base: Said; said: Said }>;

const keyOf = (powerId: string) => `qingfeng.draft.${powerId}`;

/** Kept in this browser as it is typed, so that a closed page or a lost connection loses nothing. */
export const keep = (powerId: string, kept: Kept): void => localStorage.setItem(keyOf(powerId), JSON.stringify(kept));
export const forget = (powerId: string): void => localStorage.removeItem(keyOf(powerId));

export function keptOf(powerId: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(powerId)) ?? 'null') as Kept | null;
  } catch (error) {
    if (error instanceof SyntaxError) return null; // whatever another version kept there
    throw error;
  }
}
