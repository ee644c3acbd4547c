import type { Flow, Step } from './flow.ts';

/** One person who took two steps that must be separated 不相容; `events` are all steps of either task that they took, by id. */
export type SeparationFault = Readonly<{ taskA: string; taskB: string; person: string; events: readonly string[] }>;

/**
 * Every pair of separated tasks that one person did, whichever occurrence of each and in whichever order. Of two tasks of
 * one name, a person must have taken two steps.
 *
 * A step without an actor accuses nobody.
 */
export function separationFaults(flow: Flow, steps: readonly Step[]): SeparationFault[] {
  const names = new Map(flow.nodes.map(({ id, name }) => [id, name]));
  return flow.separations.flatMap(({ taskA, taskB }) => {
    const [a, b] = [names.get(taskA), names.get(taskB)];
    const taken = steps.filter(({ activity, actor }) => actor !== null && (activity === a || activity === b));
    const byPerson = [...Map.groupBy(taken, ({ actor }) => actor!)];
    const both = byPerson.filter(([, own]) => (a === b ? own.length > 1 : new Set(own.map(({ activity }) => activity)).size === 2));
    return both.map(([person, own]) => ({ taskA, taskB, person, events: own.map(({ id }) => id) }));
  });
}
