import type { Meaning } from './log-map.ts';
import { tableTime } from './log-time.ts';

/** Which column says what, by its heading; null where no column does. `arrival`: when the step reached its desk, `entered`: when the event was typed in. */
export type CsvColumns = Readonly<Record<Meaning, string | null>>;

/** A proposal for a person to confirm; `guessed` were found by their content, not by a known name. */
export type ProposedColumns = Readonly<{ columns: CsvColumns; guessed: readonly Meaning[] }>;

/** Known headings and paths of JSON, the surest first: 工号 before 经办人, because two people may share a name. */
const known: Readonly<Record<Meaning, readonly string[]>> = {
  case: words(
    'case:concept:name caseid case_id case case.no case.id case.number case.name 办件编号 办件号 办件编码 案件编号 业务编号 受理编号 申办编号 申请编号 办件流水号 业务流水号',
  ),
  activity: words(
    'concept:name activity activityname activity.name activity.id task task.name step step.name event.name 环节名称 办理环节 环节 步骤名称 步骤 活动名称 活动 节点名称 事件名称',
  ),
  time: words(
    'time:timestamp timestamp completetimestamp completetime endtimestamp endtime time datetime eventtime 环节办理时间 环节完成时间 办理时间 完成时间 处理时间 操作时间 发生时间 事件时间 办结时间 时间',
  ),
  actor: words(
    'org:resource actorid actor.id actor.number userid user.id employeeid resource actor user actor.name user.name 工号 经办人工号 办理人工号 人员编号 经办人 办理人 操作人 处理人 承办人 办理人员 经办人员',
  ),
  department: words(
    'org:group department departmentname actor.department.name actor.department department.name 经办科室 办理科室 承办科室 科室 经办部门 办理部门 承办部门 部门 部门名称',
  ),
  lifecycle: words('lifecycle:transition lifecycle transition lifecycle.transition 生命周期 事件类型'),
  eventId: words('identity:id eventid event.id 流水号 环节流水号 事件编号 记录编号 事件流水号'),
  arrival: words('start_timestamp starttimestamp starttime arrival arrivaltime arrivedat 环节到达时间 到达时间 接收时间 环节开始时间 开始时间'),
  entered: words('entered enteredat entrytime recordedat createdat 录入时间 补录时间 登记时间 入库时间 录入日期'),
};

const everyKnown = new Set(Object.values(known).flat());

/** Whether a heading is one of those that are known. */
export const isKnownHeading = (heading: string): boolean => everyKnown.has(plain(heading));

/** Columns of which none is known. */
export const noColumns: CsvColumns = {
  case: null,
  activity: null,
  time: null,
  actor: null,
  department: null,
  lifecycle: null,
  eventId: null,
  arrival: null,
  entered: null,
};

function words(text: string): string[] {
  return text.split(' ').map(plain);
}

function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_（）()]/g, '');
}

/** Proposes what the columns of a table mean, by known headings in Chinese, English and pm4py's, then by what they hold. */
export function proposeColumns(header: readonly string[], sample: ReadonlyArray<readonly string[]>): ProposedColumns {
  const names = header.map(plain);
  const columns: Record<Meaning, string | null> = { ...noColumns };
  const taken = new Set<number>();
  const take = (meaning: Meaning, at: number): void => {
    if (at < 0) return;
    columns[meaning] = header[at] ?? null;
    taken.add(at);
  };
  for (const meaning of Object.keys(known) as Meaning[]) {
    take(meaning, known[meaning].map((name) => names.indexOf(name)).find((at) => at >= 0 && !taken.has(at)) ?? -1);
  }
  const guessed = (['time', 'case', 'activity'] as const).filter((meaning) => columns[meaning] === null);
  for (const meaning of guessed) take(meaning, byContent[meaning](names.map((_, at) => (taken.has(at) ? [] : sample.map((row) => row[at] ?? '')))));
  return { columns, guessed: guessed.filter((meaning) => columns[meaning] !== null) };
}

type Guess = (columns: ReadonlyArray<readonly string[]>) => number;

const distinct = (values: readonly string[]): number => new Set(values).size;
const filled = (values: readonly string[]): boolean => values.length > 1 && values.every((value) => value.trim() !== '');
const isTime = (value: string): boolean => tableTime(value.trim()) !== null;
const isNumber = (value: string): boolean => /^[\d.,\s-]+$/.test(value);

const byContent: Readonly<Record<'time' | 'case' | 'activity', Guess>> = {
  time: (columns) => columns.findIndex((values) => filled(values) && values.every(isTime)),
  /** Runs of one value, with a digit in it, which change now and then. */
  case: (columns) =>
    columns.findIndex(
      (values) =>
        filled(values) && values.every((value) => /\d/.test(value) && !isTime(value)) && distinct(values) > 1 && distinct(values) < values.length,
    ),
  /** Words from a short list that come again and again, but seldom twice in a row. */
  activity: (columns) =>
    columns.findIndex((values) => {
      const changes = values.filter((value, at) => at > 0 && value !== values[at - 1]).length;
      return (
        filled(values) &&
        !values.some((value) => isNumber(value) || isTime(value)) &&
        distinct(values) > 1 &&
        distinct(values) <= values.length / 2 &&
        changes > values.length / 2
      );
    }),
};

/** The first column whose values are all different and have digits, and are no mere numbering: what a table with a row a case calls its cases by. */
export function uniqueColumn(names: readonly string[], rows: ReadonlyArray<readonly string[]>): string | null {
  const at = names.findIndex((name, column) => {
    const values = rows.map((row) => (row[column] ?? '').trim()).filter((value) => value !== '');
    const numbered = values.every((value, place) => Number(value) === Number(values[0]) + place);
    return (
      name !== '' && filled(values) && !numbered && distinct(values) === values.length && values.every((value) => /\d/.test(value) && !isTime(value))
    );
  });
  return names[at] ?? null;
}
