import { type Alignment, aligner, fewestTasks, fitnessOf } from '#engine/alignment.ts';
import { weekdaysCalendar } from '#engine/china.ts';
import type { WorkCalendar } from '#engine/clock.ts';
import { type Day, dayFromNumber, dayIn } from '#engine/days.ts';
import type { Flow } from '#engine/flow.ts';
import { minuteIn } from '#engine/hours.ts';
import { compile } from '#engine/net.ts';
import { inOrder } from '#engine/order.ts';
import { leadLimits, type TimedStep } from '#engine/unusual.ts';
import type { LogCase, LogEvent, LogFormat } from '#platform/formats/log.ts';
import { isDone } from '#supervision/case.ts';
import { judge, type Judgement } from '#supervision/judge.ts';
import { type Person, type Roster, rosterOf } from './people.ts';

/** Which cases are over: every one, or those that have come to their end by the flowchart. */
export type Finished = 'all' | 'by-flow';

/** What a log is judged by, as a plain value that may be sent to another thread. `asOf` is an instant, milliseconds since 1970, UTC. */
export type Judging = Readonly<{
  flow: Flow;
  calendar: WorkCalendar | null;
  zone: string | undefined;
  people: readonly Person[] | null;
  asOf: number | null;
  finished: Finished | null;
}>;

/** A case as it was judged; `today` is the day up to which its clocks ran, `setAside` how many events only begin or suspend a step. */
export type CheckedCase = Readonly<{
  case: string;
  fits: boolean;
  cost: number | null;
  fitness: number | null;
  steps: readonly TimedStep[];
  judgement: Judgement;
  today: Day;
  setAside: number;
}>;

/** Limits and hours rest on a calendar; without one nothing is said of them. */
const onCalendar: ReadonlySet<string> = new Set(['nodeOver', 'totalOver', 'outOfHours']);

/** Whether any way through the flowchart reaches its end; without one nothing can be judged by it. */
export const hasWay = (flow: Flow): boolean => Number.isFinite(fewestTasks(compile(flow)));

/**
 * A judge of case after case, who judges as the product does and explains each sequence of activities once.
 *
 * Which cases are over, where nobody says so: all of an XES log; of any other all, unless `asOf` names a moment: then those that have
 * come to their end.
 */
export function judgeOf(by: Judging): (one: LogCase, format: LogFormat | null) => CheckedCase {
  const net = compile(by.flow);
  const fewest = fewestTasks(net);
  const [whole, begun] = [aligner(net, { finished: true }), aligner(net, { finished: false })];
  const explain = (activities: readonly string[], finished: boolean): Alignment => (finished ? whole : begun)(activities);
  const roster = rosterOf(by.people);
  const names = new Map(roster.names);
  return ({ name, events }, format) => {
    const table = format !== 'xes';
    const said = events.filter(({ lifecycle }) => isDone(lifecycle));
    const done = table ? inOrder(said, (event) => ({ at: event.at, day: dayOn(by, event, event.at), dayAlone: minuteOn(by, event) === 0 })) : said; // a trace has its own
    const closed = (by.finished ?? (table && by.asOf !== null ? 'by-flow' : 'all')) === 'all';
    const steps = done.map((event, at) => stepOf(by, roster, event, at));
    const today = todayOf(by, done, steps);
    for (const { actor } of steps) if (actor !== null && !names.has(actor)) names.set(actor, actor);
    const { flow, calendar } = by;
    const rules = { flow, calendar: calendar ?? weekdaysCalendar, today, nearPercent: 80, unusual: leadLimits, holds: roster.holds, names };
    const judgement = withoutClocks(judge(rules, steps, closed, explain), calendar === null);
    const { cost } = judgement;
    const fitness = cost === null ? null : fitnessOf(cost, steps.length, fewest);
    return { case: name, fits: cost === 0, cost, fitness, steps, judgement, today, setAside: events.length - done.length };
  };
}

function todayOf(by: Judging, events: readonly LogEvent[], steps: readonly TimedStep[]): Day {
  const last = events.at(-1);
  if (by.asOf === null || !last) return steps.at(-1)?.day ?? dayIn(by.asOf ?? 0, by.zone ?? 'UTC');
  return dayOn(by, last, by.asOf);
}

const withoutClocks = (found: Judgement, leftOut: boolean): Judgement =>
  leftOut ? { ...found, clocks: [], faults: found.faults.filter(({ kind }) => !onCalendar.has(kind)) } : found;

/** The day is that of the stated zone, else the one that the file's own local time says. */
const dayOn = ({ zone }: Judging, { offsetMinutes }: LogEvent, instant: number): Day =>
  zone === undefined ? dayFromNumber(Math.floor((instant + offsetMinutes * aMinute) / aDay)) : dayIn(instant, zone);

const minuteOn = ({ zone }: Judging, { at, offsetMinutes }: LogEvent): number => {
  if (zone !== undefined) return minuteIn(at, zone);
  const local = Math.floor((at + offsetMinutes * aMinute) / 1000) * 1000; // whole seconds, as a clock shows them
  return (local - Math.floor(local / aDay) * aDay) / aMinute;
};

const aMinute = 60_000;
const aDay = 86_400_000;

function stepOf(by: Judging, roster: Roster, event: LogEvent, number: number): TimedStep {
  const { id, activity, at, actor, arrivedAt, enteredAt } = event;
  return {
    id: id ?? String(number),
    activity,
    at,
    day: dayOn(by, event, at),
    minute: minuteOn(by, event),
    actor: actor === null ? null : roster.idOf(actor),
    arrived: arrivedAt === null ? null : dayOn(by, event, arrivedAt),
    arrivedAt,
    enteredAt,
  };
}
