import type { Permission } from './permissions.ts';
import type { WordBook } from './words.ts';

/** Any zod schema, by the two types we need of it: comparing whole zod types is what makes contracts slow to check. */
export type Schema = Readonly<{ parse(data: unknown): unknown; _zod: { input: unknown; output: unknown } }>;
export type Input<S> = S extends { _zod: { input: infer I } } ? I : never;
export type Output<S> = S extends { _zod: { output: infer O } } ? O : never;

/** The columns of a list's spreadsheet: keys of its rows, in order, each with its head and, where the value is a code, the words for it. */
export type Sheet = Readonly<{ name: WordBook[string]; columns: Readonly<Record<string, Readonly<{ head: WordBook[string]; values?: WordBook }>>> }>;

/**
 * One thing that the web app or another system may ask of the server, said once and read by both.
 *
 * An endpoint that names no permission does not compile. `body: 'upload'` takes the raw bytes of one file; `returns: 'file'` sends one.
 * A list with a `sheet` is also sent as a spreadsheet of exactly what is filtered, by `?format=xlsx`.
 */
export type Endpoint = Readonly<{
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: `/api/${string}`;
  needs: Permission;
  params?: Schema;
  query?: Schema;
  body?: Schema | 'upload';
  returns: Schema | 'file';
  limit?: number; // the most bytes of an upload here, where that is less than of any
  sheet?: Sheet;
}>;

export const endpoint = <const E extends Endpoint>(it: E): E => it;

/** A file received: spooled aside before the transaction begins, removed after it. */
export type Upload = Readonly<{ path: string; size: number; sha256: string }>;

/** A file sent. */
export type Download = Readonly<{ name: string; type: string; body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> }>;

type Part<E extends Endpoint, P extends 'params' | 'query' | 'body', Of extends 'in' | 'out'> = E[P] extends Schema
  ? { [K in P]: Of extends 'in' ? Input<E[P]> : Output<E[P]> }
  : E[P] extends 'upload'
    ? { [K in P]: Of extends 'in' ? Blob : Upload }
    : unknown;

/** What a caller sends: the declared parts, before parsing. */
export type Sent<E extends Endpoint> = Part<E, 'params', 'in'> & Part<E, 'query', 'in'> & Part<E, 'body', 'in'>;

/** What a handler receives: the same parts, parsed. */
export type Received<E extends Endpoint> = Part<E, 'params', 'out'> & Part<E, 'query', 'out'> & Part<E, 'body', 'out'>;

/** What a handler answers. */
export type Answer<E extends Endpoint> = E['returns'] extends 'file' ? Download : Input<E['returns']>;
