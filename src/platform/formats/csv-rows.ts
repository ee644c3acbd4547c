import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { FormatError } from './format-error.ts';
import type { LogLimits } from './limits.ts';
import type { Row } from './table-heading.ts';
import { textOf } from './text.ts';

/** How much of the text is looked at for its delimiter: more than any heading row. */
const glimpsed = 64 * 1024;

/**
 * The rows of a delimited text, the heading first. Encoding and delimiter (comma, semicolon, tab, bar) are found out;
 * quoted cells may hold line ends. Rows without any content are left out. `ragged`: rows may have more or fewer cells than the first.
 *
 * @throws FormatError `formats/csv-row` (too few or too many cells), `formats/malformed`, `formats/too-large`, `formats/empty`
 */
export async function* csvRows(
  source: AsyncIterable<Uint8Array>,
  limits: LogLimits,
  { ragged = false }: Readonly<{ ragged?: boolean }> = {},
): AsyncGenerator<Row> {
  const text = textOf(source, 'table');
  let start = '';
  while (start.length < glimpsed) {
    const next = await text.next();
    if (next.done) break;
    start += next.value;
  }
  if (start.trim() === '') throw new FormatError('formats/empty', { line: 1 });
  const parser = parse({
    delimiter: delimiterOf(start),
    info: true,
    skipEmptyLines: true,
    relaxColumnCount: ragged,
    recordDelimiter: ['\r\n', '\n', '\r'],
    maxRecordSize: limits.token,
  });
  // Whoever reads `parser` meets every error there; the pipeline's own report would be the same one again.
  pipeline(Readable.from(after(start, text)), parser, () => undefined);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const inside = record.reduce((lines, cell) => (cell.includes('\n') ? lines + cell.split('\n').length - 1 : lines), 0);
      if (record.some((cell) => cell !== '')) yield { cells: record, line: info.lines - inside };
    }
  } catch (error) {
    throw error instanceof CsvError ? fromParser(error, limits) : error;
  }
}

async function* after(start: string, text: AsyncIterable<string>): AsyncGenerator<string> {
  yield start;
  yield* text;
}

function fromParser(error: CsvError, { token }: LogLimits): FormatError {
  const line = typeof error['lines'] === 'number' ? { line: error['lines'] } : {};
  switch (error.code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return new FormatError('formats/csv-row', { ...line, cells: Array.isArray(error['record']) ? error['record'].length : 0 });
    case 'CSV_MAX_RECORD_SIZE':
      return new FormatError('formats/too-large', { ...line, limit: token });
    default:
      return new FormatError('formats/malformed', { ...line, reason: error.code });
  }
}

/** The delimiter that the first row which has any has most of, outside quotes. */
function delimiterOf(text: string): string {
  const counts = new Map([',', ';', '\t', '|'].map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) {
      if ([...counts.values()].some((count) => count > 0)) break;
    } else if (!quoted && counts.has(character)) counts.set(character, counts.get(character)! + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
