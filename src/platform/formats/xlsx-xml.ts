import { SaxesParser } from 'saxes';
import { FormatError } from './format-error.ts';
import { textOf } from './text.ts';

/** What is told of an XML part, element by element; names without their prefix. */
export type XmlListener = Readonly<{
  open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}>;

const deepest = 64;
const longestToken = 1024 * 1024; // characters of one text or tag

/**
 * Goes through a part; `after` each piece what was found so far may be handed on.
 *
 * @param element the part's name, for refusals
 * @throws FormatError `formats/doctype`, `formats/malformed`, `formats/too-large`, `formats/encoding` …
 */
export async function* parseXml<T>(
  bytes: AsyncIterable<Uint8Array>,
  element: string,
  listener: XmlListener,
  after: () => Iterable<T>,
): AsyncGenerator<T> {
  const parser = new SaxesParser();
  let [depth, since] = [0, 0];
  const refuse = (code: string, facts: object = {}): never => {
    throw new FormatError(`formats/${code}`, { element, line: parser.line, ...facts });
  };
  parser.on('error', (error) => refuse('malformed', { reason: error.message.slice(0, 200) }));
  parser.on('doctype', () => refuse('doctype'));
  parser.on('opentag', ({ name, attributes }) => {
    since = 0;
    if (++depth > deepest) refuse('too-large', { limit: deepest });
    listener.open(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    since = 0;
    depth--;
    listener.close?.(local(name));
  });
  const said = (text: string): void => {
    since = 0;
    listener.text?.(text);
  };
  parser.on('text', said);
  parser.on('cdata', said);
  for await (const text of textOf(bytes, 'xml')) {
    since += text.length;
    parser.write(text);
    if (since > longestToken) refuse('too-large', { limit: longestToken });
    yield* after();
  }
  parser.close();
  yield* after();
}

/** A part of which nothing is handed on before its end. */
export async function parseWhole(bytes: AsyncIterable<Uint8Array>, element: string, listener: XmlListener): Promise<void> {
  for await (const _ of parseXml(bytes, element, listener, () => [])) throw new Error('nothing is handed on');
}

export const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** An attribute, whatever its prefix. */
export function attribute(attributes: Readonly<Record<string, string>>, wanted: string): string | undefined {
  return attributes[wanted] ?? Object.entries(attributes).find(([name]) => name.includes(':') && local(name) === wanted)?.[1];
}
