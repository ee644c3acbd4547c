import type { XesType } from './xes-values.ts';

/** The keys that the standard's extensions define, by prefix. */
const standardKeys: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['concept', new Set(['name', 'instance'])],
  ['lifecycle', new Set(['model', 'transition', 'state'])],
  ['org', new Set(['resource', 'role', 'group'])],
  ['time', new Set(['timestamp'])],
  ['semantic', new Set(['modelReference'])],
  ['identity', new Set(['id'])],
  ['cost', new Set(['total', 'currency', 'drivers', 'amount', 'driver', 'type'])],
]);

/** The keys that we act upon, and the types that their extensions give them. */
const actedUpon: ReadonlyMap<string, XesType> = new Map([
  ['concept:name', 'string'],
  ['lifecycle:transition', 'string'],
  ['org:resource', 'string'],
  ['org:group', 'string'],
  ['time:timestamp', 'date'],
]);

/** XML attributes that each element may have; others are remarked upon and left aside. */
export const xmlAttributes: ReadonlyMap<string, ReadonlySet<string>> = new Map<string, ReadonlySet<string>>([
  ['log', new Set(['xes.version', 'xes.features', 'xes.creator', 'openxes.version'])],
  ['extension', new Set(['name', 'prefix', 'uri'])],
  ['global', new Set(['scope'])],
  ['classifier', new Set(['name', 'scope', 'keys'])],
  ['trace', new Set()],
  ['event', new Set()],
  ['values', new Set()],
]);

export const attributeXml: ReadonlySet<string> = new Set(['key', 'value']);

/** The order in which the standard lists what a log, and a trace, hold. */
export const rank: ReadonlyMap<string, number> = new Map([
  ['extension', 0],
  ['global', 1],
  ['classifier', 2],
  ['trace', 4],
  ['event', 5],
]);
export const attributeRank = 3;

export type Scope = 'trace' | 'event';
export type Declared = ReadonlyMap<string, XesType>;

/** The type that a key must have: as the log's globals declare it, else as its extension does. */
export const typeOf = (globals: Declared, key: string): XesType | undefined => globals.get(key) ?? actedUpon.get(key);

/** What is to be said of a key with an extension's prefix: `undeclared`, or `undefined` by that extension; null when all is well. */
export function prefixFault(declared: ReadonlySet<string>, key: string): 'xes-undeclared-extension' | 'xes-undefined-key' | null {
  const colon = key.indexOf(':');
  const defined = colon < 0 ? undefined : standardKeys.get(key.slice(0, colon));
  if (!defined) return null;
  if (!declared.has(key.slice(0, colon))) return 'xes-undeclared-extension';
  return defined.has(key.slice(colon + 1)) ? null : 'xes-undefined-key';
}

/** The keys of a classifier: separated by blanks, those that hold blanks in single quotes. */
export function classifierKeys(keys: string, declared: Declared): string[] {
  // Some tools name keys with blanks and quote nothing: a whole declared key is not taken apart.
  if (declared.has(keys)) return [keys];
  return (keys.match(/'[^']*'|\S+/g) ?? []).map((key) => key.replace(/^'(.*)'$/, '$1')).filter((key) => key.trim() !== '');
}
