import type { FormatFacts } from '#platform/formats/format-error.ts';
import { wordBook } from '#platform/words.ts';

export type CheckSummary = Readonly<{
  cases: number;
  fit: number;
  /** Cases whose cheapest explanation was not found within the engine's effort; they are in no sum and no mean. */
  unexplained: number;
  cost: number;
  meanFitness: number;
  /** Events that only begin, assign or suspend a step, and so are none. */
  setAside: number;
  overTotal: number | null;
  overStep: number | null;
  /** Cases in which somebody took a step without the position for it; null without a roster. */
  authority: number | null;
  /** Cases in which one person took two steps that must be separated. */
  separation: number | null;
}>;

const six = (figure: number): string => figure.toFixed(6);

export const checkWords = wordBook({
  usage: {
    missing: ['缺少 --flow 或 --log。', '--flow or --log is missing.'],
    calendar: ['--calendar 只能是 china 或 weekdays。', '--calendar must be china or weekdays.'],
  },
  finished: ['--finished 只能是 all 或 by-flow。', '--finished must be all or by-flow.'],
  asOf: [
    '--as-of 要写成带时区的时刻，如 2026-10-30T17:30:00+08:00。',
    '--as-of must be a moment with its offset, such as 2026-10-30T17:30:00+08:00.',
  ],
  format: ['--format 只能是 csv、json 或 html。', '--format must be csv, json or html.'],
  jobs: [
    ({ most }: { most: number }) => `--jobs 要写成 1 到 ${most} 的整数。`,
    ({ most }: { most: number }) => `--jobs must be a whole number from 1 to ${most}.`,
  ],
  overwrites: [
    ({ file }: { file: string }) => `${file} 是要读取的文件，不能同时写入。`,
    ({ file }: { file: string }) => `${file} is read, so it cannot be written as well.`,
  ],
  sayZone: ['用 --zone 指明。', 'Use --zone.'],
  writtenTwice: [
    ({ file }: { file: string }) => `--out 和 --findings 都写到 ${file}，请分开。`,
    ({ file }: { file: string }) => `--out and --findings both name ${file}; name two files.`,
  ],
  zone: [({ value }: { value: string }) => `没有“${value}”这一时区。`, ({ value }: { value: string }) => `There is no time zone “${value}”.`],
  unreadable: [({ file }: { file: string }) => `打不开 ${file}。`, ({ file }: { file: string }) => `${file} cannot be opened.`],
  unwritable: [({ file }: { file: string }) => `写不进 ${file}。`, ({ file }: { file: string }) => `${file} cannot be written.`],
  noWay: ['流程图走不到结束，无法对照。', 'No way through the flowchart reaches its end, so nothing can be judged by it.'],
  refused: [({ file }: { file: string }) => `未予读取 ${file}`, ({ file }: { file: string }) => `${file} was refused`],
  remark: ['提示', 'Note'],
  times: [({ count }: { count: number }) => `（共 ${count} 处）`, ({ count }: { count: number }) => ` (${count} times)`],
  line: [({ line }: { line: number }) => `第 ${line} 行`, ({ line }: { line: number }) => `line ${line}`],
  column: [({ column }: { column: number }) => `第 ${column} 列`, ({ column }: { column: number }) => `column ${column}`],
  inCase: [({ name }: { name: string }) => `办件 ${name}`, ({ name }: { name: string }) => `case ${name}`],
  progress: [
    ({ percent, cases }: { percent: number; cases: number }) => `已读 ${percent}%，办件 ${cases.toLocaleString('zh-CN')}`,
    ({ percent, cases }: { percent: number; cases: number }) => `${percent} % read, ${cases.toLocaleString('en')} cases`,
  ],
  mixedOffsets: [
    '有的时间写的是世界时（Z），有的是本地时间。没有 --zone，就各按自己写明的时区计日、计时刻。请用 --zone 指明所在时区。',
    'Some times are written in UTC (Z), others in a local time. Without --zone each counts as it is written, its day and hour too. State the zone with --zone.',
  ],
  withoutOffset: [
    ({ count, zone }: { count: number; zone: string }) => `${count} 个事件的时间不带时区，按 ${zone} 读取。`,
    ({ count, zone }: { count: number; zone: string }) => `The times of ${count} events have no offset and were read as those of ${zone}.`,
  ],
  summary: [
    (it: CheckSummary) =>
      [
        `办件 ${it.cases}，符合 ${it.fit}，偏离代价合计 ${it.cost}，平均拟合度 ${six(it.meanFitness)}`,
        it.unexplained > 0 && `未能解释 ${it.unexplained}`,
        it.overTotal !== null && `总时限超期 ${it.overTotal}`,
        it.overStep !== null && `环节超期 ${it.overStep}`,
        it.authority !== null && `越权 ${it.authority}`,
        it.separation !== null && `不相容岗位同一人 ${it.separation}`,
        it.setAside > 0 && `未完成的事件未计 ${it.setAside}`,
      ]
        .filter(Boolean)
        .join('，'),
    (it: CheckSummary) =>
      [
        `cases ${it.cases}, fit ${it.fit}, sum of cost ${it.cost}, mean fitness ${six(it.meanFitness)}`,
        it.unexplained > 0 && `unexplained ${it.unexplained}`,
        it.overTotal !== null && `over the total limit ${it.overTotal}`,
        it.overStep !== null && `over a step's limit ${it.overStep}`,
        it.authority !== null && `beyond authority ${it.authority}`,
        it.separation !== null && `separated steps by one person ${it.separation}`,
        it.setAside > 0 && `events of unfinished steps left aside ${it.setAside}`,
      ]
        .filter(Boolean)
        .join(', '),
  ],
});

/** What is wrong with a file that only `check` reads; line and column are said beside it. */
export const checkRefusals = wordBook({
  'formats/no-flowchart': [
    '这不是 BPMN 流程图（XML 文件）。--flow 和 --log 是不是写反了？',
    'This is no BPMN flowchart (an XML file). Were --flow and --log confused?',
  ],
  'formats/roster-number': [
    ({ value, name, other }: FormatFacts) => `工号“${value}”既是“${name}”又是“${other}”，无法认定是谁办的。请更正名册。`,
    ({ value, name, other }: FormatFacts) =>
      `The number “${value}” is that of “${name}” and of “${other}”, so nobody can tell who acted. Correct the roster.`,
  ],
  'formats/rules-json': [
    ({ reason }: FormatFacts) => `规则文件不是合格的 JSON（${reason}）。`,
    ({ reason }: FormatFacts) => `The rules are not valid JSON (${reason}).`,
  ],
  'formats/rules-value': [
    ({ name }: FormatFacts) => `规则里的“${name}”不对：没有这一项、缺少值，或者值的类型不合。写法见 docs/check.md。`,
    ({ name }: FormatFacts) =>
      `“${name}” in the rules is wrong: there is no such field, or its value is missing or of the wrong kind. See docs/check.md.`,
  ],
  'formats/rules-task': [
    ({ name, value }: FormatFacts) => `规则里的“${name}”写的是“${value}”，流程图上没有这个环节（编号或名称）。`,
    ({ name, value }: FormatFacts) => `“${name}” in the rules is “${value}”, which is neither the id nor the name of a task of the flowchart.`,
  ],
  'formats/rules-ambiguous': [
    ({ name, value, ids }: FormatFacts) => `规则里的“${name}”写的是“${value}”，流程图上有几个环节同名，请改写编号：${ids}。`,
    ({ name, value, ids }: FormatFacts) => `“${name}” in the rules is “${value}”, the name of several tasks. Write the id of one: ${ids}.`,
  ],
});
