import { changedFields, type Field, type Said } from './difference.ts';

/** Both wrote at a field that stood as `base`: what is taken unless somebody chooses otherwise, and the fields in which they disagree. */
export type Merged = Readonly<{ said: Said; conflicts: readonly Field[] }>;

/** Takes a field, a limit with its unit, from another version. */
export function taking(said: Said, field: Field, from: Said): Said {
  if (field === 'statutoryLimit') return { ...said, statutoryLimit: from.statutoryLimit, statutoryUnit: from.statutoryUnit };
  if (field === 'promisedLimit') return { ...said, promisedLimit: from.promisedLimit, promisedUnit: from.promisedUnit };
  return { ...said, [field]: from[field] };
}

/** Two people's changes to one draft in one: what only they changed is taken, what both changed differently stays mine and is a conflict. */
export function merged(base: Said, mine: Said, theirs: Said): Merged {
  const [my, their, between] = [changedFields(base, mine), changedFields(base, theirs), changedFields(mine, theirs)];
  const said = their.filter((field) => !my.includes(field)).reduce((all, field) => taking(all, field, theirs), mine);
  return { said, conflicts: my.filter((field) => their.includes(field) && between.includes(field)) };
}
