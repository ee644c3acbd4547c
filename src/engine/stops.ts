import { addDays, type Day } from './days.ts';
import type { Flow, Step } from './flow.ts';
import { broughtBy, mustFollow } from './way.ts';

/** Days, first and last, on which a total clock stands still; `to` null while it lasts. */
export type Stop = Readonly<{ from: Day; to: Day | null; why: 'supplement' | 'special' }>;

/**
 * When a case's clock stood still: from the day after a step that stops it came to wait (after the notice 一次性告知补正,
 * or the arrival at a special procedure) up to and including the day on which it was done.
 *
 * A stop is still open when the latest step, of those in no parallel branch, leaves nothing else to come but the one that
 * ends it. A case that went on without that step never waited for it. Stops may overlap; a day in two of them stands still once.
 *
 * Source: 行政许可法 article 45 (special procedures); domain §9.4 (补正).
 *
 * @param steps completed steps in order of time
 */
export function stopsOf(flow: Flow, steps: readonly Step[], finished: boolean): Stop[] {
  return flow.clocks.flatMap(({ node, suspends }): Stop[] => {
    const name = flow.nodes.find(({ id }) => id === node)?.name;
    const stops = steps.flatMap((step, at): Stop[] => {
      const start = step.activity === name && at > 0 ? broughtBy(flow, steps, node, at) : null;
      const from = suspends === 'special' ? (step.arrived ?? start?.day) : start?.day;
      return from === undefined || from >= step.day ? [] : [{ from: addDays(from, 1), to: step.day, why: suspends }];
    });
    const last = finished ? null : broughtBy(flow, steps, node, steps.length);
    const waits = last !== null && mustFollow(flow, node, last.activity);
    return waits ? [...stops, { from: addDays(last.day, 1), to: null, why: suspends }] : stops;
  });
}
