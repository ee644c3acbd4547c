import { type CsvColumns } from './csv-columns.ts';
import { readCsv } from './csv.ts';
import { FormatError } from './format-error.ts';
import { peek, unpacked } from './gzip.ts';
import { logLimits } from './limits.ts';
import { type LogCase, type LogFormat, newReport } from './log.ts';
import { isOcelJson, isOcelXml, readOcelJson, readOcelXml } from './ocel.ts';
import { type ReadOptions, readXes } from './xes.ts';

/**
 * The cases of a log file, whatever it is: XES, OCEL or a table, gzip or not, told by its content and not by its name.
 * `options.report` says which it was, and what was met.
 *
 * @param options `zone` for times without offset; `columns` of a table, where a person has confirmed them; `objectType`: whose objects
 *   are the cases of an OCEL log
 * @throws FormatError the file is refused as a whole; cases handed on before are not to be kept
 */
export async function* readLog(
  source: AsyncIterable<Uint8Array>,
  { columns, objectType, ...options }: ReadOptions & Readonly<{ columns?: CsvColumns | undefined; objectType?: string | undefined }> = {},
): AsyncGenerator<LogCase> {
  const settings = { ...options, limits: options.limits ?? logLimits, report: options.report ?? newReport() };
  const { head, whole } = await peek(unpacked(source, settings.limits), beginning);
  const read = { xes: readXes, csv: readCsv, ocelJson: readOcelJson, ocelXml: readOcelXml }[logFormatOf(head)];
  for await (const one of read(whole, { ...settings, columns, objectType })) {
    refuseLongNames(one);
    yield one;
  }
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

/** What a file is, by how it begins. @throws FormatError `formats/empty` */
export function logFormatOf(head: Uint8Array): LogFormat {
  // past byte order marks, the zeros of UTF-16, and blanks
  const text = Buffer.from(head.subarray(0, beginning).filter((it) => it !== 0))
    .toString('latin1')
    .replace(/^(?:ÿþ|þÿ|ï»¿)?[\0-\x20]*/, '');
  if (text === '') throw new FormatError('formats/empty', { line: 1 });
  if (text.startsWith('<')) return isOcelXml(text) ? 'ocelXml' : 'xes';
  return isOcelJson(text) ? 'ocelJson' : 'csv';
}
