import type { BpmnElement, BpmnPart } from './bpmn-elements.ts';

type Elements = ReadonlyMap<string, BpmnElement>;

/** One thing that an element says: words under `text`, or the attributes of a rule. Ids of other elements are given by name. */
export type BpmnValue = Readonly<Record<string, string>>;

/** What of an element differs: `name`, `type`, `lane`, `from`, `performers`, `limits`, `condition`, `qf:…`, `other` … */
export type AspectChange = Readonly<{ aspect: string; before: readonly BpmnValue[]; after: readonly BpmnValue[] }>;

/**
 * An element that two drawings do not have alike. `moved`: it is drawn elsewhere, whatever else changed; `how` is `moved` where nothing
 * else did. Of a flow, `from` and `to` name its ends, and `ends` are the ids of those that it has or had.
 */
export type ElementChange = Readonly<{
  id: string;
  type: string;
  name: string;
  from: string | null;
  to: string | null;
  ends: readonly string[];
  how: 'added' | 'removed' | 'moved' | 'changed';
  moved: boolean;
  aspects: readonly AspectChange[];
}>;

/**
 * What differs between two drawings, element by element, in the order of the later with what was removed after it. Elements are the
 * same by id. The order of attributes and of unordered rules, prefixes, white space and labels make no difference.
 */
export function differences(before: Elements, after: Elements): ElementChange[] {
  const [old, now] = [new Drawing(before), new Drawing(after)];
  const found: ElementChange[] = [];
  for (const element of after.values()) {
    const was = before.get(element.id);
    if (!was) {
      found.push({ ...now.told(element), ends: endsOf(element), how: 'added', moved: false, aspects: [] });
      continue;
    }
    const aspects = changed(old.aspectsOf(was), now.aspectsOf(element));
    const moved = was.place !== null && element.place !== null && String(was.place) !== String(element.place);
    const ends = [...new Set([...endsOf(was), ...endsOf(element)])];
    if (aspects.length > 0 || moved) found.push({ ...now.told(element), ends, how: aspects.length > 0 ? 'changed' : 'moved', moved, aspects });
  }
  for (const element of before.values()) {
    if (!after.has(element.id)) found.push({ ...old.told(element), ends: endsOf(element), how: 'removed', moved: false, aspects: [] });
  }
  return found;
}

const endsOf = ({ attributes }: BpmnElement) => [attributes['sourceRef'], attributes['targetRef']].filter((id) => id !== undefined);

/** `key` decides whether two are the same, `values` are for people. */
type Aspect = Readonly<{ key: string; values: readonly BpmnValue[] }>;
type Aspects = Map<string, Aspect>;

function changed(before: Aspects, after: Aspects): AspectChange[] {
  const names = [...new Set([...after.keys(), ...before.keys()])];
  return names
    .filter((aspect) => before.get(aspect)?.key !== after.get(aspect)?.key)
    .map((aspect) => ({ aspect, before: before.get(aspect)?.values ?? [], after: after.get(aspect)?.values ?? [] }));
}

const grouped: ReadonlyMap<string, string> = new Map([
  ['qf:performer', 'performers'],
  ['qf:timeLimit', 'limits'],
  ['qf:clock', 'clock'],
  ['qf:power', 'power'],
  ['conditionExpression', 'condition'],
  ['documentation', 'documentation'],
]);
const groupOf = (part: string): string => grouped.get(part) ?? (part.startsWith('qf:') ? part : 'other');

const ends = { sourceRef: 'from', targetRef: 'to' } as const;
/** Attributes of rules that hold the id of an element. */
const references = new Set(['from', 'to', 'taskA', 'taskB', 'default', 'attachedToRef']);

/** One of the drawings, with what its elements say about one another. */
class Drawing {
  private readonly elements: Elements;
  private readonly separated = new Map<string, Set<string>>();

  constructor(elements: Elements) {
    this.elements = elements;
    for (const { parts } of elements.values()) {
      for (const { name, attributes } of parts) if (name === 'qf:separation') this.separate(attributes['taskA'] ?? '', attributes['taskB'] ?? '');
    }
  }

  private separate(a: string, b: string): void {
    const add = (one: string, other: string) => this.separated.set(one, (this.separated.get(one) ?? new Set()).add(other));
    add(a, b);
    add(b, a);
  }

  told({ id, type, name, attributes }: BpmnElement) {
    const end = (ref: string | undefined) => (ref === undefined ? null : this.nameOf(ref));
    return { id, type, name, from: end(attributes['sourceRef']), to: end(attributes['targetRef']) };
  }

  private nameOf(id: string): string {
    const element = this.elements.get(id);
    return element?.name || element?.type || id;
  }

  aspectsOf(element: BpmnElement): Aspects {
    const found: Aspects = new Map();
    const say = (aspect: string, key: string, values: readonly BpmnValue[]) => values.length > 0 && found.set(aspect, { key, values });
    const text = (aspect: string, words: string | null, key = words) => words && say(aspect, key ?? '', [{ text: words }]);
    text('name', element.name);
    text('type', element.type);
    text('lane', element.lane);
    const holder = element.within === null ? undefined : this.elements.get(element.within);
    if (holder && holder.type !== 'process') text('within', this.nameOf(holder.id), holder.id);
    for (const [attribute, aspect] of Object.entries(ends)) {
      const ref = element.attributes[attribute];
      if (ref !== undefined) text(aspect, this.nameOf(ref), ref);
    }
    const others = [...(this.separated.get(element.id) ?? [])].toSorted();
    say(
      'separations',
      others.join(' '),
      others.map((other) => ({ text: this.nameOf(other) })),
    );
    const rest = Object.entries(element.attributes).filter(([name]) => !Object.hasOwn(ends, name));
    const attributes = rest.map(([name, value]): BpmnPart => ({ name: 'attribute', attributes: { [name]: value }, text: '', parts: [] }));
    const parts = [...attributes, ...element.parts].filter(({ name }) => name !== 'qf:separation');
    for (const [aspect, group] of Map.groupBy(parts, ({ name }) => groupOf(name))) {
      say(
        aspect,
        group.map(keyOf).toSorted().join('\n'),
        group.map((part) => this.valueOf(part)),
      );
    }
    return found;
  }

  private valueOf({ name, attributes, text, parts }: BpmnPart): BpmnValue {
    const named = Object.entries(attributes).map(([key, value]) => [key, references.has(key) ? this.nameOf(value) : value]);
    const inner = parts.map((part) => Object.values(this.valueOf(part)).join(' ')).join('; ');
    const said = [text, inner].filter(Boolean).join('; ');
    return { ...(groupOf(name) === 'other' && name !== 'attribute' ? { name } : {}), ...Object.fromEntries(named), ...(said ? { text: said } : {}) };
  }
}

const keyOf = ({ name, attributes, text, parts }: BpmnPart): string => JSON.stringify([name, attributes, text, parts.map(keyOf)]);
