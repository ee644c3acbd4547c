import type { Attributes, LogCase, LogEvent, Scalar } from './log.ts';
import { isInReach } from './log-time.ts';
import { hashOf, Interned } from './xes-interned.ts';
import { isoBytes, timeRead } from './xes-time.ts';
import { isBlank, setLifted, standsAt, type Template, Templates } from './xes-template.ts';
import type { Scope } from './xes-header.ts';
import { scalarOf, type XesType } from './xes-values.ts';

/** What the scanner asks of others: which attributes the careful reader found in order, and the zone of times without offset. */
export type Grounds = Readonly<{
  isKnown: (scope: Scope, type: XesType, key: string) => boolean;
  /** Null where only a person could say, or the clock showed the time twice. */
  place: (wall: number) => { at: number; offset: number } | null;
  mostEvents: number;
  longestValue: number; // bytes
}>;

type Kept = 'all' | 'lifted';

const openTrace = Buffer.from('<trace>');
const longestTime = 36; // bytes
const none: Attributes = Object.freeze({}); // one for all events whose attributes are not wanted
const quick = ['int', 'float', 'boolean', 'id'] as const;

/**
 * Reads traces of the plain form that programs write, from their bytes: tags without blanks to spare, a value in each,
 * nothing nested, nothing escaped. Whatever else comes is left to the careful reader, whose answers these are too.
 */
export class TraceScanner {
  /** Where it stands, and on which line. */
  at = 0;
  line = 1;
  /** The keys of the last trace's dates without an offset, with their lines. */
  undated: Array<readonly [key: string, line: number]> = [];
  private bytes: Buffer = Buffer.alloc(0);
  private view: DataView = new DataView(new ArrayBuffer(0));
  private end = 0;
  private last: Template | null = null;
  private serial = 0;
  /** By key, the serial number of the trace or event that had it last. */
  private readonly seen: number[] = [];
  private readonly scalars: Record<XesType, Array<Scalar | null>> = {
    string: [],
    date: [],
    int: [],
    float: [],
    boolean: [],
    id: [],
    list: [],
    container: [],
  };
  private readonly texts = new Interned(() => {
    for (const type of quick) this.scalars[type].length = 0;
  });
  private readonly grounds: Grounds;
  private readonly templates: Templates;
  private readonly kept: Kept;

  /** @param kept `lifted`: only what is lifted out of an event is kept; the rest is looked at and left */
  constructor(grounds: Grounds, kept: Kept) {
    this.grounds = grounds;
    this.templates = new Templates(grounds.isKnown);
    this.kept = kept;
  }

  /** The bytes to read from now on. @param end where some `</trace>` ends */
  look(bytes: Buffer, at: number, end: number): void {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.at = at;
    this.end = end;
  }

  /** The trace that begins here. Returns null, and stays, where the careful reader must look. */
  trace(): LogCase | null {
    const [at, line] = [this.at, this.line];
    const scanned = this.isOpen() ? this.whole() : null;
    if (scanned !== null) return scanned;
    [this.at, this.line] = [at, line];
    this.last = null; // what follows within an event does not follow here, though it be written the same
    return null;
  }

  private isOpen(): boolean {
    for (let at = 0; at < openTrace.length; at += 1) if (this.bytes[this.at + at] !== openTrace[at]) return false;
    this.at += openTrace.length;
    return true;
  }

  private whole(): LogCase | null {
    const attributes: Attributes = {};
    const events: LogEvent[] = [];
    const serial = (this.serial += 1);
    let name: string | null = null;
    this.undated = [];
    for (;;) {
      const template = this.next('trace');
      if (template === null) return null;
      if (template.is === 'end') break;
      if (template.is === 'open') {
        const event = this.event();
        if (event === null || events.push(event) > this.grounds.mostEvents) return null;
        continue;
      }
      if (template.is !== 'attribute' || events.length > 0 || this.isRepeated(template, serial)) return null;
      const value = this.value(template);
      if (value === null) return null;
      if (template.lift === 'activity') {
        if (typeof value !== 'string') return null;
        name = value;
      } else if (this.kept === 'all') attributes[template.key] = value;
    }
    if (name === null || isBlank(name)) return null;
    return { name, attributes, events };
  }

  private event(): LogEvent | null {
    const serial = (this.serial += 1);
    const event: LogEvent = {
      id: null,
      activity: '',
      at: 0,
      offsetMinutes: 0,
      zoned: false,
      actor: null,
      department: null,
      lifecycle: null,
      arrivedAt: null,
      enteredAt: null,
      attributes: this.kept === 'all' ? {} : none,
      line: this.line,
    };
    let timed = false;
    for (;;) {
      const template = this.next('event');
      if (template === null) return null;
      if (template.is === 'close') return timed && event.activity !== '' ? event : null;
      if (template.is !== 'attribute' || this.isRepeated(template, serial)) return null;
      const value = this.value(template);
      if (value === null) return null;
      const { lift } = template;
      if (lift === null) {
        if (this.kept === 'all') event.attributes[template.key] = value;
      } else if (lift === 'time') timed = this.timed(event);
      else if (typeof value !== 'string') return null;
      else setLifted(event, lift, value);
    }
  }

  private timed(event: LogEvent): boolean {
    const { wall, offset } = timeRead;
    if (!isInReach(wall)) return false;
    event.zoned = offset === offset;
    if (event.zoned) {
      event.at = wall - offset * 60_000;
      event.offsetMinutes = offset;
      return true;
    }
    const placed = this.grounds.place(wall);
    if (placed === null) return false;
    event.at = placed.at;
    event.offsetMinutes = placed.offset;
    return true;
  }

  private isRepeated({ keyNumber }: Template, serial: number): boolean {
    if (this.seen[keyNumber] === serial) return true;
    this.seen[keyNumber] = serial;
    return false;
  }

  /** The tag that comes next; mostly the one that came after the last one before. */
  private next(scope: Scope): Template | null {
    const { last } = this;
    let template = last?.next ?? null;
    if (template === null || !this.isHere(template)) {
      template = last?.other ?? null;
      if (template === null || !this.isHere(template)) template = this.templates.at(this.bytes, this.at, this.end, scope);
      if (template === null) return null;
      if (last) [last.next, last.other] = [template, last.next];
    }
    this.last = template;
    this.at += template.length;
    this.line += template.lines;
    return template;
  }

  private isHere(template: Template): boolean {
    return this.at + template.length <= this.end && standsAt(template, this.bytes, this.view, this.at);
  }

  /** The value that begins here, and the end of its tag. What is not wanted is looked at all the same. */
  private value(template: Template): Scalar | null {
    const { type, quote } = template;
    const { bytes, at: start, texts } = this;
    if (type === 'date') return this.date(template, start);
    if (type === 'string' && template.lift === null && this.kept === 'lifted') {
      const end = this.endOfPlain(start, quote);
      if (end >= 0) return this.closes(end) ? '' : null;
    }
    if (template.generation === texts.generation) {
      const end = texts.endOf(template.value, bytes, start);
      if (end >= 0 && bytes[end] === quote) return this.closes(end) ? this.scalar(type, template.value) : null;
    }
    let at = start;
    const last = Math.min(this.end, start + this.grounds.longestValue);
    while (at < last && bytes[at] !== quote) at += 1;
    if (at >= last || !this.closes(at)) return null;
    const number = texts.numberOf(bytes, start, at, hashOf(bytes, this.view, start, at));
    if (number < 0) return null;
    template.value = number;
    template.generation = texts.generation;
    return this.scalar(type, number);
  }

  /** Where a text ends that is plain ASCII and not too long; -1 where it is not. */
  private endOfPlain(start: number, quote: number): number {
    const { bytes } = this;
    const last = start + this.grounds.longestValue;
    let at = start;
    for (let byte = bytes[at]!; byte !== quote; byte = bytes[(at += 1)]!)
      if (byte < 32 || byte > 126 || byte === 38 || byte === 60 || at >= last) return -1;
    return at;
  }

  private closes(quote: number): boolean {
    const { bytes } = this;
    const close = bytes[quote + 1] === 32 ? quote + 2 : quote + 1;
    this.at = close + 2;
    return bytes[close] === 47 && bytes[close + 1] === 62;
  }

  private scalar(type: XesType, number: number): Scalar | null {
    const text = this.texts.texts[number]!;
    if (type === 'string') return text;
    const known = this.scalars[type][number];
    return known === undefined ? (this.scalars[type][number] = scalarOf(type, text)) : known;
  }

  private date({ key, lift, quote }: Template, start: number): Scalar | null {
    const { bytes } = this;
    let end = start + 19; // as long as a time is at least
    while (end < start + longestTime && bytes[end] !== quote) end += 1;
    if (!isoBytes(bytes, start, end) || !this.closes(end)) return null;
    if (timeRead.offset !== timeRead.offset) this.undated.push([key, this.line]);
    return lift !== null || this.kept === 'lifted' ? '' : bytes.toString('latin1', start, end);
  }
}
