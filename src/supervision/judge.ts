import { align, type Alignment } from '#engine/alignment.ts';
import { startState, stateAfter, tasksIn } from '#engine/automaton.ts';
import { caseClocks, type ClockReading, type WorkCalendar } from '#engine/clock.ts';
import type { Day } from '#engine/days.ts';
import type { Flow, Step } from '#engine/flow.ts';
import type { LeadLimits, TimedStep } from '#engine/unusual.ts';
import { compile } from '#engine/net.ts';
import { type Light, lights } from './case.ts';
import { authorityOf, clockFaultsOf, type Fault, separationsOf, sequenceOf, tooLongOf } from './faults.ts';
import { unusualOf } from './unusual.ts';

/** Whether a person held a position of a department on a day. */
export type Holds = (person: string, post: Readonly<{ department: string; position: string }>, on: Day) => boolean;

/** What a case is judged by. `today` is the bureau's day; `names`: how an actor is called, by the key that the steps bear. */
export type Rules = Readonly<{
  flow: Flow;
  calendar: WorkCalendar;
  today: Day;
  nearPercent: number;
  unusual: LeadLimits;
  holds: Holds;
  names: ReadonlyMap<string, string>;
}>;

/** A case as its flowchart, its clock and its people explain it. `fits` is null when it is too long to explain. */
export type Judgement = Readonly<{
  finished: boolean;
  fits: boolean | null;
  cost: number | null;
  conformingUpTo: number | null;
  clocks: readonly ClockReading[];
  dueOn: Day | null;
  light: Light | null;
  provisional: boolean;
  changesOn: Day | null;
  faults: readonly Fault[];
}>;

/** Beyond it a case is kept and counted, not explained: nobody could read the explanation. */
export const longestExplained = 3000;
const effort = 200_000;

/** Aligns one case; given from outside so that cases of one sequence are aligned once. */
export type Explain = (activities: readonly string[], finished: boolean) => Alignment;

export const explainBy =
  (flow: Flow): Explain =>
  (activities, finished) =>
    align(compile(flow), activities, { finished, effort });

/**
 * @param steps what was done, in order of time
 * @param closed the source says that the case is over; otherwise it is over when nothing but the end can follow
 */
export function judge(rules: Rules, steps: readonly TimedStep[], closed: boolean, explain: Explain = explainBy(rules.flow)): Judgement {
  const { flow, calendar, today, nearPercent } = rules;
  const activities = steps.slice(0, longestExplained).map(({ activity }) => activity);
  if (steps.length > longestExplained) return tooLong(steps.length, closed, fittingStart(flow, activities));
  const running = closed ? null : explain(activities, false);
  const finished = running === null || isOver(flow, steps, running);
  const alignment = finished ? explain(activities, true) : running;
  if (!alignment.found) return tooLong(steps.length, finished, alignment.conformingUpTo);
  const clocks = caseClocks(flow, steps, calendar, today, finished, { yellowAt: nearPercent });
  return {
    finished,
    fits: alignment.cost === 0,
    cost: alignment.cost,
    conformingUpTo: null,
    clocks,
    ...standing(clocks, finished),
    faults: numbered([
      ...sequenceOf(rules, steps, alignment.moves),
      ...authorityOf(rules, steps),
      ...separationsOf(rules, steps),
      ...clockFaultsOf(rules, steps, clocks),
      ...unusualOf(rules, steps),
    ]),
  };
}

function tooLong(length: number, finished: boolean, conformingUpTo: number): Judgement {
  const none = { clocks: [], dueOn: null, light: null, provisional: false, changesOn: null };
  return { finished, fits: null, cost: null, conformingUpTo, ...none, faults: [tooLongOf(length, conformingUpTo)] };
}

/** How many events from the first on the flowchart can play without a deviation. */
function fittingStart(flow: Flow, activities: readonly string[]): number {
  const net = compile(flow);
  let states = new Set([startState(net)]);
  for (const [at, activity] of activities.entries()) {
    const tasks = net.tasksNamed.get(activity) ?? [];
    states = new Set([...states].flatMap((state) => tasks.flatMap((task) => stateAfter(net, state, task) ?? [])));
    if (states.size === 0) return at;
  }
  return activities.length;
}

/** A task has happened after which only the end can follow: nothing is open where the explanation leaves the case. */
function isOver(flow: Flow, steps: readonly Step[], alignment: Alignment): boolean {
  if (!alignment.found || steps.length === 0) return false;
  const net = compile(flow);
  const numbers = new Map(flow.nodes.map(({ id }, at) => [id, at]));
  let state = startState(net);
  for (const move of alignment.moves) if (move.kind !== 'log') state = stateAfter(net, state, numbers.get(move.node)!) ?? state;
  const ahead = tasksIn(net, state);
  if (ahead === null) return false; // nobody can tell
  if (ahead.length === 0) return true;
  const splits = net.nodes.some(({ ways }) => ways.some((way) => way.length > 1));
  const last = net.tasksNamed.get(steps.at(-1)!.activity) ?? [];
  return !splits && last.length > 0 && last.every((task) => net.nodes[task]!.outs.every((edge) => net.tasksFrom[edge]!.length === 0));
}

/** How the case stands by its clocks: the total's and those that run; the total is what falls due. */
function standing(clocks: readonly ClockReading[], finished: boolean): Pick<Judgement, 'dueOn' | 'light' | 'provisional' | 'changesOn'> {
  const total = clocks.find(({ scope }) => scope === 'total');
  const counted = finished ? clocks : clocks.filter((clock) => clock.scope === 'total' || clock.endedOn === null);
  const worst = Math.max(-1, ...counted.map(({ light }) => lights.indexOf(light)));
  const changes = clocks.flatMap(({ changesOn }) => changesOn ?? []).toSorted();
  return {
    dueOn: total?.due ?? counted[0]?.due ?? null,
    light: lights[worst] ?? null,
    provisional: counted.some(({ provisional }) => provisional),
    changesOn: finished ? null : (changes[0] ?? null),
  };
}

/** Faults that nothing tells apart are counted through: judging again gives each its fingerprint again. */
function numbered(faults: readonly Fault[]): Fault[] {
  const met = new Map<string, number>();
  return faults.map((fault) => {
    const count = (met.get(fault.fingerprint) ?? 0) + 1;
    met.set(fault.fingerprint, count);
    return count === 1 ? fault : { ...fault, fingerprint: `${fault.fingerprint}#${count}` };
  });
}
