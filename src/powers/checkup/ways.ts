import { addDays, type Day } from '#engine/days.ts';
import type { Flow, TimeLimit } from '#engine/flow.ts';
import { dueDay, type WorkCalendar } from '#engine/working-days.ts';

/** The limits of the steps of one way, added up by unit; `steps` (node ids) are those that have one, in order. */
export type Way = Readonly<{ workingDays: number; calendarDays: number; steps: readonly string[] }>;

const mostWays = 32; // by node; a flowchart of one unit has one
const startDays = 365;

/** The days that a limit gives: the promised, the statutory where nothing is promised. */
export const daysOf = ({ promised, statutory, unit }: Pick<TimeLimit, 'promised' | 'statutory' | 'unit'>): number =>
  unit === 'immediate' ? 0 : (promised ?? statutory ?? 0);

/** What may come next after each node: along the arrows, into and out of sub-processes, and by the events at their edges. */
export function nextIn({ nodes, edges }: Flow): ReadonlyMap<string, readonly string[]> {
  const next = new Map(nodes.map(({ id }): [string, string[]] => [id, []]));
  for (const { from, to } of edges) next.get(from)?.push(to);
  const [entered, left] = [new Set(edges.map(({ to }) => to)), new Set(edges.map(({ from }) => from))];
  for (const { id, within, host } of nodes) {
    if (host !== undefined) next.get(host)?.push(id);
    if (within === undefined) continue;
    if (host === undefined && !entered.has(id)) next.get(within)?.push(id);
    if (!left.has(id)) for (const { from, to } of edges) if (from === within) next.get(id)?.push(to);
  }
  return next;
}

/** Every node that may come after some. */
export function after(from: Iterable<string>, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set([...from].flatMap((id) => next.get(id) ?? []));
  for (const at of seen) for (const one of next.get(at) ?? []) seen.add(one);
  return seen;
}

/**
 * The longest ways of a total limit, by what the limits of their steps add up to: after its first task up to and including its last.
 *
 * Of ways side by side, and of those that exclude each other, the longest counts; what is returned is counted once; a step that stops
 * the clock takes none of the total's time. There are several where units differ and neither way is longer in both.
 */
export function longestWays(flow: Flow, { from, to }: Pick<TimeLimit, 'from' | 'to'>): Way[] {
  const next = nextIn(flow);
  const sources = from === null ? firstTasks(flow, next) : [from];
  const order = ordered(sources, next);
  const place = new Map(order.map((id, at) => [id, at]));
  const known = new Map<string, Link[]>(sources.map((id) => [id, [nothing]]));
  const cost = costsOf(flow);
  for (const [at, id] of order.entries()) {
    const here = known.get(id) ?? [];
    for (const one of new Set(next.get(id))) {
      if (place.get(one)! <= at) continue; // a return
      const added = here.map((way) => plus(way, one, cost.get(one)));
      known.set(one, longest([...(known.get(one) ?? []), ...added]));
    }
  }
  const ends = to === null ? order : [to];
  return longest(ends.flatMap((id) => known.get(id) ?? [])).map(written);
}

/** A way told from its end, so that ways share their beginnings. */
type Link = Readonly<{ workingDays: number; calendarDays: number; step: string | null; before: Link | null }>;
const nothing: Link = { workingDays: 0, calendarDays: 0, step: null, before: null };

type Cost = Readonly<{ workingDays: number; calendarDays: number }>;

function costsOf({ limits, clocks }: Flow): ReadonlyMap<string, Cost> {
  const stops = new Set(clocks.map(({ node }) => node));
  const own = limits.filter(({ scope, node }) => scope === 'node' && node !== null && !stops.has(node));
  return new Map(
    own.map((limit) => {
      const days = daysOf(limit);
      return [limit.node!, limit.unit === 'workingDay' ? { workingDays: days, calendarDays: 0 } : { workingDays: 0, calendarDays: days }];
    }),
  );
}

const plus = (way: Link, step: string, cost: Cost | undefined): Link =>
  cost === undefined
    ? way
    : { workingDays: way.workingDays + cost.workingDays, calendarDays: way.calendarDays + cost.calendarDays, step, before: way };

/** Those than which none is as long in both units. */
function longest(ways: readonly Link[]): Link[] {
  const kept: Link[] = [];
  for (const way of ways.toSorted((a, b) => b.workingDays - a.workingDays || b.calendarDays - a.calendarDays))
    if (kept.length === 0 || kept.at(-1)!.calendarDays < way.calendarDays) kept.push(way);
  return kept.slice(0, mostWays);
}

function written(way: Link): Way {
  const steps: string[] = [];
  for (let at: Link | null = way; at !== null; at = at.before) if (at.step !== null) steps.push(at.step);
  return { workingDays: way.workingDays, calendarDays: way.calendarDays, steps: steps.toReversed() };
}

function firstTasks({ nodes }: Flow, next: ReadonlyMap<string, readonly string[]>): string[] {
  const tasks = new Set(nodes.filter(({ kind }) => kind === 'task').map(({ id }) => id));
  const seen = new Set(nodes.filter(({ kind, within }) => kind === 'start' && within === undefined).map(({ id }) => id));
  for (const at of seen) if (!tasks.has(at)) for (const one of next.get(at) ?? []) seen.add(one);
  return [...seen].filter((id) => tasks.has(id));
}

/** Everything that some nodes lead to, each before what it leads to but for returns. Without recursion: a way may have thousands of nodes. */
function ordered(sources: readonly string[], next: ReadonlyMap<string, readonly string[]>): string[] {
  const done: string[] = [];
  const seen = new Set<string>();
  for (const source of sources) {
    const open: Array<{ id: string; at: number }> = seen.has(source) ? [] : [{ id: source, at: 0 }];
    seen.add(source);
    while (open.length > 0) {
      const top = open.at(-1)!;
      const one = next.get(top.id)?.[top.at];
      top.at += 1;
      if (one === undefined) done.push(open.pop()!.id);
      else if (!seen.has(one)) {
        seen.add(one);
        open.push({ id: one, at: 0 });
      }
    }
  }
  return done.toReversed();
}

/**
 * Whether a way may take longer than the total allows. In one unit the figures decide; in two, working days and then calendar days are laid
 * end to end from every day of the coming year, as for a promise (`outlasts`).
 */
export function overruns(way: Way, total: TimeLimit, calendar: WorkCalendar, today: Day): 'always' | 'sometimes' | 'never' {
  const { workingDays, calendarDays } = way;
  const days = daysOf(total);
  if (days === 0) return workingDays + calendarDays > 0 ? 'always' : 'never';
  const other = total.unit === 'workingDay' ? calendarDays : workingDays;
  if (other === 0) return workingDays + calendarDays > days ? 'always' : 'never';
  let late = 0;
  for (let at = 0; at < startDays; at += 1) {
    const start = addDays(today, at);
    const worked = dueDay(calendar, start, workingDays, 'workingDay');
    if (dueDay(calendar, worked, calendarDays, 'calendarDay') > dueDay(calendar, start, days, total.unit)) late += 1;
  }
  return late === startDays ? 'always' : late > 0 ? 'sometimes' : 'never';
}
