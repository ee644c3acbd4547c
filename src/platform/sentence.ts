import type { Facts } from './refusal.ts';
import { type Language, said, type WordBook } from './words.ts';

/**
 * The sentence of a code in one language, filled in with its facts; undefined when the book has none. Where a fact `fault` is itself a
 * code of the book, such as what a file's reader found, its sentence follows: the first says what was refused, the second why.
 */
export function sentenceIn(book: WordBook, code: string, facts: Facts, language: Language): string | undefined {
  const text = plain(book, code, facts, language);
  const { fault } = facts;
  const why = text === undefined || typeof fault !== 'string' ? undefined : plain(book, fault, facts, language);
  return why === undefined ? text : `${text}${language === 'en' ? ' ' : ''}${why}`;
}

function plain(book: WordBook, code: string, facts: Facts, language: Language): string | undefined {
  const pair = Object.hasOwn(book, code) ? book[code] : undefined;
  const saying = pair && (said({ it: pair }, language).it as unknown);
  if (typeof saying === 'function') return (saying as (facts: Facts) => string)(facts);
  return typeof saying === 'string' ? saying : undefined;
}
