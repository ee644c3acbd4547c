import { FormatError } from './format-error.ts';
import { peek } from './gzip.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** How far a table is looked into for its encoding. */
const sniffed = 1024 * 1024;

/**
 * A file's text, whatever its encoding: by byte order mark, then UTF-16 by its zeros, then (xml) the declaration
 * or (table) UTF-8 if it is, else Big5 where its characters are common only by that, else GB18030. Nothing is replaced: what cannot be decoded is refused.
 *
 * @throws FormatError `formats/encoding`, `formats/nul`, `formats/lone-surrogate`, each with the line
 */
export async function* textOf(source: Bytes, kind: 'xml' | 'table'): AsyncGenerator<string> {
  const { head, whole } = await peek(source, kind === 'xml' ? 1024 : sniffed);
  const decoding = new Decoding(encodingOf(head, kind));
  for await (const chunk of whole) {
    const text = decoding.write(chunk);
    if (text !== '') yield text;
  }
  decoding.end();
}

/** Text from bytes, piece by piece; what cannot be decoded is refused with its line. */
export class Decoding {
  readonly encoding: string;
  /** The line of what comes next. */
  line = 1;
  private readonly decoder: TextDecoder;
  private tail: Uint8Array = new Uint8Array();

  constructor(encoding: string) {
    this.decoder = new TextDecoder(encoding, { fatal: true });
    this.encoding = this.decoder.encoding;
  }

  write(chunk: Uint8Array): string {
    const text = decoded(this.decoder, this.tail, chunk, this.line);
    const zero = text.indexOf('\0');
    if (zero >= 0) throw new FormatError('formats/nul', { line: this.line + newlines(text.slice(0, zero)) });
    this.line += newlines(text);
    this.tail = lastCharacter(chunk);
    return text;
  }

  /** @throws FormatError where half a character is left */
  end(): void {
    decoded(this.decoder, this.tail, null, this.line);
  }
}

/** @param chunk null at the end, where half a character may be left */
function decoded(decoder: TextDecoder, tail: Uint8Array, chunk: Uint8Array | null, line: number): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw undecodable(decoder.encoding, tail, chunk ?? new Uint8Array(), line);
  }
}

function undecodable(encoding: string, tail: Uint8Array, chunk: Uint8Array, line: number): FormatError {
  const utf8 = encoding === 'utf-8';
  const bytes = utf8 ? Buffer.concat([tail, chunk]) : chunk;
  const lenient = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  // Half a character at the very start of a chunk is the end of the one before, not the fault.
  const fault = Math.max(0, lenient.indexOf('\uFFFD', utf8 ? 0 : 2));
  const surrogate = encoding.startsWith('utf-16') ? chunk.length > 0 : utf8 && bytes.some((byte, i) => byte === 0xed && (bytes[i + 1] ?? 0) >= 0xa0);
  return new FormatError(surrogate ? 'formats/lone-surrogate' : 'formats/encoding', { line: line + newlines(lenient.slice(0, fault)), encoding });
}

/** The last character's first bytes, where it may be cut in two (UTF-8). */
function lastCharacter(chunk: Uint8Array): Uint8Array {
  const end = chunk.subarray(-3);
  const lead = end.findLastIndex((byte) => byte >= 0xc0);
  return lead < 0 ? new Uint8Array() : end.slice(lead);
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** @throws FormatError `formats/encoding` where the declaration names none that fits */
export function encodingOf(head: Uint8Array, kind: 'xml' | 'table'): string {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a !== 0 && b === 0 && c !== 0 && head[3] === 0) return 'utf-16le';
  if (a === 0 && b !== 0 && c === 0 && head[3] !== 0) return 'utf-16be';
  return kind === 'xml' ? declared(head) : isUtf8(head) ? 'utf-8' : isBig5(head) ? 'big5' : 'gb18030';
}

function declared(head: Uint8Array): string {
  const text = Buffer.from(head.subarray(0, 1024)).toString('latin1');
  const label = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']/.exec(text)?.[1] ?? 'utf-8';
  try {
    const { encoding } = new TextDecoder(label);
    if (!encoding.startsWith('utf-16')) return encoding;
  } catch {
    throw new FormatError('formats/encoding', { line: 1, encoding: label });
  }
  throw new FormatError('formats/encoding', { line: 1, encoding: label });
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const fewest = 20; // characters that tell

/**
 * Whether bytes are Big5 and not GB18030: nearly all of their pairs are common characters by Big5 (its first level), and hardly
 * more than half are by GB 2312, of which nearly all are in a text that is GB18030.
 */
function isBig5(bytes: Uint8Array): boolean {
  let [pairs, byBig5, byGb] = [0, 0, 0];
  for (let at = 0; at + 1 < bytes.length; at++) {
    const [lead, trail] = [bytes[at]!, bytes[at + 1]!];
    if (lead < 0x80) continue;
    at++;
    if (lead >= 0xa1 && lead <= 0xa3) continue; // marks and letters
    pairs++;
    if (lead >= 0xa4 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1)) byBig5++;
    if (lead >= 0xb0 && lead <= 0xf7 && trail >= 0xa1) byGb++;
  }
  return pairs >= fewest && byBig5 >= pairs * 0.9 && byGb <= pairs * 0.6;
}
