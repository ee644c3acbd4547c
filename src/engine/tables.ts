import { endsIn, startState, stateAfter } from './automaton.ts';
import { type Day, day, dayFromNumber, dayNumber } from './days.ts';
import type { Flow, LimitUnit, TimeLimit } from './flow.ts';
import { compile, type Net, type State } from './net.ts';
import { isWorkingDay, type WorkCalendar, workingDaysAfter } from './working-days.ts';

/** What a table says where the step cannot come here. */
export const none = -1;
/** What it says where it does not know, and `align` must be asked: the search or the table grew too large. */
export const unsaid = -2;
const unasked = -3;

/** A limit on a stretch of the case: names by number, null for the case's own first or last step, `none` for a name of nothing. */
export type Total = Readonly<{ limit: TimeLimit; from: number | null; to: number | null; figure: number; unit: LimitUnit }>;

/** `counts[d - first]`: the working days from day number `first` up to and including day number `d`. */
export type DayCounts = Readonly<{ first: number; counts: Int32Array }>;

/**
 * What a published version compiles to once; cases are watched and replayed by it.
 *
 * Names are numbered: those of tasks, then those that limits, separations and clocks speak of; 0 is any other name.
 * States are numbered breadth-first from 0, the start. Those below `fixed` have the same number wherever the flow is
 * compiled; later ones are added as they are met. A state is all that the names so far can have led to: where several
 * tasks bear a name, all of them.
 */
export type Tables = Readonly<{
  flow: Flow;
  net: Net;
  calendar: WorkCalendar;
  names: readonly string[];
  numberOf: ReadonlyMap<string, number>;
  width: number;
  fixed: number;
  totals: readonly Total[];
  pairs: ReadonlyArray<Readonly<{ a: number; b: number }>>;
  /** Names of tasks that stop the clock, by number. */
  stopping: ReadonlySet<number>;
  days: DayCounts;
  grown: Grown;
}>;

/** `next[state * width + name]` is a state, `none` or `unsaid`; `ends[state]` 1 where a case may end, 2 where not known. */
type Grown = { next: Int32Array; ends: Uint8Array; sets: State[][]; known: Map<string, number>; most: number };

/** `fixed`: how many states are numbered at once; `most`: how many are numbered at all; `from`, `to`: the days counted ahead. */
export type TableOptions = Readonly<{ fixed?: number; most?: number; from?: Day; to?: Day }>;

const mostCells = 4_000_000;

/**
 * The tables of a flowchart and a calendar, with the first states and days in them; more are added as they are asked for.
 *
 * Subset construction, bounded: Rabin and Scott, "Finite automata and their decision problems" (1959).
 *
 * @throws RangeError as {@link compile}; when `most` is less than one
 */
export function tablesOf(flow: Flow, calendar: WorkCalendar, options: TableOptions = {}): Tables {
  const { fixed = 256, most = 65_536, from = day('2000-01-01'), to = day('2050-12-31') } = options;
  if (most < 1) throw new RangeError('no state to begin with');
  const net = compile(flow);
  const nameOf = (id: string | null): string[] => flow.nodes.filter((node) => node.id === id).map(({ name }) => name);
  const spoken = [...flow.limits.flatMap((limit) => [limit.from, limit.to]), ...flow.separations.flatMap(({ taskA, taskB }) => [taskA, taskB])];
  const stopping = flow.clocks.flatMap(({ node }) => nameOf(node));
  const names = [...new Set([...net.tasksNamed.keys(), ...spoken.flatMap(nameOf), ...stopping])];
  const numberOf = new Map(names.map((name, at) => [name, at + 1]));
  const numbered = (id: string): number => nameOf(id).map((name) => numberOf.get(name)!)[0] ?? none;
  const width = names.length + 1;
  const totals = flow.limits.flatMap((limit): Total[] => {
    if (limit.scope !== 'total') return [];
    const [first, last] = [limit.from, limit.to].map((id) => (id === null ? null : numbered(id)));
    return [{ limit, from: first!, to: last!, figure: limit.promised ?? limit.statutory ?? 0, unit: limit.unit }];
  });
  const grown = { next: new Int32Array(0), ends: new Uint8Array(0), sets: [], known: new Map(), most: Math.min(most, Math.ceil(mostCells / width)) };
  const tables = {
    flow,
    net,
    calendar,
    names: ['\uffff', ...names], // no activity is called so
    numberOf,
    width,
    totals,
    pairs: flow.separations.map(({ taskA, taskB }) => ({ a: numbered(taskA), b: numbered(taskB) })),
    stopping: new Set(stopping.map((name) => numberOf.get(name)!)),
    days: countsOf(calendar, from, to),
    grown,
  };
  return { ...tables, fixed: number(tables, fixed) };
}

/** Numbers the states breadth-first, up to a bound. Returns how many there are. */
function number(tables: Omit<Tables, 'fixed'>, fixed: number): number {
  const { grown, width, net } = tables;
  numberedState(tables, [startState(net)]);
  for (let state = 0; state < grown.sets.length && grown.sets.length < fixed; state += 1) {
    for (let name = 0; name < width && grown.sets.length < fixed; name += 1) stateFrom(tables, state, name);
  }
  return grown.sets.length;
}

/** The state after a step of a name (by number) in a state; `none`, or `unsaid`. */
export function stateFrom(tables: Omit<Tables, 'fixed'>, state: number, name: number): number {
  const found = tables.grown.next[state * tables.width + name]!;
  return found === unasked ? ask(tables, state, name) : found;
}

function ask(tables: Omit<Tables, 'fixed'>, state: number, name: number): number {
  const { net, grown, names, width } = tables;
  const tasks = net.tasksNamed.get(names[name]!) ?? [];
  net.memo.overflowed = false;
  const after = grown.sets[state]!.flatMap((one) => tasks.flatMap((task) => stateAfter(net, one, task) ?? []));
  const to = net.memo.overflowed ? unsaid : after.length === 0 ? none : numberedState(tables, after);
  grown.next[state * width + name] = to;
  return to;
}

function numberedState({ net, grown, width }: Omit<Tables, 'fixed'>, set: readonly State[]): number {
  const markings = new Set(set.flatMap(({ markings: some }) => some));
  const key = [...markings].toSorted().join('\uffff');
  const known = grown.known.get(key);
  if (known !== undefined) return known;
  const state = grown.sets.length;
  if (state >= grown.most) return unsaid;
  if (state >= grown.ends.length) grow(grown, width);
  grown.known.set(key, state);
  grown.sets.push([...new Set(set)]);
  net.memo.overflowed = false;
  const ends = set.some((one) => endsIn(net, one));
  grown.ends[state] = net.memo.overflowed ? 2 : Number(ends);
  return state;
}

function grow(grown: Grown, width: number): void {
  const states = Math.min(grown.most, Math.max(64, 2 * grown.ends.length));
  const [next, ends] = [new Int32Array(states * width).fill(unasked), new Uint8Array(states)];
  next.set(grown.next);
  ends.set(grown.ends);
  Object.assign(grown, { next, ends });
}

/** Whether a case may end in a state; null where the search for that grew too large. */
export const endsAt = ({ grown }: Tables, state: number): boolean | null => [false, true, null][grown.ends[state]!]!;

// The same for every flowchart that is judged by the calendar.
const counted = new WeakMap<WorkCalendar, Map<string, DayCounts>>();

function countsOf(calendar: WorkCalendar, from: Day, to: Day): DayCounts {
  const known = counted.get(calendar) ?? new Map<string, DayCounts>();
  counted.set(calendar, known);
  const before = known.get(from + to);
  if (before) return before;
  const first = dayNumber(from);
  const counts = new Int32Array(Math.max(0, dayNumber(to) - first) + 1);
  for (let at = 0; at < counts.length; at += 1) counts[at] = (counts[at - 1] ?? 0) + Number(isWorkingDay(calendar, dayFromNumber(first + at)));
  const found = { first, counts };
  known.set(from + to, found);
  return found;
}

/** Working days after a day up to and including another, by day number; 0 where that is not later. Exact beyond the days counted ahead. */
export function workingDaysBetween({ calendar, days: { first, counts } }: Tables, start: number, end: number): number {
  if (end <= start) return 0;
  const [low, high] = [counts[start - first], counts[end - first]];
  if (low !== undefined && high !== undefined) return high - low;
  return workingDaysAfter(calendar, dayFromNumber(start), dayFromNumber(end));
}
