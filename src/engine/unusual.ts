import { checkingTasks } from './checking.ts';
import type { Flow, Step } from './flow.ts';
import type { Lead, LeadFacts, LeadKind } from './lead.ts';
import { broughtBy } from './way.ts';
import { isProvisional, isWorkingDay, type WorkCalendar } from './working-days.ts';

/**
 * A step with what only some sources say: the instants at which it reached its desk and was typed in (milliseconds
 * since 1970, UTC), its local time of day in minutes since midnight, and the step that it corrects, by id.
 */
export type TimedStep = Step & Readonly<{ arrivedAt?: number | null; enteredAt?: number | null; minute?: number | null; corrects?: string | null }>;

/** What is set. Seconds, hours, minutes since midnight, times. */
export type LeadLimits = Readonly<{ instantSeconds: number; opensAt: number; closesAt: number; lateEntryHours: number; returns: number }>;

/** What is set where a bureau has set nothing else: a minute, 8:30 to 17:30, a day, twice. */
export const leadLimits: LeadLimits = { instantSeconds: 60, opensAt: 8.5 * 60, closesAt: 17.5 * 60, lateEntryHours: 24, returns: 2 };

/**
 * The leads 线索 of one case, at most one of a kind for a step.
 *
 * - `instant/1` 秒办: a checking or deciding step ({@link checkingTasks}), not the first of the case, was completed no more
 *   than so many seconds after it arrived: as the source says, else after the completion that brought it there.
 * - `outOfHours/1`: completed on a day that is not worked, or before the office opens or after it closes; `value` is the
 *   minute of the day.
 * - `enteredLate/1` 事后补录: typed in more than so many hours after it happened.
 * - `returned/1` 反复补正: the applicant had to supplement more than so many times; the steps that received it prove it.
 * - `corrected/1`: a later report takes the place of this one; both prove it.
 *
 * A step of which only the day is known (midnight) gives neither of the first two by the clock.
 *
 * @param steps completed steps in order of time
 */
export function leadsOf(flow: Flow, steps: readonly TimedStep[], calendar: WorkCalendar, limits: LeadLimits = leadLimits): Lead[] {
  const of = (step: TimedStep, kind: LeadKind, facts: Omit<LeadFacts, 'formula' | 'group'>, events: readonly string[] = [step.id]): Lead =>
    leadOf(flow, step, events, { formula: `${kind}/1`, group: 'case', ...facts });
  return [
    ...instants(flow, steps, limits, of),
    ...steps.flatMap((step) => outOfHours(step, calendar, limits, of)),
    ...steps.flatMap((step) => enteredLate(step, limits, of)),
    ...returned(flow, steps, limits, of),
    ...steps.flatMap((step) => (step.corrects ? [of(step, 'corrected', { value: 1, threshold: 0, sample: 2 }, [step.corrects, step.id])] : [])),
  ];
}

type Making = (step: TimedStep, kind: LeadKind, facts: Omit<LeadFacts, 'formula' | 'group'>, events?: readonly string[]) => Lead;

function leadOf(flow: Flow, { activity, actor }: TimedStep, events: readonly string[], facts: LeadFacts): Lead {
  const nodes = flow.nodes.flatMap(({ id, kind, name }) => (kind === 'task' && name === activity ? [id] : []));
  return { kind: facts.formula.slice(0, facts.formula.indexOf('/')) as LeadKind, events, nodes, activity, actor, facts };
}

function instants(flow: Flow, steps: readonly TimedStep[], { instantSeconds: most }: LeadLimits, of: Making): Lead[] {
  const checking = checkingTasks(flow);
  const tasks = Map.groupBy(
    flow.nodes.filter(({ id }) => checking.has(id)),
    ({ name }) => name,
  );
  return steps.flatMap((step, at) => {
    const task = tasks.get(step.activity)?.[0];
    if (at === 0 || !task || !hasTime(step)) return [];
    const arrived = step.arrivedAt ?? arrivalOf(flow, steps, task.id, at, most);
    const seconds = arrived === null ? Infinity : Math.round((step.at - arrived) / 1000);
    // Done before it came: its times contradict each other, and say nothing of haste.
    return seconds < 0 || seconds > most ? [] : [of(step, 'instant', { value: seconds, threshold: most, sample: 1 })];
  });
}

/** Nobody works at midnight sharp: a source that says so knows only the day. */
const hasTime = ({ minute }: TimedStep): boolean => minute !== 0;

/** When what brought the step was completed; null where even the step before lies farther back than is asked for. */
function arrivalOf(flow: Flow, steps: readonly TimedStep[], task: string, at: number, most: number): number | null {
  if (steps[at]!.at - steps[at - 1]!.at > (most + 1) * 1000) return null;
  const brought: TimedStep | null = broughtBy(flow, steps, task, at);
  return brought && hasTime(brought) ? brought.at : null;
}

function outOfHours(step: TimedStep, calendar: WorkCalendar, { opensAt, closesAt }: LeadLimits, of: Making): Lead[] {
  const minute = step.minute ?? null;
  const off = !isWorkingDay(calendar, step.day);
  const outside = hasTime(step) && minute !== null && (minute < opensAt || minute > closesAt);
  if (!off && !outside) return [];
  const why = off ? 'nonWorkingDay' : 'outsideHours';
  const threshold = minute !== null && minute < opensAt ? opensAt : closesAt;
  const tentative = off && isProvisional(calendar, step.day) ? { provisional: true } : {};
  return [of(step, 'outOfHours', { value: minute ?? 0, threshold, sample: 1, why, ...tentative })];
}

function enteredLate(step: TimedStep, { lateEntryHours: most }: LeadLimits, of: Making): Lead[] {
  const hours = ((step.enteredAt ?? step.at) - step.at) / 3_600_000;
  return hours > most ? [of(step, 'enteredLate', { value: Math.floor(hours), threshold: most, sample: 1 })] : [];
}

function returned(flow: Flow, steps: readonly TimedStep[], { returns: most }: LeadLimits, of: Making): Lead[] {
  const waits = new Set(flow.clocks.flatMap(({ node, suspends }) => (suspends === 'supplement' ? [node] : [])));
  const names = new Set(flow.nodes.flatMap(({ id, name }) => (waits.has(id) ? [name] : [])));
  const received = steps.filter(({ activity }) => names.has(activity));
  if (received.length <= most) return [];
  const ids = received.map(({ id }) => id);
  return [of(received.at(-1)!, 'returned', { value: received.length, threshold: most, sample: steps.length }, ids)];
}
