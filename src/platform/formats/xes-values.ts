import { isoTime } from './log-time.ts';
import type { Scalar } from './log.ts';

export const xesTypes = ['string', 'date', 'int', 'float', 'boolean', 'id', 'list', 'container'] as const;
export type XesType = (typeof xesTypes)[number];

const types: ReadonlySet<string> = new Set(xesTypes);
export const isXesType = (name: string): name is XesType => types.has(name);

const whole = /^[+-]?\d+$/;
const real = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const uuid = /^(?:urn:uuid:)?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const largest = 2n ** 63n - 1n;

/** The value of a typed XES attribute, null when the text is none of that type. What JSON cannot hold exactly stays text. */
export function scalarOf(type: XesType, text: string): Scalar | null {
  const trimmed = type === 'string' ? text : text.trim();
  switch (type) {
    case 'string':
      return text;
    case 'date':
      return isoTime(trimmed) ? trimmed : null;
    case 'int':
      return wholeNumber(trimmed);
    case 'float':
      return realNumber(trimmed);
    case 'boolean':
      return trimmed === 'true' || trimmed === '1' ? true : trimmed === 'false' || trimmed === '0' ? false : null;
    case 'id':
      return uuid.test(trimmed) ? trimmed : null;
    case 'list':
    case 'container':
      return text;
  }
}

function wholeNumber(text: string): Scalar | null {
  if (!whole.test(text)) return null;
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  const exact = text.length > 30 ? null : BigInt(text.replace('+', ''));
  return exact !== null && exact <= largest && exact >= -largest - 1n ? text : null;
}

function realNumber(text: string): Scalar | null {
  if (text === 'NaN' || text === 'INF' || text === '-INF') return text;
  if (!real.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}
