import { bpmnRefusals } from '#platform/formats/bpmn-words.ts';
import type { FormatError, FormatFacts } from '#platform/formats/format-error.ts';
import { logRefusals, logRemarks } from '#platform/formats/log-words.ts';
import type { LogReport } from '#platform/formats/log.ts';
import { sentenceIn } from '#platform/sentence.ts';
import { type Language, said, type WordBook } from '#platform/words.ts';
import { checkWords, checkRefusals } from './words.ts';

/** Why a file was refused, and where in it. */
export function refusalOf({ code, facts }: FormatError, file: string, language: Language): string {
  const why = sentence({ ...logRefusals, ...bpmnRefusals, ...checkRefusals }, code, facts, language);
  const words = said(checkWords, language);
  const hint = code === 'formats/zone-required' ? `${language === 'en' ? ' ' : ''}${words.sayZone}` : '';
  return `${words.refused({ file })}${colon(language)}${place(facts, language)}${why}${hint}`;
}

const summerTime = 60; // minutes that a zone's own offset changes by

/** What was odd about a log though nothing is lost, whose times had no offset, and whether some are written in UTC and others in a local time. */
export function* remarks(
  { warnings, withoutOffset }: LogReport,
  zone: string | undefined,
  offsets: ReadonlySet<number>,
  language: Language,
): Iterable<string> {
  const words = said(checkWords, language);
  for (const { code, facts } of warnings) {
    const times = facts.count > 1 ? words.times({ count: facts.count }) : '';
    yield `${words.remark}${colon(language)}${place(facts, language)}${sentence(logRemarks, code, facts, language)}${times}`;
  }
  const told = warnings.some(({ code }) => code === 'formats/date-without-offset'); // XES says it attribute by attribute
  if (withoutOffset > 0 && zone !== undefined && !told)
    yield `${words.remark}${colon(language)}${words.withoutOffset({ count: withoutOffset, zone })}`;
  const mixed = offsets.has(0) && [...offsets].some((minutes) => Math.abs(minutes) > summerTime);
  if (zone === undefined && mixed) yield `${words.remark}${colon(language)}${words.mixedOffsets}`;
}

const colon = (language: Language): string => (language === 'en' ? ': ' : '：');

function place({ line, column, case: inCase }: FormatFacts, language: Language): string {
  const words = said(checkWords, language);
  const parts = [
    line !== undefined && words.line({ line }),
    column !== undefined && words.column({ column }),
    inCase !== undefined && words.inCase({ name: String(inCase) }),
  ].filter(Boolean);
  return parts.length === 0 ? '' : `${parts.join(language === 'en' ? ', ' : '，')}${colon(language)}`;
}

const sentence = (book: WordBook, code: string, facts: FormatFacts, language: Language): string =>
  sentenceIn(book, code, facts, language) ?? `${code} ${JSON.stringify(facts)}`;
