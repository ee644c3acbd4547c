import { endsIn, startState, stateAfter, tasksIn } from './automaton.ts';
import type { Net, State } from './net.ts';

/** One step of an explanation: event and task agree, an event without a task, a task without an event. */
export type Move =
  | Readonly<{ kind: 'sync'; event: number; node: string }>
  | Readonly<{ kind: 'log'; event: number }>
  | Readonly<{ kind: 'model'; node: string }>;

/** An explanation: its cost (deviating moves) and its moves in order; or how many of the first events are known to fit. */
export type Alignment = Readonly<{ found: true; cost: number; moves: readonly Move[] }> | Readonly<{ found: false; conformingUpTo: number }>;

/** `effort` bounds the work, in places (a state and a position in the case) and markings looked at. */
export type AlignOptions = Readonly<{ finished: boolean; effort?: number }>;

const usualEffort = 400_000;

type Place = Readonly<{ state: State; position: number; before: Place | null; move: Move | null }>;

/**
 * The cheapest explanation of a case by its flowchart: an event without a task costs 1, a task without an event 1.
 *
 * A finished case must come to the end with no token left; a running one is a beginning, and what is not yet done costs
 * nothing. Several explanations may be cheapest; which one is given is fixed: of one cost, what deviates from the places
 * of the cost before comes in the order in which those were entered, of each the event without a task before the tasks
 * without an event in the order of the file; and from a place all that agrees is entered before the next has its turn,
 * the first task of that name in the file first.
 *
 * Source: Adriansyah, *Aligning Observed and Modeled Behavior* (2014), with his standard cost; the search is Dijkstra's, "A note on two
 * problems in connexion with graphs" (1959), which comes to the cheapest end first.
 *
 * @param activities names in order of time; a task matches a name exactly
 * @returns `found: false` when the effort is spent or no way leads to the end; `conformingUpTo` is how many events fit
 */
export function align(net: Net, activities: readonly string[], { finished, effort = usualEffort }: AlignOptions): Alignment {
  // An activity that no task bears can only be an event without a task.
  const events = [...activities.keys()].filter((event) => net.tasksNamed.has(activities[event]!));
  const names = events.map((event) => activities[event]!);
  const firstUnknown = activities.findIndex((activity) => !net.tasksNamed.has(activity));
  const search = new Search(net, names, finished, effort);
  const goal = search.run();
  if (goal === null) {
    const fits = events[search.conforming] ?? activities.length;
    return { found: false, conformingUpTo: firstUnknown < 0 ? fits : Math.min(fits, firstUnknown) };
  }
  const moves = withUnknown(movesTo(goal, events), activities.length);
  return { found: true, cost: moves.filter(({ kind }) => kind !== 'sync').length, moves };
}

class Search {
  conforming = 0;
  private readonly net: Net;
  private readonly names: readonly string[];
  private readonly finished: boolean;
  private left: number;
  private readonly closed = new Set<number>();
  private open: Place[] = [];
  /** Places from which only agreement was tried: that what deviates costs more is work for when it must. */
  private entered: Place[] = [];
  private dearer: Place[] = [];

  constructor(net: Net, names: readonly string[], finished: boolean, effort: number) {
    this.net = net;
    this.names = names;
    this.finished = finished;
    this.left = effort;
  }

  /** Places by growing cost: all that cost nothing more before any that costs one more. */
  run(): Place | null {
    this.open = [{ state: startState(this.net), position: 0, before: null, move: null }];
    const { memo } = this.net;
    memo.overflowed = false;
    const before = memo.work;
    for (let cost = 0; this.open.length > 0; cost += 1) {
      for (let place = this.open.pop(); place; place = this.open.pop()) {
        if (!this.enter(place)) continue;
        if (cost === 0) this.conforming = Math.max(this.conforming, place.position);
        const isGoal = this.isGoal(place);
        if (!isGoal) this.agree(place);
        if (memo.overflowed || memo.work - before > this.left) return null;
        if (isGoal) return place;
      }
      for (const place of this.entered) {
        this.deviate(place);
        if (memo.overflowed || memo.work - before > this.left) return null;
      }
      this.open = this.dearer.toReversed();
      [this.entered, this.dearer] = [[], []];
    }
    return null;
  }

  private isGoal({ state, position }: Place): boolean {
    return position === this.names.length && (!this.finished || endsIn(this.net, state));
  }

  private key = (state: State, position: number): number => state.id * (this.names.length + 1) + position;

  private enter({ state, position }: Place): boolean {
    this.left -= 1;
    const key = this.key(state, position);
    if (this.closed.has(key)) return false;
    this.closed.add(key);
    return true;
  }

  private agree(place: Place): void {
    const { state, position } = place;
    this.entered.push(place);
    const name = this.names[position];
    if (name === undefined) return;
    for (const task of this.net.tasksNamed.get(name)!.toReversed()) {
      this.reach(this.open, stateAfter(this.net, state, task), position + 1, place, {
        kind: 'sync',
        event: position,
        node: this.net.nodes[task]!.id,
      });
    }
  }

  private deviate(place: Place): void {
    const { state, position } = place;
    if (position < this.names.length) this.reach(this.dearer, state, position + 1, place, { kind: 'log', event: position });
    for (const task of tasksIn(this.net, state) ?? []) {
      this.left -= 0.1;
      this.reach(this.dearer, stateAfter(this.net, state, task), position, place, { kind: 'model', node: this.net.nodes[task]!.id });
    }
  }

  private reach(list: Place[], state: State | null, position: number, before: Place, move: Move): void {
    if (state !== null && !this.closed.has(this.key(state, position))) list.push({ state, position, before, move });
  }
}

function movesTo(goal: Place, events: readonly number[]): Move[] {
  const moves: Move[] = [];
  for (let place: Place | null = goal; place?.move; place = place.before) {
    moves.push(place.move.kind === 'model' ? place.move : { ...place.move, event: events[place.move.event]! });
  }
  return moves.toReversed();
}

/** Puts the events that no task bears back between the others. */
function withUnknown(moves: readonly Move[], length: number): Move[] {
  const whole: Move[] = [];
  let event = 0;
  for (const move of moves) {
    if (move.kind !== 'model') for (; event < move.event; event += 1) whole.push({ kind: 'log', event });
    if (move.kind !== 'model') event += 1;
    whole.push(move);
  }
  for (; event < length; event += 1) whole.push({ kind: 'log', event });
  return whole;
}

/** {@link align} for many cases: each sequence of activities is looked at once and kept as long as the function is. */
export function aligner(net: Net, options: AlignOptions): (activities: readonly string[]) => Alignment {
  const known = new Map<string, Alignment>();
  return (activities) => {
    const variant = JSON.stringify(activities);
    const alignment = known.get(variant) ?? align(net, activities, options);
    known.set(variant, alignment);
    return alignment;
  };
}

/** The fewest tasks on any way through the flowchart; Infinity when none leads to the end or the search grows too large. */
export function fewestTasks(net: Net): number {
  net.memo.fewest ??= searchFewest(net);
  return net.memo.fewest;
}

function searchFewest(net: Net): number {
  const { memo } = net;
  memo.overflowed = false;
  const [depth, before] = [new Map<State, number>([[startState(net), 0]]), memo.work];
  for (const [state, tasks] of depth) {
    const ends = endsIn(net, state);
    if (memo.overflowed || depth.size + memo.work - before > usualEffort) break;
    if (ends) return tasks;
    for (const task of tasksIn(net, state) ?? []) {
      const next = stateAfter(net, state, task);
      if (next !== null && !depth.has(next)) depth.set(next, tasks + 1);
    }
  }
  return Infinity;
}

/**
 * How well a case fits, 0 to 1: 1 − cost / (events + fewest tasks); 1 where both are nought.
 *
 * Source: the alignment-based fitness of Adriansyah (2014).
 *
 * @param cost of an optimal alignment, in moves
 * @param length number of events
 * @param fewest as {@link fewestTasks} says
 */
export const fitnessOf = (cost: number, length: number, fewest: number): number => (length + fewest === 0 ? 1 : 1 - cost / (length + fewest));
