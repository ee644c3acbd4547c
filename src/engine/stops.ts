import { addDays, type Day } from './days.ts';
import type { Flow, Step } from './flow.ts';
import { compile } from './net.ts';
import { broughtBy, comesNext, isBeside } from './way.ts';

/** Days, first and last, on which a total clock stands still; `to` null while it lasts. */
export type Stop = Readonly<{ from: Day; to: Day | null; why: 'supplement' | 'special' }>;

/**
 * When a case's clock stood still: from the day after a step that stops it came to wait (after the notice 一次性告知补正,
 * or the arrival at a special procedure) up to and including the day on which it was done.
 *
 * The notice is the latest step before it that it can follow directly; of one given several times on end, the first. So
 * a step that no task bears, such as a reminder, or one out of order neither ends the waiting nor begins it anew; where
 * the notice was left out, the step before stands for it. What comes in again without another notice stops nothing. A stop
 * is still open when the latest step, of those in no parallel branch, leaves nothing else to come but the one that ends
 * it. A case that went on without that step never waited for it. Stops may overlap; a day in two of them stands still once.
 */
export function stopsOf(flow: Flow, steps: readonly Step[], finished: boolean): Stop[] {
  if (flow.clocks.length === 0) return [];
  const { tasksNamed } = compile(flow);
  const known = steps.filter(({ activity }) => tasksNamed.has(activity));
  return flow.clocks.flatMap(({ node, suspends }): Stop[] => {
    const wait = waitFor(flow, node);
    const stops = known.flatMap((step, at): Stop[] => {
      const start = step.activity === wait.name ? startOf(flow, known, at, wait) : null;
      const arrived = suspends === 'special' && step.activity === wait.name ? step.arrived : null;
      const from = arrived ?? start?.day;
      return from === undefined || from >= step.day ? [] : [{ from: addDays(from, 1), to: step.day, why: suspends }];
    });
    const last = finished ? null : broughtBy(flow, known, node, known.length);
    if (last === null || !wait.only.has(last.activity)) return stops;
    const notice = startOf(flow, known, known.length, wait)!;
    return [...stops, { from: addDays(notice.day, 1), to: null, why: suspends }];
  });
}

/** A task that stops the clock, by its node: after which steps it may come directly, after which nothing else, and which are beside it. */
type Wait = Readonly<{ node: string; name: string | undefined; after: ReadonlySet<string>; only: ReadonlySet<string>; beside: ReadonlySet<string> }>;

// Asked once a case, the same for every case of a flowchart.
const waits = new WeakMap<Flow, Map<string, Wait>>();

function waitFor(flow: Flow, node: string): Wait {
  const of = waits.get(flow) ?? new Map<string, Wait>();
  waits.set(flow, of);
  const known = of.get(node);
  if (known) return known;
  const activities = [...compile(flow).tasksNamed.keys()];
  const made: Wait = {
    node,
    name: flow.nodes.find(({ id }) => id === node)?.name,
    after: new Set(activities.filter((activity) => comesNext(flow, node, activity).may)),
    only: new Set(activities.filter((activity) => comesNext(flow, node, activity).must)),
    beside: new Set(activities.filter((activity) => isBeside(flow, node, activity))),
  };
  of.set(node, made);
  return made;
}

/** The step from which it was waited for what comes at a place; null where nothing was. */
function startOf(flow: Flow, steps: readonly Step[], place: number, { node, name, after, beside }: Wait): Step | null {
  let notice = place - 1;
  for (; notice >= 0 && !after.has(steps[notice]!.activity); notice -= 1) if (steps[notice]!.activity === name) return null;
  if (notice < 0) return broughtBy(flow, steps, node, place);
  for (let at = notice - 1; at >= 0; at -= 1) {
    if (steps[at]!.activity === steps[notice]!.activity) notice = at;
    else if (!beside.has(steps[at]!.activity)) break;
  }
  return steps[notice]!;
}
