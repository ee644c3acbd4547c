import { isIn } from './ahead.ts';
import { holds, type Marking, only, put, take, tokensOf, without } from './marking.ts';
import { choices, endsCase, type Net, type NetNode, settle, type State, type TooMuch } from './net.ts';
import { pumps } from './pumps.ts';

// Beyond this a question is not searched to the end, and the answer is "not found" rather than a wrong one.
const mostMarkings = 50_000;
const deepest = 500; // silent nodes one behind the other
const mostStatesKept = 200_000;

/** The state before the first task. Also the place where a net that has grown too large forgets what it knew. */
export function startState(net: Net): State {
  if (net.states.size > mostStatesKept) net.states.clear();
  return stateOf(
    net,
    net.starts.flatMap((marking) => settled(net, marking)),
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

/** Asks what may be too much: then nothing that was found is believed, and `overflowed` stays. A no is none where tokens come without end. */
function asked<Answer>(net: Net, ask: () => Answer): Answer | TooMuch {
  const { memo } = net;
  const before = memo.overflowed;
  [memo.overflowed, memo.begun] = [false, memo.work];
  const answer = ask();
  if (memo.overflowed || (!answer && pumps(net))) return 'tooMuch';
  memo.overflowed = before;
  return answer;
}

/** Takes note of markings about to be looked at, the longer the more. Returns whether that is not too much. */
function mayLook({ memo }: Net, marking: Marking, times = 1): boolean {
  memo.work += times * (1 + (marking.length >> 5));
  if (memo.work - memo.begun > mostMarkings || memo.depth > deepest) memo.overflowed = true;
  return !memo.overflowed;
}

function settled(net: Net, marking: Marking): Marking[] {
  const at = settle(net, marking);
  if (at === null) net.memo.overflowed = true;
  return at === null ? [] : [at];
}

/** The state after a task, by its number; null when the task cannot be taken here, or when that is too much to tell (`overflowed`). */
export function stateAfter(net: Net, state: State, task: number): State | null {
  let next = state.next.get(task);
  if (next === undefined) {
    next = asked(net, () => {
      const markings = state.markings.flatMap((marking) => taking(net, marking, task));
      return markings.length > 0 && !net.memo.overflowed ? stateOf(net, markings) : null;
    });
    state.next.set(task, next);
  }
  if (next !== 'tooMuch') return next;
  net.memo.overflowed = true;
  return null;
}

/** The tasks that can be taken in a state, in the order of the file; null when that is too much to tell (`overflowed`). */
export function tasksIn(net: Net, state: State): readonly number[] | null {
  if (state.tasks) return state.tasks;
  const ahead = new Set(state.markings.flatMap((marking) => tokensOf(marking).flatMap((edge) => net.tasksFrom[edge]!)));
  const found = [...ahead].toSorted((a, b) => a - b).filter((task) => stateAfter(net, state, task) !== null);
  if ([...ahead].some((task) => state.next.get(task) === 'tooMuch')) return null;
  return (state.tasks = found);
}

/** Whether a case may be over here: the end can be come to without a task, and no token is left; no when that is too much to tell (`overflowed`). */
export function endsIn(net: Net, state: State): boolean {
  state.ends ??= asked(net, () => state.markings.some((marking) => canEnd(net, marking)));
  if (state.ends !== 'tooMuch') return state.ends;
  net.memo.overflowed = true;
  return false;
}

/**
 * The markings after a task. Choices are made only where they lead to this task and stay open elsewhere: a choice put
 * off never loses a way, since no gateway takes another's token, and the number of states stays small.
 */
function taking(net: Net, marking: Marking, task: number): Marking[] {
  const { ins, outs } = net.nodes[task]!;
  const ready = ins.filter((into) => holds(marking, into));
  const done: Marking[] = [];
  for (const into of ready.length > 0 ? ready : ins) {
    for (const there of net.upstream.size > 0 ? silently(net, marking) : brought(net, marking, into)) {
      if (net.memo.overflowed) return [];
      if (holds(there, into)) done.push(...settled(net, put(take(there, [into]), outs)));
    }
  }
  return done;
}

/**
 * What was found on the way to a flow from a marking, by both. `needs`: how far up lies what was still being looked for
 * and is needed here, Infinity where nothing is; what needs something is only kept until that is found (`passing`).
 */
type Search = { readonly found: Map<string, { markings: readonly Marking[]; needs: number }>; readonly passing: string[]; needs: number };

/** The markings, choosing as little as possible, in which a flow holds a token without a further task. */
const brought = (net: Net, marking: Marking, edge: number): readonly Marking[] =>
  bringing(net, marking, edge, { found: new Map(), passing: [], needs: Infinity });

function bringing(net: Net, marking: Marking, edge: number, search: Search): readonly Marking[] {
  if (holds(marking, edge)) return [marking];
  if (!comes(net, marking, edge)) return [];
  const from = net.nodes[net.source[edge]!];
  if (!from || from.kind === 'task') return [];
  const key = `${marking}\uffff${edge}`;
  const known = search.found.get(key);
  if (known) {
    search.needs = Math.min(search.needs, known.needs);
    return known.markings;
  }
  const [above, inner, depth] = [search.needs, search.passing.length, (net.memo.depth += 1)];
  search.needs = Infinity;
  // Whoever needs a token here to bring one here goes in a circle.
  search.found.set(key, { markings: [], needs: depth });
  const markings = mayLook(net, marking) ? suppliedBy(net, from, marking, edge, search) : [];
  net.memo.depth -= 1;
  const needs = search.needs < depth ? search.needs : Infinity;
  search.found.set(key, { markings, needs });
  if (needs < depth) search.passing.push(key);
  else for (const one of search.passing.splice(inner)) search.found.delete(one);
  search.needs = Math.min(above, needs);
  return markings;
}

function suppliedBy(net: Net, from: NetNode, marking: Marking, edge: number, search: Search): readonly Marking[] {
  const ready = from.closes === null ? supplied(net, from, marking, search) : closed(net, from, marking, search);
  const ways = from.ways.filter((way) => way.includes(edge));
  if (!mayLook(net, marking, ready.length * ways.length)) return [];
  return [...new Set(ready.flatMap((one) => ways.map((way) => put(one, way))))];
}

/** The markings in which a node has been given what it takes, and has taken it. */
function supplied(net: Net, { kind, ins }: NetNode, marking: Marking, search: Search): Marking[] {
  if (kind !== 'parallel') return ins.flatMap((into) => bringing(net, marking, into, search).map((one) => take(one, [into])));
  const given = ins.reduce((all, into) => all.flatMap((one) => bringing(net, one, into, search)), [marking]);
  // One that was given may have been taken since, where the join leads back to itself.
  return given.filter((one) => ins.every((into) => holds(one, into))).map((one) => take(one, ins));
}

/** The markings in which a sub-process has been opened if need be, and closed by a node of it. */
function closed(net: Net, { kind, closes, ins }: NetNode, marking: Marking, search: Search | null): Marking[] {
  const { active, inside } = net.scopes[closes!]!;
  const open = (search ? bringing(net, marking, active, search) : [marking]).flatMap((one) => settled(net, one));
  const ready = open.filter((one) => {
    if (kind === 'complete') return canLeave(net, only(one, inside), closes);
    return ins.length === 0 || ins.some((into) => brought(net, only(one, inside), into).length > 0);
  });
  return ready.map((one) => take(without(one, inside), [active]));
}

/** Whether some token stands where silent nodes lead to the flow: a quick no spares most of the search. */
function comes(net: Net, marking: Marking, edge: number): boolean {
  for (let at = 0; at < marking.length; at += 1) if (isIn(net.reach[marking.charCodeAt(at)]!, edge)) return true;
  return false;
}

/** Every marking that choices alone lead to. Needed where an inclusive join looks at tokens far away. */
function silently(net: Net, marking: Marking): Set<Marking> {
  const seen = new Set([marking]);
  for (const at of seen) {
    for (const [, after] of choices(net, at)) {
      if (!mayLook(net, after)) return new Set();
      for (const one of settled(net, after)) if (net.waiting.size === 0 || !isCrowded(one)) seen.add(one);
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
  canEmpty(net, marking) ||
  net.nodes.some(
    ({ kind, closes, ins }) => kind === 'terminateEnd' && closes === scope && ins.some((into) => brought(net, marking, into).length > 0),
  );

/** All tokens must go, and none is in another's way: so it is enough to look at the ways of one gateway at a time. */
function canEmpty(net: Net, marking: Marking): boolean {
  const seen = new Set([marking]);
  const open = [marking];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === '') return true;
    if (!mayLook(net, at)) return false;
    for (const after of emptier(net, at).toReversed()) {
      if (!seen.has(after)) open.push(after);
      seen.add(after);
    }
  }
  return false;
}

function emptier(net: Net, marking: Marking): Marking[] {
  const open = outermost(net, marking);
  if (open !== null) return afterClosing(net, marking, open);
  if (tokensOf(marking).some((edge) => net.nodes[net.target[edge]!]!.kind === 'task')) return [];
  const all = [...choices(net, marking)];
  return all.flatMap(([node, after]) => (node === all[0]![0] ? settled(net, after) : []));
}

/** An open sub-process that lies in no other open one. */
function outermost({ scopes }: Net, marking: Marking): number | null {
  const open = [...scopes.keys()].filter((at) => holds(marking, scopes[at]!.active));
  return open.find((at) => !open.some((other) => scopes[other]!.inside.has(scopes[at]!.active))) ?? null;
}

function afterClosing(net: Net, marking: Marking, scope: number): Marking[] {
  return net.nodes.flatMap((node): Marking[] => {
    if (node.closes !== scope || node.kind === 'terminateEnd') return [];
    return closed(net, node, marking, null).flatMap((left) => settled(net, put(left, node.outs)));
  });
}
