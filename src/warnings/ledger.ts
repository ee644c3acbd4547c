import type { Day } from '#engine/days.ts';
import { type FaultLevel, faultLevels, type Threshold } from './scheme.ts';

/** Points on a fresh account, in tenths. */
export const fullAccount = 120;

/** D08: so close below the blue threshold that the person is reminded, in tenths. */
const nearBlueWithin = 10;

export const entryKinds = ['deduct', 'share', 'reverse', 'raise'] as const;
export type EntryKind = (typeof entryKinds)[number];

/**
 * One line of an account in one year. `points` are tenths, negative for a reversal; a `raise` has none and puts a floor under the
 * level; `on` is the day of posting.
 */
export type Entry = Readonly<{ id: string; kind: EntryKind; points: number; floor: FaultLevel | null; reverses: string | null; on: Day }>;

/** Where an account stands: tenths deducted (without upper end), tenths left of twelve points, the level reached, and D08. */
export type Standing = Readonly<{ deducted: number; left: number; level: FaultLevel | null; nearBlue: boolean }>;

/** Which of two levels is graver; none is mildest. */
export const graver = (one: FaultLevel | null, other: FaultLevel | null): FaultLevel | null => (rankOf(one) >= rankOf(other) ? one : other);

export const rankOf = (level: FaultLevel | null): number => (level === null ? -1 : faultLevels.indexOf(level));

/**
 * Where an account stands by the end of a day, worked out from its entries of one year and never stored.
 *
 * @param entries in any order, each once
 * @param thresholds those of the account's kind in the scheme in force on 1 January
 * @param on entries of later days do not count; left out: all count
 */
export function standing(entries: readonly Entry[], thresholds: readonly Threshold[], on?: Day): Standing {
  const counted = on === undefined ? entries : entries.filter((entry) => entry.on <= on);
  const reversed = new Set(counted.map(({ reverses }) => reverses));
  const deducted = counted.reduce((sum, { points }) => sum + points, 0);
  const floor = counted.filter(({ id }) => !reversed.has(id)).reduce<FaultLevel | null>((level, entry) => graver(level, entry.floor), null);
  const level = graver(levelAt(deducted, thresholds), floor);
  const blue = thresholds.find((it) => it.level === 'C')?.atLeast;
  const nearBlue = level === null && blue !== undefined && deducted > 0 && deducted >= blue - nearBlueWithin;
  return { deducted, left: Math.max(0, fullAccount - deducted), level, nearBlue };
}

/** The gravest level whose threshold so many tenths reach. */
export const levelAt = (tenths: number, thresholds: readonly Threshold[]): FaultLevel | null =>
  thresholds.filter(({ atLeast }) => tenths >= atLeast).reduce<FaultLevel | null>((level, it) => graver(level, it.level), null);

/** The level that an entry crosses into, or null when it crosses no threshold. */
export function crossed(before: Standing, after: Standing): FaultLevel | null {
  return rankOf(after.level) > rankOf(before.level) ? after.level : null;
}

/** The entries in the order of posting, each with what was deducted by then. */
export function withBalance<E extends Readonly<{ points: number }>>(entries: readonly E[]): Array<E & { balance: number }> {
  let balance = 0;
  return entries.map((entry) => ({ ...entry, balance: (balance += entry.points) }));
}

/** What a person's item also takes from the department, in tenths: nothing for mild items, or where the share is switched off. */
export const shareOf = (points: number, from: number | null, share: number): number => (from !== null && points >= from ? share : 0);
