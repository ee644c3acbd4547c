import type { FormatError } from '#platform/formats/format-error.ts';
import type { Refusal } from '#platform/refusal.ts';
import { sentenceIn } from '#platform/sentence.ts';
import type { Language } from '#platform/words.ts';
import { refusals } from './web/refusals.ts';

/** Why something was refused and where, in a sentence, for who reads a terminal. */
export function sentenceOf({ code, facts }: Refusal | FormatError, language: Language): string {
  const places = ['file', 'line', 'column', 'case'].flatMap((key) => (facts[key] === undefined ? [] : [`${key} ${String(facts[key])}`]));
  const sentence = sentenceIn(refusals, code, facts, language) ?? code;
  return places.length > 0 ? `${sentence} (${places.join(', ')})` : sentence;
}
