import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Flow, LimitUnit, NodeKind } from '#engine/flow.ts';
import { type BpmnDraft, finished, newDraft } from './bpmn-draft.ts';
import { FormatError, type FormatFacts } from './format-error.ts';
import { inOneLine } from './one-line.ts';

const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const extension = 'urn:qingfeng:bpmn:1';
const mostElements = 5000;
const deepest = 16; // sub-processes in sub-processes
const deepestElement = 200;

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
  ['subProcess', 'subProcess'],
  ['transaction', 'subProcess'],
  ['startEvent', 'start'],
  ['endEvent', 'end'],
  ['intermediateCatchEvent', 'event'],
  ['intermediateThrowEvent', 'event'],
  ['boundaryEvent', 'event'],
  ['exclusiveGateway', 'exclusive'],
  ['parallelGateway', 'parallel'],
  ['inclusiveGateway', 'inclusive'],
  ['eventBasedGateway', 'eventBased'],
]);

/** What would change the order of steps in a way that the engine does not play. */
const unsupported = new Set([
  'adHocSubProcess',
  'complexGateway',
  'compensateEventDefinition',
  'cancelEventDefinition',
  'subChoreography',
  'choreographyTask',
  'callChoreography',
]);

/** What holds nodes and flows. */
const containers = new Set(['process', 'subProcess', 'transaction']);

/**
 * Reads a flowchart from BPMN 2.0.
 *
 * Elements are known by namespace and local name; flows by `sourceRef` and `targetRef` alone, since `incoming` and
 * `outgoing` children are optional. Lanes, message flows, annotations and data objects say nothing about the order of
 * steps and are passed over. Of several pools the one with flow nodes is read. What the engine does not play is refused.
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
  private readonly drafts: BpmnDraft[] = [];
  private readonly ids = new Set<string>();
  private readonly path: SaxesTagNS[] = [];
  private elements = 0;

  read(xml: string): BpmnDraft[] {
    this.parser.on('doctype', () => this.refuse('doctype'));
    this.parser.on('error', (error) => this.refuse('malformed', { value: error.message.replace(/^\d+:\d+: /, '') })); // our facts say the place
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('closetag', () => this.path.pop());
    this.parser.write(xml).close();
    return this.drafts;
  }

  private here = (): FormatFacts => ({ line: this.parser.line, column: Math.max(1, this.parser.column) });

  private refuse(fault: string, facts: FormatFacts = {}): never {
    throw new FormatError(`formats/bpmn-${fault}`, { ...this.here(), ...facts });
  }

  private open(tag: SaxesTagNS): void {
    if (this.path.length === 0 && (tag.uri !== model || tag.local !== 'definitions')) {
      this.refuse('not-bpmn', { element: tag.name });
    }
    if (this.path.length >= deepestElement) this.refuse('too-deep', { element: tag.name, value: String(deepestElement) });
    if (tag.uri === model || tag.uri === extension) this.elements += 1;
    if (this.elements > mostElements) this.refuse('too-large', { value: String(mostElements) });
    if (tag.uri === model) this.element(tag);
    else if (tag.uri === extension) this.extend(tag);
    this.path.push(tag);
  }

  private element(tag: SaxesTagNS): void {
    const id = read(tag, 'id') || null; // some tools write an empty one
    const owner = this.path.at(-1);
    if (!owner || this.path.some(({ uri }) => uri !== model)) return;
    if (id !== null && this.ids.has(id)) this.refuse('duplicate-id', { element: id });
    if (id !== null) this.ids.add(id);
    if (tag.local === 'process') this.drafts.push(newDraft(id ?? '', read(tag, 'name') ?? ''));
    const draft = this.drafts.at(-1);
    const drawn = kinds.has(tag.local) || tag.local === 'sequenceFlow';
    if (drawn && !containers.has(owner.local)) this.refuse('misplaced', { element: id ?? tag.name });
    if (!draft || !this.path.some(({ local }) => local === 'process')) return;
    this.refuseUnsupported(tag, owner, id);
    if (drawn) this.contained(draft, tag, owner, id);
    else this.detail(draft, tag, owner);
  }

  private refuseUnsupported(tag: SaxesTagNS, owner: SaxesTagNS, id: string | null): void {
    const what = unsupported.has(tag.local) ? tag.local : ['triggeredByEvent', 'isForCompensation'].find((flag) => read(tag, flag) === 'true');
    if (what === undefined) return;
    this.refuse('unsupported', { element: id ?? read(owner, 'id') ?? '', name: read(tag, 'name') ?? read(owner, 'name') ?? '', value: what });
  }

  private contained(draft: BpmnDraft, tag: SaxesTagNS, owner: SaxesTagNS, id: string | null): void {
    const kind = kinds.get(tag.local);
    if (tag.local === 'sequenceFlow') draft.edges.push(this.edge(tag, id));
    if (!kind) return;
    if (this.path.filter(({ local }) => containers.has(local)).length > deepest)
      this.refuse('too-deep', { element: id ?? '', value: String(deepest) });
    draft.nodes.push({
      id: id ?? this.refuse('missing', { element: tag.name, name: 'id' }),
      name: inOneLine(read(tag, 'name') ?? ''),
      kind,
      ...(owner.local === 'process' ? {} : { within: this.need(owner, 'id') }),
      ...(tag.local === 'boundaryEvent' ? { host: this.need(tag, 'attachedToRef'), interrupts: read(tag, 'cancelActivity') !== 'false' } : {}),
      otherwise: read(tag, 'default'),
      link: null,
      sends: tag.local === 'intermediateThrowEvent',
      at: { element: id ?? '', ...this.here() },
    });
  }

  /** What stands inside a node or flow and changes what it does. */
  private detail(draft: BpmnDraft, tag: SaxesTagNS, owner: SaxesTagNS): void {
    const id = read(owner, 'id');
    const edge = owner.local === 'sequenceFlow' ? draft.edges.findLast((one) => one.id === id) : undefined;
    if (edge && tag.local === 'conditionExpression') edge.conditional = true;
    const node = draft.nodes.findLast((one) => one.id === id);
    if (!node) return this.timed(draft, tag);
    if (tag.local === 'terminateEventDefinition' && node.kind === 'end') node.kind = 'terminateEnd';
    if (tag.local === 'errorEventDefinition' && (node.host !== undefined || node.kind === 'end')) node.error = read(tag, 'errorRef') ?? '';
    if (tag.local === 'linkEventDefinition') node.link = read(tag, 'name') ?? '';
    if (tag.local === 'standardLoopCharacteristics') node.repeats = read(tag, 'testBefore') === 'true' ? 'while' : 'again';
    if (tag.local === 'multiInstanceLoopCharacteristics') node.repeats = read(tag, 'isSequential') === 'true' ? 'again' : 'atOnce';
  }

  /** A timer that names a moment or a span comes once, a cycle again and again. */
  private timed(draft: BpmnDraft, tag: SaxesTagNS): void {
    if (tag.local !== 'timeDate' && tag.local !== 'timeDuration') return;
    const event = draft.nodes.findLast(({ id }) => id === read(this.path.at(-2)!, 'id'));
    if (event?.host !== undefined) event.once = true;
  }

  private edge(tag: SaxesTagNS, id: string | null): BpmnDraft['edges'][number] {
    const from = this.need(tag, 'sourceRef');
    const to = this.need(tag, 'targetRef');
    return { id: id ?? `${from}→${to}`, from, to, name: read(tag, 'name') ?? '', conditional: false, at: this.here() };
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
    const at = { ...this.here(), element: tag.name };
    if (tag.local === 'performer') {
      draft.performers.push({ node, department: this.need(tag, 'department'), position: this.need(tag, 'position'), at });
    }
    if (tag.local === 'recorded') this.recorded(draft, tag, node);
    if (tag.local === 'clock') draft.clocks.push({ node, suspends: this.oneOf(tag, 'suspends', ['supplement', 'special'], null), at });
  }

  /** An event that the approval system reports like a step. */
  private recorded(draft: BpmnDraft, tag: SaxesTagNS, id: string): void {
    const event = draft.nodes.findLast((node) => node.id === id);
    if (event?.kind !== 'event') this.refuse('misplaced', { element: tag.name });
    event.kind = 'task';
  }

  private limit(tag: SaxesTagNS, node: string | null): BpmnDraft['limits'][number] {
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
