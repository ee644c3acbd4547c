import { type Day, dayNumber } from './days.ts';
import { replaySlowly, unsureOf } from './replay-slowly.ts';
import { stateFrom, type Tables, unsaid, workingDaysBetween } from './tables.ts';

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
 * task, the days of each limit's first and last task, and whether its clock may have stood still. Two people or days
 * share a place, sixteen bits each; days are counted from the one before the first of all. `slots`: by task, of one that
 * is not separated any; `separating`: all bits of a person for a separated task, else none.
 */
type Layout = Readonly<{
  stride: number;
  slots: Uint16Array;
  separating: Uint16Array;
  totals: readonly number[];
  stopped: number;
  marked: Uint8Array;
}>;

const [daysAt, restAt] = [1, 2];
const half = 0xffff;
const crowded = -1; // there was a third person, or one whose number has no room

/**
 * Replays mixed steps by the tables that cases are watched by: a look-up a step, and the same answers as the plain
 * functions (`align`, `caseClocks`, `separationFaults`) give of each case alone. Where a record cannot hold what a case
 * needs (three people at one separated task, the number of a person beyond 65,535, days as far apart, a clock that stood
 * still, more states than the table has), they are asked.
 *
 * @throws RangeError for a case or task beyond those numbered
 */
export function replay(tables: Tables, columns: Columns, options: ReplayOptions): Replayed {
  const layout = layoutOf(tables);
  const records = new Int32Array(options.cases * layout.stride);
  const { earliest, latest, person } = reachOf(tables, columns, options.cases);
  const dayBefore = earliest - 1;
  run(tables, layout, columns, records, dayBefore);
  if (layout.marked.includes(1) || person > half) markAll(tables, layout, columns, records, dayBefore);
  const told = {
    fits: new Uint8Array(options.cases),
    ends: new Uint8Array(options.cases),
    over: new Uint8Array(options.cases * tables.totals.length),
    separated: new Uint8Array(options.cases * tables.pairs.length),
  };
  const unsure = new Uint8Array(options.cases).fill(latest - earliest < half ? 0 : unsureOf.totals);
  tellOrder(tables, layout, records, told, unsure);
  for (const pair of tables.pairs.keys()) tellPair(tables, layout, records, pair, told, unsure);
  for (const total of tables.totals.keys()) tellTotal(tables, layout, records, total, options, dayBefore, told, unsure);
  return { ...told, slow: replaySlowly(tables, columns, options, unsure, told) };
}

/** The first and last day, and a number not below that of any person. */
function reachOf({ width }: Tables, columns: Columns, many: number): Record<'earliest' | 'latest' | 'person', number> {
  const { length, case: cases, task: tasks, person: persons, day: days } = columns;
  let earliest = days[0] ?? 0;
  let latest = earliest;
  let person = 0;
  let bad = 0;
  for (let at = 0; at < length; at += 1) {
    bad |= cases[at]! | (many - 1 - cases[at]!) | (width - 1 - tasks[at]!);
    person |= persons[at]!;
    earliest = Math.min(earliest, days[at]!);
    latest = Math.max(latest, days[at]!);
  }
  if (bad < 0) throw new RangeError(`event ${cases.findIndex((one, at) => one >= many || tasks[at]! >= width)}: case or task not numbered`);
  return { earliest, latest, person: person >>> 0 };
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
  const stride = Math.max(at + Number(stopping.size > 0), restAt + 1); // with a place for tasks that are not separated
  return { stride, slots, separating, totals: places, stopped: at, marked };
}

function run(tables: Tables, layout: Layout, columns: Columns, records: Int32Array, dayBefore: number): void {
  for (let at = 0; at < columns.length;) {
    at = runAlong(tables.grown.next, tables.width, layout, columns, records, dayBefore, at);
    if (at < columns.length) stateFrom(tables, records[columns.case[at]! * layout.stride]!, columns.task[at]!);
  }
}

/**
 * Goes on to the end, or to a step that the table was never asked about, which is not taken.
 *
 * Nothing here is called, since the engine would then look up every array again after each step; and nothing waits on a
 * guess, as on whether a task is separated, since guesses that fail would cost more than all the rest.
 */
function runAlong(next: Int32Array, width: number, layout: Layout, columns: Columns, records: Int32Array, dayBefore: number, from: number): number {
  const { length, case: cases, task: tasks, person: persons, day: days } = columns;
  const { stride, slots, separating } = layout;
  for (let at = from; at < length; at += 1) {
    const record = Math.imul(cases[at]!, stride);
    const task = tasks[at]!;
    const state = records[record]!;
    if (state >= 0) {
      const after = next[state * width + task]!;
      if (after < unsaid) return at;
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
    const isThird = isAnother & ~isZero(nowOther ^ person);
    records[slot] = nowOne | (nowOther << 16) | isThird;
  }
  return length;
}

/** All bits where a number from 0 below 2³¹ is nought, else none. */
const isZero = (value: number): number => (value - 1) >> 31;

/** What few flowcharts or logs need: the days of limits' tasks, clocks that may have stood still, people of high numbers. */
function markAll(tables: Tables, layout: Layout, { length, case: cases, task, person, day }: Columns, records: Int32Array, dayBefore: number): void {
  for (let at = 0; at < length; at += 1) {
    const [name, record] = [task[at]!, cases[at]! * layout.stride];
    if (person[at]! > half && layout.separating[name] !== 0) records[record + layout.slots[name]!] = crowded;
    if (layout.marked[name] !== 0) mark(tables, layout, records, record, name, (day[at]! - dayBefore) & half);
  }
}

/** Of a limit its first task's day and its last's, which counts from the first on; and that a clock may have stood still. */
function mark(
  { totals, stopping }: Tables,
  { totals: places, stopped }: Layout,
  records: Int32Array,
  record: number,
  task: number,
  day: number,
): void {
  if (stopping.has(task)) records[record + stopped] = 1;
  for (const [total, place] of places.entries()) {
    if (place === daysAt) continue;
    const { from, to } = totals[total]!;
    const at = record + place;
    if (from === task && (records[at]! & half) === 0) records[at] = day;
    if (to === task && records[at]! >>> 16 === 0) records[at] = records[at]! | (day << 16);
  }
}

type Told = Omit<Replayed, 'slow'>;

function tellOrder({ grown }: Tables, { stride }: Layout, records: Int32Array, { fits, ends }: Told, unsure: Uint8Array): void {
  for (let at = 0; at < fits.length; at += 1) {
    const state = records[at * stride]!;
    const end = state < 0 ? 0 : grown.ends[state]!;
    if (state === unsaid || end === 2) unsure[at]! |= unsureOf.order;
    fits[at] = state >= 0 ? 1 : 0;
    ends[at] = end;
  }
}

function tellPair(
  { pairs }: Tables,
  { stride, slots }: Layout,
  records: Int32Array,
  pair: number,
  { fits, separated }: Told,
  unsure: Uint8Array,
): void {
  const { a, b } = pairs[pair]!;
  if (a < 0 || b < 0) return;
  const [ofA, ofB] = [slots[a]!, slots[b]!];
  for (let at = 0; at < fits.length; at += 1) {
    const one = records[at * stride + ofA]!;
    const other = records[at * stride + ofB]!;
    if (one === crowded || other === crowded) unsure[at]! |= unsureOf.pairs;
    else if (one !== 0 && other !== 0) separated[at * pairs.length + pair] = meets(one, other) ? 1 : 0;
  }
}

function meets(a: number, b: number): boolean {
  const first = b & half;
  const second = b >>> 16;
  return (a & half) === first || (a & half) === second || (a >>> 16 !== 0 && (a >>> 16 === first || a >>> 16 === second));
}

/** Whether a total limit is exceeded, as `caseClocks` reads it. */
function tellTotal(
  tables: Tables,
  { stride, totals, stopped }: Layout,
  records: Int32Array,
  total: number,
  { finished, today }: ReplayOptions,
  dayBefore: number,
  { fits, over }: Told,
  unsure: Uint8Array,
): void {
  const { from, to, figure, unit } = tables.totals[total]!;
  const place = totals[total]!;
  const stops = tables.stopping.size > 0;
  const until = dayNumber(today) - dayBefore;
  for (let at = 0; at < fits.length; at += 1) {
    const days = records[at * stride + daysAt]!;
    const own = records[at * stride + place]!;
    if (days === 0) continue;
    const begun = from === null ? days & half : own & half;
    const ended = to === null ? 0 : own >>> 16;
    // Its first task may be still to come; or the clock stood still, or does.
    if ((begun === 0 && ended === 0 && !finished) || (stops && (!finished || records[at * stride + stopped] !== 0))) {
      unsure[at]! |= unsureOf.totals;
      continue;
    }
    const start = begun === 0 ? days & half : begun;
    const end = ended !== 0 ? ended : finished ? days >>> 16 : until;
    const used = unit === 'workingDay' ? workingDaysBetween(tables, start + dayBefore, end + dayBefore) : end - start;
    over[at * tables.totals.length + total] = used > figure ? 1 : 0;
  }
}
