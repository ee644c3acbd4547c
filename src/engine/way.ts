import { align } from './alignment.ts';
import { startState, stateAfter, tasksIn } from './automaton.ts';
import type { Flow, Step } from './flow.ts';
import { compile, type Net } from './net.ts';

/** The tasks that may come directly after a task, by number. */
const nextTasks = (net: Net, task: number): readonly number[] => net.nodes[task]!.outs.flatMap((edge) => net.tasksFrom[edge]!);

// For each node that puts out several tokens at once, the tasks of each of its branches.
const branches = new WeakMap<Flow, ReadonlyArray<ReadonlyArray<ReadonlySet<number>>>>();

function branchesOf(net: Net): ReadonlyArray<ReadonlyArray<ReadonlySet<number>>> {
  const known = branches.get(net.flow);
  if (known) return known;
  const splits = [...net.nodes.keys()].filter((at) => net.nodes[at]!.ways.some((way) => way.length > 1));
  const found = splits.map((split) => net.nodes[split]!.outs.map((out) => tasksBeyond(net, split, out)));
  branches.set(net.flow, found);
  return found;
}

/** The tasks that come after a flow without passing the split again. */
function tasksBeyond({ nodes, target, follows }: Net, split: number, out: number): Set<number> {
  const seen = new Set([out]);
  for (const edge of seen) if (target[edge] !== split) for (const next of follows[target[edge]!]!) seen.add(next);
  return new Set([...seen].map((edge) => target[edge]!).filter((at) => nodes[at]!.kind === 'task'));
}

/** Whether two tasks lie in branches of a split that have not yet met again, so that neither brings the other. */
function areApart(net: Net, one: number, other: number): boolean {
  return branchesOf(net).some((ways) => {
    const withOne = ways.filter((tasks) => tasks.has(one));
    const withOther = ways.filter((tasks) => tasks.has(other));
    return withOne.length > 0 && withOther.length > 0 && !withOne.some((tasks) => withOther.includes(tasks));
  });
}

/**
 * The step whose completion brought a task to its desk: the latest one before it that is not of a parallel branch. So a
 * branch counts from the split, and what follows a join from the last of its branches.
 *
 * @param task node id
 * @param before how many of the steps come before it
 */
export function broughtBy(flow: Flow, steps: readonly Step[], task: string, before: number): Step | null {
  for (let at = before - 1; at >= 0; at -= 1) if (!isBeside(flow, task, steps[at]!.activity)) return steps[at]!;
  return null;
}

/** Whether all tasks of a name lie in branches parallel to a task (node id). */
export function isBeside(flow: Flow, task: string, activity: string): boolean {
  const net = compile(flow);
  const tasks = net.tasksNamed.get(activity) ?? [];
  const own = flow.nodes.findIndex(({ id }) => id === task);
  return tasks.length > 0 && tasks.every((other) => areApart(net, own, other));
}

/** Whether a task (node id) may still come after a step of this name, however far ahead. */
export function mayStillCome(flow: Flow, task: string, activity: string): boolean {
  const net = compile(flow);
  const seen = new Set((net.tasksNamed.get(activity) ?? []).flatMap((at) => nextTasks(net, at)));
  for (const at of seen) for (const next of nextTasks(net, at)) seen.add(next);
  return seen.has(flow.nodes.findIndex(({ id }) => id === task));
}

/**
 * The tasks (node ids) that a running case waits for. Those of which only one will be taken stand together.
 *
 * @returns nothing when the case has left its flowchart too far to tell
 */
export function awaited(flow: Flow, steps: readonly Step[]): ReadonlyArray<readonly string[]> {
  const net = compile(flow);
  const alignment = align(
    net,
    steps.map(({ activity }) => activity),
    { finished: false },
  );
  if (!alignment.found) return [];
  const numbers = new Map(flow.nodes.map(({ id }, index) => [id, index]));
  let state = startState(net);
  for (const move of alignment.moves) {
    if (move.kind !== 'log') state = stateAfter(net, state, numbers.get(move.node)!) ?? state;
  }
  const open = tasksIn(net, state) ?? [];
  const excludes = (one: number, other: number): boolean => {
    const after = stateAfter(net, state, one);
    return after !== null && stateAfter(net, after, other) === null;
  };
  return open.map((task) => [task, ...open.filter((other) => other !== task && excludes(task, other))].map((at) => flow.nodes[at]!.id));
}

/** Whether the task (node id) can come directly after a step of this name, and whether nothing else can. */
export function comesNext(flow: Flow, task: string, activity: string): Readonly<{ may: boolean; must: boolean }> {
  const net = compile(flow);
  const next = new Set((net.tasksNamed.get(activity) ?? []).flatMap((at) => nextTasks(net, at)));
  const may = next.has(flow.nodes.findIndex(({ id }) => id === task));
  return { may, must: may && next.size === 1 };
}
