import type { Flow, Step } from './flow.ts';

/** One person who took two steps that must be separated 不相容; `events` are all steps of either task that they took, by id. */
export type SeparationFault = Readonly<{ taskA: string; taskB: string; person: string; events: readonly string[] }>;

/**
 * Every pair of separated tasks that one person did, whichever occurrence of each and in whichever order.
 *
 * A step without an actor accuses nobody. Delegation is no matter here: whoever acted is the actor, on whose behalf it may have been.
 *
 * Source: separation of duty, Clark and Wilson, "A comparison of commercial and military computer security policies" (1987).
 *
 * @param steps in order of time
 */
export function separationFaults(flow: Flow, steps: readonly Step[]): SeparationFault[] {
  const names = new Map(flow.nodes.map(({ id, name }) => [id, name]));
  return flow.separations.flatMap(({ taskA, taskB }) => {
    const of = (task: string): Step[] => steps.filter(({ activity, actor }) => actor !== null && activity === names.get(task));
    const [ofA, ofB] = [of(taskA), of(taskB)];
    const both = [...new Set(ofA.map(({ actor }) => actor!))].filter((person) => ofB.some(({ actor }) => actor === person));
    return both.map((person) => ({
      taskA,
      taskB,
      person,
      events: steps.filter((step) => step.actor === person && (ofA.includes(step) || ofB.includes(step))).map(({ id }) => id),
    }));
  });
}
