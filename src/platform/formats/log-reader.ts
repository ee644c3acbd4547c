import { type CsvColumns } from './csv-columns.ts';
import { readCsv } from './csv.ts';
import { FormatError } from './format-error.ts';
import { peek, unpacked } from './gzip.ts';
import { logLimits } from './limits.ts';
import { type LogCase, newReport } from './log.ts';
import { type ReadOptions, readXes } from './xes.ts';

/**
 * The cases of a log file, whatever it is: XES or a table, gzip or not, told by its content and not by its name.
 * `options.report` says which it was, and what was met.
 *
 * @param options `zone` for times without offset; `columns` of a table, where a person has confirmed them
 * @throws FormatError the file is refused as a whole; cases handed on before are not to be kept
 */
export async function* readLog(
  source: AsyncIterable<Uint8Array>,
  { columns, ...options }: ReadOptions & Readonly<{ columns?: CsvColumns | undefined }> = {},
): AsyncGenerator<LogCase> {
  const settings = { ...options, limits: options.limits ?? logLimits, report: options.report ?? newReport() };
  const { head, whole } = await peek(unpacked(source, settings.limits), 512);
  const first = firstCharacter(head);
  if (first === null) throw new FormatError('formats/empty', { line: 1 });
  for await (const one of first === '<' ? readXes(whole, settings) : readCsv(whole, { ...settings, columns })) {
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

/** Past byte order marks, the zeros of UTF-16, and blanks. */
function firstCharacter(head: Uint8Array): string | null {
  const byte = head.find((it) => it !== 0xef && it !== 0xbb && it !== 0xbf && it !== 0xff && it !== 0xfe && it !== 0 && it > 0x20);
  return byte === undefined ? null : String.fromCharCode(byte);
}
