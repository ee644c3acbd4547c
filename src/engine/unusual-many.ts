import type { Lead, LeadFacts } from './lead.ts';
import { middleAndSpread, modifiedZ } from './robust.ts';

/** A lead from many cases of one power; `subject` names what it is about, so that looking again finds the same one. */
export type GroupLead = Omit<Lead, 'nodes'> & Readonly<{ subject: string }>;

/** One completed step: what, who, when (milliseconds since 1970, UTC). */
export type Completion = Readonly<{ id: string; activity: string; actor: string; at: number }>;
/** How many completions within how many minutes. */
export type BatchLimits = Readonly<{ steps: number; minutes: number }>;
/** From how many cases of an applicant and of others on, and how improbable (0 to 1) it must be. */
export type HandlerLimits = Readonly<{ cases: number; others: number; alpha: number }>;
/** From how many comparable figures on, and from which modified z-score. */
export type OutcomeLimits = Readonly<{ sample: number; z: number }>;

/** What is set where a bureau has set nothing else. */
export const batchLimits: BatchLimits = { steps: 10, minutes: 10 };
/** What is set where a bureau has set nothing else. */
export const handlerLimits: HandlerLimits = { cases: 8, others: 20, alpha: 0.01 };
/** What is set where a bureau has set nothing else. */
export const outcomeLimits: OutcomeLimits = { sample: 20, z: 3.5 };

const keyed = (...parts: readonly string[]): string => JSON.stringify(parts);

/** Two figures after the point are what a reader takes in. */
const rounded = (value: number): number => Math.round(value * 100) / 100;

/**
 * `batchEnd/1` 集中批办: one person completed the same step `steps` times or more within `minutes` minutes. Spans that
 * overlap are one lead, with all their completions; `value` is the most within one span, `sample` how often this
 * person completed this step at all.
 *
 * @param completions of one power and period, in any order
 */
export function batches(completions: readonly Completion[], { steps, minutes }: BatchLimits = batchLimits): GroupLead[] {
  const byPerson = Map.groupBy(completions, ({ activity, actor }) => keyed(activity, actor));
  return [...byPerson.values()].flatMap((own) => {
    const sorted = own.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    return spansOf(sorted, steps, minutes * 60_000).map(({ from, to, most }): GroupLead => {
      const { activity, actor, id } = sorted[from]!;
      const facts: LeadFacts = { formula: 'batchEnd/1', value: most, threshold: steps, group: 'ownSteps', sample: own.length };
      const events = sorted.slice(from, to + 1).map((one) => one.id);
      return { kind: 'batchEnd', events, activity, actor, subject: keyed(activity, actor, id), facts };
    });
  });
}

/** Stretches, by place, of which every part lies in a full span; `most`: the fullest span's count. */
function spansOf(sorted: readonly Completion[], steps: number, span: number): Array<{ from: number; to: number; most: number }> {
  const found: Array<{ from: number; to: number; most: number }> = [];
  let from = 0;
  for (const [to, { at }] of sorted.entries()) {
    while (at - sorted[from]!.at > span) from += 1;
    const count = to - from + 1;
    const last = found.at(-1);
    if (count < Math.max(steps, 1)) continue;
    if (last && from <= last.to) Object.assign(last, { to, most: Math.max(last.most, count) });
    else found.push({ from, to, most: count });
  }
  return found;
}

/** How many cases of an applicant one person took a step of; `events` prove it, and may be left out below the minimum. */
export type Handled = Readonly<{ activity: string; applicant: string; actor: string; cases: number; events: readonly string[] }>;

/**
 * `oneHandler/1` 固定经办: `n` cases of one applicant, no fewer than `cases`, all handled by one person, although others
 * take the same step. With p the person's share among the cases of all other applicants (one case added to both sides,
 * so that it is never nought), chance would bring that about with probability pⁿ. It is a lead when pⁿ times the number
 * of applicants tested (Bonferroni's correction; Dunn, "Multiple comparisons among means", 1961) is `alpha` or less. Fewer than `others` cases of other applicants say nothing.
 *
 * @param handled of one power and period, a row for each step, applicant and person, in any order
 */
export function fixedHandlers(handled: readonly Handled[], limits: HandlerLimits = handlerLimits): GroupLead[] {
  const tested = [...Map.groupBy(handled, ({ activity }) => activity).values()].flatMap((rows) => pairsOf(rows, limits));
  return tested.flatMap(({ row, n, share, others }): GroupLead[] => {
    const probability = row === null ? 1 : share ** n * tested.length;
    if (row === null || probability > limits.alpha || row.events.length === 0) return [];
    const facts: LeadFacts = {
      formula: 'oneHandler/1',
      value: probability,
      threshold: limits.alpha,
      group: 'otherApplicants',
      sample: others,
      outcome: n,
      share: rounded(share * 100),
      tests: tested.length,
    };
    const { activity, actor, applicant, events } = row;
    return [{ kind: 'oneHandler', events, activity, actor, subject: keyed(activity, actor, applicant), facts }];
  });
}

type Pair = Readonly<{ row: Handled | null; n: number; share: number; others: number }>;

/** The applicants of one step that have cases enough; `row` null where several people shared theirs. */
function pairsOf(rows: readonly Handled[], limits: HandlerLimits): Pair[] {
  const sum = (of: readonly Handled[]): number => of.reduce((all, { cases }) => all + cases, 0);
  const all = sum(rows);
  const byActor = new Map([...Map.groupBy(rows, ({ actor }) => actor)].map(([actor, of]) => [actor, sum(of)]));
  if (byActor.size < 2) return [];
  return [...Map.groupBy(rows, ({ applicant }) => applicant).values()].flatMap((own): Pair[] => {
    const n = sum(own);
    const others = all - n;
    if (n < limits.cases || others < limits.others) return [];
    const [row] = own;
    if (own.length > 1) return [{ row: null, n, share: 1, others }];
    return [{ row: row!, n, share: (byActor.get(row!.actor)! - n + 1) / (others + 1), others }];
  });
}

/** A figure that a step came to, such as the amount granted: `attribute` is its name in the source. */
export type Outcome = Readonly<{ id: string; activity: string; actor: string | null; attribute: string; value: number }>;

/**
 * `discretion/1` 自由裁量: a figure that lies far from those of comparable cases (same step, same attribute), by the
 * modified z-score ({@link modifiedZ}), `z` or more on either side. Fewer than `sample` comparable figures say nothing,
 * nor do figures of which more than half are the same, for they have no spread to measure by.
 *
 * @param outcomes of one power and period, in any order
 */
export function farOutcomes(outcomes: readonly Outcome[], { sample, z }: OutcomeLimits = outcomeLimits): GroupLead[] {
  return [...Map.groupBy(outcomes, ({ activity, attribute }) => keyed(activity, attribute)).values()].flatMap((comparable) => {
    if (comparable.length < sample) return [];
    const { median, spread } = middleAndSpread(comparable.map(({ value }) => value));
    if (!(spread > 0)) return [];
    return comparable.flatMap(({ id, activity, actor, attribute, value }): GroupLead[] => {
      const score = modifiedZ(value, median, spread);
      if (Math.abs(score) < z) return [];
      const compared = { attribute, outcome: value, median, spread, group: 'comparable' as const, sample: comparable.length };
      const facts: LeadFacts = { formula: 'discretion/1', value: rounded(score), threshold: z, ...compared };
      return [{ kind: 'discretion', events: [id], activity, actor, subject: keyed(activity, attribute, id), facts }];
    });
  });
}
