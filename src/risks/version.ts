/** What the register says of a point, as one of its versions keeps it; the number and the year stay and are not part of it. */
export type Content = Readonly<Partial<Record<Field, string | number | null>>>;

/** In the order in which a change is told. */
export const fields = [
  'state',
  'description',
  'level',
  'opinion',
  'likelihood',
  'harm',
  'selfLevel',
  'keyArea',
  'aspect',
  'element',
  'foundBy',
  'tier',
  'departmentId',
  'personId',
  'position',
  'responsible',
  'powerId',
  'nodeId',
  'previousId',
] as const;
export type Field = (typeof fields)[number];
export type Change = Readonly<{ field: Field; before: string | number | null; after: string | number | null }>;

/** What differs between two versions of a point. */
export const changes = (before: Content, after: Content): Change[] =>
  fields.map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null })).filter((change) => change.before !== change.after);
