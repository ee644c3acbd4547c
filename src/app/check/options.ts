import { resolve } from 'node:path';
import { chinaCalendar, weekdaysCalendar } from '#engine/china.ts';
import type { WorkCalendar } from '#engine/clock.ts';
import { type Language, said } from '#platform/words.ts';
import type { Judging } from './judging.ts';
import { checkWords } from './words.ts';

/** For `parseArgs` of node:util. */
export const checkOptions = {
  flow: { type: 'string' },
  log: { type: 'string' },
  rules: { type: 'string' },
  map: { type: 'string' },
  people: { type: 'string' },
  calendar: { type: 'string' },
  zone: { type: 'string' },
  'as-of': { type: 'string' },
  finished: { type: 'string' },
  'object-type': { type: 'string' },
  format: { type: 'string' },
  findings: { type: 'string' },
  out: { type: 'string' },
  jobs: { type: 'string' },
} as const;

export type CheckArguments = Readonly<{ [name in keyof typeof checkOptions]?: string | undefined } & { language?: Language }>;

const calendars: Readonly<Record<string, WorkCalendar>> = { china: chinaCalendar, weekdays: weekdaysCalendar };
const formats = ['csv', 'json', 'html'] as const;
const finishes = ['all', 'by-flow'] as const;
const mostJobs = 64;

/** How the log is to be judged and told, as it was asked for; files are still names. */
export type Asked = Readonly<{
  flow: string;
  log: string;
  format: (typeof formats)[number];
  jobs: number;
}> &
  Pick<Judging, 'calendar' | 'asOf' | 'finished'>;

/** What was asked for, or the sentence that says what is wrong with it. */
export function askedBy(args: CheckArguments, language: Language): Asked | string {
  const words = said(checkWords, language);
  const { flow, log, calendar, zone, 'as-of': asOf, finished, format = 'csv', jobs = '1', out, findings } = args;
  if (flow === undefined || log === undefined) return words.usage.missing;
  if (calendar !== undefined && !Object.hasOwn(calendars, calendar)) return words.usage.calendar;
  if (zone !== undefined && !isZone(zone)) return words.zone({ value: zone });
  if (asOf !== undefined && !isInstant(asOf)) return words.asOf;
  if (finished !== undefined && !isOneOf(finishes, finished)) return words.finished;
  if (!isOneOf(formats, format)) return words.format;
  if (!/^\d{1,2}$/.test(jobs) || Number(jobs) < 1 || Number(jobs) > mostJobs) return words.jobs({ most: mostJobs });
  const read = new Set([flow, log, args.rules, args.map, args.people].flatMap((file) => (file === undefined ? [] : resolve(file))));
  const overwritten = [out, findings].find((file) => file !== undefined && read.has(resolve(file)));
  if (overwritten !== undefined) return words.overwrites({ file: overwritten });
  if (out !== undefined && findings !== undefined && resolve(out) === resolve(findings)) return words.writtenTwice({ file: out });
  return {
    flow,
    log,
    format,
    jobs: Number(jobs),
    calendar: calendar === undefined ? null : calendars[calendar]!,
    asOf: asOf === undefined ? null : Date.parse(asOf),
    finished: finished ?? null,
  };
}

const isOneOf = <Word extends string>(words: readonly Word[], word: string): word is Word => (words as readonly string[]).includes(word);

/** With its offset: a moment must not depend on where the program runs. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const isInstant = (text: string): boolean => instant.test(text) && !Number.isNaN(Date.parse(text));

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
