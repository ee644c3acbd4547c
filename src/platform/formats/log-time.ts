/** A time as written: `wall` is what the clock showed, as if it were UTC (ms); `offset` minutes east, null when not said. */
export type Written = Readonly<{ wall: number; offset: number | null }>;

const iso = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/;
const date = String.raw`(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)`;
const clock = String.raw`(?:([上下]午)\s*)?(\d{1,2})(?:[:：](\d\d)(?:[:：](\d\d)(?:[.,](\d+))?)?(?:\s*([AaPp])[Mm])?|[时点](?:(\d{1,2})分(?:(\d{1,2})秒)?)?)`;
const loose = new RegExp(String.raw`^${date}(?:(?:T|\s*)${clock}\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$`);
const compact = /^(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?)?(Z|[+-]\d\d:?\d\d)?$/;

/** An ISO 8601 date-time in the extended form, as XES wants it; null when it is none, or no such moment exists. */
export function isoTime(text: string): Written | null {
  const found = iso.exec(text);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = found;
  return written([year, month, day, hour, minute, second], fraction, zone);
}

/**
 * A time as tables write it: `2025-01-03 15:26:08.5`, `2025/1/3 3:26 PM`, `2025年1月3日 15时26分`, `2025/1/3 下午 3:26`, with an offset or
 * not, in wide digits or not; a day alone is its midnight.
 */
export function tableTime(text: string): Written | null {
  const found = loose.exec(/^[\0-\x7f]*$/.test(text) ? text : text.normalize('NFKC'));
  if (!found) return null;
  const [, year, month, day, monthZh, dayZh, half, hour, minute, second, fraction, m, minuteZh, secondZh, zone] = found;
  const hours = half || m ? ofHalf(Number(hour), half === '下午' || m?.toLowerCase() === 'p', m !== undefined) : hour;
  return written([year, month ?? monthZh, day ?? dayZh, hours, minute ?? minuteZh, second ?? secondZh], fraction, zone);
}

/** The hour of a half of the day; who says 下午15时 says it twice. Out of the day where there is none. */
function ofHalf(hour: number, afternoon: boolean, upTo12: boolean): string {
  if (hour > 12) return !afternoon || upTo12 ? '24' : String(hour);
  return String((hour % 12) + (afternoon ? 12 : 0));
}

/** A time where nothing else can be meant: as {@link tableTime}, or `20250103`, `20250103152608`, or milliseconds since 1970. */
export function cellTime(text: string): Written | null {
  if (/^\d{13}$/.test(text)) return { wall: Number(text), offset: 0 };
  const [, year, month, day, hour, minute, second, zone] = compact.exec(text) ?? [];
  return year === undefined ? tableTime(text) : written([year, month, day, hour, minute, second], undefined, zone);
}

function written(parts: ReadonlyArray<string | undefined>, fraction: string | undefined, zone: string | undefined): Written | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  const days = new Date(Date.UTC(year, month - 1, day));
  days.setUTCFullYear(year, month - 1, day); // Date.UTC reads years below 100 as 19xx.
  if (days.getUTCMonth() !== month - 1 || days.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return null;
  const offset = zone === undefined ? null : offsetOf(zone);
  if (offset !== null && !(Math.abs(offset) <= 14 * 60)) return null;
  const milliseconds = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
  return { wall: days.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds, offset };
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  return Number(zone.slice(-2)) > 59 && zone.length > 3 ? Number.NaN : zone.startsWith('-') && minutes > 0 ? -minutes : minutes;
}

/** Where a clock's time falls: `twice` when the clock showed it twice (the earlier instant is taken); null when it never did. */
export type Placed = Readonly<{ at: number; offset: number; twice: boolean }>;

export type ZoneClock = (wall: number) => Placed | null;

const aDay = 86_400_000;

/**
 * Places clock times of a zone on the line of instants, by its rules at that moment, summer time included.
 *
 * @param zone IANA name such as `Asia/Shanghai`
 * @throws RangeError when the zone is not known
 */
export function zoneClock(zone: string): ZoneClock {
  const offsetAt = offsets(zone);
  return (wall) => {
    const before = offsetAt(wall - aDay);
    const after = offsetAt(wall + aDay);
    const fitting = (before === after ? [before] : [before, after]).filter((offset) => offsetAt(wall - offset * 60_000) === offset);
    if (fitting.length === 0) return null;
    const offset = Math.max(...fitting);
    return { at: Math.round(wall - offset * 60_000), offset, twice: fitting.length > 1 };
  };
}

/** Minutes east at an instant. Asking Intl is slow: a day that begins and ends with one offset has it throughout. */
function offsets(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const ask = (instant: number): number => {
    const [, sign, hours = 0, minutes = 0, seconds = 0] = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(instant)) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes) + Number(seconds) / 60);
  };
  const days = new Map<number, number | null>();
  return (instant) => {
    const day = Math.floor(instant / aDay);
    let known = days.get(day);
    if (known === undefined) {
      const start = ask(day * aDay);
      known = start === ask((day + 1) * aDay) ? start : null;
      if (days.size > 50_000) days.clear();
      days.set(day, known);
    }
    return known ?? ask(instant);
  };
}

// what lies outside is a slip or a filler (0001-01-01), and no calendar knows its days
const [earliest, latest] = [Date.UTC(1900, 0, 1), Date.UTC(2200, 0, 1)];

/** Whether a clock's time can be that of a step. */
export const isInReach = (wall: number): boolean => wall >= earliest && wall < latest;

/** The instant of a written time; one without offset needs a stated zone, and must have been on that zone's clocks. */
export function instantOf(
  { wall, offset }: Written,
  place: ZoneClock | null,
  refuse: (fault: string) => never,
  twice: () => void,
): { at: number; offset: number } {
  if (!isInReach(wall)) refuse('time-range');
  if (offset !== null) return { at: wall - offset * 60_000, offset };
  const placed = (place ?? refuse('zone-required'))(wall) ?? refuse('time-nonexistent');
  if (placed.twice) twice();
  return placed;
}
