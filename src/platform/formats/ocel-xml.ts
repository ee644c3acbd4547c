import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { FormatError, type FormatFacts } from './format-error.ts';
import type { LogLimits } from './limits.ts';
import { type LogReport, warn } from './log.ts';
import { newDraft, type OcelDraft, type OcelKind, OcelLog, shown } from './ocel-log.ts';

/** What an element is, by where it stands. */
const meanings: ReadonlyMap<string, string> = new Map([
  [' log', 'log'],
  ['log object-types', 'object-types'],
  ['log event-types', 'event-types'],
  ['log objects', 'objects'],
  ['log events', 'events'],
  ['object-types object-type', 'type'],
  ['event-types event-type', 'type'],
  ['type attributes', 'declarations'],
  ['declarations attribute', 'declaration'],
  ['objects object', 'record'],
  ['events event', 'record'],
  ['record attributes', 'attributes'],
  ['attributes attribute', 'value'],
  ['record objects', 'relations'],
  ['relations relationship', 'relation'],
  ['relations relobj', 'relation'],
]);

const xmlAttributes: ReadonlyMap<string, readonly string[]> = new Map([
  ['type', ['name']],
  ['declaration', ['name', 'type']],
  ['record', ['id', 'type', 'time']],
  ['value', ['name', 'time']],
  ['relation', ['object-id', 'qualifier']],
]);

type Typing = { name: string | null; attributes: Array<{ name: string; type: string }>; line: number };

/** An OCEL 2.0 log in its XML form, piece by piece; what it says is in `log`. Refuses with line and column. */
export class OcelXml {
  readonly log: OcelLog;
  private readonly parser = new SaxesParser();
  private readonly report: LogReport;
  private readonly limits: LogLimits;
  private readonly stack: string[] = [];
  private readonly met = new Set<string>();
  private kind: OcelKind = 'object';
  private draft: OcelDraft = newDraft(1);
  private typing: Typing = { name: null, attributes: [], line: 1 };
  private value: string | null = null;
  private sinceToken = 0;

  constructor(report: LogReport, limits: LogLimits) {
    this.report = report;
    this.limits = limits;
    this.log = new OcelLog(report, limits);
    this.parser.on('error', (error) => this.malformed(error.message));
    this.parser.on('doctype', () => this.refuse('doctype'));
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('closetag', () => this.close());
    this.parser.on('text', (text) => this.text(text));
    this.parser.on('cdata', (text) => this.text(text));
  }

  write(text: string): void {
    this.sinceToken += text.length;
    this.parser.write(text);
    // The parser keeps an unfinished tag or text whole; a hostile one never ends.
    if (this.sinceToken > this.limits.token + text.length) this.refuse('too-large', { limit: this.limits.token });
  }

  end(): void {
    this.parser.close();
    for (const name of ['objects', 'events']) if (!this.met.has(name)) throw new FormatError('formats/ocel-lacks', { line: 1, element: 'log', name });
  }

  private refuse(fault: string, facts: FormatFacts = {}): never {
    throw new FormatError(`formats/${fault}`, { line: this.parser.line, column: Math.max(1, this.parser.column), ...facts });
  }

  private malformed(message: string): never {
    const reason = message.replace(/^\d+:\d+: /, ''); // Our facts say the place.
    this.refuse(/malformed character entity/.test(reason) ? 'character' : 'malformed', { reason });
  }

  private open(tag: SaxesTagPlain): void {
    this.sinceToken = 0;
    const element = tag.name.slice(tag.name.indexOf(':') + 1);
    const parent = this.stack.at(-1) ?? '';
    const meaning = meanings.get(`${parent} ${element}`) ?? this.refuse('ocel-element', { element: shown(element) });
    this.stack.push(meaning);
    if (parent === 'log') this.met.add(meaning);
    this.checkXml(meaning, element, tag);
    this.begin(meaning, element, tag.attributes);
  }

  private begin(meaning: string, element: string, said: Readonly<Record<string, string>>): void {
    const { line } = this.parser;
    const need = (name: string): string => said[name] ?? this.refuse('ocel-lacks', { element, name });
    if (meaning === 'type') {
      this.kind = element === 'object-type' ? 'object' : 'event';
      this.typing = { name: said['name'] ?? null, attributes: [], line };
    } else if (meaning === 'declaration') this.typing.attributes.push({ name: need('name'), type: need('type') });
    else if (meaning === 'record') {
      this.kind = element === 'object' ? 'object' : 'event';
      this.draft = { ...newDraft(line), id: said['id'] ?? null, type: said['type'] ?? null, time: said['time'] ?? null };
    } else if (meaning === 'value') {
      this.draft.attributes.push({ name: need('name'), written: null, literal: false, time: said['time'] ?? null, line, value: null, since: 0 });
      this.value = '';
    } else if (meaning === 'relation') this.draft.relations.push({ to: need('object-id'), qualifier: said['qualifier'] ?? '', line });
  }

  private close(): void {
    this.sinceToken = 0;
    const meaning = this.stack.pop();
    if (meaning === 'value') {
      this.draft.attributes.at(-1)!.written = this.value;
      this.value = null;
    } else if (meaning === 'record') this.log.add(this.kind, this.draft);
    else if (meaning === 'type') this.log.declare(this.kind, this.typing.name, this.typing.attributes, this.typing.line);
  }

  private text(text: string): void {
    this.sinceToken = 0;
    if (this.value !== null) {
      this.value += text;
      if (this.value.length > this.limits.token) this.refuse('too-large', { limit: this.limits.token });
    } else if (this.stack.length > 0 && text.trim() !== '') warn(this.report, 'formats/xes-text', { line: this.parser.line });
  }

  private checkXml(meaning: string, element: string, { attributes }: SaxesTagPlain): void {
    const known = xmlAttributes.get(meaning) ?? [];
    for (const name in attributes) {
      const timeless = name === 'time' && ((meaning === 'record' && element === 'object') || (meaning === 'value' && this.kind === 'event'));
      if ((known.includes(name) && !timeless) || /^(?:xmlns|xml|xsi)(?::|$)/.test(name)) continue;
      warn(this.report, 'formats/xes-xml-attribute', { line: this.parser.line, name: shown(`${element}/${name}`), element });
    }
  }
}
