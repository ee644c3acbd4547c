import { type Day, day, dayNumber, addDays } from '#engine/days.ts';
import type { Machine } from '#platform/machine.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';

export const measureKinds = ['prevention', 'monitoring', 'handling'] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** How often a measure comes round; without one it is done once. */
export const periods = ['month', 'quarter', 'halfYear', 'year'] as const;
export type Period = (typeof periods)[number];
const months: Readonly<Record<Period, number>> = { month: 1, quarter: 3, halfYear: 6, year: 12 };

/** Overdue is no status: an open time is overdue once its day has passed. */
export const measureStatuses = ['planned', 'underWay', 'done', 'cancelled'] as const;
export type MeasureStatus = (typeof measureStatuses)[number];

/** `show`: give evidence; `change`: its text, person or day. `cancel` and `change` are of the measure as a whole. */
export const measureDeeds = ['start', 'show', 'finish', 'reopen', 'cancel', 'change'] as const;
export type MeasureDeed = (typeof measureDeeds)[number];

export const measureMachine: Machine<MeasureStatus, MeasureDeed> = {
  planned: { start: 'underWay', show: 'underWay', finish: 'done', cancel: 'cancelled', change: 'planned' },
  underWay: { show: 'underWay', finish: 'done', cancel: 'cancelled', change: 'underWay' },
  done: { show: 'done', reopen: 'underWay' },
  cancelled: { reopen: 'planned' },
};

/** A measure as those see it who act on it: the status of the time that is meant, whose duty it is, and who tends the risk point. */
export type MeasureMatter = Readonly<{ status: MeasureStatus; departmentId: string; responsibleId: string | null }>;
type Who = Pick<Actor, 'personId' | 'roles' | 'departments'>;
export type MeasureHindrance = 'risks/measure/cannot' | 'risks/measure/forbidden' | 'risks/measure/tend/forbidden' | 'risks/measure/own-matter';

const ofThePerson: ReadonlySet<MeasureDeed> = new Set(['start', 'show', 'finish']);
const oneselfRelieved: ReadonlySet<MeasureDeed> = new Set(['cancel', 'change']);

/**
 * Why a person may not do a deed to a measure now; null: they may. Who is responsible carries it out, as may those who tend its risk point;
 * these alone change its course, and nobody relieves themselves of a duty or gives themselves more time for it.
 */
export function measureHindrance(matter: MeasureMatter, deed: MeasureDeed, who: Who): MeasureHindrance | null {
  if (!measureMachine[matter.status][deed]) return 'risks/measure/cannot';
  const own = who.personId === matter.responsibleId;
  const tends = who.roles.has('office') || who.departments.includes(matter.departmentId);
  if (ofThePerson.has(deed)) return own || tends ? null : 'risks/measure/forbidden';
  if (!tends) return 'risks/measure/tend/forbidden';
  return own && oneselfRelieved.has(deed) ? 'risks/measure/own-matter' : null;
}

/** @throws Refusal the hindrance, if there is one */
export function measureDecided(matter: MeasureMatter, deed: MeasureDeed, who: Who): MeasureStatus {
  const why = measureHindrance(matter, deed, who);
  if (why) throw new Refusal(why, { status: matter.status, deed });
  return measureMachine[matter.status][deed]!;
}

export const measureDeedsOpenTo = (matter: MeasureMatter, who: Who): MeasureDeed[] =>
  measureDeeds.filter((deed) => measureHindrance(matter, deed, who) === null);

/** One time that a measure is due. `number` from 1. */
export type Time = Readonly<{ number: number; dueOn: Day | null; status: MeasureStatus }>;
const isOpen = ({ status }: Time) => status === 'planned' || status === 'underWay';
export const isOverdue = (time: Pick<Time, 'dueOn' | 'status'>, today: Day): boolean =>
  (time.status === 'planned' || time.status === 'underWay') && time.dueOn !== null && time.dueOn < today;

/** The time by which a measure stands: the earliest that is open; once none is, the last. @param times in order, at least one */
export const currentTime = <T extends Time>(times: readonly T[]): T => times.find(isOpen) ?? times.at(-1)!;

/** The day so many months later; of a month too short for it the last. */
function addMonths(from: Day, count: number): Day {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number];
  const at = year * 12 + (month - 1) + count;
  const length = dayNumber(firstOf(at + 1)) - dayNumber(firstOf(at));
  return addDays(firstOf(at), Math.min(date, length) - 1);
}

/** @param month counted from the year 0 */
const firstOf = (month: number): Day => day(`${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`);

/** When the so-manieth time is due: counted from the day of the first, so that the 31st comes back after a short month. @param number from 1 */
export const dueOfTime = (first: Day, every: Period, number: number): Day => addMonths(first, (number - 1) * months[every]);

/** The last day of the month, quarter, half-year or year that a day is in: when a measure is first due that says no day. */
export function endOfPeriod(of: Day, every: Period): Day {
  const month = Number(of.slice(5, 7)) - 1;
  const begun = day(`${of.slice(0, 5)}${String(month - (month % months[every]) + 1).padStart(2, '0')}-01`);
  return addDays(addMonths(begun, months[every]), -1);
}

const mostAtOnce = 600; // fifty years of months

/**
 * The times that are to be there by today and are not yet: the next is made when the last is done or its day has passed. None for a
 * measure that is done once or was cancelled.
 *
 * @param first the day that they are counted from
 * @param times in order, at least one
 */
export function timesToMake(every: Period | null, first: Day | null, times: readonly Time[], today: Day): Time[] {
  if (every === null || first === null) return [];
  const made: Time[] = [];
  for (let last = times.at(-1)!; made.length < mostAtOnce && goesOn(last, today);) {
    last = { number: last.number + 1, dueOn: dueOfTime(first, every, last.number + 1), status: 'planned' };
    made.push(last);
  }
  return made;
}

const goesOn = (last: Time, today: Day) => last.status === 'done' || (isOpen(last) && last.dueOn! < today);
