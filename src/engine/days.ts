/** A calendar day, written `2026-03-01`. Days compare with `<` because the text sorts as time does. */
export type Day = string & { readonly day: unique symbol };

const millisecondsADay = 86_400_000;
const written = /^(?!0000)\d{4}-\d{2}-\d{2}$/; // no database and no almanac knows a year 0

/** A day from its text (ISO 8601). @throws RangeError when the text is not a day that exists, such as `2026-02-30` */
export function day(text: string): Day {
  const at = written.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) throw new RangeError(`not a day: ${text}`);
  return text as Day;
}

// Making a formatter costs a thousand times as much as using it.
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The day on which an instant falls in a time zone.
 *
 * @param instant milliseconds since 1970, UTC
 * @param zone IANA name, such as `Asia/Shanghai`
 * @throws RangeError when the zone is not known
 */
export function dayIn(instant: number, zone: string): Day {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
    formatters.set(zone, formatter);
  }
  return formatter.format(instant) as Day;
}

const quarter = 900_000;
const widest = 16 * 3_600_000; // no zone has ever been farther from UTC

/**
 * The instant at which a day begins in a time zone, in milliseconds since 1970, UTC: midnight, or where clocks skip it the
 * first instant after it; of a midnight that comes twice the first; of a day that a zone left out the next day's.
 *
 * @param zone IANA name
 * @throws RangeError when the zone is not known
 */
export function startOfDay(of: Day, zone: string): number {
  const begun = (at: number): boolean => dayIn(at, zone) >= of;
  let high = Date.parse(of) - widest;
  while (!begun(high)) high += quarter; // midnights of today's zones fall on quarters of an hour
  let low = high - quarter;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (begun(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Days since 1970-01-01, negative before it: what days are reckoned with. */
export const dayNumber = (of: Day): number => Date.parse(of) / millisecondsADay;

/** The day so many days after 1970-01-01. @throws RangeError beyond the years that a `Date` can hold */
export const dayFromNumber = (count: number): Day => new Date(count * millisecondsADay).toISOString().slice(0, 10) as Day;

/** The day so many whole days later; negative goes back. @throws RangeError as {@link dayFromNumber} */
export const addDays = (from: Day, days: number): Day => dayFromNumber(dayNumber(from) + days);

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export const weekday = (of: Day): number => ((((dayNumber(of) + 3) % 7) + 7) % 7) + 1;

/** The calendar year of a day. */
export const yearOf = (of: Day): number => Number(of.slice(0, 4));
