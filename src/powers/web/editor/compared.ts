import { type BpmnElement, elementsOf } from '#platform/formats/bpmn-elements.ts';
import { differences } from '#platform/formats/bpmn-difference.ts';
import type { ElementChange } from '../../contract/review.ts';

/** What two have made of one drawing. `both`: elements that both have changed. Without `base` only mine against theirs is known. */
export type Parting = Readonly<{
  mine: readonly ElementChange[];
  theirs: readonly ElementChange[] | null;
  both: readonly string[];
}>;

/** Sets two drawings against the one that they began from, element by element. */
export function parting(base: string | null, mine: string, theirs: string): Parting {
  if (base === null) return { mine: changes(theirs, mine), theirs: null, both: [] };
  const [own, other] = [changes(base, mine), changes(base, theirs)];
  const touched = new Set(other.filter(({ how }) => how !== 'moved').map(({ id }) => id));
  return { mine: own, theirs: other, both: own.filter(({ id, how }) => how !== 'moved' && touched.has(id)).map(({ id }) => id) };
}

const empty: ReadonlyMap<string, BpmnElement> = new Map();
const read = (xml: string): ReadonlyMap<string, BpmnElement> => (xml === '' ? empty : elementsOf(xml));
const changes = (before: string, after: string): ElementChange[] =>
  differences(read(before), read(after)).map((it) => ({
    ...it,
    ends: [...it.ends],
    aspects: it.aspects.map(({ aspect, before: was, after: is }) => ({ aspect, before: [...was], after: [...is] })),
  }));
