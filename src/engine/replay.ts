import { type Day, dayNumber } from './days.ts';
import { replaySlowly, unsureOf } from './replay-slowly.ts';
import { none, stateFrom, type Tables, unsaid, workingDaysBetween } from './tables.ts';

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

/** Where things stand in a case's record, which for three pairs is one line of a processor's cache. */
type Layout = Readonly<{ stride: number; totals: readonly number[]; slots: Uint16Array; marked: Uint8Array }>;

const [firstAt, lastAt, flagsAt, restAt] = [1, 2, 3, 4]; // at 0 the state
const [crowded, stopped] = [1, 2];
const someDay = 1_000_000; // kept days count from here, so that 0 is none
const line = 16;

/**
 * Replays mixed steps by the tables that cases are watched by: a look-up a step, and the same answers as the plain
 * functions (`align`, `caseClocks`, `separationFaults`) give of each case alone. Where a record cannot hold what a case
 * needs (three people at one separated task, a clock that stood still, more states than the table has), they are asked.
 *
 * @throws RangeError for a case or task beyond those numbered
 */
export function replay(tables: Tables, columns: Columns, options: ReplayOptions): Replayed {
  const layout = layoutOf(tables);
  const records = new Int32Array(options.cases * layout.stride);
  run(tables, layout, columns, records);
  const { totals, pairs } = tables;
  const unsure = new Uint8Array(options.cases);
  const told = {
    fits: new Uint8Array(options.cases),
    ends: new Uint8Array(options.cases),
    over: new Uint8Array(options.cases * totals.length),
    separated: new Uint8Array(options.cases * pairs.length),
  };
  const today = dayNumber(options.today);
  for (let at = 0; at < options.cases; at += 1) {
    const record = at * layout.stride;
    const state = records[record]!;
    const end = state < 0 ? 0 : tables.grown.ends[state]!;
    if (state === unsaid || end === 2) unsure[at]! |= unsureOf.order;
    if ((records[record + flagsAt]! & crowded) !== 0) unsure[at]! |= unsureOf.pairs;
    told.fits[at] = Number(state >= 0);
    told.ends[at] = end;
    for (let pair = 0; pair < pairs.length; pair += 1) {
      const { a, b } = pairs[pair]!;
      if (a > 0 && b > 0) told.separated[at * pairs.length + pair] = Number(meets(records, record + layout.slots[a]!, record + layout.slots[b]!));
    }
    for (let total = 0; total < totals.length; total += 1) {
      const exceeded = isOver(tables, layout, records, record, total, today, options.finished);
      if (exceeded === null) unsure[at]! |= unsureOf.totals;
      told.over[at * totals.length + total] = Number(exceeded);
    }
  }
  return { ...told, slow: replaySlowly(tables, columns, options, unsure, told) };
}

function layoutOf({ width, pairs, totals, stopping }: Tables): Layout {
  const slots = new Uint16Array(width);
  const marked = new Uint8Array(width);
  let at = restAt;
  const separated = new Set(pairs.flatMap(({ a, b }) => (a > 0 && b > 0 ? [a, b] : [])));
  for (const name of separated) [slots[name], at] = [at, at + 2];
  const places = totals.map(({ from, to }) => {
    if (from === null && to === null) return 0;
    for (const name of [from, to]) if (name !== null && name > 0) marked[name] = 1;
    at += 2;
    return at - 2;
  });
  for (const name of stopping) marked[name] = 1;
  return { stride: Math.ceil(at / line) * line, totals: places, slots, marked };
}

function run(tables: Tables, layout: Layout, { length, case: cases, task: tasks, person: persons, day: days }: Columns, records: Int32Array): void {
  const { width, grown } = tables;
  const { stride, slots, marked } = layout;
  let { next } = grown;
  for (let at = 0; at < length; at += 1) {
    const record = cases[at]! * stride;
    const task = tasks[at]!;
    if (record >= records.length || task >= width) throw new RangeError(`event ${at}: case or task not numbered`);
    const state = records[record]!;
    if (state >= 0) {
      let after = next[state * width + task]!;
      if (after < none) {
        after = stateFrom(tables, state, task);
        ({ next } = grown);
      }
      records[record] = after;
    }
    const day = days[at]! + someDay;
    if (records[record + firstAt] === 0) records[record + firstAt] = day;
    records[record + lastAt] = day;
    const slot = slots[task]!;
    if (slot !== 0) attend(records, record, slot, persons[at]! | 0);
    if (marked[task] !== 0) mark(tables, layout, records, record, task, day);
  }
}

/** Notes who did a separated task: two people in the record, of more only that there are. */
function attend(records: Int32Array, record: number, slot: number, person: number): void {
  const one = records[record + slot]!;
  if (person === 0 || one === person) return;
  if (one === 0) records[record + slot] = person;
  else {
    const other = records[record + slot + 1]!;
    if (other === 0) records[record + slot + 1] = person;
    else if (other !== person) records[record + flagsAt]! |= crowded;
  }
}

/** Notes the day of a limit's first task and of its last, which counts from the first on; and that a clock may have stood still. */
function mark({ totals, stopping }: Tables, { totals: places }: Layout, records: Int32Array, record: number, task: number, day: number): void {
  if (stopping.has(task)) records[record + flagsAt]! |= stopped;
  for (const [total, place] of places.entries()) {
    if (place === 0) continue;
    const { from, to } = totals[total]!;
    const at = record + place;
    if (from === task && records[at] === 0) [records[at], records[at + 1]] = [day, 0];
    if (to === task && records[at + 1] === 0) records[at + 1] = day;
  }
}

function meets(records: Int32Array, a: number, b: number): boolean {
  const [one, other, first, second] = [records[a]!, records[a + 1]!, records[b]!, records[b + 1]!];
  return (one !== 0 && (one === first || one === second)) || (other !== 0 && (other === first || other === second));
}

/** Whether a total limit is exceeded; null where the plain functions must be asked. As `caseClocks` reads it. */
function isOver(
  tables: Tables,
  layout: Layout,
  records: Int32Array,
  record: number,
  total: number,
  today: number,
  finished: boolean,
): boolean | null {
  const [first, last] = [records[record + firstAt]!, records[record + lastAt]!];
  if (first === 0) return false;
  if (tables.stopping.size > 0 && (!finished || (records[record + flagsAt]! & stopped) !== 0)) return null;
  const { from, to, figure, unit } = tables.totals[total]!;
  const place = layout.totals[total]!;
  const begun = place === 0 ? 0 : records[record + place]!;
  const done = place === 0 ? 0 : records[record + place + 1]!;
  const ended = to !== null && done !== 0;
  if (from !== null && begun === 0 && !finished && !ended) return null; // its first task may be still to come
  const start = (begun === 0 ? first : begun) - someDay;
  const until = ended ? done - someDay : finished ? last - someDay : Math.max(today, start);
  return (unit === 'workingDay' ? workingDaysBetween(tables, start, until) : Math.max(0, until - start)) > figure;
}
