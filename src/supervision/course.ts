import type { Move } from '#engine/alignment.ts';
import type { ClockReading, WorkCalendar } from '#engine/clock.ts';
import type { Day } from '#engine/days.ts';
import type { Flow, Step } from '#engine/flow.ts';
import { explain } from '#engine/explain.ts';
import { awaited } from '#engine/way.ts';
import { type CalendarDay, calendarOf, type Lane, lanesOf, type Waiting } from './lanes.ts';
import { pathOf } from './path.ts';

type Mark = 'taken' | 'current' | 'skipped';

/** How a case went over its flowchart, to be drawn: marks of nodes, arrows, and steps outside the flow, each hung before a node. */
export type Way = {
  steps: { id: string; mark: Mark; over: string | null }[];
  taken: string[];
  assumed: string[];
  extra: { event: string; before: string; label: string }[];
};
export type Course = { way: Way; days: CalendarDay[]; lanes: Lane[]; current: string[] };

type Told = Readonly<{
  flow: Flow;
  steps: readonly Step[];
  moves: readonly Move[];
  clocks: readonly ClockReading[];
  finished: boolean;
  today: Day;
  calendar: WorkCalendar;
  names: ReadonlyMap<string, string>;
}>;

/** The course of a case by its explanation, on the diagram and on the calendar. */
export function courseOf(told: Told): Course {
  const { flow, steps, moves, clocks, finished, today, calendar, names } = told;
  const nameOf = (id: string): string => flow.nodes.find((node) => node.id === id)?.name ?? id;
  const waiting: Waiting[] = finished ? [] : awaited(flow, steps).map(([node = '']) => ({ node, name: nameOf(node) }));
  const nodeOf = new Map(moves.flatMap((move) => (move.kind === 'sync' ? [[move.event, move.node] as const] : [])));
  const faults = explain(
    flow,
    steps.map(({ activity }) => activity),
    moves,
  );
  const outside = new Set(faults.flatMap(({ kind, events: places }) => (kind === 'notInFlow' ? places : [])));
  const placed = steps.map((step, at) => ({
    step,
    node: nodeOf.get(at) ?? null,
    outside: outside.has(at),
    actor: step.actor === null ? '' : (names.get(step.actor) ?? ''),
  }));
  let events = 0;
  const gaps = moves.flatMap((move) => {
    if (move.kind !== 'model') events = move.event + 1;
    return move.kind === 'model' ? [{ node: move.node, name: nameOf(move.node), after: events }] : [];
  });
  return {
    way: wayOf(told, waiting),
    days: calendarOf(steps, today, finished, calendar),
    lanes: lanesOf({ placed, gaps, waiting, clocks, today, calendar }),
    current: waiting.map(({ name }) => name),
  };
}

function wayOf({ flow, steps, moves, clocks, finished }: Told, waiting: readonly Waiting[]): Way {
  const marks = new Map<string, Mark>();
  for (const move of moves) if (move.kind === 'model') marks.set(move.node, 'skipped');
  for (const { node } of waiting) marks.set(node, 'current');
  for (const move of moves) if (move.kind === 'sync') marks.set(move.node, 'taken');
  const overOf = (node: string): string | null => {
    const late = clocks.findLast((clock) => clock.scope === 'node' && clock.node === node && clock.light === 'red');
    return late ? `${late.used} / ${late.limit}` : null;
  };
  const { taken, assumed } = pathOf(flow, moves, finished);
  const silent = passed(flow, [...taken]);
  return {
    steps: [...marks].map(([id, mark]) => ({ id, mark, over: overOf(id) })).concat(silent.map((id) => ({ id, mark: 'taken' as const, over: null }))),
    taken: [...taken],
    assumed: [...assumed],
    extra: extraOf(steps, moves),
  };
}

/** Gateways and events on the arrows taken. */
function passed({ nodes, edges }: Flow, taken: readonly string[]): string[] {
  const on = new Set(edges.filter(({ id }) => taken.includes(id)).flatMap(({ from, to }) => [from, to]));
  return nodes.filter(({ id, kind }) => kind !== 'task' && on.has(id)).map(({ id }) => id);
}

/** Each event without a task hangs before the next step that agreed, at the end of a case at the last one. */
function extraOf(steps: readonly Step[], moves: readonly Move[]): Way['extra'] {
  return moves.flatMap((move, at) => {
    if (move.kind !== 'log') return [];
    const near = moves.slice(at).find(({ kind }) => kind === 'sync') ?? moves.slice(0, at).findLast(({ kind }) => kind === 'sync');
    const step = steps[move.event];
    return near?.kind === 'sync' && step ? [{ event: step.id, before: near.node, label: step.activity }] : [];
  });
}
