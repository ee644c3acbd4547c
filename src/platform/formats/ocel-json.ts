import { FormatError } from './format-error.ts';
import { JsonCursor } from './json-cursor.ts';
import type { LogLimits } from './limits.ts';
import { type LogReport, warn } from './log.ts';
import { newDraft, type OcelDraft, type OcelKind, OcelLog, shown } from './ocel-log.ts';

type Fields = Readonly<Record<string, () => void>>;

const parts: Readonly<Record<string, readonly [OcelKind, 'types' | 'records']>> = {
  objectTypes: ['object', 'types'],
  eventTypes: ['event', 'types'],
  objects: ['object', 'records'],
  events: ['event', 'records'],
};

/**
 * An OCEL 2.0 log in its JSON form, whose parts may stand in any order.
 *
 * @throws FormatError with line and column
 */
export function parseOcelJson(text: string, report: LogReport, limits: LogLimits): OcelLog {
  const log = new OcelLog(report, limits);
  new Reading(new JsonCursor(text, limits), log, report).whole();
  return log;
}

class Reading {
  private readonly json: JsonCursor;
  private readonly log: OcelLog;
  private readonly report: LogReport;

  constructor(json: JsonCursor, log: OcelLog, report: LogReport) {
    this.json = json;
    this.log = log;
    this.report = report;
  }

  whole(): void {
    const met = new Set<string>();
    this.json.object((key) => {
      const part = Object.hasOwn(parts, key) ? parts[key] : undefined;
      met.add(key);
      if (key.startsWith('ocel:')) this.json.refuse('ocel-version');
      if (!part) return this.unknown('log', key);
      const [kind, of] = part;
      this.list(() => (of === 'types' ? this.type(kind) : this.record(kind)));
    });
    this.json.end();
    for (const name of ['objects', 'events']) if (!met.has(name)) throw new FormatError('formats/ocel-lacks', { line: 1, element: 'log', name });
  }

  private type(kind: OcelKind): void {
    const { line } = this.json;
    let name: string | null = null;
    const attributes: Array<{ name: string; type: string }> = [];
    this.fields(`${kind}Type`, {
      name: () => (name = this.text('name')),
      attributes: () => this.list(() => attributes.push(this.declared(kind))),
    });
    this.log.declare(kind, name, attributes, line);
  }

  private declared(kind: OcelKind): { name: string; type: string } {
    const found: { name: string | null; type: string | null } = { name: null, type: null };
    this.fields(`${kind}Type/attributes`, { name: () => (found.name = this.text('name')), type: () => (found.type = this.text('type')) });
    return { name: found.name ?? this.lacks('attribute', 'name'), type: found.type ?? this.lacks('attribute', 'type') };
  }

  private record(kind: OcelKind): void {
    const draft = newDraft(this.json.line);
    this.fields(kind, {
      id: () => (draft.id = this.text('id')),
      type: () => (draft.type = this.text('type')),
      attributes: () => this.list(() => this.attribute(kind, draft)),
      relationships: () => this.list(() => this.relation(draft)),
      ...(kind === 'event' ? { time: () => (draft.time = this.text('time')) } : {}),
    });
    this.log.add(kind, draft);
  }

  private attribute(kind: OcelKind, draft: OcelDraft): void {
    const { line } = this.json;
    const found = { name: null as string | null, written: null as string | null, literal: false, time: null as string | null };
    this.fields(`${kind}/attributes`, {
      name: () => (found.name = this.text('name')),
      value: () => {
        const { text, literal } = this.json.scalar();
        found.written = text;
        found.literal = literal;
      },
      ...(kind === 'object' ? { time: () => (found.time = this.text('time')) } : {}),
    });
    draft.attributes.push({ ...found, name: found.name ?? this.lacks('attribute', 'name'), line, value: null, since: 0 });
  }

  private relation(draft: OcelDraft): void {
    const { line } = this.json;
    const found = { to: null as string | null, qualifier: '' };
    this.fields('relationships', {
      objectId: () => (found.to = this.text('objectId')),
      qualifier: () => (found.qualifier = this.text('qualifier') ?? ''),
    });
    draft.relations.push({ to: found.to ?? this.lacks('relationship', 'objectId'), qualifier: found.qualifier, line });
  }

  private fields(element: string, known: Fields): void {
    this.json.object((key) => {
      if (Object.hasOwn(known, key)) known[key]!();
      else this.unknown(element, key);
    });
  }

  private unknown(element: string, key: string): void {
    warn(this.report, 'formats/ocel-unknown-key', { line: this.json.line, name: shown(`${element}/${key}`) });
    this.json.skip();
  }

  /** An absent list may be written as null. */
  private list(item: () => void): void {
    if (this.json.is('[')) this.json.array(item);
    else if (this.json.scalar().text !== null) this.json.refuse('malformed', { reason: 'expected a list' });
  }

  /** A number where a text should be keeps its digits, and loses nothing. */
  private text(name: string): string | null {
    const { text, literal } = this.json.scalar();
    if (literal) warn(this.report, 'formats/ocel-not-text', { line: this.json.line, name });
    return text;
  }

  private lacks(element: string, name: string): never {
    this.json.refuse('ocel-lacks', { element, name });
  }
}
