import { FormatError, type FormatFacts } from './format-error.ts';

type Limits = Readonly<{ depth: number; token: number }>;

/** A value that holds no others. `literal`: a number or a boolean, as it is written; `text` is null for null. */
export type JsonScalar = Readonly<{ text: string | null; literal: boolean }>;

const literal = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const [quote, backslash, newline] = [34, 92, 10];

/**
 * Goes through a JSON text (RFC 8259) once, value by value, building nothing: numbers keep every digit, a key that comes twice is refused,
 * and whoever reads knows the line.
 *
 * @throws FormatError `formats/malformed`, `formats/ocel-repeated-key`, `formats/too-large` …, each with line and column
 */
export class JsonCursor {
  private readonly text: string;
  private readonly limits: Limits;
  private at = 0;
  private depth = 0;
  private lines = 1;
  private countedTo = 0;
  private newline: number; // the next that is not counted

  constructor(text: string, limits: Limits) {
    this.text = text;
    this.limits = limits;
    this.newline = this.newlineFrom(0);
  }

  /** The line of what comes next, from 1. */
  get line(): number {
    this.blank();
    while (this.newline < this.at) {
      this.lines++;
      this.countedTo = this.newline + 1;
      this.newline = this.newlineFrom(this.countedTo);
    }
    return this.lines;
  }

  refuse(fault: string, facts: FormatFacts = {}): never {
    const { line } = this;
    throw new FormatError(`formats/${fault}`, { line, column: Math.max(1, this.at - this.countedTo + 1), ...facts });
  }

  /** Whether an object or a list comes next. */
  is(open: '{' | '['): boolean {
    this.blank();
    return this.text[this.at] === open;
  }

  /** An object; `field` must read, or skip, the value of each key. */
  object(field: (key: string) => void): void {
    const keys = new Set<string>();
    this.within('{', '}', () => {
      this.blank();
      const key = this.string();
      if (keys.has(key)) this.refuse('ocel-repeated-key', { name: key.slice(0, 200) });
      keys.add(key);
      this.take(':');
      field(key);
    });
  }

  /** A list; `item` must read, or skip, each of its values. */
  array(item: () => void): void {
    this.within('[', ']', item);
  }

  scalar(): JsonScalar {
    this.blank();
    if (this.text.charCodeAt(this.at) === quote) return { text: this.string(), literal: false };
    literal.lastIndex = this.at;
    const found = literal.exec(this.text)?.[0] ?? this.unexpected('a text, a number, true, false or null');
    this.at += found.length;
    this.bound(found.length);
    return found === 'null' ? { text: null, literal: false } : { text: found, literal: true };
  }

  skip(): void {
    if (this.is('{')) this.object(() => this.skip());
    else if (this.is('[')) this.array(() => this.skip());
    else this.scalar();
  }

  end(): void {
    this.blank();
    if (this.at < this.text.length) this.unexpected('the end of the file');
  }

  private within(open: '{' | '[', close: '}' | ']', each: () => void): void {
    this.take(open);
    if (++this.depth > this.limits.depth) this.refuse('too-large', { limit: this.limits.depth });
    this.blank();
    if (this.text[this.at] !== close) {
      each();
      for (this.blank(); this.text[this.at] === ','; this.blank()) {
        this.at++;
        each();
      }
    }
    this.take(close);
    this.depth--;
  }

  private string(): string {
    const { text, at } = this;
    if (text.charCodeAt(at) !== quote) this.unexpected('“"”');
    let escaped = false;
    let end = at + 1;
    for (let code = text.charCodeAt(end); code !== quote; code = text.charCodeAt(end)) {
      if (!(code >= 0x20)) this.unexpected('“"”', Math.min(end, text.length)); // the end of the file is NaN
      escaped ||= code === backslash;
      end += code === backslash ? 2 : 1;
    }
    this.bound(end - at);
    const whole = escaped ? this.unescaped(text.slice(at, end + 1)) : text.slice(at + 1, end);
    this.at = end + 1;
    return whole;
  }

  private unescaped(written: string): string {
    const said = parsed(written);
    if (said === null) this.refuse('malformed', { reason: 'bad escape in a text' });
    if (said.includes('\0')) this.refuse('nul');
    if (!said.isWellFormed()) this.refuse('lone-surrogate');
    return said;
  }

  private bound(length: number): void {
    if (length > this.limits.token) this.refuse('too-large', { limit: this.limits.token });
  }

  private take(character: string): void {
    this.blank();
    if (this.text[this.at] !== character) this.unexpected(`“${character}”`);
    this.at++;
  }

  private unexpected(wanted: string, at = this.at): never {
    this.at = at;
    this.refuse('malformed', { reason: `${at < this.text.length ? '' : 'the file ends too soon, '}expected ${wanted}` });
  }

  private blank(): void {
    for (let code = this.text.charCodeAt(this.at); code === 0x20 || code === newline || code === 13 || code === 9;) {
      code = this.text.charCodeAt(++this.at);
    }
  }

  private newlineFrom(at: number): number {
    const next = this.text.indexOf('\n', at);
    return next < 0 ? Infinity : next;
  }
}

function parsed(written: string): string | null {
  try {
    return JSON.parse(written) as string;
  } catch {
    return null;
  }
}
