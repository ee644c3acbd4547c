import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { FormatError, type FormatFacts } from './format-error.ts';
import type { LogLimits } from './limits.ts';
import { isoTime } from './log-time.ts';
import { type Attributes, type AttributeValue, type LogReport, put, warn } from './log.ts';
import { type Frame, holder, type Holder, type Open, wholeOf, type XesTrace } from './xes-frames.ts';
import { Place } from './xes-place.ts';
import { attributeRank, attributeXml, classifierKeys, prefixFault, rank, type Scope, typeOf, xmlAttributes } from './xes-header.ts';
import { isXesType, scalarOf, type XesType } from './xes-values.ts';

type Options = Readonly<{ limits: LogLimits; report: LogReport; zone: string | null }>;

const mostKeys = 10_000; // remembered of a file

/**
 * A XES document, element by element; a trace is handed on when its end tag is met, so that memory holds one at a time.
 * Namespaces are not looked at: logs in use declare three different ones, or none.
 */
export class XesDocument {
  readonly traces: XesTrace[] = [];
  /** The types of attributes that the log's globals declare. */
  private readonly globals: Readonly<Record<Scope, Map<string, XesType>>> = { trace: new Map(), event: new Map() };
  private readonly parser = new SaxesParser();
  private readonly frames: Frame[] = [];
  private readonly prefixes = new Set<string>();
  private readonly seenKeys = new Set<string>();
  private readonly options: Options;
  private trace: XesTrace | null = null;
  private nestedDeclared = false;
  private sawRoot = false;
  private sinceToken = 0;
  readonly place = new Place(this.parser);
  private written = 0; // characters
  private traceEndedAt = -1;
  /** What was found in order before may be out of order by a global that comes after traces. */
  private declaredLate = false;
  /** Attributes of traces and events that were found in order, as `scope type key`. */
  private readonly found = new Set<string>();

  constructor(options: Options) {
    this.options = options;
    // From eight handlers on the parser's object becomes a dictionary, and six times as slow.
    this.parser.on('error', (error) => this.malformed(error.message));
    this.parser.on('doctype', () => this.refuse('doctype'));
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('closetag', () => this.close());
    this.parser.on('text', (text) => this.text(text));
  }

  write(text: string): void {
    this.sinceToken += text.length;
    this.written += text.length;
    this.parser.write(text);
    // The parser keeps an unfinished tag or text whole; a hostile one never ends.
    if (this.sinceToken > this.options.limits.token + text.length) this.refuse('too-large', { limit: this.options.limits.token });
  }

  end = (): void => void this.parser.close();

  /** Whether a trace has just ended, so that another reader may go on from here. */
  get isBetween(): boolean {
    const [log] = this.frames;
    const isEnd = this.frames.length === 1 && this.written === this.traceEndedAt;
    return isEnd && !this.declaredLate && log?.is === 'log' && log.rank <= rank.get('trace')!;
  }

  /** Whether an attribute of this kind has come before, and nothing more is to be said of it. */
  isKnown = (scope: Scope, type: XesType, key: string): boolean => this.found.has(`${scope} ${type} ${key}`);

  refuse(fault: string, facts: FormatFacts = {}): never {
    const name = this.trace?.attributes['concept:name'];
    const { line, column } = this.place;
    throw new FormatError(`formats/${fault}`, { line, column, ...(typeof name === 'string' ? { case: name } : {}), ...facts });
  }

  private malformed(message: string): never {
    const reason = message.replace(/^\d+:\d+: /, ''); // Our facts say the place.
    if (!this.sawRoot && reason.startsWith('document must contain a root')) this.refuse('empty');
    this.refuse(/malformed character entity/.test(reason) ? 'character' : 'malformed', { reason });
  }

  private warn(remark: string, facts: FormatFacts = {}): void {
    warn(this.options.report, `formats/${remark}`, { line: this.place.line, ...facts });
  }

  private open(tag: SaxesTagPlain): void {
    this.sinceToken = 0;
    const element = tag.name.slice(tag.name.indexOf(':') + 1);
    const parent = this.frames.at(-1);
    if (this.frames.length >= this.options.limits.depth) this.refuse('too-large', { element, limit: this.options.limits.depth });
    this.frames.push(parent ? this.child(element, tag, parent) : this.root(element, tag));
  }

  private root(element: string, tag: SaxesTagPlain): Frame {
    this.sawRoot = true;
    if (element !== 'log') this.refuse('not-xes', { element });
    this.checkXml('log', tag, xmlAttributes.get('log'));
    if (tag.attributes['xes.version'] === undefined) this.warn('xes-version');
    this.nestedDeclared = tag.attributes['xes.features']?.split(/\s+/).includes('nested-attributes') ?? false;
    return holder('log', 'event', this.place.line);
  }

  private child(element: string, tag: SaxesTagPlain, parent: Frame): Frame {
    if (isXesType(element)) return this.attribute(element, tag, parent);
    this.checkXml(element, tag, xmlAttributes.get(element));
    if (element === 'values' && parent.is === 'attribute' && parent.type === 'list') {
      parent.list ??= [];
      return { is: 'values', of: parent };
    }
    if (parent.is !== 'log' && !(parent.is === 'trace' && element === 'event')) this.refuse('xes-element', { element });
    this.inOrder(element, parent, rank.get(element) ?? this.refuse('xes-element', { element }));
    switch (element) {
      case 'extension':
        return this.extension(tag);
      case 'classifier':
        return this.classifier(tag);
      case 'global':
        this.declaredLate ||= this.traceEndedAt >= 0;
        return holder('global', this.scopeOf(tag, 'global'), this.place.line);
      case 'trace':
        this.trace = { attributes: {}, events: [], line: this.place.line };
        return { ...holder('trace', 'trace', this.place.line), attributes: this.trace.attributes };
      default:
        return holder('event', 'event', this.place.line);
    }
  }

  private inOrder(element: string, parent: Holder, place: number): void {
    if (place < parent.rank) this.warn('xes-order', { name: element, element });
    else parent.rank = place;
  }

  private checkXml(element: string, tag: SaxesTagPlain, known: ReadonlySet<string> | undefined): void {
    if (!known) return;
    for (const name in tag.attributes) {
      if (known.has(name)) continue;
      if (/^(?:xmlns|xml|xsi)(?::|$)/.test(name)) continue;
      this.warn('xes-xml-attribute', { name: `${element}/${name}`, element });
    }
  }

  private extension({ attributes: { name, prefix, uri } }: SaxesTagPlain): Frame {
    if (!name || !prefix || !uri) this.refuse('xes-extension');
    this.prefixes.add(prefix);
    return { is: 'leaf' };
  }

  private classifier(tag: SaxesTagPlain): Frame {
    const { name, keys } = tag.attributes;
    if (!name || !keys) this.refuse('xes-classifier');
    const globals = this.globals[this.scopeOf(tag, 'classifier')];
    const named = classifierKeys(keys, globals);
    if (named.length === 0) this.refuse('xes-classifier', { name });
    for (const key of named) if (!globals.has(key)) this.warn('xes-classifier-key', { name: key });
    return { is: 'leaf' };
  }

  private scopeOf(tag: SaxesTagPlain, element: 'global' | 'classifier'): Scope {
    const scope = tag.attributes['scope'];
    if (scope === undefined && element === 'global') this.warn('xes-global-scope');
    if (scope !== undefined && scope !== 'event' && scope !== 'trace') this.refuse('xes-scope', { element, value: scope });
    return scope ?? 'event';
  }

  private attribute(type: XesType, tag: SaxesTagPlain, parent: Frame): Frame {
    const { key, value: text } = tag.attributes;
    const bare = type === 'list' || type === 'container';
    if (parent.is === 'leaf') this.refuse('xes-element', { element: type });
    if (!key || (text === undefined && !bare)) this.refuse('xes-key', { element: type, ...(key ? { name: key } : {}) });
    this.checkXml(type, tag, attributeXml);
    if (!this.seenKeys.has(key)) this.firstSight(key);
    const value = scalarOf(type, text ?? '');
    if (value === null) this.refuse('xes-value', { element: type, name: key, value: (text ?? '').slice(0, 200) });
    if (parent.is === 'attribute') this.nested(parent, key);
    else if (parent.is === 'trace' || parent.is === 'event') this.typed(parent, type, key);
    if (parent.is === 'log' || parent.is === 'trace') this.inOrder('attribute', parent, attributeRank);
    if (type === 'date') this.dated(parent, key, String(value));
    if ((parent.is === 'trace' || parent.is === 'event') && this.found.size < mostKeys) this.found.add(`${parent.is} ${type} ${key}`);
    return { is: 'attribute', type, key, value, nested: null, list: null };
  }

  /** Remarks upon a key are made when it is first met; a file of endless keys is not remembered for ever. */
  private firstSight(key: string): void {
    const fault = prefixFault(this.prefixes, key);
    if (fault) this.warn(fault, { name: key });
    if (this.seenKeys.size < mostKeys) this.seenKeys.add(key);
  }

  private nested(parent: Open, key: string): void {
    if (parent.type !== 'list' && parent.type !== 'container' && !this.nestedDeclared) this.warn('xes-nested', { name: parent.key });
    if (parent.list) this.warn('xes-order', { name: key, element: 'values' });
    parent.nested ??= {};
  }

  private typed(parent: Holder, type: XesType, key: string): void {
    const declared = typeOf(this.globals[parent.scope], key);
    if (declared !== undefined && declared !== type) this.refuse('xes-type', { element: type, name: key, declared });
  }

  private dated(parent: Frame, key: string, text: string): void {
    const time = isoTime(text);
    if (time?.offset === null) this.warn('date-without-offset', { name: key, zone: this.options.zone ?? undefined });
    if (parent.is === 'event' && key === 'time:timestamp') parent.time = time;
  }

  private close(): void {
    const frame = this.frames.pop();
    this.sinceToken = 0;
    if (frame?.is === 'attribute') this.keep(frame);
    else if (frame?.is === 'event') this.keepEvent(frame);
    else if (frame?.is === 'trace' && this.trace) {
      this.traces.push(this.trace);
      this.trace = null;
      this.traceEndedAt = this.parser.position;
    }
  }

  private keep(attribute: Open): void {
    const { type, key, list } = attribute;
    const parent = this.frames.at(-1);
    if (type === 'list' && !list) this.warn('xes-list', { name: key });
    const whole = wholeOf(attribute);
    if (parent?.is === 'values') parent.of.list?.push({ key, value: whole });
    else if (parent?.is === 'global') this.keepGlobal(parent.scope, key, type);
    else if (parent && parent.is !== 'leaf') this.add(parent.is === 'attribute' ? (parent.nested ??= {}) : parent.attributes, key, whole);
  }

  private add(attributes: Attributes, key: string, value: AttributeValue): void {
    if (Object.hasOwn(attributes, key)) this.refuse('xes-repeated-key', { name: key });
    put(attributes, key, value);
  }

  /** Logs in use declare a key twice; the first counts, and nothing is lost because the events say their own. */
  private keepGlobal(scope: Scope, key: string, type: XesType): void {
    if (this.globals[scope].has(key)) this.warn('xes-repeated-global', { name: key });
    else this.globals[scope].set(key, type);
  }

  private keepEvent({ attributes, time, line }: Holder): void {
    if (!this.trace) this.options.report.unplaced++;
    else if (this.trace.events.push({ attributes, time, line }) > this.options.limits.caseEvents)
      this.refuse('too-large', { limit: this.options.limits.caseEvents });
  }

  private text(text: string): void {
    this.sinceToken = 0;
    if (this.frames.length > 0 && text.trim() !== '') this.warn('xes-text');
  }
}
