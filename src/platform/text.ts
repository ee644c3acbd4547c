import { Refusal } from './refusal.ts';

const nul = '\u0000';
const deepest = 64; // levels; nothing that is asked for has ten

/** Text is stored as it came or refused: what PostgreSQL and XML cannot hold does not pass the door. Returns the value unchanged. */
export function clean<V>(value: V, path: readonly (string | number)[] = []): V {
  if (typeof value === 'string') {
    if (value.includes(nul)) throw new Refusal('platform/nul/invalid', { path });
    if (!value.isWellFormed()) throw new Refusal('platform/lone-surrogate/invalid', { path });
  } else if (path.length > deepest) {
    throw new Refusal('platform/invalid', { limit: deepest });
  } else if (Array.isArray(value)) {
    for (const [at, it] of value.entries()) clean(it, [...path, at]);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, it] of Object.entries(value)) {
      clean(key, path);
      clean(it, [...path, key]);
    }
  }
  return value;
}
