import type { Day } from '#engine/days.ts';
import type { Category, Limits, Wording } from '#powers/power.ts';
import type { PublicStep } from './steps.ts';

/** What a version says, as it is shown to all. No person is named in it. */
export type Content = Wording &
  Readonly<{
    publishedOn: Day;
    positions: ReadonlyArray<Readonly<{ department: string; name: string }>>;
    steps: readonly PublicStep[];
  }>;

/** The days of a version; `validTo` is its last one. */
export type Period = Readonly<{ number: number; validFrom: Day; validTo: Day | null; repealed: boolean }>;

export const standings = ['coming', 'inForce', 'superseded', 'repealed'] as const;
export type Standing = (typeof standings)[number];

/** How a version stands on a day. On its last day it is still in force. */
export function standingOn({ validFrom, validTo, repealed }: Period, today: Day): Standing {
  if (today < validFrom) return 'coming';
  if (validTo === null || today <= validTo) return 'inForce';
  return repealed ? 'repealed' : 'superseded';
}

/** The day before any, and the day after any, as PostgreSQL writes them. */
const [ever, always] = ['-infinity', 'infinity'] as unknown as readonly [Day, Day];

/**
 * From when to when each version is the one that its power is shown by: the first before its own day too, for what is published can be
 * read although it does not hold yet; each until the day before the next; the last for good, even when it has ended.
 *
 * @param versions the published ones of a power, in their order
 */
export const shownDays = (versions: readonly Period[], dayBefore: (day: Day) => Day): ReadonlyArray<Readonly<{ shownFrom: Day; shownTo: Day }>> =>
  versions.map(({ validFrom }, at) => {
    const next = versions[at + 1];
    return { shownFrom: at === 0 ? ever : validFrom, shownTo: next ? dayBefore(next.validFrom) : always };
  });

export type Named = Readonly<{ id: string; name: string }>;

/** A power in a list. */
export type Row = Period &
  Limits &
  Readonly<{
    id: string;
    code: string;
    name: string;
    category: Category;
    bureauId: string;
    bureau: string;
    departmentId: string;
    department: string;
  }>;

/** The body that exercises powers, with the names of those that inspect it and review them. */
export type Body = Named & Readonly<{ commission: string | null; legalAffairs: string | null }>;

/** A drawn flowchart: where it lies and what is in it. */
export type Picture = Readonly<{ x: number; y: number; width: number; height: number; body: string }>;

/** A power by one of its versions, with all of them. */
export type PublicPower = Omit<Row, 'bureau' | 'bureauId' | keyof Limits> &
  Readonly<{ bureau: Body; content: Content; picture: Picture | null; versions: ReadonlyArray<Period & Readonly<{ publishedOn: Day }>> }>;
