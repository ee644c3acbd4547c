import { FormatError, type FormatFacts } from './format-error.ts';
import type { Written, ZoneClock } from './log-time.ts';
import { type LogReport, warn } from './log.ts';
import { type OcelAttribute, type OcelKind, type OcelLog, type OcelRecord, shown } from './ocel-log.ts';
import { isOcelType, needsText, ocelTime, understood } from './ocel-values.ts';

/** The stated zone of times without offset. */
export type Zone = Readonly<{ name: string; clock: ZoneClock }>;

/**
 * Looks at everything that a log says before any of it is used: every value gets what it means, every event its written moment, every
 * attribute of an object the instant since which it holds.
 *
 * @throws FormatError with the line of what cannot be understood without guessing
 */
export function checkOcel(log: OcelLog, report: LogReport, zone: Zone | null): void {
  new Checking(log, report, zone).whole();
}

class Checking {
  private readonly log: OcelLog;
  private readonly report: LogReport;
  private readonly zone: Zone | null;

  constructor(log: OcelLog, report: LogReport, zone: Zone | null) {
    this.log = log;
    this.report = report;
    this.zone = zone;
  }

  whole(): void {
    for (const kind of ['object', 'event'] as const) {
      for (const [type, declared] of this.log.types[kind])
        for (const [name, of] of declared)
          if (!isOcelType(of)) this.warn('ocel-attribute-type', 1, { name: shown(`${type}/${name}`), declared: shown(of) });
      for (const record of this.log.records[kind].values()) this.record(kind, record);
    }
  }

  private record(kind: OcelKind, record: OcelRecord): void {
    const { id, type, line, relations, attributes } = record;
    const declared = this.log.types[kind].get(type);
    if (!declared) this.warn('ocel-undeclared-type', line, { name: shown(type), element: kind });
    for (const relation of relations) {
      const { to, line: at } = relation;
      const object = this.log.records.object.get(to) ?? this.refuse('ocel-dangling', at, { element: kind, name: shown(id), value: shown(to) });
      relation.to = object.id; // the same text, and no second copy of it
    }
    for (const attribute of attributes) {
      this.value(attribute, type, declared);
      if (kind === 'object') attribute.since = this.since(attribute);
    }
    if (attributes.length > 1) this.once(record);
    if (kind === 'event') record.moment = this.time(record.time!, line, 'time');
  }

  private value(attribute: OcelAttribute, type: string, declared: ReadonlyMap<string, string> | undefined): void {
    const { name, written, literal, line } = attribute;
    const of = declared?.get(name);
    const facts = { name: shown(name), element: shown(type) };
    if (declared && of === undefined) this.warn('ocel-undeclared-attribute', line, facts);
    if (written === null || (needsText(of) && written.trim() === '')) return this.warn('ocel-no-value', line, facts);
    const means = understood(of, written, literal) ?? this.refuse('ocel-value', line, { ...facts, value: shown(written), declared: of ?? '' });
    if (means.remark) this.warn(means.remark, line, { ...facts, value: shown(written), declared: of ?? '' });
    if (of === 'time' || of === 'date') this.time(written, line, name);
    attribute.value = means.value;
  }

  private since({ name, time, line }: OcelAttribute): number {
    if (time === null) {
      this.warn('ocel-attribute-time', line, { name: shown(name) });
      return 0;
    }
    const { wall, offset } = this.time(time, line, name);
    if (offset === null && wall !== 0) return this.zone?.clock(wall)?.at ?? wall;
    return wall - (offset ?? 0) * 60_000;
  }

  private time(text: string, line: number, name: string): Written {
    const found = ocelTime(text) ?? this.refuse('ocel-time', line, { name: shown(name), value: shown(text) });
    if (found.loose) this.warn('ocel-time-form', line, { name: shown(name), value: shown(text) });
    if (found.time.offset === null) this.warn('date-without-offset', line, { name: shown(name), zone: this.zone?.name });
    return found.time;
  }

  /** An event says each attribute once; an object each at one time once, or the same again. */
  private once({ id, attributes }: OcelRecord): void {
    const met = new Map<string, OcelAttribute>();
    for (const attribute of attributes) {
      const key = `${attribute.since} ${attribute.name}`;
      const before = met.get(key);
      const facts = { name: shown(attribute.name), value: shown(id) };
      if (before && before.value !== attribute.value) this.refuse('ocel-attribute-twice', attribute.line, facts);
      if (before) attribute.value = null;
      if (before) this.warn('ocel-repeated', attribute.line, { element: 'attribute', ...facts });
      else met.set(key, attribute);
    }
  }

  private warn(remark: string, line: number, facts: FormatFacts): void {
    warn(this.report, `formats/${remark}`, { line, ...facts });
  }

  private refuse(fault: string, line: number, facts: FormatFacts): never {
    throw new FormatError(`formats/${fault}`, { line, ...facts });
  }
}
