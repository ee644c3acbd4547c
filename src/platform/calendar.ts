import { type Day, dayIn } from '#engine/days.ts';

/** The zone in which a bureau's days begin and end, unless the bureau says otherwise. */
export const chinaZone = 'Asia/Shanghai';

/** The local day of an instant in China. */
export const dayOf = (instant: Date): Day => dayIn(instant.getTime(), chinaZone);
