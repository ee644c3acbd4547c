import { FormatError } from './format-error.ts';
import type { LogLimits } from './limits.ts';
import type { Written } from './log-time.ts';
import { type LogReport, type Scalar, warn } from './log.ts';

/**
 * A value as it is written, null for none. `literal`: a number or a boolean of JSON. Once checked, `value` is what its declared type makes
 * of it, and `since` the instant (ms, UTC) from which an object has it, 0 for always.
 */
export type OcelAttribute = {
  name: string;
  written: string | null;
  literal: boolean;
  time: string | null;
  line: number;
  value: Scalar | null;
  since: number;
};
export type OcelRelation = { to: string; qualifier: string; line: number };

/** An event or an object. An event's `time` is there, and once checked its `moment`; an object's is null: its attributes have theirs. */
export type OcelRecord = {
  id: string;
  type: string;
  time: string | null;
  moment: Written | null;
  attributes: OcelAttribute[];
  relations: OcelRelation[];
  line: number;
};

/** What has been read of a record so far. */
export type OcelDraft = { [field in 'id' | 'type']: string | null } & Omit<OcelRecord, 'id' | 'type'>;

/** The declared attributes of a type, by name. */
type Declared = Map<string, string>;
export type OcelKind = 'object' | 'event';

export const newDraft = (line: number): OcelDraft => ({ line, id: null, type: null, time: null, moment: null, attributes: [], relations: [] });

/** For the facts of a refusal. */
export const shown = (text: string): string => text.slice(0, 200);

const mostShared = 10_000;
const none: never[] = [];
/** A list that grew has room for sixteen more, which millions of records cannot afford. */
const exact = <T>(list: T[]): T[] => (list.length === 0 ? none : list.slice());

/** An OCEL 2.0 log as either of its forms says it, before anything is understood. Ids and names are kept as they are written. */
export class OcelLog {
  readonly types: Readonly<Record<OcelKind, Map<string, Declared>>> = { object: new Map(), event: new Map() };
  readonly records: Readonly<Record<OcelKind, Map<string, OcelRecord>>> = { object: new Map(), event: new Map() };
  private readonly texts = new Map<string, string>();
  private readonly report: LogReport;
  private readonly most: number;

  constructor(report: LogReport, { tableEvents }: LogLimits) {
    this.report = report;
    this.most = tableEvents;
  }

  /** @throws FormatError `formats/ocel-lacks`, `formats/ocel-repeated-id` (the same id with other content), `formats/too-large` */
  add(kind: OcelKind, draft: OcelDraft): void {
    const { id, type, time, attributes, relations, line } = draft;
    const lacks = (name: string): never => {
      throw new FormatError('formats/ocel-lacks', { line, element: kind, name, ...(id ? { value: shown(id) } : {}) });
    };
    for (const one of attributes) one.name = this.shared(one.name);
    for (const one of relations) one.qualifier = this.shared(one.qualifier);
    const record: OcelRecord = {
      id: filled(id) ?? lacks('id'),
      type: this.shared(filled(type) ?? lacks('type')),
      time,
      moment: null,
      attributes: exact(attributes),
      relations: exact(relations),
      line,
    };
    if (kind === 'event' && filled(record.time) === null) lacks('time');
    const known = this.records[kind].get(record.id);
    if (known) this.repeated(kind, known, record);
    else if (this.records[kind].set(record.id, record).size > this.most) throw new FormatError('formats/too-large', { line, limit: this.most });
  }

  /** @throws FormatError `formats/ocel-lacks`, `formats/ocel-repeated-id` where a type is declared in two ways */
  declare(kind: OcelKind, name: string | null, attributes: ReadonlyArray<Readonly<{ name: string; type: string }>>, line: number): void {
    const element = `${kind}-type`;
    if (filled(name) === null) throw new FormatError('formats/ocel-lacks', { line, element, name: 'name' });
    const declared: Declared = new Map();
    const twice = (value: string): never => {
      throw new FormatError('formats/ocel-repeated-id', { line, element, value: shown(value) });
    };
    for (const { name: attribute, type } of attributes) {
      if ((declared.get(attribute) ?? type) !== type) twice(`${name}/${attribute}`);
      declared.set(attribute, type);
    }
    const before = this.types[kind].get(name!);
    if (before && !same([...before], [...declared])) twice(name!);
    if (this.types[kind].set(name!, declared).size > this.most) throw new FormatError('formats/too-large', { line, limit: this.most });
  }

  /** One text for all that say the same. */
  private shared(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    if (this.texts.size < mostShared) this.texts.set(text, text);
    return text;
  }

  private repeated(kind: OcelKind, known: OcelRecord, record: OcelRecord): void {
    const facts = { line: record.line, element: kind, value: shown(record.id) };
    if (!same(known, record)) throw new FormatError('formats/ocel-repeated-id', facts);
    warn(this.report, 'formats/ocel-repeated', facts);
  }
}

export const filled = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text);

const same = (a: unknown, b: unknown): boolean => content(a) === content(b);
const content = (it: unknown): string => JSON.stringify(it, (key, value: unknown) => (key === 'line' ? undefined : value));
