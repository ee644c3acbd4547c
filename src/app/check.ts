import { readFile, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import { unpacked } from '#platform/formats/gzip.ts';
import { logLimits } from '#platform/formats/limits.ts';
import { type LogMap, parseLogMap } from '#platform/formats/log-map.ts';
import { readLog } from '#platform/formats/log-reader.ts';
import { type LogReport, newReport } from '#platform/formats/log.ts';
import { textOf } from '#platform/formats/text.ts';
import { type Language, said } from '#platform/words.ts';
import { batched } from './check/batch.ts';
import { checkHelp } from './check/help.ts';
import { judged } from './check/jobs.ts';
import { hasWay, type Judging } from './check/judging.ts';
import { refusalOf, remarks } from './check/messages.ts';
import { type Asked, askedBy, type CheckArguments } from './check/options.ts';
import { asPage } from './check/page.ts';
import { readPeople } from './check/people.ts';
import { type Progress, reading } from './check/progress.ts';
import { withRules } from './check/rules.ts';
import { add, isClean, newTally, summaryOf, type Tally } from './check/tally.ts';
import { csvHead } from './check/told.ts';
import { checkWords } from './check/words.ts';

/** Where to write; `progress`, where somebody watches, is a line that the next one replaces. */
export type CheckWriter = Readonly<{ out: (text: string | Uint8Array) => void; err: (text: string) => void; progress?: (line: string) => void }>;

/**
 * Judges a log by a flowchart and writes a row a case, everything that was found, or a page; nothing is written when the log is refused.
 *
 * @returns exit code: 0 all fit, 1 findings or refused, 2 wrong use
 */
export async function check(args: CheckArguments, write: CheckWriter): Promise<number> {
  const language = args.language ?? 'en';
  const words = said(checkWords, language);
  const asked = askedBy(args, language);
  if (typeof asked === 'string') {
    write.err(`${asked}\n\n${checkHelp}`);
    return 2;
  }
  const files = new Files();
  try {
    const { xml, by, map } = await judgingBy(asked, args, files);
    if (!hasWay(by.flow)) {
      write.err(`${words.noWay}\n`);
      return 1;
    }
    const report = newReport();
    const found = await look(asked, args, { by, map, report, files, language, write });
    for (const remark of remarks(report, by.zone, found.offsets, language)) write.err(`${remark}\n`);
    const summary = summaryOf(found.tally, by);
    const page = asked.format === 'html' ? await asPage({ xml, by, tally: found.tally, summary, files: args, report, language }) : null;
    const text = page ? [Buffer.from(page)] : asked.format === 'json' ? found.lines : [Buffer.from(csvHead), ...found.rows];
    if (args.findings !== undefined) await writeFile(files.writing(args.findings), Readable.from(found.lines));
    if (args.out !== undefined) await writeFile(files.writing(args.out), Readable.from(text));
    else for (const piece of text) write.out(piece);
    write.err(`${words.summary(summary)}\n`);
    return isClean(summary) ? 0 : 1;
  } catch (error) {
    return failed(error, files, language, write);
  }
}

/** Which file is at hand, to be named when it fails. */
class Files {
  at = '';
  written = false;

  reading(file: string): string {
    this.at = file;
    return file;
  }

  writing(file: string): string {
    this.written = true;
    return this.reading(file);
  }
}

async function judgingBy(
  { flow, calendar, asOf, finished }: Asked,
  args: CheckArguments,
  files: Files,
): Promise<{ xml: string; by: Judging; map: LogMap | undefined }> {
  const xml = await xmlOf(files.reading(flow));
  if (!/^\uFEFF?\s*</.test(xml)) throw new FormatError('formats/no-flowchart');
  const drawn = readBpmn(xml);
  const ruled = args.rules === undefined ? drawn : withRules(drawn, await readFile(files.reading(args.rules), 'utf8'));
  const map = args.map === undefined ? undefined : parseLogMap(await readFile(files.reading(args.map), 'utf8'));
  const people = args.people === undefined ? null : await readPeople(files.reading(args.people));
  return { xml, map, by: { flow: ruled, calendar, zone: args.zone ?? map?.zone ?? undefined, people, asOf, finished } };
}

async function xmlOf(file: string): Promise<string> {
  let xml = '';
  const bytes = unpacked(
    reading(
      file,
      () => undefined,
      () => 0,
    ),
    { ...logLimits, unpacked: 32 * 1024 * 1024 },
  );
  for await (const text of textOf(bytes, 'xml')) xml += text;
  return xml;
}

type Looking = Readonly<{ by: Judging; map: LogMap | undefined; report: LogReport; files: Files; language: Language; write: CheckWriter }>;
type Found = Readonly<{ tally: Tally; rows: Uint8Array[]; lines: Uint8Array[]; offsets: Set<number> }>;

async function look(
  { log, format, jobs }: Asked,
  { findings, 'object-type': objectType }: CheckArguments,
  { by, map, report, files, language, write }: Looking,
): Promise<Found> {
  const wanted = { rows: format === 'csv', lines: format === 'json' || findings !== undefined, language };
  const words = said(checkWords, language);
  const tell: Progress = (part, cases) => write.progress?.(words.progress({ percent: Math.floor(part * 100), cases }));
  const bytes = reading(files.reading(log), tell, () => report.cases);
  const cases = readLog(bytes, { zone: by.zone, map, report, objectType, kept: 'lifted' });
  const found: Found = { tally: newTally(), rows: [], lines: [], offsets: new Set() };
  try {
    for await (const told of judged(
      batched(cases, () => report.format, found.offsets),
      { by, wanted },
      jobs,
    )) {
      add(found.tally, told.tally);
      if (wanted.rows) found.rows.push(told.rows);
      if (wanted.lines) found.lines.push(told.lines);
    }
  } finally {
    write.progress?.('');
  }
  return found;
}

function failed(error: unknown, { at: file, written }: Files, language: Language, write: CheckWriter): number {
  const words = said(checkWords, language);
  if (error instanceof FormatError) {
    write.err(`${refusalOf(error, file, language)}\n`);
    return 1;
  }
  if (!(error instanceof Error) || !('syscall' in error)) throw error;
  write.err(`${written ? words.unwritable({ file }) : words.unreadable({ file })}\n`);
  return 2;
}
