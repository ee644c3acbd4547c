import { FormatError } from './format-error.ts';
import { type LogLimits, logLimits } from './limits.ts';
import { zoneClock } from './log-time.ts';
import { type LogCase, type LogReport, newReport } from './log.ts';
import { ocelCases } from './ocel-cases.ts';
import { checkOcel } from './ocel-check.ts';
import { parseOcelJson } from './ocel-json.ts';
import type { OcelLog } from './ocel-log.ts';
import { OcelXml } from './ocel-xml.ts';
import { textOf } from './text.ts';
import type { ReadOptions } from './xes.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** `objectType`: whose objects are the cases; without it the only type of which every event names exactly one object. */
export type OcelOptions = ReadOptions & Readonly<{ objectType?: string | undefined }>;

/** Whether a file that begins like this is an OCEL log in JSON (of an older version too, which is then refused by name). */
export function isOcelJson(head: string): boolean {
  return (
    /^\s*\{\s*"(?:(?:objectTypes|eventTypes|objects|events)"\s*:\s*\[|ocel:)/.test(head) ||
    /^\s*\{[^]*"(?:objectTypes|eventTypes)"\s*:\s*\[/.test(head)
  );
}

/** Whether a file that begins like this is an OCEL log in XML. A XES log has the same root, and other elements in it. */
export function isOcelXml(head: string): boolean {
  return /<log\b[^>]*>(?:\s|<!--(?:(?!-->)[^])*-->)*<(?:[\w-]+:)?(?:object-types|event-types|objects|events)[\s/>]/.test(head);
}

/**
 * The cases of an OCEL 2.0 log in JSON (ocel-standard.org/2.0), in the order of their objects in the file. The whole log is held in memory
 * and checked before the first case is handed on.
 *
 * @param source the unpacked bytes
 * @throws FormatError with line and, where known, column: `formats/ocel-object-type`, `formats/ocel-dangling`, `formats/ocel-value` …
 */
export async function* readOcelJson(source: Bytes, options: OcelOptions = {}): AsyncGenerator<LogCase> {
  const settings = begun('ocelJson', options);
  const pieces: string[] = [];
  for await (const text of bounded(source, 'table', settings.limits)) pieces.push(text);
  yield* casesOf(parseOcelJson(pieces.join(''), settings.report, settings.limits), settings);
}

/** The cases of an OCEL 2.0 log in XML; everything as in {@link readOcelJson}. A DOCTYPE is refused. */
export async function* readOcelXml(source: Bytes, options: OcelOptions = {}): AsyncGenerator<LogCase> {
  const settings = begun('ocelXml', options);
  const document = new OcelXml(settings.report, settings.limits);
  for await (const text of bounded(source, 'xml', settings.limits)) document.write(text);
  document.end();
  yield* casesOf(document.log, settings);
}

type Settings = OcelOptions & Readonly<{ report: LogReport; limits: LogLimits }>;

function begun(format: 'ocelJson' | 'ocelXml', options: OcelOptions): Settings {
  const report = options.report ?? newReport();
  report.format = format;
  return { ...options, report, limits: options.limits ?? logLimits };
}

async function* bounded(source: Bytes, kind: 'xml' | 'table', { document }: LogLimits): AsyncGenerator<string> {
  let size = 0;
  for await (const text of textOf(source, kind)) {
    size += text.length;
    if (size > document) throw new FormatError('formats/too-large', { limit: document });
    yield text;
  }
}

function casesOf(log: OcelLog, { report, limits, zone, objectType, kept }: Settings): Iterable<LogCase> {
  const place = zone === undefined ? null : { name: zone, clock: zoneClock(zone) };
  checkOcel(log, report, place);
  return ocelCases(log, { report, limits, place: place?.clock ?? null, objectType, bare: kept === 'lifted' });
}
