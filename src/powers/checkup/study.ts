import type { Flow, TimeLimit } from '#engine/flow.ts';
import { after, longestWays, nextIn, type Way } from './ways.ts';

/** A step named so that a link finds it. */
export type StepName = Readonly<{ node: string; name: string }>;
/** A department and one of its positions, by name as a flowchart has them. */
export type Post = Readonly<{ department: string; position: string }>;
export type StudiedStep = StepName & Readonly<{ posts: readonly Post[] }>;

/** A step that stops the clock and should not: on site, in no special procedure, or asking for what is missing after the acceptance. */
export type Stopping = StepName & Readonly<{ kind: 'clockOnSite' | 'clockOther' | 'clockSupplement' }>;
/** A total limit beside its longest ways. */
type StudiedTotal = Readonly<{ limit: TimeLimit; ways: readonly Way[] }>;

/** What a check-up reads off a flowchart; the same for the same flowchart, whoever holds which position. */
export type Study = Readonly<{
  steps: readonly StudiedStep[];
  separations: ReadonlyArray<readonly [StudiedStep, StudiedStep]>;
  stopping: readonly Stopping[];
  totals: readonly StudiedTotal[];
  limits: ReadonlyMap<string, TimeLimit>; // of steps, by node
}>;

/** What the law lets stop the clock: 行政许可法 article 45, as domain §9.4 reads it. */
const special = /听证|招标|拍卖|检验|检测|检疫|鉴定|评审/;
const onSite = /现场|实地|踏勘|勘查|勘验|核查|查验/;
const accepts = /受理/;
const declines = /不予?受理/;

/** Reads a flowchart with its rules (`rulesOf`). */
export function studyOf(flow: Flow): Study {
  const posts = Map.groupBy(flow.performers, ({ node }) => node);
  const tasks = flow.nodes.filter(({ kind }) => kind === 'task');
  const steps = tasks.map(({ id, name }) => ({
    node: id,
    name,
    posts: (posts.get(id) ?? []).map(({ department, position }) => ({ department, position })),
  }));
  const byNode = new Map(steps.map((step) => [step.node, step]));
  const nodeLimits = flow.limits.filter(({ scope, node }) => scope === 'node' && node !== null);
  const totals = flow.limits.filter(({ scope }) => scope === 'total');
  return {
    steps,
    separations: pairsOf(flow, byNode),
    stopping: stoppingIn(flow, byNode),
    totals: totals.map((limit) => ({ limit, ways: longestWays(flow, limit) })),
    limits: new Map(nodeLimits.map((limit) => [limit.node!, limit])),
  };
}

function pairsOf({ separations }: Flow, steps: ReadonlyMap<string, StudiedStep>): Array<readonly [StudiedStep, StudiedStep]> {
  const pairs = new Map<string, readonly [StudiedStep, StudiedStep]>();
  for (const { taskA, taskB } of separations) {
    const [one, other] = [steps.get(taskA), steps.get(taskB)];
    const key = JSON.stringify([taskA, taskB].toSorted());
    if (one && other && one !== other && !pairs.has(key)) pairs.set(key, [one, other]);
  }
  return [...pairs.values()];
}

function stoppingIn(flow: Flow, steps: ReadonlyMap<string, StudiedStep>): Stopping[] {
  const named = flow.limits.flatMap(({ scope, from }) => (scope === 'total' && from !== null ? [from] : []));
  const accepting = [...steps.values()].filter(({ name }) => accepts.test(name) && !declines.test(name));
  const accepted = after(named.length > 0 ? named : accepting.map(({ node }) => node), nextIn(flow));
  return flow.clocks.flatMap(({ node, suspends }): Stopping[] => {
    const step = steps.get(node);
    if (!step) return [];
    const kind = suspends === 'special' ? specialFault(step.name) : accepted.has(node) ? 'clockSupplement' : null;
    return kind ? [{ node, name: step.name, kind }] : [];
  });
}

const specialFault = (name: string): Stopping['kind'] | null => (special.test(name) ? null : onSite.test(name) ? 'clockOnSite' : 'clockOther');
