import type { Kept } from './keeper.ts';

const keyOf = (formId: string) => `qingfeng.form.${formId}`;

/** Kept in this browser as it is typed, so that a closed page or a lost connection loses nothing. */
export const keep = (formId: string, kept: Kept): void => localStorage.setItem(keyOf(formId), JSON.stringify(kept));
export const forget = (formId: string): void => localStorage.removeItem(keyOf(formId));

export function keptOf(formId: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(formId)) ?? 'null') as Kept | null;
  } catch (error) {
    if (error instanceof SyntaxError) return null; // whatever another version kept there
    throw error;
  }
}
