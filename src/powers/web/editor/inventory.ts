import { SaxesParser, type SaxesTagNS } from 'saxes';

/** Something that a file holds and a copy of it lacks. `owner`: the element with an id that it lies in. */
export type Lost = Readonly<{ element: string; owner: string; line: number; column: number }>;

const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const known: ReadonlySet<string> = new Set([
  model,
  'http://www.omg.org/spec/BPMN/20100524/DI',
  'http://www.omg.org/spec/DD/20100524/DC',
  'http://www.omg.org/spec/DD/20100524/DI',
]);
const declarations = 'http://www.w3.org/2000/xmlns/';
const instance = 'http://www.w3.org/2001/XMLSchema-instance';

/** They repeat what flows and shapes say by themselves, and are written anew with them. */
const repeated: ReadonlySet<string> = new Set(['incoming', 'outgoing', 'flowNodeRef']);

/** One name for what may be written in two ways. */
const sameAs: Readonly<Record<string, string>> = { formalExpression: 'expression' };

/**
 * What of a BPMN file is missing in what an editor wrote of it: elements, attributes of other vendors and, in elements of theirs, text.
 * Comments, blanks and the order of attributes are no content.
 */
export function lostIn(before: string, after: string): Lost[] {
  const left = new Map<string, number>();
  for (const { key } of itemsOf(after)) left.set(key, (left.get(key) ?? 0) + 1);
  const lost: Lost[] = [];
  for (const { key, ...place } of itemsOf(before)) {
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    else lost.push(place);
  }
  return lost;
}

type Item = Lost & Readonly<{ key: string }>;
type Open = Readonly<{ tag: SaxesTagNS; owner: string; line: number; column: number; text: string[] }>;

function itemsOf(xml: string): Item[] {
  const parser = new SaxesParser({ xmlns: true });
  const items: Item[] = [];
  const path: Open[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const owner = attributeOf(tag, 'id') ?? path.at(-1)?.owner ?? '';
    path.push({ tag, owner, line: parser.line, column: parser.column, text: [] });
  });
  for (const kind of ['text', 'cdata'] as const) parser.on(kind, (text) => path.at(-1)?.text.push(text));
  parser.on('closetag', () => items.push(...itemsOfTag(path.pop()!, path.at(-1)?.owner ?? '')));
  parser.write(xml).close();
  return items;
}

const attributeOf = (tag: SaxesTagNS, name: string): string | undefined =>
  Object.values(tag.attributes).find(({ local, uri }) => local === name && uri === '')?.value;

function itemsOfTag({ tag, owner, line, column, text }: Open, parent: string): Item[] {
  const place = { owner, line, column };
  if (tag.uri === model && repeated.has(tag.local)) return [];
  const others = Object.values(tag.attributes).filter(({ uri }) => uri !== declarations && uri !== instance);
  if (!known.has(tag.uri)) {
    const attributes = others.map(({ uri, local, value }) => `${uri === tag.uri ? '' : uri} ${local}=${value}`).toSorted(); // its own prefix may be left out
    return [{ key: ['<', tag.uri, tag.local, parent, ...attributes, text.join('').trim()].join('|'), element: tag.name, ...place }];
  }
  const foreign = others.filter(({ uri }) => uri !== '' && !known.has(uri));
  return [
    {
      key: ['<', tag.uri, sameAs[tag.local] ?? tag.local, owner, tag.uri === model ? text.join('').trim() : ''].join('|'),
      element: tag.name,
      ...place,
    },
    ...foreign.map(({ uri, local, name, value }) => ({ key: ['@', uri, local, owner, value].join('|'), element: name, ...place })),
  ];
}
