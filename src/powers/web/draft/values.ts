import type { LimitUnit } from '#engine/flow.ts';
import type { Power } from '../../contract/power.ts';
import { changedFields, type Field, type Said } from '../../difference.ts';
import type { Basis } from '../../power.ts';
import { taking } from '../../merge.ts';

/** What a version says, positions by id: what the form edits. */
export const saidOf = ({
  basis,
  procedure,
  responsibility,
  statutoryLimit,
  statutoryUnit,
  promisedLimit,
  promisedUnit,
  positions,
}: Power['version']): Said => ({
  basis,
  procedure,
  responsibility,
  statutoryLimit,
  statutoryUnit,
  promisedLimit,
  promisedUnit,
  positions: positions.map(({ id }) => id),
});

const halfLimit = (days: number | null, unit: LimitUnit | null) => (days === null) !== (unit === null);
const begun = ({ document, article, text }: Basis) => document.trim() === '' && (article + text).trim() !== '';
const unwritten = ({ document, article, text }: Basis) => (document + article + text).trim() === '';

/** Fields that cannot be saved as they stand: half a limit, a basis without its document. They stay in the form. */
export function halfDone(said: Said): Field[] {
  return [
    ...(halfLimit(said.statutoryLimit, said.statutoryUnit) ? (['statutoryLimit'] as const) : []),
    ...(halfLimit(said.promisedLimit, said.promisedUnit) ? (['promisedLimit'] as const) : []),
    ...(said.basis.some(begun) ? (['basis'] as const) : []),
  ];
}

/** What of a form can be saved now: rows that nothing was written into are left out, fields in `held` stay as they were. */
export function savable(said: Said, base: Said, held: readonly Field[]): Said {
  const whole = { ...said, basis: said.basis.filter((row) => !unwritten(row)) };
  return held.reduce<Said>((all, field) => taking(all, field, base), whole);
}

/** The fields that differ, as a save sends them. */
export function changesOf(base: Said, said: Said): Partial<Said> {
  const fields = changedFields(base, said);
  const units: Partial<Record<Field, keyof Said>> = { statutoryLimit: 'statutoryUnit', promisedLimit: 'promisedUnit' };
  return Object.fromEntries(fields.flatMap((field) => [field, units[field] ?? []].flat().map((key) => [key, said[key as keyof Said]])));
}
