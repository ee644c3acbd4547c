/**
 * What closes a control gap: establish an institution, finish one that is drafted, wait for the day of one that is enacted, improve the one that
 * is linked, or add a reminder.
 */
export const repairs = ['establish', 'finish', 'await', 'improve', 'remind'] as const;
type Repair = (typeof repairs)[number];

/**
 * The institution by which a gap may be closed: the linked one that is nearest to it. `drafting`: it, or its next version, is being written;
 * `coming`: enacted so that it will close the gap on its day.
 */
export type Linked = Readonly<{ drafting: boolean; coming: boolean }> | null;

/** The one deed that a gap waits for, by its level (domain §6). @param level 1–3 */
export function repairOf(level: number, linked: Linked): Repair {
  if (level === 3) return 'remind';
  if (linked?.coming) return 'await';
  if (linked?.drafting) return 'finish';
  return level === 2 && linked ? 'improve' : 'establish';
}
