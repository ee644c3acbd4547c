import type { Flow } from './flow.ts';
import { kept, type Marking, put, take, tokensOf } from './marking.ts';
import { choices, compile, endsCase, type Net, settle } from './net.ts';

/**
 * What is wrong at a node: no flow from a start leads to it or it can never be taken (`unreachable`); a case that comes
 * to it may never end (`cannotEnd`); the end is passed while a token still waits here (`tokensLeft`); two tokens or more
 * can come to wait for it on one flow, so that it is done twice (`unbounded`). `noStart` and `noEnd` name the process.
 */
export type SoundnessFault = Readonly<{
  kind: 'unreachable' | 'cannotEnd' | 'tokensLeft' | 'unbounded' | 'noStart' | 'noEnd';
  node: string;
}>;

/** Sound; not, and where; or not decided after so many markings. */
export type Soundness =
  | Readonly<{ sound: true }>
  | Readonly<{ sound: false; faults: readonly SoundnessFault[] }>
  | Readonly<{ sound: 'undecided'; states: number }>;

const usualBound = 100_000;

/**
 * Whether every case of a flowchart can be brought to its end, whatever is chosen on the way, and every node is of use.
 *
 * First by the drawing alone, then by playing every way.
 *
 * Source: soundness of van der Aalst, "The application of Petri nets to workflow management" (1998), decided by plain play: from every
 * marking the end can be come to, no token is left when it is, and every node can be taken; here also no flow ever holds two tokens.
 *
 * @param bound how many markings are looked at before the answer is `undecided`
 * @throws RangeError as {@link compile}
 */
export function checkSoundness(flow: Flow, bound = usualBound): Soundness {
  const drawn = faultsDrawn(flow);
  if (drawn.length > 0) return { sound: false, faults: drawn };
  const net = compile(flow);
  const play = played(net, bound);
  if (play === null) return { sound: 'undecided', states: bound };
  const faults = faultsPlayed(net, play);
  return faults.length === 0 ? { sound: true } : { sound: false, faults };
}

const isEnd = (kind: string): boolean => kind === 'end' || kind === 'terminateEnd';

function faultsDrawn(flow: Flow): SoundnessFault[] {
  const own = flow.nodes.filter(({ within }) => within === undefined);
  const starts = own.filter(({ kind }) => kind === 'start').map(({ id }) => id);
  const ends = own.filter(({ kind }) => isEnd(kind)).map(({ id }) => id);
  const none: SoundnessFault[] = [];
  if (starts.length === 0) none.push({ kind: 'noStart', node: flow.id });
  if (ends.length === 0) none.push({ kind: 'noEnd', node: flow.id });
  if (none.length > 0) return none;
  const steps = [...flow.edges.map(({ from, to }) => [from, to] as const), ...unfolded(flow)];
  const fromStart = spread(starts, steps);
  const fromEnd = spread(
    ends,
    steps.map(([from, to]) => [to, from]),
  );
  return flow.nodes.flatMap(({ id }): SoundnessFault[] => {
    if (!fromStart.has(id)) return [{ kind: 'unreachable', node: id }];
    return fromEnd.has(id) ? [] : [{ kind: 'cannotEnd', node: id }];
  });
}

/** How a case comes into sub-processes and out of them, and to boundary events. */
function unfolded({ nodes, edges }: Flow): Array<readonly [string, string]> {
  const steps: Array<readonly [string, string]> = [];
  for (const { id, kind, within, host, error } of nodes) {
    if (host !== undefined) steps.push([host, id]);
    if (within === undefined) continue;
    const begins = kind === 'start' || !nodes.some((node) => node.within === within && node.kind === 'start');
    if (begins && host === undefined && !edges.some(({ to }) => to === id)) steps.push([within, id]);
    if (!edges.some(({ from }) => from === id)) steps.push([id, within]);
    if (kind === 'end' && error !== undefined)
      for (const caught of nodes) if (caught.host !== undefined && caught.error !== undefined) steps.push([id, caught.id]);
  }
  return steps;
}

function spread<Key>(from: Iterable<Key>, steps: ReadonlyArray<readonly [Key, Key]>): Set<Key> {
  const next = new Map<Key, Key[]>();
  for (const [one, other] of steps) {
    const list = next.get(one);
    if (list) list.push(other);
    else next.set(one, [other]);
  }
  const seen = new Set(from);
  for (const at of seen) for (const other of next.get(at) ?? []) seen.add(other);
  return seen;
}

/** A marking, and whether an end was passed on the way to it. */
type Situation = Readonly<{ marking: Marking; ended: boolean }>;
type Play = Readonly<{
  situations: ReadonlyMap<string, Situation>;
  steps: ReadonlyArray<readonly [string, string]>;
  fired: ReadonlySet<number>;
  crowded: ReadonlySet<number>;
}>;

const keyOf = ({ marking, ended }: Situation): string => (ended ? '+' : '-') + marking;
const over: Situation = { marking: '', ended: true };

function played(net: Net, bound: number): Play | null {
  const situations = new Map<string, Situation>();
  const steps: Array<readonly [string, string]> = [];
  const fired = new Set<number>();
  const crowded = new Set<number>();
  let uncounted = false; // a marking with more tokens than can be followed
  // An event waited for in vain says nothing about the next time.
  const idle = new Set(net.nodes.flatMap(({ ways: [first], ins }, at) => (at >= net.flow.nodes.length && first?.length === 0 ? ins : [])));
  const waitingOnce = (marking: Marking): Marking => kept(marking, (edge, at, all) => edge !== all[at - 1] || !idle.has(edge));
  const settled = (marking: Marking, ended: boolean, from: string | null): void => {
    let passed = ended;
    const at = settle(net, marking, (node) => {
      fired.add(node);
      passed ||= isEnd(net.nodes[node]!.kind) && net.flow.nodes[node]?.within === undefined;
    });
    uncounted ||= at === null;
    if (at === null) return;
    const situation = { marking: waitingOnce(at), ended: passed };
    situations.set(keyOf(situation), situation);
    if (from !== null) steps.push([from, keyOf(situation)]);
  };
  for (const [at, { kind }] of net.nodes.entries()) if (kind === 'start') fired.add(at);
  for (const start of net.starts) settled(start, false, null);
  for (const [key, { marking, ended }] of situations) {
    if (situations.size > bound || steps.length > 20 * bound) return null;
    const twice = tokensOf(marking).filter((edge, i, all) => all[i + 1] === edge);
    for (const edge of twice) crowded.add(net.target[edge]!);
    if (twice.length > 0) continue;
    for (const [node, after] of ways(net, marking)) {
      fired.add(node);
      settled(after, ended || endsCase(net.nodes[node]!), key);
    }
  }
  return uncounted ? null : { situations, steps, fired, crowded };
}

function* ways(net: Net, marking: Marking): Generator<[node: number, after: Marking]> {
  for (const [node, after] of choices(net, marking)) {
    const spawned = net.nodes[node]!.spawns ? notAgain(net, node, after) : after;
    if (spawned !== null) yield [node, spawned];
  }
  for (const edge of new Set(tokensOf(marking))) {
    const node = net.target[edge]!;
    const { kind, outs } = net.nodes[node]!;
    if (kind === 'task') yield [node, put(take(marking, [edge]), outs)];
    if (endsCase(net.nodes[node]!)) yield [node, ''];
  }
}

/** What may come again comes once, instances side by side are one: more of the same shows nothing new, and would never come to an end. */
function notAgain({ nodes, flow }: Net, spawner: number, after: Marking): Marking | null {
  const { id, ins } = nodes[spawner]!;
  if (!tokensOf(after).includes(ins[0]!)) return after;
  return flow.nodes.some((node) => node.id === id && node.kind === 'subProcess') ? null : take(after, ins);
}

function faultsPlayed({ nodes, target }: Net, { situations, steps, fired, crowded }: Play): SoundnessFault[] {
  const faults = new Map<string, SoundnessFault>();
  const blame = (kind: SoundnessFault['kind'], node: number): void => {
    faults.set(`${kind} ${node}`, { kind, node: nodes[node]!.id });
  };
  for (const node of crowded) blame('unbounded', node);
  // What was not played on from a crowded marking says nothing about the rest.
  if (crowded.size > 0) return [...faults.values()];
  for (const node of nodes.keys()) if (!fired.has(node)) blame('unreachable', node);
  const ending = [...situations].filter(([, { marking }]) => marking === '').map(([key]) => key);
  const good = spread(
    [keyOf(over), ...ending],
    steps.map(([from, to]) => [to, from]),
  );
  const goesOn = new Set(steps.map(([from]) => from));
  const bad = [...situations].filter(([key]) => !good.has(key));
  const stuck = bad.filter(([key]) => !goesOn.has(key));
  for (const [, { marking, ended }] of stuck.length > 0 ? stuck : bad) {
    for (const edge of tokensOf(marking)) blame(ended ? 'tokensLeft' : 'cannotEnd', target[edge]!);
  }
  return [...faults.values()];
}
