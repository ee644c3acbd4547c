import { createContext, use } from 'react';
import type { Facts } from '../refusal.ts';
import { sentenceIn } from '../sentence.ts';
import { type Said, type Language, said, type WordBook } from '../words.ts';
import { Refused } from './call.ts';
import { useLanguage } from './language.tsx';
import { issueSentence } from './issues.ts';
import type { RecordPanel, StepPanel } from './panel.ts';
import { words } from './words.ts';

/** What the app knows of every module and hands down to the parts: refusals' sentences by code, words, what each says of a step or a record. */
export type Joined = Readonly<{
  refusals: WordBook;
  words: Readonly<Record<string, WordBook>>;
  stepPanels: readonly StepPanel[];
  recordPanels: readonly RecordPanel[];
}>;

export const JoinedContext = createContext<Joined>({ refusals: {}, words: {}, stepPanels: [], recordPanels: [] });

export const useJoined = (): Joined => use(JoinedContext);

type Saying = string | ((facts: Facts) => string);
const asText = (saying: unknown, facts: Facts): string | undefined => {
  if (typeof saying === 'function') return (saying as Extract<Saying, (facts: Facts) => string>)(facts);
  return typeof saying === 'string' ? saying : undefined;
};

/** A text of a module's words by its path, such as `todos.answer`; undefined when there is none. */
export function wordAt(book: WordBook | undefined, path: string, language: Language, facts: Facts = {}): string | undefined {
  if (!book) return undefined;
  let at: unknown = said(book, language) as Said<WordBook>;
  for (const step of path.split('.')) at = at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[step] : undefined;
  return asText(at, facts);
}

/** Makes the sentence of whatever went wrong: what, why and what to do, in the reader's language. */
export function useSentence(): (error: unknown) => string {
  const { refusals } = useJoined();
  const language = useLanguage();
  return (error) => {
    if (!(error instanceof Refused)) return said(words, language).bug;
    const issues = issuesOf(error);
    if (issues.length > 0) return issues.map((issue) => issueSentence(issue, language)).join(' ');
    const text = sentenceIn(refusals, error.code, error.facts, language);
    return text === undefined ? said(words, language).unknownRefusal(error.code) : `${text}${placeOf(error.facts, language)}`;
  };
}

/** Where in a file it was found: its line, where it has lines. */
const placeOf = ({ line, column }: Facts, language: Language) =>
  typeof line === 'number' ? said(words, language).place({ line, column: typeof column === 'number' ? column : null }) : '';

/** One wrong field of what was sent. */
export type Issue = Readonly<{
  path: readonly (string | number)[];
  code: string;
  minimum?: number;
  maximum?: number;
  format?: string;
  origin?: string;
}>;

export const issuesOf = (error: unknown): readonly Issue[] =>
  error instanceof Refused && error.code === 'platform/invalid' && Array.isArray(error.facts['issues']) ? (error.facts['issues'] as Issue[]) : [];
