import { isoTime, tableTime, type Written } from './log-time.ts';
import type { Scalar } from './log.ts';
import { scalarOf } from './xes-values.ts';

/** What a value means. `remark`: what is odd about the way in which it is written, though nothing is lost. */
export type Understood = Readonly<{ value: Scalar; remark: 'ocel-other-type' | 'ocel-time-form' | null }>;

const types: ReadonlyMap<string, 'string' | 'time' | 'integer' | 'float' | 'boolean'> = new Map([
  ['string', 'string'],
  ['time', 'time'],
  ['date', 'time'],
  ['integer', 'integer'],
  ['int', 'integer'],
  ['float', 'float'],
  ['boolean', 'boolean'],
  ['bool', 'boolean'],
]);

export const isOcelType = (declared: string): boolean => types.has(declared);

/** The types of which a text without anything in it is no value. */
export const needsText = (declared: string | undefined): boolean => declared !== undefined && (types.get(declared) ?? 'string') !== 'string';

/**
 * A value as its declared type has it; without a type as it is written. The standard's own JSON schema writes every value as text, so a
 * text that is one of the type is no fault.
 *
 * @returns null when it is none of that type
 */
export function understood(declared: string | undefined, text: string, literal: boolean): Understood | null {
  switch (declared === undefined ? 'any' : (types.get(declared) ?? 'string')) {
    case 'any':
      return { value: literal ? literalOf(text) : text, remark: null };
    case 'string':
      return { value: text, remark: literal ? 'ocel-other-type' : null };
    case 'integer':
      return integer(text);
    case 'float':
      return real(text);
    case 'boolean':
      return found(scalarOf('boolean', text), null) ?? found(scalarOf('boolean', text.toLowerCase()), 'ocel-other-type');
    case 'time': {
      const time = ocelTime(text);
      return time && { value: text, remark: time.loose ? 'ocel-time-form' : null };
    }
  }
}

/** A time in ISO 8601; `loose` as others write it, with a clock time all the same: a day alone is no moment. */
export function ocelTime(text: string): Readonly<{ time: Written; loose: boolean }> | null {
  const trimmed = text.trim();
  const exact = isoTime(trimmed);
  if (exact) return { time: exact, loose: false };
  const time = /\d[:：]\d/.test(trimmed) ? tableTime(trimmed) : null;
  return time && { time, loose: true };
}

const found = (value: Scalar | null, remark: Understood['remark']): Understood | null => (value === null ? null : { value, remark });

/** Tables that had gaps write whole numbers as `500.0`. */
function integer(text: string): Understood | null {
  const whole = scalarOf('int', text);
  if (whole !== null) return { value: whole, remark: null };
  const value = scalarOf('float', text);
  return Number.isSafeInteger(value) ? found(value, 'ocel-other-type') : null;
}

const names: ReadonlyMap<string, string> = new Map([
  ['nan', 'NaN'],
  ['inf', 'INF'],
  ['infinity', 'INF'],
  ['-inf', '-INF'],
  ['-infinity', '-INF'],
]);

function real(text: string): Understood | null {
  return found(scalarOf('float', text), null) ?? found(names.get(text.trim().toLowerCase()) ?? null, 'ocel-other-type');
}

function literalOf(text: string): Scalar {
  if (text === 'true' || text === 'false') return text === 'true';
  const whole = scalarOf('int', text) ?? scalarOf('float', text);
  return whole ?? text;
}
