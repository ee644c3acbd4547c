import { align } from './alignment.ts';
import { caseClocks } from './clock.ts';
import type { Day } from './days.ts';
import type { Step } from './flow.ts';
import { authorityFindings, type Finding, limitFindings, separationFindings, sequenceFindings, tooLong } from './observe-findings.ts';
import { keep, type Kept } from './observe-kept.ts';
import { endsAt, stateFrom, type Tables } from './tables.ts';

export type { Finding } from './observe-findings.ts';
export { type Kept, mostWithdrawn } from './observe-kept.ts';

/** How a case fits its flowchart so far, or, once closed, to its end; nulls where it is too long to explain. */
export type Verdict = Readonly<{ fits: boolean | null; cost: number | null; conformingUpTo: number | null }>;

/**
 * What is known of a case that is being watched: a plain value, which JSON brings back as it was.
 *
 * `steps` in order of time, of one instant by id (code units). `trail`: the table's state after each of the first steps,
 * as far as they fit and its number is the same everywhere. `forgotten`: withdrawn findings let go of.
 */
export type CaseState = Readonly<{
  steps: readonly Step[];
  trail: readonly number[];
  closed: boolean;
  verdict: Verdict;
  findings: readonly Kept[];
  forgotten: number;
}>;

/**
 * What cases are watched by. `today`: the bureau's day; `holds` as in {@link authorityFindings}, and always of the same
 * answer; `yellowAt` in percent; `effort` as that of `align`.
 */
export type Watch = Readonly<{
  tables: Tables;
  today: Day;
  holds: (actor: string, node: string, on: Day) => boolean;
  yellowAt?: number;
  effort?: number;
}>;

/** The case after a look at it, and the findings that are new, say something else, or are withdrawn since. */
export type Observed = Readonly<{ state: CaseState; findings: readonly Kept[] }>;

const fitting: Verdict = { fits: true, cost: 0, conformingUpTo: null };

/** A case of which nothing is known yet. */
export const newCase: CaseState = { steps: [], trail: [], closed: false, verdict: fitting, findings: [], forgotten: 0 };

/**
 * Takes in one step. The findings that are then open are those of checking the whole case at once: while it fits by one
 * look-up in the table, once it deviates by the exact alignment.
 *
 * A step later in arriving than in time re-opens the case from the step before it, a closed case too. A step whose id
 * was seen already is no news, whatever else it says.
 *
 * Source: a running case is held against prefixes as in van Zelst, Bolt, Hassani, van Dongen and van der Aalst, "Online conformance
 * checking: relating event streams to process models using prefix-alignments" (2019), but by whole optimal alignments, never a window.
 *
 * @throws RangeError when the calendar knows no working day near a limit's end
 */
export function observe(watch: Watch, before: CaseState, event: Step): Observed {
  if (before.steps.some(({ id }) => id === event.id)) return { state: before, findings: [] };
  const place = before.steps.findLastIndex((step) => isBefore(step, event)) + 1;
  const steps = before.steps.toSpliced(place, 0, event);
  return look(watch, { ...before, steps, trail: before.trail.slice(0, place) }, event);
}

/** Takes in that the case is over: from now on what it left undone is a fault. A step may still be late. @throws as {@link observe} */
export const close = (watch: Watch, before: CaseState): Observed =>
  before.closed ? { state: before, findings: [] } : look(watch, { ...before, closed: true }, null);

/** Looks at a case again because a day has passed (`watch.today`): only its clocks may say something else. @throws as {@link observe} */
export const passed = (watch: Watch, before: CaseState): Observed => look(watch, before, null);

const isBefore = (one: Step, other: Step): boolean => one.at < other.at || (one.at === other.at && one.id < other.id);

/** Goes on from the end of a trail. `state`: the one after all steps, below 0 where they do not fit or the table cannot say. */
function walk(tables: Tables, steps: readonly Step[], begun: readonly number[]): Readonly<{ trail: readonly number[]; state: number }> {
  const trail = [...begun];
  let state = trail.at(-1) ?? 0;
  for (let at = trail.length; at < steps.length && state >= 0; at += 1) {
    state = stateFrom(tables, state, tables.numberOf.get(steps[at]!.activity) ?? 0);
    if (state >= 0 && state < tables.fixed && trail.length === at) trail.push(state);
  }
  return { trail, state };
}

/** @param event the step that is new, null when none is */
function look(watch: Watch, seen: CaseState, event: Step | null): Observed {
  const { tables, today, yellowAt, holds } = watch;
  const { flow } = tables;
  const { steps, closed } = seen;
  const { trail, state } = walk(tables, steps, seen.trail);
  const [verdict, sequence] = sequenceOf(watch, { ...seen, trail }, state);
  const known = (check: Finding['check']): Kept[] => seen.findings.filter((one) => one.check === check && one.state === 'open');
  const unauthorized = [...known('authority'), ...(event ? authorityFindings(flow, [event], holds) : [])];
  const separated = event && isSeparated(tables, event) ? separationFindings(flow, steps) : known('separation');
  const options = yellowAt === undefined ? {} : { yellowAt };
  const clocks = flow.limits.length > 0 ? caseClocks(flow, steps, tables.calendar, today, closed, options) : [];
  const found = [...sequence, ...byTime(steps, unauthorized), ...separated, ...limitFindings(steps, clocks)];
  const { changed, ...findings } = keep(seen, found);
  return { state: { ...seen, trail, ...findings, verdict }, findings: changed };
}

function sequenceOf({ tables, effort }: Watch, { steps, trail, closed }: CaseState, state: number): [Verdict, Finding[]] {
  if (state >= 0 && (!closed || endsAt(tables, state) === true)) return [fitting, []];
  const activities = steps.map(({ activity }) => activity);
  const alignment = align(tables.net, activities, { finished: closed, ...(effort === undefined ? {} : { effort }) });
  if (!alignment.found) {
    const conformingUpTo = Math.max(alignment.conformingUpTo, trail.length);
    return [{ fits: null, cost: null, conformingUpTo }, [tooLong(steps, conformingUpTo)]];
  }
  const { cost, moves } = alignment;
  return [{ fits: cost === 0, cost, conformingUpTo: null }, sequenceFindings(tables.flow, steps, moves)];
}

const isSeparated = ({ pairs, numberOf }: Tables, { activity }: Step): boolean => {
  const name = numberOf.get(activity);
  return pairs.some(({ a, b }) => a === name || b === name);
};

function byTime(steps: readonly Step[], found: readonly Finding[]): readonly Finding[] {
  if (found.length < 2) return found;
  const places = new Map(steps.map(({ id }, at) => [id, at]));
  return found.toSorted((one, other) => places.get(one.events[0]!)! - places.get(other.events[0]!)!);
}
