import { SaxesParser } from 'saxes';
import { attributeText, escaped } from '#platform/xml.ts';

/** An element of an XML file as it is written: names with their prefixes, what it says between its tags, and what stands in it. */
export type Tree = Readonly<{ name: string; attributes: Readonly<Record<string, string>>; text: string; children: readonly Tree[] }>;

/** Reads a file that the editor has opened before: white space between elements and comments are left out. @throws Error for what is no XML */
export function treeOf(xml: string): Tree {
  const parser = new SaxesParser();
  const path: Array<{ name: string; attributes: Record<string, string>; text: string; children: Tree[] }> = [];
  let root: Tree | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => void path.push({ name, attributes, text: '', children: [] }));
  for (const kind of ['text', 'cdata'] as const) {
    parser.on(kind, (text) => {
      const open = path.at(-1);
      if (open) open.text += text;
    });
  }
  parser.on('closetag', () => {
    const { text, ...element } = path.pop()!;
    const tree = { ...element, text: element.children.length > 0 ? text.trim() : text };
    const parent = path.at(-1);
    if (parent) parent.children.push(tree);
    else root = tree;
  });
  parser.write(xml).close();
  return root!;
}

/** The file again. */
export const written = (root: Tree): string => `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root)}\n`;

function lines({ name, attributes, text, children }: Tree): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${attributeText(value)}"`);
  const inside = escaped(text) + children.map(lines).join('');
  return inside === '' ? `<${name}${given.join('')} />` : `<${name}${given.join('')}>${inside}</${name}>`;
}
