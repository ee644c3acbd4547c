import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Flow, FlowEdge, FlowNode, LimitUnit, NodeKind, TimeLimit } from '#engine/flow.ts';
import { FormatError, type FormatFacts } from './format-error.ts';

const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const extension = 'urn:qingfeng:bpmn:1';
const mostElements = 5000;
const mostInclusiveFlows = 10;

const kinds: ReadonlyMap<string, NodeKind> = new Map<string, NodeKind>([
  ['task', 'task'],
  ['userTask', 'task'],
  ['manualTask', 'task'],
  ['serviceTask', 'task'],
  ['scriptTask', 'task'],
  ['businessRuleTask', 'task'],
  ['sendTask', 'task'],
  ['receiveTask', 'task'],
  ['callActivity', 'task'],
  ['startEvent', 'start'],
  ['endEvent', 'end'],
  ['intermediateCatchEvent', 'event'],
  ['intermediateThrowEvent', 'event'],
  ['exclusiveGateway', 'exclusive'],
  ['parallelGateway', 'parallel'],
  ['inclusiveGateway', 'inclusive'],
  ['eventBasedGateway', 'eventBased'],
]);

/** What would change the order of steps in a way that the engine does not play. */
const unsupported = new Set([
  'subProcess',
  'adHocSubProcess',
  'transaction',
  'boundaryEvent',
  'complexGateway',
  'compensateEventDefinition',
  'cancelEventDefinition',
  'multiInstanceLoopCharacteristics',
  'standardLoopCharacteristics',
  'subChoreography',
  'choreographyTask',
  'callChoreography',
]);

type Draft = {
  id: string;
  name: string;
  nodes: Array<{ id: string; name: string; kind: NodeKind }>;
  edges: Array<FlowEdge & { at: FormatFacts }>;
  power: Flow['power'];
  performers: Array<Flow['performers'][number]>;
  limits: Array<TimeLimit & { at: FormatFacts }>;
  separations: Array<Flow['separations'][number] & { at: FormatFacts }>;
  clocks: Array<Flow['clocks'][number]>;
};

/**
 * Reads a flowchart from BPMN 2.0.
 *
 * Elements are known by namespace and local name; flows by `sourceRef` and `targetRef` alone, since `incoming` and
 * `outgoing` children are optional. Lanes, message flows, annotations and data objects say nothing about the order of
 * steps and are passed over. Of several pools the one with flow nodes is read.
 *
 * @throws FormatError `formats/bpmn-…` with line, column and element where there is one
 */
export function readBpmn(xml: string): Flow {
  if (xml.includes('\0')) throw new FormatError('formats/bpmn-nul', positionOf(xml, xml.indexOf('\0')));
  const drafts = new Reader().read(xml);
  const filled = drafts.filter(({ nodes }) => nodes.length > 0);
  const [draft] = filled;
  if (!draft) throw new FormatError('formats/bpmn-no-process');
  if (filled.length > 1) throw new FormatError('formats/bpmn-several-processes', { element: filled[1]!.id });
  return finished(draft);
}

function positionOf(text: string, index: number): FormatFacts {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

class Reader {
  private readonly parser = new SaxesParser({ xmlns: true });
  private readonly drafts: Draft[] = [];
  private readonly ids = new Set<string>();
  private readonly path: SaxesTagNS[] = [];
  private elements = 0;

  read(xml: string): Draft[] {
    this.parser.on('doctype', () => this.refuse('doctype'));
    this.parser.on('error', (error) => this.refuse('malformed', { value: error.message }));
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('closetag', () => this.path.pop());
    this.parser.write(xml).close();
    return this.drafts;
  }

  private here = (): FormatFacts => ({ line: this.parser.line, column: this.parser.column });

  private refuse(fault: string, facts: FormatFacts = {}): never {
    throw new FormatError(`formats/bpmn-${fault}`, { ...this.here(), ...facts });
  }

  private open(tag: SaxesTagNS): void {
    if (this.path.length === 0 && (tag.uri !== model || tag.local !== 'definitions')) {
      this.refuse('not-bpmn', { element: tag.name });
    }
    if (tag.uri === model) this.element(tag);
    else if (tag.uri === extension) this.extend(tag);
    this.path.push(tag);
  }

  private element(tag: SaxesTagNS): void {
    const id = read(tag, 'id');
    this.elements += 1;
    if (this.elements > mostElements) this.refuse('too-large', { value: String(mostElements) });
    if (id !== null && this.ids.has(id)) this.refuse('duplicate-id', { element: id });
    if (id !== null) this.ids.add(id);
    if (tag.local === 'process') this.drafts.push(draftOf(id ?? '', read(tag, 'name') ?? ''));
    const draft = this.drafts.at(-1);
    if (!draft || !this.path.some(({ local }) => local === 'process')) return;
    const owner = this.path.at(-1)!;
    if (unsupported.has(tag.local)) {
      this.refuse('unsupported', { element: id ?? read(owner, 'id') ?? '', name: read(tag, 'name') ?? read(owner, 'name') ?? '', value: tag.local });
    }
    if (tag.local === 'terminateEventDefinition') this.terminate(draft, owner);
    if (owner.local !== 'process') return;
    const kind = kinds.get(tag.local);
    if (kind) draft.nodes.push({ id: id ?? this.refuse('missing', { element: tag.name, name: 'id' }), name: read(tag, 'name') ?? '', kind });
    if (tag.local === 'sequenceFlow') draft.edges.push(this.edge(tag, id));
  }

  private terminate(draft: Draft, owner: SaxesTagNS): void {
    const node = draft.nodes.find((one) => one.id === read(owner, 'id'));
    if (node?.kind === 'end') node.kind = 'terminateEnd';
  }

  private edge(tag: SaxesTagNS, id: string | null): Draft['edges'][number] {
    const from = this.need(tag, 'sourceRef');
    const to = this.need(tag, 'targetRef');
    return { id: id ?? `${from}→${to}`, from, to, name: read(tag, 'name') ?? '', at: this.here() };
  }

  private need(tag: SaxesTagNS, name: string): string {
    return read(tag, name) ?? this.refuse('missing', { element: read(tag, 'id') ?? tag.name, name });
  }

  private extend(tag: SaxesTagNS): void {
    const draft = this.drafts.at(-1);
    const owner = this.path.findLast(({ uri, local }) => uri === model && local !== 'extensionElements');
    if (!draft || !owner) return;
    const node = owner.local === 'process' ? null : read(owner, 'id');
    if (tag.local === 'power') draft.power = { code: this.need(tag, 'code'), department: read(tag, 'department') ?? '' };
    if (tag.local === 'timeLimit') draft.limits.push(this.limit(tag, node));
    if (tag.local === 'separation') {
      draft.separations.push({ taskA: this.need(tag, 'taskA'), taskB: this.need(tag, 'taskB'), at: this.here() });
    }
    if (node === null) return;
    if (tag.local === 'performer') {
      draft.performers.push({ node, department: this.need(tag, 'department'), position: this.need(tag, 'position') });
    }
    if (tag.local === 'clock') draft.clocks.push({ node, suspends: this.oneOf(tag, 'suspends', ['supplement', 'special'], null) });
  }

  private limit(tag: SaxesTagNS, node: string | null): Draft['limits'][number] {
    const unit: LimitUnit = this.oneOf(tag, 'unit', ['workingDay', 'calendarDay', 'immediate'], 'workingDay');
    const scope = this.oneOf(tag, 'scope', ['node', 'total'], node === null ? 'total' : 'node');
    const statutory = this.figure(tag, 'statutory');
    const promised = this.figure(tag, 'promised');
    if (statutory === null && promised === null && unit !== 'immediate') this.refuse('missing', { element: node ?? tag.name, name: 'promised' });
    const at = { ...this.here(), element: node ?? tag.name };
    if (scope === 'node' && node === null) this.refuse('misplaced', { element: tag.name });
    const ends = scope === 'node' ? { node, from: null, to: null } : { node: null, from: read(tag, 'from'), to: read(tag, 'to') };
    return { scope, ...ends, statutory, promised, unit, at };
  }

  private figure(tag: SaxesTagNS, name: string): number | null {
    const text = read(tag, name);
    if (text === null || text === '') return null;
    return /^\d{1,4}$/.test(text) ? Number(text) : this.refuse('invalid', { element: tag.name, name, value: text });
  }

  private oneOf<Word extends string>(tag: SaxesTagNS, name: string, words: readonly Word[], usual: Word | null): Word {
    const text = read(tag, name);
    const word = text === null ? usual : words.find((one) => one === text);
    return word ?? this.refuse('invalid', { element: tag.name, name, value: text ?? '' });
  }
}

const read = (tag: SaxesTagNS, name: string): string | null =>
  Object.values(tag.attributes).find(({ local, uri }) => local === name && uri === '')?.value ?? null;

const draftOf = (id: string, name: string): Draft => ({
  id,
  name,
  nodes: [],
  edges: [],
  power: null,
  performers: [],
  limits: [],
  separations: [],
  clocks: [],
});

function finished({ edges, limits, separations, ...draft }: Draft): Flow {
  const nodes = new Map<string, FlowNode>(draft.nodes.map((node) => [node.id, node]));
  const named = (id: string | null, at: FormatFacts): void => {
    if (id !== null && !nodes.has(id)) throw new FormatError('formats/bpmn-dangling', { ...at, value: id });
  };
  for (const { id, from, to, at } of edges) for (const end of [from, to]) named(end, { element: id, ...at });
  for (const { from, to, at } of limits) for (const end of [from, to]) named(end, at);
  for (const { taskA, taskB, at } of separations) for (const task of [taskA, taskB]) named(task, at);
  for (const { id, kind, name } of draft.nodes) {
    const outs = kind === 'inclusive' ? edges.filter(({ from }) => from === id).length : 0;
    if (outs > mostInclusiveFlows) throw new FormatError('formats/bpmn-too-many-flows', { element: id, name, value: String(outs) });
  }
  return { ...draft, edges: edges.map(bare), limits: limits.map(bare), separations: separations.map(bare) };
}

function bare<Placed extends { at: FormatFacts }>(placed: Placed): Omit<Placed, 'at'> {
  const { at: _at, ...rest } = placed;
  return rest;
}
