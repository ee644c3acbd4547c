import type { Move } from '#engine/alignment.ts';
import { authorityFaults } from '#engine/authority.ts';
import type { ClockReading } from '#engine/clock.ts';
import type { Day } from '#engine/days.ts';
import { explain, type SequenceFault } from '#engine/explain.ts';
import type { Flow, Step } from '#engine/flow.ts';
import { separationFaults } from '#engine/separation.ts';
import { cardOf } from './cards.ts';
import type { Card, FindingFacts, Kind } from './finding.ts';
import type { Rules } from './judge.ts';

/**
 * What a check found in one case. `node` is the step that it concerns, `actor` the key of who took it, `events` the ids of the steps
 * that prove it; `fingerprint` is kind and proof, so that judging again finds the same one.
 */
export type Fault = Readonly<{
  kind: Kind;
  reason: 'unknown' | 'otherWay' | null;
  card: Card;
  node: string | null;
  otherNode: string | null;
  actor: string | null;
  events: readonly string[];
  facts: FindingFacts;
  fingerprint: string;
}>;

type Found = Omit<Fault, 'card' | 'fingerprint' | 'reason' | 'otherNode'> & Partial<Pick<Fault, 'reason' | 'otherNode'>>;

/** Its card and its fingerprint; `proof` is what the fingerprint is made of besides kind, step and person. */
export function fault({ reason = null, otherNode = null, ...found }: Found, proof: readonly (string | null)[] = found.events): Fault {
  const { kind, facts, node, actor } = found;
  const grounds = { kind, reason, near: facts.near ?? false, provisional: facts.provisional ?? false };
  const fingerprint = [kind, reason, node, otherNode, actor, ...proof].map((part) => part ?? '').join('|');
  return { ...found, reason, otherNode, card: cardOf(grounds), fingerprint };
}

const nameOf = (flow: Flow, node: string | null): string | undefined => flow.nodes.find(({ id }) => id === node)?.name;

/** Leaves out what is not known: the facts are kept as JSON. */
export const known = (facts: { [K in keyof FindingFacts]: FindingFacts[K] | undefined }): FindingFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

export function sequenceOf(rules: Rules, steps: readonly Step[], moves: readonly Move[]): Fault[] {
  const gaps = gapsOf(moves);
  return explain(
    rules.flow,
    steps.map(({ activity }) => activity),
    moves,
  ).map((found) => (found.kind === 'skipped' ? skipped(rules, steps, found, gaps) : misplaced(rules, steps, found)));
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

/** A step left out is proved by what was done before and after it; nobody took it, so nobody is named. */
function skipped({ flow }: Rules, steps: readonly Step[], { nodes: [node = ''], after }: SequenceFault, gaps: Gap[]): Fault {
  const at = gaps.findIndex((gap) => gap.node === node && gap.after === after);
  const [gap] = at < 0 ? [] : gaps.splice(at, 1);
  const before = gap?.before === null || gap === undefined ? undefined : steps[gap.before];
  const next = gap?.next === null || gap === undefined ? undefined : steps[gap.next];
  const facts = known({ step: nameOf(flow, node), after: before?.activity, next: next?.activity });
  const events = [before, next].flatMap((step) => (step ? [step.id] : []));
  return fault({ kind: 'skipped', node, actor: null, events, facts }, [before?.id ?? null]);
}

function misplaced({ flow, names }: Rules, steps: readonly Step[], { kind, reason, events, nodes, after }: SequenceFault): Fault {
  const step = steps[events[0]!]!;
  const facts = known({
    step: step.activity,
    actor: step.actor === null ? undefined : names.get(step.actor),
    after: steps[events[0]! - 1]?.activity ?? nameOf(flow, after),
    at: new Date(step.at).toISOString(),
  });
  return fault({ kind, reason, node: nodes[0] ?? null, actor: step.actor, events: [step.id], facts });
}

export function authorityOf({ flow, holds, names }: Rules, steps: readonly Step[]): Fault[] {
  const mayTake = (actor: string, task: string, on: Day): boolean =>
    flow.performers.some((performer) => performer.node === task && holds(actor, performer, on));
  return authorityFaults(flow, steps, mayTake).map(({ event, actor, nodes, allowed }) => {
    const step = steps.find(({ id }) => id === event)!;
    const posts = [...new Set(allowed.map(({ department, position }) => `${department}${position}`))].join('、');
    const facts = known({ step: step.activity, actor: names.get(actor), allowed: posts, at: new Date(step.at).toISOString() });
    return fault({ kind: 'authority', node: nodes[0]!, actor, events: [event], facts });
  });
}

export const separationsOf = ({ flow, names }: Rules, steps: readonly Step[]): Fault[] =>
  separationFaults(flow, steps).map(({ taskA, taskB, person, events }) => {
    const facts = known({ step: nameOf(flow, taskA), other: nameOf(flow, taskB), actor: names.get(person) });
    return fault({ kind: 'separation', node: taskA, otherNode: taskB, actor: person, events, facts }, []);
  });

/** A limit exceeded, for good or so far; or, while the clock runs, near. */
export const clockFaultsOf = ({ flow, names }: Rules, steps: readonly Step[], clocks: readonly ClockReading[]): Fault[] =>
  clocks.flatMap(({ scope, node, light, endedOn, startStep, endStep, due, limit, used, unit, basis, overStatutory, provisional }) => {
    const near = light === 'yellow';
    if (light === 'green' || (near && endedOn !== null)) return [];
    const end = steps.find(({ id }) => id === endStep);
    const actor = scope === 'node' ? (end?.actor ?? null) : null;
    const facts = known({
      step: nameOf(flow, node),
      actor: actor === null ? undefined : names.get(actor),
      due,
      limit,
      used,
      unit,
      basis,
      near,
      overStatutory,
      provisional,
    });
    const events = endStep === null || endStep === startStep ? [startStep] : [startStep, endStep];
    const found = fault({ kind: scope === 'node' ? 'nodeOver' : 'totalOver', node, actor, events, facts });
    // Who will end the step is not known while it runs: the finding stays the same one.
    return [{ ...found, fingerprint: [found.kind, node ?? '', startStep].join('|') }];
  });

export const tooLongOf = (events: number, upTo: number): Fault =>
  fault({ kind: 'tooLong', node: null, actor: null, events: [], facts: { events, upTo } });
