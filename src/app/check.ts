import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { aligner, fewestTasks, fitnessOf } from '#engine/alignment.ts';
import { chinaCalendar, weekdaysCalendar } from '#engine/china.ts';
import { caseClocks, type WorkCalendar } from '#engine/clock.ts';
import { type Day, dayIn } from '#engine/days.ts';
import type { Flow, Step } from '#engine/flow.ts';
import { compile } from '#engine/net.ts';
import { separationFaults } from '#engine/separation.ts';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { FormatError, type FormatFacts } from '#platform/formats/format-error.ts';
import { unpacked } from '#platform/formats/gzip.ts';
import { logLimits } from '#platform/formats/limits.ts';
import { readLog } from '#platform/formats/log-reader.ts';
import { bpmnRefusals } from '#platform/formats/bpmn-words.ts';
import { logRefusals, logRemarks } from '#platform/formats/log-words.ts';
import { type LogCase, type LogEvent, type LogReport, newReport } from '#platform/formats/log.ts';
import { textOf } from '#platform/formats/text.ts';
import { sentenceIn } from '#platform/sentence.ts';
import { type Language, said, type WordBook } from '#platform/words.ts';
import { type CheckSummary, checkWords } from './check-words.ts';

/** For `parseArgs` of node:util. */
export const checkOptions = {
  flow: { type: 'string' },
  log: { type: 'string' },
  calendar: { type: 'string' },
  zone: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
} as const;

export const checkHelp = `qingfeng check --flow FLOW.bpmn --log LOG [--calendar china|weekdays] [--zone ZONE] [--format csv|json] [--out FILE]

用流程图逐件对照办件日志，不需要数据库。
Judges every case of a log by a flowchart. Needs no database.

  --flow      BPMN 2.0 流程图 flowchart
  --log       XES、CSV 日志，可用 gzip 压缩 log, gzip or not; told by its content
  --calendar  工作日历，流程图带时限时用 calendar for the flowchart's time limits: china, weekdays
  --zone      时间不带时区时所在的时区 zone of times without offset, such as Asia/Shanghai
  --format    csv: case,fits,cost,fitness（默认 default）; json
  --out       写入文件 file to write to, otherwise standard output

汇总写在标准错误输出的最后一行。所有办件按已办结对照。
The summary is the last line on standard error. Every case is taken to be finished.
退出码 exit code: 0 全部符合 all fit, 1 有异常或未予读取 findings or refused, 2 用法有误 wrong use
`;

export type CheckArguments = Readonly<{ [name in keyof typeof checkOptions]?: string | undefined } & { language?: Language }>;
export type CheckWriter = Readonly<{ out: (text: string) => void; err: (text: string) => void }>;

type Row = Readonly<{ case: string; fits: boolean; cost: number | null; fitness: number | null }>;
type Judgement = Readonly<{ rows: readonly Row[]; summary: CheckSummary }>;

/** Transitions of the standard lifecycle after which the step is not done. */
const unfinished: ReadonlySet<string> = new Set(
  'schedule assign reassign start suspend resume withdraw autoskip manualskip ate_abort pi_abort abort_activity abort_case'.split(' '),
);

const calendars: Readonly<Record<string, WorkCalendar>> = { china: chinaCalendar, weekdays: weekdaysCalendar };

/**
 * Judges a log by a flowchart and writes a row a case; nothing is written when the log is refused.
 *
 * @returns exit code: 0 all fit, 1 findings or refused, 2 wrong use
 */
export async function check(args: CheckArguments, write: CheckWriter): Promise<number> {
  const language = args.language ?? 'en';
  const words = said(checkWords, language);
  const { flow, log, format = 'csv', zone, out } = args;
  const misuse = (text: string): number => {
    write.err(`${text}\n\n${checkHelp}`);
    return 2;
  };
  if (flow === undefined || log === undefined) return misuse(words.usage.missing);
  if (args.calendar !== undefined && !Object.hasOwn(calendars, args.calendar)) return misuse(words.usage.calendar);
  if (format !== 'csv' && format !== 'json') return misuse(words.format);
  if (zone !== undefined && !isZone(zone)) return misuse(words.zone({ value: zone }));

  const report = newReport();
  let reading = flow;
  try {
    const judge = judgeOf(await flowOf(flow), args.calendar === undefined ? null : calendars[args.calendar]!, zone);
    if (!judge) {
      write.err(`${words.noWay}\n`);
      return 1;
    }
    reading = log;
    const judgement = await judge(readLog(createReadStream(log), { zone, report }), report);
    for (const remark of remarks(report, language)) write.err(`${remark}\n`);
    const text = format === 'csv' ? asCsv(judgement.rows) : asJson(judgement, report);
    reading = out ?? log;
    if (out === undefined) write.out(text);
    else await writeFile(out, text);
    write.err(`${words.summary(judgement.summary)}\n`);
    return judgement.summary.fit === judgement.summary.cases && !isFinding(judgement.summary) ? 0 : 1;
  } catch (error) {
    return failed(error, reading, out, language, write);
  }
}

function failed(error: unknown, file: string, out: string | undefined, language: Language, write: CheckWriter): number {
  const words = said(checkWords, language);
  if (error instanceof FormatError) {
    write.err(
      `${words.refused({ file })}: ${place(error.facts, language)}${sentence({ ...logRefusals, ...bpmnRefusals }, error.code, error.facts, language)}\n`,
    );
    return 1;
  }
  if (!(error instanceof Error) || !('syscall' in error)) throw error;
  write.err(`${file === out ? words.unwritable({ file }) : words.unreadable({ file })}\n`);
  return 2;
}

async function flowOf(file: string): Promise<Flow> {
  let xml = '';
  const bytes = unpacked(createReadStream(file), { ...logLimits, unpacked: 32 * 1024 * 1024 });
  for await (const text of textOf(bytes, 'xml')) xml += text;
  return readBpmn(xml);
}

type Tally = { fit: number; unexplained: number; cost: number; setAside: number; overTotal: number; overStep: number; separation: number };

/** A judge of whole logs, null where the flowchart has no way to its end. */
function judgeOf(flow: Flow, calendar: WorkCalendar | null, zone: string | undefined) {
  const net = compile(flow);
  const fewest = fewestTasks(net);
  if (!Number.isFinite(fewest)) return null;
  const explain = aligner(net, { finished: true });
  return async (cases: AsyncIterable<LogCase>, report: LogReport): Promise<Judgement> => {
    const tally: Tally = { fit: 0, unexplained: 0, cost: 0, setAside: 0, overTotal: 0, overStep: 0, separation: 0 };
    const rows: Row[] = [];
    for await (const one of cases) {
      const done = one.events.filter(({ lifecycle }) => !unfinished.has(lifecycle?.toLowerCase() ?? ''));
      // A table has no order of its own; a trace has.
      if (report.format === 'csv') done.sort((a, b) => a.at - b.at);
      const found = explain(done.map(({ activity }) => activity));
      const cost = found.found ? found.cost : null;
      rows.push({ case: one.name, fits: cost === 0, cost, fitness: cost === null ? null : fitnessOf(cost, done.length, fewest) });
      tally.setAside += one.events.length - done.length;
      tally.cost += cost ?? 0;
      if (cost === 0) tally.fit++;
      if (cost === null) tally.unexplained++;
      countFaults(flow, done, calendar, zone, tally);
    }
    return { rows, summary: summed(flow, calendar, rows, tally) };
  };
}

function summed(flow: Flow, calendar: WorkCalendar | null, rows: readonly Row[], tally: Tally): CheckSummary {
  const has = (scope: 'node' | 'total'): boolean => calendar !== null && flow.limits.some((limit) => limit.scope === scope);
  const explained = rows.length - tally.unexplained;
  return {
    ...tally,
    cases: rows.length,
    meanFitness: explained === 0 ? 1 : rows.reduce((sum, { fitness }) => sum + (fitness ?? 0), 0) / explained,
    overTotal: has('total') ? tally.overTotal : null,
    overStep: has('node') ? tally.overStep : null,
    separation: flow.separations.length > 0 ? tally.separation : null,
  };
}

function countFaults(flow: Flow, events: readonly LogEvent[], calendar: WorkCalendar | null, zone: string | undefined, tally: Tally): void {
  if (flow.separations.length === 0 && (calendar === null || flow.limits.length === 0)) return;
  const steps = events.toSorted((a, b) => a.at - b.at).map((event, at) => stepOf(event, at, zone));
  if (separationFaults(flow, steps).length > 0) tally.separation++;
  const last = steps.at(-1);
  if (calendar === null || !last) return;
  // No red finding rests on a provisional 暂定 calendar.
  const over = caseClocks(flow, steps, calendar, last.day, true).filter(({ light, provisional }) => light === 'red' && !provisional);
  if (over.some(({ scope }) => scope === 'total')) tally.overTotal++;
  if (over.some(({ scope }) => scope === 'node')) tally.overStep++;
}

/** The day is that of the stated zone, else the one that the file's own local time says. */
function stepOf({ id, activity, at, actor, offsetMinutes, arrivedAt }: LogEvent, number: number, zone: string | undefined): Step {
  const dayOf = (instant: number): Day => (zone === undefined ? dayIn(instant + offsetMinutes * 60_000, 'UTC') : dayIn(instant, zone));
  return { id: id ?? String(number), activity, at, day: dayOf(at), actor, arrived: arrivedAt === null ? null : dayOf(arrivedAt) };
}

const isFinding = ({ overTotal, overStep, separation }: CheckSummary): boolean => [overTotal, overStep, separation].some((count) => (count ?? 0) > 0);

const asCsv = (rows: readonly Row[]): string =>
  ['case,fits,cost,fitness', ...rows.map((row) => `${cell(row.case)},${row.fits},${row.cost ?? ''},${row.fitness?.toFixed(6) ?? ''}`), ''].join('\n');

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function asJson({ rows, summary }: Judgement, { warnings, format, events, withoutOffset }: LogReport): string {
  const six = (figure: number | null): number | null => (figure === null ? null : Number(figure.toFixed(6)));
  const cases = rows.map((row) => ({ ...row, fitness: six(row.fitness) }));
  return `${JSON.stringify({ cases, summary: { ...summary, meanFitness: six(summary.meanFitness) }, log: { format, events, withoutOffset, warnings } }, null, 1)}\n`;
}

function* remarks({ warnings }: LogReport, language: Language): Iterable<string> {
  const words = said(checkWords, language);
  for (const { code, facts } of warnings) {
    const times = facts.count > 1 ? words.times({ count: facts.count }) : '';
    yield `${words.remark}: ${place(facts, language)}${sentence(logRemarks, code, facts, language)}${times}`;
  }
}

function place({ line, column, case: inCase }: FormatFacts, language: Language): string {
  const words = said(checkWords, language);
  const parts = [
    line !== undefined && words.line({ line }),
    column !== undefined && words.column({ column }),
    inCase !== undefined && words.inCase({ name: String(inCase) }),
  ].filter(Boolean);
  return parts.length === 0 ? '' : `${parts.join(language === 'en' ? ', ' : '，')}: `;
}

function sentence(book: WordBook, code: string, facts: FormatFacts, language: Language): string {
  return sentenceIn(book, code, facts, language) ?? `${code} ${JSON.stringify(facts)}`;
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
