import { categoryNames } from './names.ts';
import type { Content, Row } from './shown.ts';

/** A text as it is looked for and looked through: one form of each letter, all small. */
export const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

type Power = Pick<Row, 'code' | 'name' | 'category' | 'bureau' | 'department'>;

/** All of a power's text that somebody may look for. */
export function searchText(
  { code, name, category, bureau, department }: Power,
  { basis, procedure, responsibility, positions, steps }: Content,
): string {
  const parts = [
    code,
    name,
    ...categoryNames(category),
    bureau,
    department,
    procedure,
    responsibility,
    ...basis.flatMap(({ document, article, text }) => [`${document}${article}`, text]),
    ...positions.map((it) => it.name),
    ...steps.map((it) => it.name),
  ];
  return plain(parts.filter((part) => part !== '').join('\n'));
}

/** The words of a search, the longest first, for it is found least; each must be found. */
export const wordsOf = (text: string): string[] => [...new Set(plain(text).split(/\s+/u))].filter(Boolean).toSorted((a, b) => b.length - a.length);
