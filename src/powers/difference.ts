import type { Basis, Wording } from './power.ts';

/** What a version says in fields, positions by name: what is set side by side. */
export type Said = Wording & Readonly<{ positions: readonly string[] }>;

/** The fields of a version in the order in which they are read; a limit is its figure and its unit. */
export const fields = ['statutoryLimit', 'promisedLimit', 'positions', 'basis', 'procedure', 'responsibility'] as const;
export type Field = (typeof fields)[number];

const worth: Readonly<Record<Field, (said: Said) => unknown>> = {
  statutoryLimit: ({ statutoryLimit, statutoryUnit }) => [statutoryLimit, statutoryUnit],
  promisedLimit: ({ promisedLimit, promisedUnit }) => [promisedLimit, promisedUnit],
  positions: ({ positions }) => positions.toSorted(),
  basis: ({ basis }) => basis.map(({ document, article, text }) => [document, article, text]),
  procedure: ({ procedure }) => procedure,
  responsibility: ({ responsibility }) => responsibility,
};

/** The fields in which two versions differ; against nothing, those in which anything is said. */
export function changedFields(before: Said | null, after: Said): Field[] {
  return fields.filter((field) => JSON.stringify(worth[field](before ?? nothing)) !== JSON.stringify(worth[field](after)));
}

const nothing: Said = {
  basis: [],
  procedure: '',
  responsibility: '',
  statutoryLimit: null,
  statutoryUnit: null,
  promisedLimit: null,
  promisedUnit: null,
  positions: [],
};

/** One basis before and after; null where it was not there. */
type BasisChange = Readonly<{ before: Basis | null; after: Basis | null }>;

const close = (one: Basis, other: Basis) => one.document === other.document && one.article === other.article;

/**
 * Bases side by side in the order of the later, those that are gone after them. Two are the same when document and article are; what is
 * left over of one document is paired in order, so that a corrected article is a change and not a loss.
 */
export function basisChanges(before: readonly Basis[], after: readonly Basis[]): BasisChange[] {
  const left = [...before];
  const take = (fits: (one: Basis) => boolean): Basis | null => {
    const at = left.findIndex(fits);
    return at < 0 ? null : left.splice(at, 1)[0]!;
  };
  const exact = after.map((one) => take((other) => close(one, other)));
  const paired = after.map((one, at) => ({ before: exact[at] ?? take(({ document }) => document === one.document), after: one }));
  return [...paired, ...left.map((one) => ({ before: one, after: null }))];
}

/** Where a remark may stand: at a field, at the flowchart as a whole, at one of its elements (`node:` and its id). */
export const places = [...fields, 'flowchart'] as const;
export const nodePlace = (id: string): string => `node:${id}`;
export const nodeOf = (place: string): string | null => (place.startsWith('node:') ? place.slice(5) : null);

/** An element of which two drawings say something else; `ends`: of a flow, the nodes that it joins or joined. */
export type Redrawn = Readonly<{ id: string; ends: readonly string[]; how: 'added' | 'removed' | 'moved' | 'changed' }>;

/** Whether what a remark asks about was changed since: its field; its element or a flow to or from it; for the flowchart any element. */
export function touched(place: string, changed: readonly Field[], redrawn: readonly Redrawn[]): boolean {
  const rewritten = redrawn.filter(({ how }) => how !== 'moved');
  const node = nodeOf(place);
  if (node !== null) return rewritten.some(({ id, ends }) => id === node || ends.includes(node));
  if (place === 'flowchart') return redrawn.length > 0;
  return changed.some((field) => field === place);
}
