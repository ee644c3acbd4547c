import type { LogEvent } from './log.ts';
import type { Scope } from './xes-header.ts';
import { isXesType, type XesType } from './xes-values.ts';

/** What the scanner meets between two values: blanks and a tag, up to where a value begins or the tag ends. */
export type Template = {
  readonly is: 'attribute' | 'open' | 'close' | 'end';
  readonly length: number;
  readonly words: Float64Array; // its bytes, eight at a time: numbers are equal only when all bytes are
  readonly tail: Uint8Array; // all of them, where there are less than eight
  readonly lines: number;
  readonly type: XesType;
  readonly key: string;
  readonly keyNumber: number;
  readonly quote: number;
  /** What of an event it says, where it is lifted out of the attributes. */
  readonly lift: Lift | null;
  /** The value that it had last, by number, and of which generation that is. */
  value: number;
  generation: number;
  /** What followed it last, and the time before. */
  next: Template | null;
  other: Template | null;
};

export type Lift = 'activity' | 'actor' | 'department' | 'lifecycle' | 'id' | 'time';

const lifts: ReadonlyMap<string, Lift> = new Map<string, Lift>([
  ['concept:name', 'activity'],
  ['org:resource', 'actor'],
  ['org:group', 'department'],
  ['lifecycle:transition', 'lifecycle'],
  ['identity:id', 'id'],
  ['time:timestamp', 'time'],
]);

const mostTemplates = 4096;
const longest = 4096;
const attributeTag = /^<([a-z]+) key=(["'])([^&<]*?)\2 value=(["'])/;

/**
 * The templates of a file, learned as they come. Only attributes that the careful reader has met and found in order
 * are taken up; null for whatever is unusual.
 */
export class Templates {
  private readonly known = new Map<string, Template>();
  private readonly keys = new Map<string, number>();
  private readonly isKnown: (scope: Scope, type: XesType, key: string) => boolean;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  constructor(isKnown: (scope: Scope, type: XesType, key: string) => boolean) {
    this.isKnown = isKnown;
  }

  get keyCount(): number {
    return this.keys.size;
  }

  at(bytes: Buffer, start: number, end: number, scope: Scope): Template | null {
    let begin = start;
    let lines = 0;
    for (; begin < end; begin += 1) {
      const byte = bytes[begin]!;
      if (byte === 10) lines += 1;
      else if (byte === 13 ? bytes[begin + 1] !== 10 : byte !== 32 && byte !== 9) break;
    }
    const stop = tagEnd(bytes, begin, Math.min(end, start + longest));
    if (stop < 0) return null;
    const spelled = `${scope} ${bytes.toString('latin1', start, stop)}`;
    const known = this.known.get(spelled);
    if (known) return known;
    const made = this.made(bytes.subarray(start, stop), begin - start, lines, scope);
    if (made === null || this.known.size >= mostTemplates) return null;
    this.known.set(spelled, made);
    return made;
  }

  private made(bytes: Buffer, begin: number, lines: number, scope: Scope): Template | null {
    const tag = bytes.toString('latin1', begin);
    const is = tag === '<event>' ? 'open' : tag === '</event>' ? 'close' : tag === '</trace>' ? 'end' : 'attribute';
    const shape = { is, length: bytes.length, ...pieces(bytes), lines, value: 0, generation: -1, next: null, other: null } as const;
    if (is !== 'attribute') return { ...shape, type: 'string', key: '', keyNumber: -1, quote: 0, lift: null };
    const [, type = '', , , quote = ''] = attributeTag.exec(tag) ?? [];
    const key = this.keyIn(bytes.subarray(begin));
    if (
      !isXesType(type) ||
      type === 'list' ||
      type === 'container' ||
      !key ||
      !isPlain(key) ||
      key === '__proto__' ||
      !this.isKnown(scope, type, key)
    )
      return null;
    const lift = scope === 'event' ? (lifts.get(key) ?? null) : key === 'concept:name' ? 'activity' : null;
    // A date where a name belongs is for the careful reader to judge.
    if (lift !== null && (type === 'date') !== (lift === 'time')) return null;
    return { ...shape, type, key, keyNumber: this.numberOf(key), quote: quote.charCodeAt(0), lift };
  }

  private keyIn(tag: Buffer): string | null {
    try {
      return attributeTag.exec(this.decoder.decode(tag))?.[3] ?? null;
    } catch {
      return null;
    }
  }

  private numberOf(key: string): number {
    const known = this.keys.get(key) ?? this.keys.size;
    this.keys.set(key, known);
    return known;
  }
}

const isPlain = (key: string): boolean => Array.from(key).every((character) => character >= ' ' && character < '\uFFFE');

/** Where the tag of a value begins its value, or a plain tag ends; -1 where neither is near. */
function tagEnd(bytes: Buffer, begin: number, end: number): number {
  if (bytes[begin] !== 60) return -1;
  const plain = bytes[begin + 1] === 47 || bytes.toString('latin1', begin, begin + 7) === '<event>';
  if (plain) {
    const close = bytes.indexOf(62, begin);
    return close < 0 || close >= end ? -1 : close + 1;
  }
  const value = bytes.subarray(begin, end).indexOf(' value=');
  return value < 0 || begin + value + 8 > end ? -1 : begin + value + 8;
}

/** The last eight bytes overlap those before; what is shorter is all tail. */
function pieces(bytes: Buffer): Pick<Template, 'words' | 'tail'> {
  const many = bytes.length < 8 ? 0 : (bytes.length + 7) >> 3;
  const words = Float64Array.from({ length: many }, (_, at) => bytes.readDoubleLE(Math.min(at * 8, bytes.length - 8)));
  return { words, tail: Uint8Array.from(many === 0 ? bytes : []) };
}

/** Whether a template's bytes stand here. */
export function standsAt({ words, tail, length }: Template, bytes: Uint8Array, view: DataView, at: number): boolean {
  const last = words.length - 1;
  for (let word = 0; word < last; word += 1) if (view.getFloat64(at + word * 8, true) !== words[word]) return false;
  if (last >= 0) return view.getFloat64(at + length - 8, true) === words[last];
  for (let byte = 0; byte < tail.length; byte += 1) if (bytes[at + byte] !== tail[byte]) return false;
  return true;
}

export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first > 32 && first < 128) && text.trim() === '';
}

/** Says of an event what is lifted out of it; a blank says nothing. Written out, since a property named by a variable takes ten times as long to set. */
export function setLifted(event: LogEvent, to: Lift, value: string): void {
  if (isBlank(value)) return;
  if (to === 'activity') event.activity = value;
  else if (to === 'actor') event.actor = value;
  else if (to === 'department') event.department = value;
  else if (to === 'lifecycle') event.lifecycle = value;
  else event.id = value;
}
