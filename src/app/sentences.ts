import { bpmnRefusals } from '#platform/formats/bpmn-words.ts';
import type { FormatError } from '#platform/formats/format-error.ts';
import { logRefusals } from '#platform/formats/log-words.ts';
import type { Facts, Refusal } from '#platform/refusal.ts';
import { type Language, said } from '#platform/words.ts';
import { refusals } from './web/refusals.ts';

const books = { ...logRefusals, ...bpmnRefusals, ...refusals };

/** Why something was refused and where, in a sentence, for who reads a terminal. */
export function sentenceOf({ code, facts }: Refusal | FormatError, language: Language): string {
  const known = said(books, language) as Readonly<Record<string, string | ((facts: Facts) => string) | undefined>>;
  const saying = known[code];
  const places = ['file', 'line', 'column', 'case'].flatMap((key) => (facts[key] === undefined ? [] : [`${key} ${String(facts[key])}`]));
  const sentence = typeof saying === 'function' ? saying(facts) : (saying ?? code);
  return places.length > 0 ? `${sentence} (${places.join(', ')})` : sentence;
}
