import { addDays, type Day } from '#engine/days.ts';
import type { LimitUnit } from '#engine/flow.ts';
import { dueDay, type WorkCalendar } from '#engine/working-days.ts';

export const units = ['workingDay', 'calendarDay', 'immediate'] as const satisfies readonly LimitUnit[];

/** A time limit 时限; the figure is 0 where the unit is `immediate`. */
export type Limit = Readonly<{ days: number; unit: LimitUnit }>;

const startDays = 365;
const mostKept = 500;

// A catalogue holds the same few pairs against each other row by row, each through a whole year.
const kept = new WeakMap<WorkCalendar, Map<string, Late>>();

type Late = 'always' | 'sometimes' | 'never';

/**
 * Whether a promised limit may end after the statutory one.
 *
 * In one unit the figures decide. In two, the last days in time are compared for a case begun on any day of the coming year:
 * `always` late, `sometimes`, or `never`.
 */
export function outlasts(promised: Limit, statutory: Limit, calendar: WorkCalendar, from: Day): Late {
  if (promised.unit === 'immediate' || promised.days === 0) return 'never';
  if (promised.unit === statutory.unit || statutory.unit === 'immediate') return promised.days > statutory.days ? 'always' : 'never';
  const known = kept.get(calendar) ?? new Map<string, Late>();
  kept.set(calendar, known);
  const key = [from, promised.days, promised.unit, statutory.days, statutory.unit].join(' ');
  const late = known.get(key) ?? lateIn(promised, statutory, calendar, from);
  if (known.size >= mostKept) known.clear();
  known.set(key, late);
  return late;
}

function lateIn(promised: Limit, statutory: Limit, calendar: WorkCalendar, from: Day): Late {
  let late = 0;
  for (let at = 0; at < startDays; at += 1) {
    const start = addDays(from, at);
    if (dueDay(calendar, start, promised.days, promised.unit) > dueDay(calendar, start, statutory.days, statutory.unit)) late += 1;
  }
  return late === startDays ? 'always' : late > 0 ? 'sometimes' : 'never';
}

/** A day of acceptance for which a promise would end after the law allows, with both last days; null: there is none in the coming year. */
export function lateExample(
  promised: Limit,
  statutory: Limit,
  calendar: WorkCalendar,
  from: Day,
): Readonly<{ start: Day; promised: Day; statutory: Day }> | null {
  for (let at = 0; at < startDays; at += 1) {
    const start = addDays(from, at);
    const [mine, theirs] = [promised, statutory].map(({ days, unit }) => dueDay(calendar, start, days, unit)) as [Day, Day];
    if (mine > theirs) return { start, promised: mine, statutory: theirs };
  }
  return null;
}
