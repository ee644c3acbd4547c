import { dayOf } from './calendar.ts';
import type { Moment } from './permissions.ts';

/** The one clock of the product: handed to server, worker and tests; in production it cannot be set. */
export type Clock = () => Moment;

export const momentOf = (now: Date): Moment => ({ now, today: dayOf(now) });

export const realClock: Clock = () => momentOf(new Date());
