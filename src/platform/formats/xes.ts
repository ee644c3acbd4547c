import { FormatError, type FormatFacts } from './format-error.ts';
import { type LogLimits, logLimits } from './limits.ts';
import { instantOf, type ZoneClock, zoneClock } from './log-time.ts';
import { type Attributes, type LogCase, type LogEvent, type LogReport, newReport, put, warn } from './log.ts';
import { textOf } from './text.ts';
import { XesDocument } from './xes-document.ts';
import type { XesEvent, XesTrace } from './xes-frames.ts';
import { XesPieces } from './xes-pieces.ts';

/**
 * `zone`: IANA name, for times that say no offset. What a log's globals give as defaults is never laid in: a default
 * `enddate` of 1970 would close every open case, a default person be accused of what nobody recorded.
 */
export type ReadOptions = Readonly<{
  zone?: string | undefined;
  limits?: LogLimits | undefined;
  report?: LogReport | undefined;
  /** `lifted`: cases and events without their other attributes, which are looked at all the same; for checks alone. */
  kept?: 'all' | 'lifted' | undefined;
}>;

/** What is lifted out of an event's attributes. */
const lifted: ReadonlySet<string> = new Set(['concept:name', 'time:timestamp', 'org:resource', 'org:group', 'lifecycle:transition', 'identity:id']);

/**
 * The cases of a XES log (IEEE 1849) in the order of the file, events in the order of the trace; memory holds one case
 * at a time. Unclear files are refused, oddities that lose nothing are noted in the report.
 *
 * @param source the unpacked bytes
 * @throws FormatError with line and, where known, case; an event without activity or time is refused
 */
export async function* readXes(source: AsyncIterable<Uint8Array>, options: ReadOptions = {}): AsyncGenerator<LogCase> {
  const report = options.report ?? newReport();
  report.format = 'xes';
  const place = options.zone === undefined ? null : zoneClock(options.zone);
  const document = new XesDocument({ limits: options.limits ?? logLimits, report, zone: options.zone ?? null });
  const undated = (name: string, line: number): void => warn(report, 'formats/date-without-offset', { line, name, zone: options.zone });
  const pieces = new XesPieces(document, { limits: options.limits ?? logLimits, place, kept: options.kept, undated });
  for await (const found of pieces.read(source)) {
    for (const piece of found) {
      report.cases++;
      const one = 'name' in piece ? piece : careful(piece, place, report, options);
      if ('name' in piece) for (const { zoned } of piece.events) if (!zoned) report.withoutOffset++;
      report.events += one.events.length;
      yield one;
    }
  }
}

function careful(trace: XesTrace, place: ZoneClock | null, report: LogReport, { kept }: ReadOptions): LogCase {
  const { name, attributes } = named(trace, report);
  const events = trace.events.map((event) => eventOf(event, name, place, report));
  return kept === 'lifted' ? { name, attributes: {}, events: events.map((event) => ({ ...event, attributes: {} })) } : { name, attributes, events };
}

/** The traces of a XES document as they are written, whether or not they can be judged. */
export async function* traces(source: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<{ trace: XesTrace; document: XesDocument }> {
  const document = new XesDocument({ limits: options.limits ?? logLimits, report: options.report ?? newReport(), zone: options.zone ?? null });
  for await (const text of textOf(source, 'xml')) {
    document.write(text);
    for (const trace of document.traces.splice(0)) yield { trace, document };
  }
  document.end();
}

function named({ attributes, line }: XesTrace, report: LogReport): { name: string; attributes: Attributes } {
  const { 'concept:name': name, ...rest } = attributes;
  if (typeof name === 'string' && name.trim() !== '') return { name, attributes: rest };
  warn(report, 'formats/case-without-name', { line });
  return { name: `#${report.cases}`, attributes: rest };
}

function eventOf({ attributes, time, line }: XesEvent, inCase: string, place: ZoneClock | null, report: LogReport): LogEvent {
  const refuse = (fault: string, facts: FormatFacts = {}): never => {
    throw new FormatError(`formats/${fault}`, { line, case: inCase, ...facts });
  };
  const activity = textIn(attributes, 'concept:name') ?? refuse('event-activity');
  const { at, offset } = instantOf(time ?? refuse('event-time', { name: activity }), place, refuse, () =>
    warn(report, 'formats/time-twice', { line }),
  );
  const rest: Attributes = {};
  for (const key in attributes) if (!lifted.has(key)) put(rest, key, attributes[key]!);
  if (time?.offset === null) report.withoutOffset++;
  return {
    id: textIn(attributes, 'identity:id'),
    activity,
    at,
    offsetMinutes: offset,
    zoned: time?.offset !== null,
    actor: textIn(attributes, 'org:resource'),
    department: textIn(attributes, 'org:group'),
    lifecycle: textIn(attributes, 'lifecycle:transition'),
    arrivedAt: null,
    enteredAt: null,
    attributes: rest,
    line,
  };
}

function textIn(attributes: Attributes, key: string): string | null {
  const it = attributes[key];
  const text = typeof it === 'object' && 'value' in it ? it.value : it;
  return typeof text === 'string' && text.trim() !== '' ? text : null;
}
