import { type Alignment, aligner, fewestTasks, fitnessOf } from '#engine/alignment.ts';
import { weekdaysCalendar } from '#engine/china.ts';
import type { WorkCalendar } from '#engine/clock.ts';
import { type Day, dayIn } from '#engine/days.ts';
import type { Flow } from '#engine/flow.ts';
import { minuteIn } from '#engine/hours.ts';
import { compile } from '#engine/net.ts';
import { leadLimits, type TimedStep } from '#engine/unusual.ts';
import type { LogCase, LogEvent, LogReport } from '#platform/formats/log.ts';
import { isDone } from '#supervision/case.ts';
import { judge, type Judgement } from '#supervision/judge.ts';
import type { Roster } from './check-people.ts';
import type { CheckSummary } from './check-words.ts';

/** What a log is judged by; `asOf` is an instant, `running`: cases that have not come to their end are judged as beginnings. */
export type Judging = Readonly<{
  flow: Flow;
  calendar: WorkCalendar | null;
  zone: string | undefined;
  roster: Roster;
  asOf: number | null;
  running: boolean | null;
}>;

/** A case as it was judged; `today` is the day up to which its clocks ran. */
export type CheckedCase = Readonly<{
  case: string;
  fits: boolean;
  cost: number | null;
  fitness: number | null;
  steps: readonly TimedStep[];
  judgement: Judgement;
  today: Day;
}>;
export type Checked = Readonly<{ cases: readonly CheckedCase[]; summary: CheckSummary }>;

/** Limits and hours rest on a calendar; without one nothing is said of them. */
const onCalendar: ReadonlySet<string> = new Set(['nodeOver', 'totalOver', 'outOfHours']);

/**
 * A judge of whole logs, null where the flowchart has no way to its end. It judges as the product does.
 *
 * Which cases are over: all of an XES log; of a table all, unless `asOf` or `running` says that some may go on: then those that have come
 * to their end.
 */
export function judgeOf(by: Judging): ((cases: AsyncIterable<LogCase>, report: LogReport) => Promise<Checked>) | null {
  const net = compile(by.flow);
  const fewest = fewestTasks(net);
  if (!Number.isFinite(fewest)) return null;
  const [whole, begun] = [aligner(net, { finished: true }), aligner(net, { finished: false })];
  const explain = (activities: readonly string[], finished: boolean): Alignment => (finished ? whole : begun)(activities);
  return async (cases, report) => {
    const checked: CheckedCase[] = [];
    let setAside = 0;
    for await (const one of cases) {
      const done = one.events.filter(({ lifecycle }) => isDone(lifecycle));
      setAside += one.events.length - done.length;
      const table = report.format !== 'xes';
      if (table) done.sort((a, b) => a.at - b.at); // a table has no order of its own; a trace has
      const closed = !(by.running ?? (table && by.asOf !== null));
      checked.push(checkedOf(by, one.name, done, closed, explain, fewest));
    }
    return { cases: checked, summary: summed(by, checked, setAside) };
  };
}

type Explain = (activities: readonly string[], finished: boolean) => Alignment;

function checkedOf(by: Judging, name: string, events: readonly LogEvent[], closed: boolean, explain: Explain, fewest: number): CheckedCase {
  const { flow, calendar, roster, asOf } = by;
  const steps = events.map((event, at) => stepOf(by, event, at));
  const last = steps.at(-1);
  const today = asOf === null || !last ? (last?.day ?? dayIn(asOf ?? 0, by.zone ?? 'UTC')) : dayOn(by, events.at(-1)!, asOf);
  const names = new Map([...events.flatMap(({ actor }) => (actor === null ? [] : [[actor, actor] as const])), ...roster.names]);
  const rules = { flow, calendar: calendar ?? weekdaysCalendar, today, nearPercent: 80, unusual: leadLimits, holds: roster.holds, names };
  const found = judge(rules, steps, closed, explain);
  const faults = calendar === null ? found.faults.filter(({ kind }) => !onCalendar.has(kind)) : found.faults;
  const judgement = { ...found, faults, clocks: calendar === null ? [] : found.clocks };
  const { cost } = judgement;
  return { case: name, fits: cost === 0, cost, fitness: cost === null ? null : fitnessOf(cost, steps.length, fewest), steps, judgement, today };
}

/** The day is that of the stated zone, else the one that the file's own local time says. */
const dayOn = ({ zone }: Judging, { offsetMinutes }: LogEvent, instant: number): Day =>
  zone === undefined ? dayIn(instant + offsetMinutes * 60_000, 'UTC') : dayIn(instant, zone);

function stepOf(by: Judging, event: LogEvent, number: number): TimedStep {
  const { id, activity, at, actor, offsetMinutes, arrivedAt, enteredAt } = event;
  return {
    id: id ?? String(number),
    activity,
    at,
    day: dayOn(by, event, at),
    minute: by.zone === undefined ? minuteIn(at + offsetMinutes * 60_000, 'UTC') : minuteIn(at, by.zone),
    actor: actor === null ? null : by.roster.idOf(actor),
    arrived: arrivedAt === null ? null : dayOn(by, event, arrivedAt),
    arrivedAt,
    enteredAt,
  };
}

function summed({ flow, calendar, roster }: Judging, cases: readonly CheckedCase[], setAside: number): CheckSummary {
  const has = (scope: 'node' | 'total'): boolean => calendar !== null && flow.limits.some((limit) => limit.scope === scope);
  const explained = cases.flatMap(({ fitness }) => fitness ?? []);
  // No red finding rests on a provisional 暂定 calendar, and a limit that is near is none that was exceeded.
  const withKind = (kind: string): number =>
    cases.filter(({ judgement }) => judgement.faults.some((it) => it.kind === kind && !it.facts.near && !it.facts.provisional)).length;
  return {
    cases: cases.length,
    fit: cases.filter(({ fits }) => fits).length,
    unexplained: cases.length - explained.length,
    cost: cases.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
    meanFitness: explained.length === 0 ? 1 : explained.reduce((sum, fitness) => sum + fitness, 0) / explained.length,
    setAside,
    overTotal: has('total') ? withKind('totalOver') : null,
    overStep: has('node') ? withKind('nodeOver') : null,
    authority: roster.names.size > 0 && flow.performers.length > 0 ? withKind('authority') : null,
    separation: flow.separations.length > 0 ? withKind('separation') : null,
  };
}
