import { readCsv } from './csv.ts';
import { FormatError } from './format-error.ts';
import { peek, unpacked } from './gzip.ts';
import { readJson } from './json-rows.ts';
import { logLimits } from './limits.ts';
import { type LogCase, type LogFormat, newReport } from './log.ts';
import type { LogMap } from './log-map.ts';
import { inOneLine } from './one-line.ts';
import { isOcelJson, isOcelXml, readOcelJson, readOcelXml } from './ocel.ts';
import { type ReadOptions, readXes } from './xes.ts';
import { readXlsx } from './xlsx-log.ts';

const readers = { xes: readXes, csv: readCsv, xlsx: readXlsx, jsonLines: readJson, ocelJson: readOcelJson, ocelXml: readOcelXml };

/**
 * The cases of a log file, whatever it is: XES, OCEL or a table, gzip or not, told by its content and not by its name.
 * `options.report` says which it was, and what was met.
 *
 * @param options `zone` for times without offset, before that of the map; `map`: how a table is to be read and its steps are called,
 *   where a person has said it; `objectType`: whose objects are the cases of an OCEL log
 * @throws FormatError the file is refused as a whole; cases handed on before are not to be kept
 */
export async function* readLog(
  source: AsyncIterable<Uint8Array>,
  { map, ...options }: ReadOptions & Readonly<{ map?: LogMap | undefined; objectType?: string | undefined }> = {},
): AsyncGenerator<LogCase> {
  const limits = options.limits ?? logLimits;
  const zone = options.zone ?? map?.zone ?? undefined;
  const objectType = options.objectType ?? map?.objectType ?? undefined;
  const { head, whole } = await peek(unpacked(source, limits), beginning);
  const settings = { ...options, limits, zone, objectType, map, report: options.report ?? newReport() };
  const called = callingBy(map);
  for await (const one of readers[logFormatOf(head)](whole, settings)) {
    refuseLongNames(one);
    for (const event of one.events) event.activity = called(event.activity);
    yield one;
  }
}

const mostNames = 10_000; // remembered of a file

/** What a step is called on the flowchart, by its name in the file. */
function callingBy(map: LogMap | undefined): (activity: string) => string {
  const names = new Map(Object.entries(map?.activities ?? {}).map(([from, to]) => [inOneLine(from), inOneLine(to)]));
  const known = new Map<string, string>();
  return (activity) => {
    const before = known.get(activity);
    if (before !== undefined) return before;
    const plain = inOneLine(activity);
    const called = names.get(plain) ?? plain;
    if (known.size < mostNames) known.set(activity, called);
    return called;
  };
}

const longestName = 500; // characters: cases and events are found by an index of their names

function refuseLongNames({ name, events }: LogCase): void {
  const shown = { case: name.slice(0, 100), limit: longestName };
  if (name.length > longestName) throw new FormatError('formats/name-too-long', { line: events[0]?.line ?? 1, ...shown });
  const event = events.find(({ id }) => id !== null && id.length > longestName);
  if (event) throw new FormatError('formats/name-too-long', { line: event.line, ...shown });
}

/** How much of a file is looked at to tell what it is. */
export const beginning = 4096; // bytes; the root of an XML file may stand below a long comment

/** A zip, one without entries, and what Excel wrote before 2007, which is refused by name. */
const workbooks = ['PK\u0003\u0004', 'PK\u0005\u0006', 'ÐÏ\u0011à'];

/** What a file is, by how it begins. @throws FormatError `formats/empty` */
export function logFormatOf(head: Uint8Array): LogFormat {
  // past byte order marks, the zeros of UTF-16, and blanks
  const text = Buffer.from(head.subarray(0, beginning).filter((it) => it !== 0))
    .toString('latin1')
    .replace(/^(?:ÿþ|þÿ|ï»¿)?[\0-\x20]*/, '');
  if (text === '') throw new FormatError('formats/empty', { line: 1 });
  if (workbooks.some((mark) => text.startsWith(mark))) return 'xlsx';
  if (text.startsWith('<')) return isOcelXml(text) ? 'ocelXml' : 'xes';
  if (isOcelJson(text)) return 'ocelJson';
  return /^(?:\{|\[\s*(?:[{\]]|$))/.test(text) ? 'jsonLines' : 'csv';
}
