import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { chinaCalendar, weekdaysCalendar } from '#engine/china.ts';
import type { WorkCalendar } from '#engine/clock.ts';
import type { Flow } from '#engine/flow.ts';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { FormatError, type FormatFacts } from '#platform/formats/format-error.ts';
import { unpacked } from '#platform/formats/gzip.ts';
import { logLimits } from '#platform/formats/limits.ts';
import { readLog } from '#platform/formats/log-reader.ts';
import { bpmnRefusals } from '#platform/formats/bpmn-words.ts';
import { logRefusals, logRemarks } from '#platform/formats/log-words.ts';
import { type LogReport, newReport } from '#platform/formats/log.ts';
import { parseLogMap } from '#platform/formats/log-map.ts';
import { textOf } from '#platform/formats/text.ts';
import { sentenceIn } from '#platform/sentence.ts';
import { type Language, said, type WordBook } from '#platform/words.ts';
import { judgeOf, type Judging } from './check-judge.ts';
import { noRoster, rosterOf } from './check-people.ts';
import { asCsv, asJson } from './check-report.ts';
import { type CheckSummary, checkWords } from './check-words.ts';

/** For `parseArgs` of node:util. */
export const checkOptions = {
  flow: { type: 'string' },
  log: { type: 'string' },
  calendar: { type: 'string' },
  zone: { type: 'string' },
  'object-type': { type: 'string' },
  map: { type: 'string' },
  people: { type: 'string' },
  'as-of': { type: 'string' },
  running: { type: 'string' },
  format: { type: 'string' },
  findings: { type: 'string' },
  out: { type: 'string' },
} as const;

export const checkHelp = `qingfeng check --flow FLOW.bpmn --log LOG [--people ROSTER] [--calendar china|weekdays] [--zone ZONE]
               [--object-type TYPE] [--map MAP.json] [--as-of INSTANT] [--running yes|no] [--format csv|json]
               [--findings FILE] [--out FILE]

用流程图逐件对照办件日志，不需要数据库。
Judges every case of a log by a flowchart. Needs no database.

  --flow      BPMN 2.0 流程图 flowchart
  --log       XES、OCEL 2.0（JSON、XML）、JSON 行、Excel（xlsx）、CSV 日志，可用 gzip 压缩
              log: XES, OCEL 2.0, JSON lines, Excel or CSV, gzip or not; told by its content
  --object-type
              OCEL 日志里哪一类对象是办件 the type of an OCEL log's objects that are the cases
  --map       表格怎样读的 JSON 文件，缺省时自动识别 JSON file that says how a table is read, otherwise found out:
              {"layout": "rows"|"wide", "sheet", "headingRow", "columns": {"case", "activity", "time", "actor", "department",
              "lifecycle", "eventId", "arrival", "entered"}, "steps": [{"name", "time", "actor", "arrival"}],
              "activities": {文件中的名称 name in the file: 流程图上的名称 name on the flowchart}, "zone", "objectType"}
  --people    人员名册，检查越权用 roster (xlsx, csv: 工号, 姓名, 部门, 岗位, 兼任岗位), to check authority and to know people by name
  --calendar  工作日历，流程图带时限时用 calendar for the flowchart's time limits and for hours: china, weekdays
  --zone      时间不带时区时所在的时区 zone of times without offset, such as Asia/Shanghai
  --as-of     在办件的时限算到哪一刻 the moment up to which clocks run, such as 2026-10-30T17:30:00+08:00
  --running   未走到结束的办件：yes 按在办，no 按已办结 cases that did not come to their end: running, or finished
              （默认：表格日志且有 --as-of 时 yes default: yes for a table with --as-of, otherwise no）
  --format    csv: case,fits,cost,fitness（默认 default）; json: 含每项异常 with every finding
  --findings  另把每项异常写入这一文件 file for every finding, as JSON
  --out       写入文件 file to write to, otherwise standard output

汇总写在标准错误输出的最后一行。线索不是过错，不计入汇总。
The summary is the last line on standard error. Leads 线索 are no faults and are not counted in it.
退出码 exit code: 0 全部符合 all fit, 1 有异常或未予读取 findings or refused, 2 用法有误 wrong use
`;

export type CheckArguments = Readonly<{ [name in keyof typeof checkOptions]?: string | undefined } & { language?: Language }>;
export type CheckWriter = Readonly<{ out: (text: string) => void; err: (text: string) => void }>;

const calendars: Readonly<Record<string, WorkCalendar>> = { china: chinaCalendar, weekdays: weekdaysCalendar };

/**
 * Judges a log by a flowchart and writes a row a case, or everything that was found; nothing is written when the log is refused.
 *
 * @returns exit code: 0 all fit, 1 findings or refused, 2 wrong use
 */
export async function check(args: CheckArguments, write: CheckWriter): Promise<number> {
  const language = args.language ?? 'en';
  const wrong = misuseOf(args, language);
  const { flow, log, out } = args;
  if (wrong !== null || flow === undefined || log === undefined) {
    write.err(`${wrong}\n\n${checkHelp}`);
    return 2;
  }
  const words = said(checkWords, language);
  const report = newReport();
  let file = flow;
  try {
    const drawn = await flowOf(flow);
    file = args.map ?? flow;
    const map = args.map === undefined ? undefined : parseLogMap(await readFile(args.map, 'utf8'));
    const zone = args.zone ?? map?.zone ?? undefined;
    file = args.people ?? flow;
    const roster = args.people === undefined ? noRoster : await rosterOf(args.people);
    const by: Judging = { flow: drawn, zone, roster, ...rulesOf(args) };
    const judge = judgeOf(by);
    if (!judge) {
      write.err(`${words.noWay}\n`);
      return 1;
    }
    file = log;
    const checked = await judge(readLog(createReadStream(log), { zone, map, report, objectType: args['object-type'] }), report);
    for (const remark of remarks(report, language)) write.err(`${remark}\n`);
    const text = args.format === 'json' ? asJson(checked, by, report) : asCsv(checked);
    if (args.findings !== undefined) await writeFile((file = args.findings), asJson(checked, by, report));
    if (out === undefined) write.out(text);
    else await writeFile((file = out), text);
    write.err(`${words.summary(checked.summary)}\n`);
    return checked.summary.fit === checked.summary.cases && !isFinding(checked.summary) ? 0 : 1;
  } catch (error) {
    return failed(error, file, [out, args.findings].includes(file), language, write);
  }
}

/** What is wrong with the way in which it was called. */
function misuseOf({ flow, log, format, zone, calendar, running, 'as-of': asOf }: CheckArguments, language: Language): string | null {
  const words = said(checkWords, language);
  if (flow === undefined || log === undefined) return words.usage.missing;
  if (calendar !== undefined && !Object.hasOwn(calendars, calendar)) return words.usage.calendar;
  if (format !== undefined && format !== 'csv' && format !== 'json') return words.format;
  if (zone !== undefined && !isZone(zone)) return words.zone({ value: zone });
  if (running !== undefined && running !== 'yes' && running !== 'no') return words.running;
  if (asOf !== undefined && !instant.test(asOf)) return words.asOf;
  return null;
}

/** With its offset: a moment must not depend on where the program runs. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

const rulesOf = ({ calendar, running, 'as-of': asOf }: CheckArguments): Pick<Judging, 'calendar' | 'asOf' | 'running'> => ({
  calendar: calendar === undefined ? null : calendars[calendar]!,
  asOf: asOf === undefined ? null : Date.parse(asOf),
  running: running === undefined ? null : running === 'yes',
});

function failed(error: unknown, file: string, written: boolean, language: Language, write: CheckWriter): number {
  const words = said(checkWords, language);
  if (error instanceof FormatError) {
    write.err(
      `${words.refused({ file })}: ${place(error.facts, language)}${sentence({ ...logRefusals, ...bpmnRefusals }, error.code, error.facts, language)}\n`,
    );
    return 1;
  }
  if (!(error instanceof Error) || !('syscall' in error)) throw error;
  write.err(`${written ? words.unwritable({ file }) : words.unreadable({ file })}\n`);
  return 2;
}

async function flowOf(file: string): Promise<Flow> {
  let xml = '';
  const bytes = unpacked(createReadStream(file), { ...logLimits, unpacked: 32 * 1024 * 1024 });
  for await (const text of textOf(bytes, 'xml')) xml += text;
  return readBpmn(xml);
}

const isFinding = ({ overTotal, overStep, authority, separation }: CheckSummary): boolean =>
  [overTotal, overStep, authority, separation].some((count) => (count ?? 0) > 0);

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
