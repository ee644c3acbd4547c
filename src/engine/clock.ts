import { addDays, dayNumber, startOfDay, yearOf, type Day } from './days.ts';
import type { Flow, LimitUnit, Step, TimeLimit } from './flow.ts';
import { stopsOf, type Stop } from './stops.ts';
import { awaited, broughtBy, mayStillCome } from './way.ts';
import { dueDay, isProvisional, offsetWorkingDays, workingDaysAfter, type WorkCalendar } from './working-days.ts';

export { dueDay, isProvisional, isWorkingDay, offsetWorkingDays, workingDaysAfter, workingDaysFrom, type WorkCalendar } from './working-days.ts';
export type { Stop } from './stops.ts';

/** 绿灯, 黄灯, 红灯: in time, near the limit, over it. */
export type Light = 'green' | 'yellow' | 'red';

/**
 * One clock of a case. Days are counted after `startedOn`, up to and including the end, or today while it runs.
 *
 * `limit` is the promised figure, the statutory where there is none (`basis`); `left` is negative when over. `due` is
 * the last day in time; while the clock stands still, as if it went on tomorrow. `changesOn` is the first day on which
 * the colour becomes worse if nothing happens, null when it cannot. `provisional` 暂定: the answer rests on a year whose
 * holidays are not known yet, and no red finding may.
 */
export type ClockReading = Readonly<{
  scope: 'node' | 'total';
  node: string | null;
  startedOn: Day;
  endedOn: Day | null;
  due: Day;
  limit: number;
  unit: LimitUnit;
  basis: 'promised' | 'statutory';
  used: number;
  stopped: readonly Stop[];
  left: number;
  light: Light;
  /** Over the statutory limit as well; false where the law names none. */
  overStatutory: boolean;
  provisional: boolean;
  startStep: string;
  endStep: string | null;
  changesOn: Day | null;
}>;

/** `yellowAt` is the share of the limit, in percent, from which a clock is yellow. */
export type ClockOptions = Readonly<{ yellowAt?: number }>;

/** The instant, in milliseconds since 1970, at which a clock must be looked at again: `changesOn` begins in the bureau's zone. */
export const changesAt = ({ changesOn }: ClockReading, zone: string): number | null => (changesOn === null ? null : startOfDay(changesOn, zone));

type Reckoning = Readonly<{ calendar: WorkCalendar; today: Day; yellowAt: number }>;
type Span = Readonly<{ start: Step; startedOn: Day; end: Step | null }>;

/**
 * Every clock of a case: that of the whole, and one for each step with a limit, taken or awaited.
 *
 * A total runs from the first step of its first task to the first step of its last; without the last it ends with the
 * case; where the first was left out, it runs from the case's first step. A step's clock runs from the day on which it
 * reached its desk, as the source says or by the completion that brought it there; the first step of a case has none.
 * Where one of several tasks is awaited, only the longest of their limits is read: the case is late
 * whichever is taken. One without a limit claims no time. Stops (补正, 特别程序) hold for the total alone.
 *
 * Source: 行政许可法 (2003, amended 2019) article 82, working days less statutory holidays, and article 45, what special procedures take
 * is not counted; both as domain §9.4 reads them.
 *
 * @param steps completed steps in order of time
 * @param today the bureau's day; a running clock counts it
 * @param finished the case is over: no clock runs
 * @throws RangeError when the calendar has no working day near a limit's end
 */
export function caseClocks(
  flow: Flow,
  steps: readonly Step[],
  calendar: WorkCalendar,
  today: Day,
  finished: boolean,
  { yellowAt = 80 }: ClockOptions = {},
): ClockReading[] {
  if (steps.length === 0) return [];
  const reckoning = { calendar, today, yellowAt };
  const stops = stopsOf(flow, steps, finished);
  const waiting = finished ? [] : awaited(flow, steps);
  return flow.limits.flatMap((limit) => {
    const spans = limit.scope === 'total' ? totalSpans(flow, limit, steps, finished) : nodeSpans(flow, limit, steps, waiting);
    return spans.map((span) => reading(limit, span, limit.scope === 'total' ? stops : [], reckoning));
  });
}

function totalSpans(flow: Flow, { from, to }: TimeLimit, steps: readonly Step[], finished: boolean): Span[] {
  const taskName = (id: string | null): string | undefined => flow.nodes.find((node) => node.id === id)?.name;
  const first = from === null ? 0 : steps.findIndex(({ activity }) => activity === taskName(from));
  const last = steps.at(-1)!;
  const ended = to === null ? undefined : steps.find(({ activity }, at) => at >= first && activity === taskName(to));
  if (first < 0 && !finished && !ended && mayStillCome(flow, from!, last.activity)) return [];
  const start = steps[Math.max(first, 0)]!;
  return [{ start, startedOn: start.day, end: ended ?? (finished ? last : null) }];
}

function nodeSpans(flow: Flow, { node }: TimeLimit, steps: readonly Step[], waiting: ReturnType<typeof awaited>): Span[] {
  const name = flow.nodes.find(({ id }) => id === node)?.name;
  const spans: Span[] = [];
  for (const [at, step] of steps.entries()) {
    const start = step.activity === name && at > 0 ? broughtBy(flow, steps, node!, at) : null;
    if (start) spans.push({ start, startedOn: step.arrived ?? start.day, end: step });
  }
  if (!waiting.some((together) => together[0] === node && isLongest(flow, together))) return spans;
  const start = broughtBy(flow, steps, node!, steps.length);
  return start ? [...spans, { start, startedOn: start.day, end: null }] : spans;
}

function isLongest(flow: Flow, together: readonly string[]): boolean {
  const limits = together.map((id) => flow.limits.find(({ scope, node }) => scope === 'node' && node === id));
  const [own, ...others] = limits.map((limit) => (limit ? figureOf(limit) : -1));
  const place = (id: string): number => flow.nodes.findIndex((node) => node.id === id);
  return others.every((other, at) => other < own! || (other === own && place(together[0]!) < place(together[at + 1]!)));
}

const figureOf = ({ promised, statutory }: TimeLimit): number => promised ?? statutory ?? 0;

function reading(limit: TimeLimit, { start, startedOn, end }: Span, stops: readonly Stop[], reckoning: Reckoning): ClockReading {
  const { calendar, today, yellowAt } = reckoning;
  const { scope, node, unit } = limit;
  const figure = figureOf(limit);
  const until = end?.day ?? (today > startedOn ? today : startedOn);
  const stopped = stops.filter(({ from, to }) => from <= until && (to === null || to > startedOn));
  const count = (day: Day): number => usedBy(calendar, unit, startedOn, day, stopped, until);
  const used = count(until);
  const over = (spent: number): boolean => spent > figure;
  const near = (spent: number): boolean => figure > 0 && spent * 100 >= figure * yellowAt;
  const light = over(used) ? 'red' : near(used) ? 'yellow' : 'green';
  const stands = end === null && stops.some(({ to }) => to === null); // also one that begins tomorrow
  const due = reaching(calendar, unit, startedOn, figure, stopped, until);
  const overOn = reaching(calendar, unit, startedOn, figure + 1, stopped, until);
  const nearOn = reaching(calendar, unit, startedOn, Math.ceil((figure * yellowAt) / 100), stopped, until);
  const worse = light === 'green' && figure > 0 && nearOn < overOn ? nearOn : overOn;
  const horizon = light === 'red' ? overOn : (end?.day ?? due);
  return {
    scope,
    node,
    startedOn,
    endedOn: end?.day ?? null,
    due,
    limit: figure,
    unit,
    basis: limit.promised === null ? 'statutory' : 'promised',
    used,
    stopped,
    left: figure - used,
    light,
    overStatutory: limit.statutory !== null && used > limit.statutory,
    provisional: unit === 'workingDay' && touchesProvisional(calendar, addDays(startedOn, 1), horizon),
    startStep: start.id,
    endStep: end?.id ?? null,
    changesOn: end !== null || stands || light === 'red' ? null : worse,
  };
}

const isIn = (day: Day, { from, to }: Stop, until: Day): boolean => from <= day && day <= (to ?? until);

/** Days used after the start up to and including a day, less those that the clock stood still. */
function usedBy(calendar: WorkCalendar, unit: LimitUnit, start: Day, end: Day, stops: readonly Stop[], until: Day): number {
  const between = (after: Day, upTo: Day): number =>
    upTo <= after ? 0 : unit === 'workingDay' ? workingDaysAfter(calendar, after, upTo) : dayNumber(upTo) - dayNumber(after);
  let [used, at] = [0, start];
  for (const { from, to } of stops.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    const before = addDays(from, -1);
    used += between(at, before < end ? before : end);
    const stood = to ?? until;
    if (stood > at) at = stood;
  }
  return used + between(at, end);
}

/** The first day by which so many days are used. A stop without end is taken to end on the last day known. */
function reaching(calendar: WorkCalendar, unit: LimitUnit, start: Day, days: number, stops: readonly Stop[], until: Day): Day {
  if (stops.length === 0) return dueDay(calendar, start, days, unit === 'immediate' ? 'calendarDay' : unit);
  let at = start;
  for (let left = days; left > 0; left -= 1) at = nextCounted(calendar, unit, addDays(at, 1), stops, until);
  return at;
}

/** @throws RangeError when the calendar has no working day near it */
function nextCounted(calendar: WorkCalendar, unit: LimitUnit, from: Day, stops: readonly Stop[], until: Day): Day {
  for (let at = from; ;) {
    const stop = stops.find((it) => isIn(at, it, until));
    const next = stop ? addDays(stop.to ?? until, 1) : unit === 'workingDay' ? offsetWorkingDays(calendar, at, 0, 'forward') : at;
    if (next === at) return at;
    at = next;
  }
}

function touchesProvisional(calendar: WorkCalendar, from: Day, to: Day): boolean {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const first = year === yearOf(from) ? from : (`${String(year)}-01-01` as Day);
    if (isProvisional(calendar, first)) return true;
  }
  return false;
}
