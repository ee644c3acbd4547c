import { addDays, type Day, day, yearOf } from '#engine/days.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Tier } from '#risks/point.ts';

/** A round 排查: a year's forms of a bureau. */
export const states = ['open', 'closed'] as const;
export type State = (typeof states)[number];
export const deeds = ['give', 'remind', 'change', 'close'] as const;
export type Deed = (typeof deeds)[number];

export type Promises = Readonly<Record<Tier, string>>;

/** Until when the plan wants risks identified and levelled; a round that opens later has as long as the plan's shortest phase. */
const planned = { month: '11-30', least: 30 } as const;

/** From when to when a round that is opened today goes by the plan: to the end of November, or for thirty days where that is near or past. */
export function plannedDays(today: Day): Readonly<{ opensOn: Day; dueOn: Day }> {
  const end = day(`${yearOf(today)}-${planned.month}`);
  const least = addDays(today, planned.least);
  return { opensOn: today, dueOn: end > least ? end : least };
}

/** @throws Refusal `campaigns/days/invalid` unless the round ends after it begins and not before today */
export function mustRun(opensOn: Day, dueOn: Day, today: Day): void {
  if (dueOn < opensOn || dueOn < today) throw new Refusal('campaigns/days/invalid', { opensOn, dueOn });
}

/** The days before the end on which who has not filed is reminded, as the bureau wrote them down: `7,3,1`; the farthest first. */
export const reminderDays = (text: string): number[] =>
  text
    .split(/[,，、\s]+/)
    .map(Number)
    .filter((it) => Number.isInteger(it) && it > 0 && it < 366)
    .toSorted((a, b) => b - a);

/** The nearest reminder whose day has come; null: none yet. */
export const reminderOn = (today: Day, dueOn: Day, days: readonly number[]): number | null =>
  days.toReversed().find((before) => today >= addDays(dueOn, -before)) ?? null;
