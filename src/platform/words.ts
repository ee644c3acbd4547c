/** The languages that every text of the product is written in. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

type Saying = string | ((facts: never) => string);
type Pair = readonly [zh: Saying, en: Saying];

/** Texts by key, Chinese and English side by side: `{ title: ['风险点', 'Risk points'] }`. One that lacks a language does not compile. */
export type WordBook = { readonly [key: string]: Pair | WordBook };

export type Said<B> = B extends readonly [infer Zh, unknown] ? (Zh extends string ? string : Zh) : { readonly [K in keyof B]: Said<B[K]> };

export const wordBook = <const B extends WordBook>(book: B): B => book;

const cache = new WeakMap<WordBook, Partial<Record<Language, unknown>>>();

/** The book in one language; the same object for the same book and language, so it may be a dependency of a hook. */
export function said<const B extends WordBook>(book: B, language: Language): Said<B> {
  const known = cache.get(book) ?? {};
  cache.set(book, known);
  known[language] ??= pick(book, languages.indexOf(language));
  return known[language] as Said<B>;
}

function pick(book: WordBook, at: number): unknown {
  return Object.fromEntries(Object.entries(book).map(([key, it]) => [key, isPair(it) ? it[at] : pick(it, at)]));
}

const isPair = (it: Pair | WordBook): it is Pair => Array.isArray(it);
