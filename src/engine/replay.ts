import { align } from './alignment.ts';
import { caseClocks } from './clock.ts';
import { type Day, dayNumber } from './days.ts';
import { beginOf, byCase, type Cases, dayAt, personAt, stepsOf, taskAt } from './replay-cases.ts';
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
 * pair): one person did both. `slow`: how often the plain functions were asked about a case.
 */
export type Replayed = Readonly<{ fits: Uint8Array; ends: Uint8Array; over: Uint8Array; separated: Uint8Array; slow: number }>;

/** `slots`: by task, where the person of a separated task is kept, 0 for any other task; `pairs`: both slots of each pair. */
type Layout = Readonly<{ slots: Uint8Array | Uint16Array; pairs: Uint16Array; people: Uint32Array }>;

/** `unsure`: cases whose order the table cannot tell; `crowded`: those in which a second person did a separated task. */
type Told = Omit<Replayed, 'slow'> & Readonly<{ unsure: number[]; crowded: number[] }>;

/**
 * Replays mixed steps by the tables that cases are watched by: a look-up a step, and the same answers as the plain
 * functions (`align`, `caseClocks`, `separationFaults`) give of each case alone. They are asked where a case leaves the
 * states that the table has, and where a clock may have stood still.
 *
 * @throws RangeError for a case or task beyond those numbered; for days further apart than 32 bits tell beside the names
 */
export function replay(tables: Tables, columns: Columns, options: ReplayOptions): Replayed {
  const cases = byCase(columns, options.cases, tables.width);
  const told: Told = {
    fits: new Uint8Array(options.cases),
    ends: new Uint8Array(options.cases),
    over: new Uint8Array(options.cases * tables.totals.length),
    separated: new Uint8Array(options.cases * tables.pairs.length),
    unsure: [],
    crowded: [],
  };
  walk(tables, layoutOf(tables), cases, told);
  tellCrowded(tables, cases, told);
  tellUnsure(tables, cases, told);
  let slow = told.unsure.length;
  for (const total of tables.totals.keys()) slow += tellTotal(tables, cases, total, options, told.over);
  const { fits, ends, over, separated } = told;
  return { fits, ends, over, separated, slow };
}

function layoutOf({ width, pairs }: Tables): Layout {
  const slots = new Uint16Array(width);
  const separated = [...new Set(pairs.flatMap(({ a, b }) => (a > 0 && b > 0 ? [a, b] : [])))];
  for (const [at, name] of separated.entries()) slots[name] = at + 1;
  const both = pairs.flatMap(({ a, b }) => (a > 0 && b > 0 && a !== b ? [slots[a]!, slots[b]!] : [0, 0]));
  return { slots, pairs: Uint16Array.from(both), people: new Uint32Array(separated.length + 1) };
}

function walk(tables: Tables, layout: Layout, cases: Cases, told: Told): void {
  for (let one = 0; one < cases.ends.length;) {
    one = walkAlong(tables, layout, cases, one, told);
    if (one === cases.ends.length) return;
    let state = 0; // a step that the table was never asked about: it is now
    for (let at = beginOf(cases, one); at < cases.ends[one]! && state >= 0; at += 1) state = stateFrom(tables, state, taskAt(cases, at));
  }
}

/** Goes on to the end, or to a case with a step that the table was never asked about. Nothing is called on the way: the engine would look up every array again. */
function walkAlong({ grown, width }: Tables, { slots, pairs, people }: Layout, { ends, words, bits }: Cases, from: number, told: Told): number {
  const { next } = grown;
  const many = ends.length;
  const ofTask = (1 << bits) - 1;
  for (let one = from, at = from === 0 ? 0 : ends[from - 1]!; one < many; one += 1) {
    const end = ends[one]!;
    let [state, crowded] = [0, false];
    for (let slot = 0; slot < people.length; slot += 1) people[slot] = 0;
    for (; at < end; at += 1) {
      const task = words[2 * at]! & ofTask;
      if (state >= 0) {
        state = next[state * width + task]!;
        if (state < unsaid) return one;
      }
      const slot = slots[task]!;
      if (slot === 0) continue;
      const person = words[2 * at + 1]!;
      const before = people[slot]!;
      if (before === 0) people[slot] = person;
      else if (before !== person && person !== 0) crowded = true;
    }
    const whole = state < 0 ? 0 : grown.ends[state]!;
    told.fits[one] = state < 0 ? 0 : 1;
    told.ends[one] = whole;
    if (state === unsaid || whole === 2) told.unsure.push(one);
    if (crowded) told.crowded.push(one);
    for (let pair = 0; 2 * pair < pairs.length; pair += 1) {
      const person = people[pairs[2 * pair]!]!;
      if (person !== 0 && person === people[pairs[2 * pair + 1]!]) told.separated[(one * pairs.length) / 2 + pair] = 1;
    }
  }
  return many;
}

/** Whether one person did both tasks of a pair, where several did one or both bear one name. */
function tellCrowded({ pairs }: Tables, cases: Cases, { crowded, separated }: Told): void {
  for (const [pair, { a, b }] of pairs.entries()) {
    const tell = (one: number): void => void (separated[one * pairs.length + pair] = Number(someDidBoth(cases, one, a, b)));
    if (a === b) for (let one = 0; one < cases.ends.length; one += 1) tell(one);
    else for (const one of crowded) tell(one);
  }
}

function someDidBoth(cases: Cases, one: number, a: number, b: number): boolean {
  const [begin, end] = [beginOf(cases, one), cases.ends[one]!];
  for (let at = begin; at < end; at += 1) {
    const person = personAt(cases, at);
    if (taskAt(cases, at) !== a || person === 0) continue;
    for (let other = begin; other < end; other += 1) if (other !== at && taskAt(cases, other) === b && personAt(cases, other) === person) return true;
  }
  return false;
}

function tellUnsure(tables: Tables, cases: Cases, { unsure, fits, ends }: Told): void {
  for (const one of unsure) {
    const activities = stepsOf(tables, cases, one).map(({ activity }) => activity);
    const fit = (finished: boolean): number => {
      const alignment = align(tables.net, activities, { finished });
      return alignment.found ? Number(alignment.cost === 0) : 2;
    };
    [fits[one], ends[one]] = [fit(false), fit(true)];
  }
}

/** Whether a total limit is exceeded, as `caseClocks` reads it. Returns how often that was asked itself. */
function tellTotal(tables: Tables, cases: Cases, total: number, { finished, today }: ReplayOptions, over: Uint8Array): number {
  const { limit, from, to, figure, unit } = tables.totals[total]!;
  const alone = { ...tables.flow, limits: [limit] };
  const now = dayNumber(today);
  let slow = 0;
  for (let one = 0, begin = 0; one < cases.ends.length; one += 1) {
    const end = cases.ends[one]!;
    const place = one * tables.totals.length + total;
    const first = from === null ? begin : findTask(cases, from, begin, end);
    const last = to === null ? -1 : findTask(cases, to, Math.max(first, begin), end);
    if (begin === end) continue;
    if ((first < 0 && last < 0 && !finished) || mayHaveStood(tables, cases, begin, end, finished)) {
      slow += 1;
      over[place] = Number(caseClocks(alone, stepsOf(tables, cases, one), tables.calendar, today, finished)[0]?.light === 'red');
    } else {
      const start = dayAt(cases, first < 0 ? begin : first);
      const until = last >= 0 ? dayAt(cases, last) : finished ? dayAt(cases, end - 1) : now;
      over[place] = Number((unit === 'workingDay' ? workingDaysBetween(tables, start, until) : until - start) > figure);
    }
    begin = end;
  }
  return slow;
}

function findTask(cases: Cases, task: number, begin: number, end: number): number {
  for (let at = begin; at < end; at += 1) if (taskAt(cases, at) === task) return at;
  return -1;
}

function mayHaveStood({ stopping }: Tables, cases: Cases, begin: number, end: number, finished: boolean): boolean {
  if (stopping.size === 0) return false;
  if (!finished) return true;
  for (let at = begin; at < end; at += 1) if (stopping.has(taskAt(cases, at))) return true;
  return false;
}
