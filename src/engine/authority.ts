import type { Day } from './days.ts';
import type { Flow, Step } from './flow.ts';

/** A position of a department that may take a task (node id). */
export type Performer = Flow['performers'][number];

/** A step 越权 whose actor held none of the positions that may take it. */
export type AuthorityFault = Readonly<{ event: string; actor: string; nodes: readonly string[]; allowed: readonly Performer[] }>;

/**
 * Steps taken by people who may not take them.
 *
 * Where several tasks bear the step's name, a position of any of them is enough. A task without positions, a step
 * outside the flowchart and a step without an actor are no matter of authority.
 *
 * @param steps in any order; each is a matter of its own
 * @param holds whether the actor, on the day of the step, held one of the positions that may take the task (node id)
 */
export function authorityFaults(flow: Flow, steps: readonly Step[], holds: (actor: string, node: string, day: Day) => boolean): AuthorityFault[] {
  const faults: AuthorityFault[] = [];
  for (const { id, activity, actor, day } of steps) {
    const nodes = flow.nodes.filter(({ kind, name }) => kind === 'task' && name === activity).map((node) => node.id);
    const allowed = flow.performers.filter(({ node }) => nodes.includes(node));
    const free = nodes.some((node) => !allowed.some((performer) => performer.node === node));
    if (actor === null || nodes.length === 0 || free || nodes.some((node) => holds(actor, node, day))) continue;
    faults.push({ event: id, actor, nodes, allowed });
  }
  return faults;
}
