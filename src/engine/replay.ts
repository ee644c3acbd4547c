import type { Day } from './days.ts';
import { replaySlowly, unsureOf } from './replay-slowly.ts';
import { tellCrowded, tellOrder, tellPairs, tellTotal } from './replay-telling.ts';
import { stateFrom, type Tables, type Total, unsaid } from './tables.ts';

/**
 * Steps of many cases, mixed as they came; those of one case in order of time. `task`: the name by the tables' `numberOf`,
 * 0 for any other; `person`: by number from 1, 0 where nobody is named; `day`: days since 1970 in the bureau's zone.
 */
export type Columns = Readonly<{ length: number; case: Uint32Array; task: Uint16Array; person: Uint32Array; day: Int32Array }>;

/** `cases`: how many there are, numbered from 0; `finished`: they are over; `today`: running clocks count it. */
export type ReplayOptions = Readonly<{ cases: number; finished: boolean; today: Day }>;

/**
 * Of each case 1 for yes, 0 for no, 2 where it is too long to tell: `fits`: so far; `ends`: and as a whole. `over`, for
 * every total limit of the tables (case × limits + limit): it is exceeded. `separated`, for every pair (case × pairs +
 * pair): one person did both. `slow`: how many cases the plain functions were asked about.
 */
export type Replayed = Readonly<{ fits: Uint8Array; ends: Uint8Array; over: Uint8Array; separated: Uint8Array; slow: number }>;

/**
 * Where things stand in a case's record: its state, the days of its first and last step, then who did each separated
 * task and the days of each limit's first and last task. Two people or days share a place, sixteen bits each; days are
 * counted from `halfway` before that of the first step of all. `slots`: by task, of one that is not separated any;
 * `separating`: all bits of a person for a separated task, else none; `marked`: tasks that a limit or a stop speaks of.
 */
export type Layout = Readonly<{ stride: number; slots: Uint16Array; separating: Uint16Array; totals: readonly number[]; marked: Uint8Array }>;

export const daysAt = 1;
export const half = 0xffff;
const restAt = 2;
const halfway = 0x8000;

/**
 * Replays mixed steps by the tables that cases are watched by: a look-up a step, and the same answers as the plain
 * functions (`align`, `caseClocks`, `separationFaults`) give of each case alone. Where a record cannot hold what a case
 * needs (a person's number beyond 65,535, a day ninety years from the first, a clock that stood still, more states than
 * the table has), they are asked.
 *
 * @throws RangeError for a case or task beyond those numbered
 */
export function replay(tables: Tables, columns: Columns, options: ReplayOptions): Replayed {
  const layout = layoutOf(tables);
  const records = new Int32Array(options.cases * layout.stride);
  const dayBefore = (columns.day[0] ?? 0) - halfway;
  const unsure = new Uint8Array(options.cases);
  const { high, thirds } = run(tables, layout, columns, records, dayBefore);
  if (high > half || layout.marked.includes(1)) markAll(tables, layout, columns, records, dayBefore, unsure);
  const told = {
    fits: new Uint8Array(options.cases),
    ends: new Uint8Array(options.cases),
    over: new Uint8Array(options.cases * tables.totals.length),
    separated: new Uint8Array(options.cases * tables.pairs.length),
  };
  tellOrder(tables, layout, records, told, unsure);
  tellPairs(tables, layout, records, told);
  tellCrowded(tables, layout, records, columns, thirds, told);
  for (const total of tables.totals.keys()) tellTotal(tables, layout, records, total, options, dayBefore, told, unsure);
  return { ...told, slow: replaySlowly(tables, columns, options, unsure, told) };
}

function layoutOf({ width, pairs, totals, stopping }: Tables): Layout {
  const [slots, separating, marked] = [new Uint16Array(width).fill(restAt), new Uint16Array(width), new Uint8Array(width)];
  let at = restAt;
  for (const name of new Set(pairs.flatMap(({ a, b }) => (a > 0 && b > 0 ? [a, b] : [])))) {
    separating[name] = half;
    slots[name] = at;
    at += 1;
  }
  const places = totals.map(({ from, to }) => {
    if (from === null && to === null) return daysAt;
    for (const name of [from, to]) if (name !== null && name > 0) marked[name] = 1;
    at += 1;
    return at - 1;
  });
  for (const name of stopping) marked[name] = 1;
  const stride = Math.max(at, restAt + 1); // with a place for tasks that are not separated
  return { stride, slots, separating, totals: places, marked };
}

/** `high`: above `half` where a person or a day has no room; `thirds`: the steps of separated tasks by a third person. */
type Run = Readonly<{ high: number; thirds: Uint32Array }>;

function run(tables: Tables, layout: Layout, columns: Columns, records: Int32Array, dayBefore: number): Run {
  const { length, case: cases, task: tasks } = columns;
  const many = records.length / layout.stride;
  const seen = new Int32Array(3);
  const thirds = new Uint32Array(length + 1);
  for (let at = 0; at < length;) {
    at = runAlong(tables.grown.next, tables.width, layout, columns, records, dayBefore, at, seen, thirds);
    const bad = seen[0]! < 0 ? cases.findIndex((one, event) => one >= many || tasks[event]! >= tables.width) : -1;
    if (bad >= 0) throw new RangeError(`event ${bad}: case or task not numbered`);
    if (at < length) stateFrom(tables, records[cases[at]! * layout.stride]!, tasks[at]!);
  }
  return { high: seen[1]! >>> 0, thirds: thirds.subarray(0, seen[2]!) };
}

/**
 * Goes on to the end, or to a step that the table was never asked about, which is not taken.
 *
 * Nothing here is called, since the engine would then look up every array again after each step; and nothing waits on a
 * guess, as on whether a task is separated, since guesses that fail would cost more than all the rest.
 */
function runAlong(
  next: Int32Array,
  width: number,
  { stride, slots, separating }: Layout,
  { length, case: cases, task: tasks, person: persons, day: days }: Columns,
  records: Int32Array,
  dayBefore: number,
  from: number,
  seen: Int32Array,
  thirds: Uint32Array,
): number {
  const last = records.length / stride - 1;
  let [bad, high, third, at] = [0, 0, seen[2]!, from];
  for (; at < length; at += 1) {
    const task = tasks[at]!;
    bad |= cases[at]! | (last - cases[at]!) | (width - 1 - task);
    high |= persons[at]! | (days[at]! - dayBefore);
    const record = Math.imul(cases[at]!, stride);
    const state = records[record]!;
    if (state >= 0) {
      const after = next[state * width + task]!;
      if (after < unsaid) break;
      records[record] = after;
    }
    const day = (days[at]! - dayBefore) & half;
    const first = records[record + daysAt]! & half;
    records[record + daysAt] = first | (day & isZero(first)) | (day << 16);

    const person = persons[at]! & separating[task]!;
    const slot = record + slots[task]!;
    const one = records[slot]! & half;
    const other = records[slot]! >>> 16;
    const nowOne = one | (person & isZero(one));
    const isAnother = ~isZero(person) & ~isZero(nowOne ^ person);
    const nowOther = other | (person & isAnother & isZero(other));
    records[slot] = nowOne | (nowOther << 16);
    thirds[third] = at;
    third += isAnother & ~isZero(nowOther ^ person) & 1;
  }
  seen[0]! |= bad;
  seen[1]! |= high;
  seen[2] = third;
  return at;
}

/** All bits where a number from 0 below 2³¹ is nought, else none. */
const isZero = (value: number): number => (value - 1) >> 31;

/** What few flowcharts or logs need: the days of limits' tasks, clocks that may have stood still, what has no room. */
function markAll(
  tables: Tables,
  { stride, separating, marked, totals }: Layout,
  { length, case: cases, task: tasks, person, day: days }: Columns,
  records: Int32Array,
  dayBefore: number,
  unsure: Uint8Array,
): void {
  for (let at = 0; at < length; at += 1) {
    const task = tasks[at]!;
    const day = days[at]! - dayBefore;
    if (person[at]! > half && separating[task] !== 0) unsure[cases[at]!]! |= unsureOf.pairs;
    if (day <= 0 || day > half || tables.stopping.has(task)) unsure[cases[at]!]! |= unsureOf.totals;
    if (marked[task] !== 0)
      for (const [total, place] of totals.entries()) mark(tables.totals[total]!, records, cases[at]! * stride + place, task, day & half);
  }
}

/** The day of a limit's first task, and of its last, which counts from the first on. */
function mark({ from, to }: Total, records: Int32Array, place: number, task: number, day: number): void {
  if (from === task && (records[place]! & half) === 0) records[place] = day;
  if (to === task && records[place]! >>> 16 === 0) records[place] = records[place]! | (day << 16);
}
