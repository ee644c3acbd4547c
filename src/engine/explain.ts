import type { Move } from './alignment.ts';
import type { Flow } from './flow.ts';

/**
 * Where a case left its flowchart, in the words of the business: 漏步, 错序, 重复, 流程外. `events` are places in the
 * case, `nodes` node ids; `after` is the node of the last step before it that agreed, null at the beginning.
 */
export type SequenceFault = Readonly<{
  kind: 'skipped' | 'outOfOrder' | 'repeated' | 'notInFlow';
  reason: 'unknown' | 'otherWay' | null;
  events: readonly number[];
  nodes: readonly string[];
  after: string | null;
}>;

/**
 * Says what each deviating move of an explanation means, one fault a move, in the order of the moves.
 *
 * An event without a task is, the first that applies: `notInFlow` unknown, when no task bears its name; `outOfOrder`,
 * when the explanation misses a task of its name elsewhere (the two moves are one fault, nearest first); `repeated`,
 * when a step of its name agreed elsewhere; `notInFlow` otherWay. A task without an event that is left is `skipped`.
 *
 * Source: the kinds and their precedence are those of domain §9.1.
 *
 * @param activities the case that `moves` explain
 */
export function explain(flow: Flow, activities: readonly string[], moves: readonly Move[]): SequenceFault[] {
  const { names, nodesNamed } = tasksOf(flow);
  const agreed = new Set(moves.filter((move) => move.kind === 'sync').map(({ node }) => names.get(node)));
  const missed = new Map<number, string>();
  for (const [at, move] of moves.entries()) if (move.kind === 'model') missed.set(at, move.node);

  const pairs = new Map<number, string>();
  for (const [at, move] of moves.entries()) {
    if (move.kind !== 'log') continue;
    const same = [...missed].filter(([, node]) => names.get(node) === activities[move.event]);
    const nearest = same.toSorted(([one], [other]) => Math.abs(one - at) - Math.abs(other - at))[0];
    if (!nearest) continue;
    pairs.set(at, nearest[1]);
    missed.delete(nearest[0]);
  }

  const faults: SequenceFault[] = [];
  let after: string | null = null;
  for (const [at, move] of moves.entries()) {
    if (move.kind === 'sync') after = move.node;
    if (move.kind === 'model' && missed.has(at)) {
      faults.push({ kind: 'skipped', reason: null, events: [], nodes: [move.node], after });
    }
    if (move.kind !== 'log') continue;
    const name = activities[move.event]!;
    const nodes = nodesNamed.get(name);
    const rest = { events: [move.event], nodes: nodes ?? [], after };
    const pair = pairs.get(at);
    if (!nodes) faults.push({ kind: 'notInFlow', reason: 'unknown', ...rest });
    else if (pair !== undefined) faults.push({ kind: 'outOfOrder', reason: null, ...rest, nodes: [pair] });
    else if (agreed.has(name)) faults.push({ kind: 'repeated', reason: null, ...rest });
    else faults.push({ kind: 'notInFlow', reason: 'otherWay', ...rest });
  }
  return faults;
}

type Tasks = Readonly<{ names: ReadonlyMap<string, string>; nodesNamed: ReadonlyMap<string, readonly string[]> }>;

// Asked once a case, the same for every case of a flowchart.
const tasks = new WeakMap<Flow, Tasks>();

function tasksOf(flow: Flow): Tasks {
  const found = tasks.get(flow);
  if (found) return found;
  const drawn = flow.nodes.filter(({ kind }) => kind === 'task');
  const named = Map.groupBy(drawn, ({ name }) => name);
  const made = {
    names: new Map(drawn.map(({ id, name }) => [id, name])),
    nodesNamed: new Map([...named].map(([name, some]) => [name, some.map(({ id }) => id)])),
  };
  tasks.set(flow, made);
  return made;
}
