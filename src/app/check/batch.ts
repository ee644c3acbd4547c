import type { LogCase, LogFormat } from '#platform/formats/log.ts';
import type { Language } from '#platform/words.ts';
import { judgeOf, type Judging } from './judging.ts';
import { count, newTally, type Tally } from './tally.ts';
import { asLine, asRow } from './told.ts';

/** What is wanted of each case besides what they come to: a row of CSV, a line of JSON. */
export type Wanted = Readonly<{ rows: boolean; lines: boolean; language: Language }>;

/** Some cases of a log, in its order. Sums are made batch by batch, so that they are the same however many threads there are. */
export type Batch = Readonly<{ cases: readonly LogCase[]; format: LogFormat | null }>;

/** Batches as they were judged: text in UTF-8, empty where it is not wanted. */
export type Told = Readonly<{ rows: Uint8Array; lines: Uint8Array; tally: Tally }>;

/** A judge of batch after batch. */
export function batchJudge(by: Judging, { rows, lines, language }: Wanted): (batch: Batch) => Told {
  const judge = judgeOf(by);
  return ({ cases, format }) => {
    const tally = newTally();
    const told = { rows: '', lines: '' };
    for (const one of cases) {
      const checked = judge(one, format);
      count(tally, checked);
      if (rows) told.rows += asRow(checked);
      if (lines) told.lines += asLine(checked, by, language);
    }
    return { rows: Buffer.from(told.rows), lines: Buffer.from(told.lines), tally };
  };
}

const mostCases = 256;
const mostEvents = 20_000;

/** The cases of a log in batches, the last of which may be empty; `format` is known once the first case is read. `offsets` takes note of those of its times, in minutes. */
export async function* batched(cases: AsyncIterable<LogCase>, formatNow: () => LogFormat | null, offsets: Set<number>): AsyncGenerator<Batch> {
  let together: LogCase[] = [];
  let events = 0;
  for await (const one of cases) {
    together.push(one);
    for (const { offsetMinutes } of one.events) offsets.add(offsetMinutes);
    events += one.events.length;
    if (together.length < mostCases && events < mostEvents) continue;
    yield { cases: together, format: formatNow() };
    together = [];
    events = 0;
  }
  yield { cases: together, format: formatNow() };
}
