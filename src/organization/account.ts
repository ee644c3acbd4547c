import { Refusal } from '#platform/refusal.ts';

/** How many characters a password has at least and at most. */
export const shortestPassword = 10;
export const longestPassword = 200;

/** How long a one-time link waits to be used. */
export const linkHours = 72;

/** How an account stands: there is none, it waits for its first link, it may be used, it is locked for a while, it is shut. */
export const accountStates = ['none', 'waiting', 'active', 'locked', 'disabled'] as const;
export type AccountState = (typeof accountStates)[number];

export type Lock = Readonly<{ failures: number; lockedUntil: Date | null }>;
export type LockRule = Readonly<{ lockAfter: number; lockMinutes: number }>;

const minute = 60_000;
export const later = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * minute);

/** A session in use is lengthened at most once in so many minutes, and ends at last after so many hours however it is used. */
const lengthenAfter = 5;
const longestSessionHours = 7 * 24;

/** Until when a session lasts that is used now; null: it was lengthened a moment ago. */
export function lengthened({ createdAt, seenAt }: Readonly<{ createdAt: Date; seenAt: Date }>, now: Date, hours: number): Date | null {
  if (now < later(seenAt, lengthenAfter)) return null;
  const [idle, last] = [later(now, hours * 60), later(createdAt, longestSessionHours * 60)];
  return idle < last ? idle : last;
}

export const isLocked = ({ lockedUntil }: Lock, now: Date): boolean => lockedUntil !== null && lockedUntil > now;

/** The account after one more wrong password: locked once there are too many, and then counted from nothing again. */
export function afterFailure({ failures }: Lock, now: Date, { lockAfter, lockMinutes }: LockRule): Lock {
  return failures + 1 >= lockAfter ? { failures: 0, lockedUntil: later(now, lockMinutes) } : { failures: failures + 1, lockedUntil: null };
}

export type Request = Readonly<{ personId: string; askedBy: string; settledBy: string | null }>;

/**
 * Whether somebody may settle a request for a way in: another person than who asked and than whom it is for.
 *
 * @throws Refusal `organization/settled`, `organization/own-matter`
 */
export function mustSettle({ personId, askedBy, settledBy }: Request, by: string): void {
  if (settledBy !== null) throw new Refusal('organization/settled');
  if (by === askedBy || by === personId) throw new Refusal('organization/own-matter');
}
