import { choices, endsCase, holds, only, put, settle, take, tokensOf, without, type Marking, type Net, type NetNode, type State } from './net.ts';

// Beyond this a flow is not searched to the end, and the answer is "not found" rather than a wrong one.
const mostMarkings = 50_000;
const mostStatesKept = 200_000;

/** The state before the first task. Also the place where a net that has grown too large forgets what it knew. */
export function startState(net: Net): State {
  if (net.states.size > mostStatesKept) net.states.clear();
  return stateOf(
    net,
    net.starts.map((marking) => settle(net, marking)).filter((marking) => marking !== null),
  );
}

function stateOf(net: Net, markings: readonly Marking[]): State {
  const sorted = [...new Set(markings)].toSorted();
  const key = sorted.join('\uffff');
  const known = net.states.get(key);
  if (known) return known;
  const state: State = { id: net.states.size, markings: sorted, next: new Map(), ends: null, tasks: null };
  net.states.set(key, state);
  return state;
}

/** The state after a task, by its number; null when the task cannot be taken here. */
export function stateAfter(net: Net, state: State, task: number): State | null {
  const known = state.next.get(task);
  if (known !== undefined) return known;
  const markings = state.markings.flatMap((marking) => taking(net, marking, task));
  const next = markings.length > 0 ? stateOf(net, markings) : null;
  state.next.set(task, next);
  return next;
}

/** The tasks that can be taken in a state, in the order of the file. */
export function tasksIn(net: Net, state: State): readonly number[] {
  state.tasks ??= [...new Set(state.markings.flatMap((marking) => tokensOf(marking).flatMap((edge) => net.tasksFrom[edge]!)))]
    .toSorted((a, b) => a - b)
    .filter((task) => stateAfter(net, state, task) !== null);
  return state.tasks;
}

/** Whether a case may be over here: the end can be come to without a task, and no token is left. */
export function endsIn(net: Net, state: State): boolean {
  state.ends ??= state.markings.some((marking) => canEnd(net, marking));
  return state.ends;
}

/**
 * The markings after a task. Choices are made only where they lead to this task and stay open elsewhere: a choice put
 * off never loses a way, since no gateway takes another's token, and the number of states stays small.
 */
function taking(net: Net, marking: Marking, task: number): Marking[] {
  const { ins, outs } = net.nodes[task]!;
  const done: Marking[] = [];
  const memo = new Map<string, Marking[]>();
  const ready = ins.filter((into) => holds(marking, into));
  for (const into of ready.length > 0 ? ready : ins) {
    for (const there of net.upstream.size > 0 ? silently(net, marking) : bringing(net, marking, into, memo)) {
      const after = holds(there, into) ? settle(net, put(take(there, [into]), outs)) : null;
      if (after !== null) done.push(after);
    }
  }
  return done;
}

/** The markings, choosing as little as possible, in which a flow holds a token without a further task. */
function bringing(net: Net, marking: Marking, edge: number, memo: Map<string, Marking[]>): Marking[] {
  if (holds(marking, edge)) return [marking];
  if (!comes(net, marking, edge)) return [];
  const from = net.nodes[net.source[edge]!];
  if (!from || from.kind === 'task' || from.kind === 'start') return [];
  const key = `${marking}\uffff${edge}`;
  const known = memo.get(key);
  if (known) return known;
  net.memo.work += 1;
  // Whoever needs a token here to bring one here goes in a circle.
  memo.set(key, []);
  const ready = from.closes === null ? supplied(net, from, marking, memo) : closed(net, from, marking, memo);
  const ways = from.ways.filter((way) => way.includes(edge));
  const brought = [...new Set(ready.flatMap((one) => ways.map((way) => put(one, way))))];
  if (memo.size > mostMarkings || brought.length > mostMarkings) net.memo.overflowed = true;
  memo.set(key, net.memo.overflowed ? [] : brought);
  return memo.get(key)!;
}

/** The markings in which a node has been given what it takes, and has taken it. */
function supplied(net: Net, { kind, ins }: NetNode, marking: Marking, memo: Map<string, Marking[]>): Marking[] {
  if (kind !== 'parallel') return ins.flatMap((into) => bringing(net, marking, into, memo).map((one) => take(one, [into])));
  return ins.reduce((all, into) => all.flatMap((one) => bringing(net, one, into, memo)), [marking]).map((one) => take(one, ins));
}

/** The markings in which a sub-process has been opened if need be, and closed by a node of it. */
function closed(net: Net, { kind, closes, ins }: NetNode, marking: Marking, memo: Map<string, Marking[]>): Marking[] {
  const { active, inside } = net.scopes[closes!]!;
  const open = bringing(net, marking, active, memo).flatMap((one) => settle(net, one) ?? []);
  const ready = open.filter((one) => {
    if (kind === 'complete') return canLeave(net, only(one, inside), closes);
    return ins.length === 0 || ins.some((into) => bringing(net, only(one, inside), into, new Map()).length > 0);
  });
  return ready.map((one) => take(without(one, inside), [active]));
}

/** Whether some token stands where silent nodes lead to the flow: a quick no spares most of the search. */
function comes(net: Net, marking: Marking, edge: number): boolean {
  for (let at = 0; at < marking.length; at += 1) if (net.reach[marking.charCodeAt(at)]!.has(edge)) return true;
  return false;
}

/** Every marking that choices alone lead to. Needed where an inclusive join looks at tokens far away. */
function silently(net: Net, marking: Marking): Set<Marking> {
  const seen = new Set([marking]);
  for (const at of seen) {
    net.memo.work += 1;
    for (const [, after] of choices(net, at)) {
      const settled = settle(net, after);
      if (settled !== null && !(net.waiting.size > 0 && isCrowded(settled))) seen.add(settled);
    }
    if (seen.size > mostMarkings) {
      net.memo.overflowed = true;
      break;
    }
  }
  return seen;
}

/** Three on one flow without an event between: what may come again and again has come often enough. */
const isCrowded = (marking: Marking): boolean => tokensOf(marking).some((edge, at, all) => edge === all[at + 2]);

function canEnd(net: Net, marking: Marking): boolean {
  if (net.upstream.size > 0)
    return [...silently(net, marking)].some((at) => at === '' || tokensOf(at).some((edge) => endsCase(net.nodes[net.target[edge]!]!)));
  return canLeave(net, marking, null);
}

/** Whether all tokens of a sub-process (null: of the case) can go without a task, be it by a terminate end. */
const canLeave = (net: Net, marking: Marking, scope: number | null): boolean =>
  canEmpty(net, marking, new Set()) ||
  net.nodes.some(
    ({ kind, closes, ins }) => kind === 'terminateEnd' && closes === scope && ins.some((into) => bringing(net, marking, into, new Map()).length > 0),
  );

/** All tokens must go, and none is in another's way: so it is enough to look at the ways of one gateway at a time. */
function canEmpty(net: Net, marking: Marking, seen: Set<Marking>): boolean {
  if (marking === '') return true;
  if (seen.has(marking)) return false;
  seen.add(marking);
  if (seen.size > mostMarkings) net.memo.overflowed = true;
  const open = outermost(net, marking);
  if (open !== null) return afterClosing(net, marking, open).some((after) => canEmpty(net, after, seen));
  if (tokensOf(marking).some((edge) => net.nodes[net.target[edge]!]!.kind === 'task')) return false;
  let chooser: number | null = null;
  for (const [node, after] of choices(net, marking)) {
    chooser ??= node;
    if (node !== chooser) break;
    const settled = settle(net, after);
    if (settled !== null && canEmpty(net, settled, seen)) return true;
  }
  return false;
}

/** An open sub-process that lies in no other open one. */
function outermost({ scopes }: Net, marking: Marking): number | null {
  const open = [...scopes.keys()].filter((at) => holds(marking, scopes[at]!.active));
  return open.find((at) => !open.some((other) => scopes[other]!.inside.has(scopes[at]!.active))) ?? null;
}

function afterClosing(net: Net, marking: Marking, scope: number): Marking[] {
  return net.nodes.flatMap((node): Marking[] => {
    if (node.closes !== scope || node.kind === 'terminateEnd') return [];
    return closed(net, node, marking, new Map()).flatMap((left) => settle(net, put(left, node.outs)) ?? []);
  });
}
