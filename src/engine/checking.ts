import type { Flow, FlowNode, TimeLimit } from './flow.ts';

// Asked for every case of a flowchart, and the same for all.
const known = new WeakMap<Flow, ReadonlySet<string>>();

/**
 * The tasks (node ids) that check or decide: those on a way of the total limit, after its first task (the acceptance)
 * up to and including its last (the decision). What comes after, such as making the licence, decides nothing; nor does
 * a task that waits for the applicant (`qf:clock suspends="supplement"`). Without a total limit, all other tasks.
 */
export function checkingTasks(flow: Flow): ReadonlySet<string> {
  const before = known.get(flow);
  if (before) return before;
  const waits = new Set(flow.clocks.flatMap(({ node, suspends }) => (suspends === 'supplement' ? [node] : [])));
  const totals = flow.limits.filter(({ scope }) => scope === 'total');
  const on = totals.length === 0 ? flow.nodes.map(({ id }) => id) : totals.flatMap((total) => onTheWay(flow, total));
  const tasks = new Set(on.filter((id) => !waits.has(id) && flow.nodes.find((node) => node.id === id)?.kind === 'task'));
  known.set(flow, tasks);
  return tasks;
}

function onTheWay(flow: Flow, { from, to }: TimeLimit): string[] {
  const after = from === null ? new Set(flow.nodes.map(({ id }) => id)) : reached(from, nextOf(flow, false));
  const ahead = to === null ? new Set(flow.nodes.map(({ id }) => id)) : reached(to, nextOf(flow, true)).add(to);
  return [...after].filter((id) => id !== from && ahead.has(id));
}

function reached(from: string, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set(next.get(from));
  for (const at of seen) for (const one of next.get(at) ?? []) seen.add(one);
  return seen;
}

/** What may come next after each node, or before it: along the arrows, into and out of sub-processes, and by their events. */
function nextOf(flow: Flow, back: boolean): ReadonlyMap<string, readonly string[]> {
  const next = new Map(flow.nodes.map(({ id }): [string, string[]] => [id, []]));
  const add = (from: string, to: string): void => void next.get(back ? to : from)?.push(back ? from : to);
  for (const { from, to } of flow.edges) add(from, to);
  for (const { id, kind, within, host } of flow.nodes as readonly FlowNode[]) {
    if (host !== undefined) add(host, id);
    if (within === undefined) continue;
    if (kind === 'start') add(within, id);
    if (kind === 'end' || kind === 'terminateEnd') for (const { from, to } of flow.edges) if (from === within) add(id, to);
  }
  return next;
}
