import type { FormatFacts } from './format-error.ts';

export type Scalar = string | number | boolean;

/**
 * A value as the file has it, fit for JSON. Times stay text with their offset; whole numbers beyond 2^53 and
 * `INF`, `NaN` stay text. A value with attributes of its own, a list (its keys may repeat) and a container are objects.
 */
export type AttributeValue =
  | Scalar
  | { value: Scalar; attributes: Attributes }
  | { list: Array<{ key: string; value: AttributeValue }>; attributes: Attributes }
  | { attributes: Attributes };

export type Attributes = Record<string, AttributeValue>;

/** One event of a log. `at`: milliseconds since 1970, UTC; `offsetMinutes`: of the local time that the source meant. */
export type LogEvent = {
  id: string | null;
  activity: string;
  at: number;
  offsetMinutes: number;
  /** The file said the offset itself; otherwise it was reckoned from the stated zone. */
  zoned: boolean;
  actor: string | null;
  department: string | null;
  lifecycle: string | null;
  /** When the step reached its desk, and when the event was typed in; only tables say so. */
  arrivedAt: number | null;
  enteredAt: number | null;
  /** All others, by their own names. */
  attributes: Attributes;
  line: number;
};

export type LogCase = { name: string; attributes: Attributes; events: LogEvent[] };

export type LogWarning = { code: string; facts: FormatFacts & { count: number } };

export const logFormats = ['xes', 'csv', 'xlsx', 'jsonLines', 'ocelJson', 'ocelXml'] as const;
export type LogFormat = (typeof logFormats)[number];

/** What a reader has met so far; it grows while the cases are read. */
export type LogReport = {
  format: LogFormat | null;
  cases: number;
  events: number;
  /** Events whose time had no offset, so that the stated zone decided. */
  withoutOffset: number;
  /** Events outside any trace: allowed in XES, they belong to no case. */
  unplaced: number;
  /** The same remark is made once, with the first line and a count. */
  warnings: LogWarning[];
};

export const newReport = (): LogReport => ({ format: null, cases: 0, events: 0, withoutOffset: 0, unplaced: 0, warnings: [] });

const mostWarnings = 200;
const more = 'formats/more-warnings';

/** Notes a remark; remarks of one code and one `name` are one. Beyond 200 different ones only their number is kept. */
export function warn(report: LogReport, code: string, facts: FormatFacts = {}): void {
  const { warnings } = report;
  const known = warnings.find((warning) => warning.code === code && warning.facts.name === facts.name) ?? warnings[mostWarnings];
  if (known) known.facts = { ...known.facts, count: known.facts.count + 1 };
  else if (warnings.length < mostWarnings) warnings.push({ code, facts: { ...facts, count: 1 } });
  else warnings.push({ code: more, facts: { count: 1 } });
}

/** Sets a key that a file chose: `__proto__` is a key like any other. */
export function put(attributes: Attributes, key: string, value: AttributeValue): void {
  if (key === '__proto__') Object.defineProperty(attributes, key, { value, enumerable: true, configurable: true, writable: true });
  else attributes[key] = value;
}
