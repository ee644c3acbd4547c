import { SaxesParser, type SaxesTagNS } from 'saxes';
import { FormatError } from './format-error.ts';

const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const drawing = 'http://www.omg.org/spec/BPMN/20100524/DI';
const extension = 'urn:qingfeng:bpmn:1';

/** What stands inside an element and has no life of its own: a condition, a loop, a rule. Names are `local`, `qf:local` or `{uri}local`. */
export type BpmnPart = Readonly<{ name: string; attributes: Readonly<Record<string, string>>; text: string; parts: readonly BpmnPart[] }>;

/**
 * One element of a BPMN file that has an id: nodes, flows, lanes, pools, data, notes, processes. `within` is the id of what holds it,
 * `lane` the name of its innermost lane; `place` is its bounds or way points as drawn, null where it is not.
 */
export type BpmnElement = Readonly<{
  id: string;
  type: string;
  name: string;
  within: string | null;
  lane: string | null;
  attributes: Readonly<Record<string, string>>;
  parts: readonly BpmnPart[];
  place: readonly number[] | null;
}>;

type Writable = { -readonly [K in keyof BpmnElement]: BpmnElement[K] } & { parts: BpmnPart[] };
type WritablePart = { name: string; attributes: Record<string, string>; text: string; parts: BpmnPart[] };

/** What may hold elements; a set of lanes holds them for what it stands in. */
const holders = new Set([
  'definitions',
  'process',
  'subProcess',
  'transaction',
  'adHocSubProcess',
  'collaboration',
  'laneSet',
  'lane',
  'childLaneSet',
]);
const transparent = new Set(['definitions', 'laneSet', 'childLaneSet']);
/** Said once more by the flows themselves, or only of interest to the tool that wrote it. */
const derived = new Set(['incoming', 'outgoing', 'extensionElements']);
const ofTheOwner = new Set(['documentation', 'ioSpecification', 'property', 'resourceRole', 'potentialOwner', 'performer']);

/** The elements of a BPMN file by id, in its order, whether or not the engine understands them. @throws FormatError `formats/bpmn-…` */
export const elementsOf = (xml: string): ReadonlyMap<string, BpmnElement> => new ElementReader().read(xml);

type Frame = Readonly<{ tag: SaxesTagNS; owner: Writable | null; part: WritablePart | null }>;

class ElementReader {
  private readonly parser = new SaxesParser({ xmlns: true });
  private readonly elements = new Map<string, Writable>();
  private readonly laneOf = new Map<string, string>();
  private readonly places = new Map<string, number[]>();
  private readonly path: Frame[] = [];
  private drawn: number[] | null = null;
  private labels = 0;

  read(xml: string): ReadonlyMap<string, BpmnElement> {
    const refuse = (fault: string, value?: string) => {
      throw new FormatError(`formats/bpmn-${fault}`, { line: this.parser.line, column: this.parser.column, ...(value && { value }) });
    };
    this.parser.on('doctype', () => refuse('doctype'));
    this.parser.on('error', (error) => refuse('malformed', error.message));
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('closetag', (tag) => this.close(tag));
    for (const kind of ['text', 'cdata'] as const) this.parser.on(kind, (text) => this.write(text));
    this.parser.write(xml).close();
    for (const element of this.elements.values()) {
      element.place = this.places.get(element.id) ?? null;
      element.lane = this.laneOf.get(element.id) ?? null;
    }
    return this.elements;
  }

  private open(tag: SaxesTagNS): void {
    const { owner = null, part = null, tag: parent } = this.path.at(-1) ?? {};
    if (tag.uri === drawing || this.drawn) this.draw(tag);
    const inHolder = part === null && parent !== undefined && parent.uri === model && holders.has(parent.local);
    const id = attribute(tag, 'id');
    if (tag.uri === model && transparent.has(tag.local)) this.path.push({ tag, owner, part: null });
    else if (inHolder && tag.uri === model && id !== null && !ofTheOwner.has(tag.local))
      this.path.push({ tag, owner: this.add(tag, id, owner), part: null });
    else if (tag.uri === model && derived.has(tag.local) && part === null) this.path.push({ tag, owner, part: null });
    else this.path.push({ tag, owner, part: owner && tag.uri !== drawing ? partIn(part?.parts ?? owner.parts, tag) : null });
  }

  private add(tag: SaxesTagNS, id: string, within: Writable | null): Writable {
    const { id: _, name = '', ...attributes } = attributesOf(tag);
    const element: Writable = { id, type: tag.local, name, within: within?.id ?? null, lane: null, attributes, parts: [], place: null };
    this.elements.set(id, element);
    return element;
  }

  private draw(tag: SaxesTagNS): void {
    if (tag.local === 'BPMNShape' || tag.local === 'BPMNEdge') {
      this.drawn = [];
      this.places.set(attribute(tag, 'bpmnElement') ?? '', this.drawn);
    }
    if (tag.local === 'BPMNLabel') this.labels += 1;
    if (this.labels > 0) return;
    if (tag.local === 'Bounds') this.drawn?.push(...['x', 'y', 'width', 'height'].map((name) => Number(attribute(tag, name))));
    if (tag.local === 'waypoint') this.drawn?.push(...['x', 'y'].map((name) => Number(attribute(tag, name))));
  }

  private write(text: string): void {
    const part = this.path.at(-1)?.part;
    if (part) part.text += text;
  }

  private close({ local, uri }: SaxesTagNS): void {
    const { owner, part } = this.path.pop()!;
    if (uri === drawing && local === 'BPMNLabel') this.labels -= 1;
    if (uri === drawing && (local === 'BPMNShape' || local === 'BPMNEdge')) this.drawn = null;
    if (!part) return;
    part.text = part.text.trim();
    if (uri !== model || local !== 'flowNodeRef' || owner?.type !== 'lane') return;
    owner.parts.pop(); // which lane a node lies in, the node says; of lanes in lanes the inner one comes last
    this.laneOf.set(part.text, owner.name || owner.id);
  }
}

const attribute = (tag: SaxesTagNS, name: string): string | null =>
  Object.values(tag.attributes).find(({ local, uri }) => local === name && uri === '')?.value ?? null;

const attributesOf = (tag: SaxesTagNS): Record<string, string> =>
  Object.fromEntries(
    Object.values(tag.attributes)
      .filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns')
      .map(({ local, uri, value }): [string, string] => [uri === '' ? local : `{${uri}}${local}`, value])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

function partIn(parts: BpmnPart[], tag: SaxesTagNS): WritablePart {
  const { id: _, ...attributes } = attributesOf(tag);
  const name = tag.uri === model ? tag.local : tag.uri === extension ? `qf:${tag.local}` : `{${tag.uri}}${tag.local}`;
  const part: WritablePart = { name, attributes, text: '', parts: [] };
  parts.push(part);
  return part;
}
