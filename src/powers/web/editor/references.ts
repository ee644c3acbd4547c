import type { ModelObject } from './bpmn.ts';

/** What bpmn-moddle says of a reference that it could not follow. */
export type Warning = Readonly<{ message: string; element?: ModelObject; property?: string; value?: string }>;
type Dangling = Required<Omit<Warning, 'message'>>;

/** What a drawing cannot do without. */
const needed: ReadonlySet<string> = new Set(['sourceRef', 'targetRef', 'attachedToRef', 'processRef']);

/** They repeat what flows and lanes say by themselves. */
const repeated: ReadonlySet<string> = new Set(['incoming', 'outgoing', 'flowNodeRef']);

type Property = Readonly<{ isAttr?: boolean; ns: Readonly<{ localName: string }> }>;

/**
 * Keeps references to what lies in another file as the attributes that they were, so that they are written again.
 *
 * @returns the first that cannot be kept, or null
 */
export function keepReferences(warnings: readonly Warning[]): Dangling | null {
  let first: Dangling | null = null;
  for (const { element, property, value } of warnings) {
    if (!element || property === undefined || value === undefined) continue;
    const { isAttr, ns } = (element.$descriptor as unknown as { propertiesByName: Record<string, Property> }).propertiesByName[property]!;
    if (repeated.has(ns.localName)) continue;
    if (isAttr && !needed.has(ns.localName)) element.$attrs[ns.localName] = value;
    else first ??= { element, property: ns.localName, value };
  }
  return first;
}
