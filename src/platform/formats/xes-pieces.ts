import type { LogLimits } from './limits.ts';
import type { ZoneClock } from './log-time.ts';
import type { LogCase } from './log.ts';
import { peek } from './gzip.ts';
import { Decoding, encodingOf } from './text.ts';
import type { XesDocument } from './xes-document.ts';
import type { XesTrace } from './xes-frames.ts';
import { TraceScanner } from './xes-scan.ts';

type Bytes = AsyncIterable<Uint8Array>;
type Options = Readonly<{
  limits: LogLimits;
  place: ZoneClock | null;
  kept?: 'all' | 'lifted' | undefined;
  /** Hears of every date without an offset that the scanner met. */
  undated: (key: string, line: number) => void;
}>;

/** A trace as the scanner or the careful reader has it. */
export type Piece = LogCase | XesTrace;

const endTrace = Buffer.from('</trace>');
/** A trace that is longer is read by the careful reader: nothing is held back for ever. */
const longestTrace = 1024 * 1024;

/** The traces of a file: those of plain form from their bytes, everything else by the careful reader. */
export class XesPieces {
  private readonly document: XesDocument;
  private readonly scanner: TraceScanner;
  private decoding = new Decoding('utf-8');
  /** At the end of a trace, where the scanner may go on. */
  private between = false;
  private left: Buffer = Buffer.alloc(0);
  private readonly found: Piece[] = [];
  private readonly undated: Options['undated'];

  constructor(document: XesDocument, { limits, place, kept = 'all', undated }: Options) {
    this.document = document;
    this.undated = undated;
    const placed = (wall: number): { at: number; offset: number } | null => {
      const found = place?.(wall) ?? null;
      return found === null || found.twice ? null : found;
    };
    this.scanner = new TraceScanner({ isKnown: document.isKnown, place: placed, mostEvents: limits.caseEvents, longestValue: limits.token }, kept);
  }

  /** The traces of a file in its order, as many together as a chunk of it held. */
  async *read(source: Bytes): AsyncGenerator<Piece[]> {
    const { head, whole } = await peek(source, 1024);
    this.decoding = new Decoding(encodingOf(head, 'xml'));
    for await (const chunk of whole) yield* this.handed(() => this.more(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)));
    yield* this.handed(() => {
      this.feed(this.left);
      this.decoding.end();
      this.document.end();
    });
  }

  /** What came before a fault is handed on before the fault is: the first in the file is told. */
  private *handed(work: () => void): Generator<Piece[]> {
    try {
      work();
    } finally {
      yield this.found.splice(0);
    }
  }

  private more(chunk: Buffer): void {
    // What is left of the chunk before is joined to the end of its trace only: most of a chunk is never copied.
    const joined = this.left.length === 0 ? 0 : chunk.indexOf(endTrace) + endTrace.length;
    const first = joined < endTrace.length && this.left.length > 0 ? chunk.length : joined;
    if (first > 0) this.piece(Buffer.concat([this.left, chunk.subarray(0, first)]));
    if (first < chunk.length) this.piece(this.left.length === 0 ? chunk.subarray(first) : Buffer.concat([this.left, chunk.subarray(first)]));
  }

  private piece(bytes: Buffer): void {
    this.left = Buffer.alloc(0);
    if (this.decoding.encoding !== 'utf-8') return this.feed(bytes);
    const end = bytes.lastIndexOf(endTrace) + endTrace.length;
    for (let at = 0; at < bytes.length;) {
      if (this.between) at = this.fast(bytes, at, end);
      if (this.between) {
        this.left = Buffer.from(bytes.subarray(at));
        this.between = this.left.length <= longestTrace;
        if (this.between) return;
        this.left = Buffer.alloc(0);
      }
      const found = bytes.indexOf(endTrace, at);
      const stop = found < 0 ? Math.max(at, bytes.length - endTrace.length + 1) : found + endTrace.length;
      this.feed(bytes.subarray(at, stop));
      at = stop;
      this.between = found >= 0 && this.document.isBetween;
      if (found >= 0) continue;
      this.left = Buffer.from(bytes.subarray(at));
      return;
    }
  }

  /** Traces as long as they are plain and whole; `between` stays true where only the end of the next one is missing. Returns where it stopped. */
  private fast(bytes: Buffer, from: number, end: number): number {
    const { scanner } = this;
    const { line } = scanner;
    scanner.look(bytes, from, end);
    let stop = from;
    for (;;) {
      stop = pastBlanks(bytes, scanner.at);
      if (stop >= end) {
        this.between = mayBegin(bytes, stop);
        stop = scanner.at;
        break;
      }
      scanner.line += linesIn(bytes, scanner.at, stop);
      scanner.at = stop;
      const one = scanner.trace();
      this.between = one !== null;
      if (one === null) break;
      for (const [key, at] of scanner.undated) this.undated(key, at);
      this.found.push(one);
    }
    this.passOver(bytes, from, stop, scanner.line - line);
    return stop;
  }

  /** The careful reader is told where it stands. */
  private passOver(bytes: Buffer, from: number, to: number, lines: number): void {
    this.decoding.line += lines;
    const last = lines > 0 ? bytes.lastIndexOf(10, to - 1) + 1 : from;
    let columns = 0;
    for (let at = last; at < to; at += 1) if ((bytes[at]! & 0xc0) !== 0x80) columns += 1;
    this.document.place.skip(lines, columns);
  }

  private feed(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const text = this.decoding.write(bytes);
    try {
      this.document.write(text);
    } finally {
      this.scanner.line = this.document.place.line;
      this.found.push(...this.document.traces.splice(0));
    }
  }
}

function pastBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === 10 || bytes[at] === 32 || bytes[at] === 9 || (bytes[at] === 13 && bytes[at + 1] === 10)) at += 1;
  return at;
}

/** Whether what is left can be the beginning of a trace. */
function mayBegin(bytes: Buffer, at: number): boolean {
  const begin = bytes.toString('latin1', at, at + 7);
  return begin === '<trace>'.slice(0, begin.length) || (begin.length === 1 && begin === '\r');
}

function linesIn(bytes: Buffer, from: number, to: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(10, from); at >= 0 && at < to; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}
