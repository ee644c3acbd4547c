import type { Move } from './alignment.ts';
import { authorityFaults } from './authority.ts';
import type { ClockReading } from './clock.ts';
import type { Day } from './days.ts';
import { explain, type SequenceFault } from './explain.ts';
import type { Flow, Step } from './flow.ts';
import { separationFaults } from './separation.ts';

/** What a running clock's finding says besides its proof; `light` is yellow (near) or red (over). */
export type LimitFacts = Readonly<
  Pick<ClockReading, 'due' | 'limit' | 'unit' | 'basis' | 'overStatutory' | 'provisional'> & { light: 'yellow' | 'red' }
>;

/**
 * What was found in a case. `events` are ids of the steps that prove it, `nodes` the nodes that it concerns (of a
 * separation both tasks, of a whole case none); `fingerprint` is kind and proof, so that looking again finds the same one.
 */
export type Finding = Readonly<{
  check: 'sequence' | 'authority' | 'separation' | 'timeLimit';
  kind: SequenceFault['kind'] | 'tooLong' | 'authority' | 'separation' | 'nodeOver' | 'totalOver';
  reason: SequenceFault['reason'];
  nodes: readonly string[];
  events: readonly string[];
  actor: string | null;
  limit: LimitFacts | null;
  fingerprint: string;
}>;

type Found = Pick<Finding, 'check' | 'kind' | 'nodes' | 'events'> & Partial<Pick<Finding, 'reason' | 'actor' | 'limit'>>;

/** `proof` is what the fingerprint is made of besides kind, nodes and person. */
function finding({ reason = null, actor = null, limit = null, ...found }: Found, proof: readonly (string | null)[] = found.events): Finding {
  const { kind, nodes } = found;
  const other = kind === 'separation' ? nodes[1] : null;
  const fingerprint = [kind, reason, nodes[0], other, actor, ...proof].map((part) => part ?? '').join('|');
  return { ...found, reason, actor, limit, fingerprint };
}

/** The faults of an explanation. A step left out is proved by what was done before and after it; nobody took it, so nobody is named. */
export function sequenceFindings(flow: Flow, steps: readonly Step[], moves: readonly Move[]): Finding[] {
  const gaps = gapsOf(moves);
  const faults = explain(
    flow,
    steps.map(({ activity }) => activity),
    moves,
  );
  return faults.map(({ kind, reason, events: [event = 0], nodes, after }) => {
    if (kind !== 'skipped') return finding({ check: 'sequence', kind, reason, nodes, actor: steps[event]!.actor, events: [steps[event]!.id] });
    const at = gaps.findIndex((gap) => gap.node === nodes[0] && gap.after === after);
    const [gap] = at < 0 ? [] : gaps.splice(at, 1);
    const [before, next] = [gap?.before, gap?.next].map((place) => (place === null || place === undefined ? null : steps[place]!.id));
    const events = [before, next].filter((id) => id !== null && id !== undefined);
    return finding({ check: 'sequence', kind, nodes, events }, [before ?? null]);
  });
}

type Gap = { node: string; after: string | null; before: number | null; next: number | null };

/** Where tasks without an event stand: the places of the events before and after them. */
function gapsOf(moves: readonly Move[]): Gap[] {
  const gaps: Gap[] = [];
  let [after, before]: [string | null, number | null] = [null, null];
  for (const move of moves) {
    if (move.kind === 'model') gaps.push({ node: move.node, after, before, next: null });
    else for (const gap of gaps) gap.next ??= move.event;
    if (move.kind === 'sync') after = move.node;
    if (move.kind !== 'model') before = move.event;
  }
  return gaps;
}

/** A case too long to explain: it is known to fit up to its last event named, and no further. */
export const tooLong = (steps: readonly Step[], upTo: number): Finding =>
  finding({ check: 'sequence', kind: 'tooLong', nodes: [], events: steps.slice(Math.max(0, upTo - 1), upTo).map(({ id }) => id) }, []);

/** The faults of {@link authorityFaults} as findings, each proved by its one step. */
export const authorityFindings = (flow: Flow, steps: readonly Step[], holds: (actor: string, node: string, on: Day) => boolean): Finding[] =>
  authorityFaults(flow, steps, holds).map(({ event, actor, nodes }) =>
    finding({ check: 'authority', kind: 'authority', nodes, actor, events: [event] }),
  );

/** The faults of {@link separationFaults} as findings: one a pair of tasks and person, proved by every step of either. */
export const separationFindings = (flow: Flow, steps: readonly Step[]): Finding[] =>
  separationFaults(flow, steps).map(({ taskA, taskB, person, events }) =>
    finding({ check: 'separation', kind: 'separation', nodes: [taskA, taskB], actor: person, events }, []),
  );

/** A limit exceeded, for good or so far; or, while the clock runs, near. Who will end the step is not known while it runs. */
export const limitFindings = (steps: readonly Step[], clocks: readonly ClockReading[]): Finding[] =>
  clocks.flatMap(({ scope, node, light, endedOn, startStep, endStep, due, limit, unit, basis, overStatutory, provisional }) => {
    if (light === 'green' || (light === 'yellow' && endedOn !== null)) return [];
    const actor = scope === 'node' ? (steps.find(({ id }) => id === endStep)?.actor ?? null) : null;
    const events = endStep === null || endStep === startStep ? [startStep] : [startStep, endStep];
    const kind = scope === 'node' ? 'nodeOver' : 'totalOver';
    const facts = { light, due, limit, unit, basis, overStatutory, provisional };
    const found = finding({ check: 'timeLimit', kind, nodes: node === null ? [] : [node], actor, events, limit: facts });
    return [{ ...found, fingerprint: [kind, node ?? '', startStep].join('|') }];
  });
