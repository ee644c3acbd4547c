/** What {@link isoBytes} read last: the clock's time as if it were UTC (ms), and minutes east, NaN where not said. */
export const timeRead = { wall: 0, offset: 0 };

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const noDigit = -1_000_000;

function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 48;
  const ones = bytes[at + 1]! - 48;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? noDigit : tens * 10 + ones;
}

/**
 * Reads an ISO 8601 time in the one form that XES writes, `2010-10-02T00:31:45.000+02:00`, straight from its bytes into
 * {@link timeRead}: what `isoTime` makes of it, or false where that must look itself.
 */
export function isoBytes(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 19 || end - start > 35) return false;
  if (bytes[start + 4] !== 45 || bytes[start + 7] !== 45 || bytes[start + 10] !== 84 || bytes[start + 13] !== 58 || bytes[start + 16] !== 58)
    return false;
  const days = daysOf(two(bytes, start) * 100 + two(bytes, start + 2), two(bytes, start + 5), two(bytes, start + 8));
  const hour = two(bytes, start + 11);
  const minute = two(bytes, start + 14);
  const second = two(bytes, start + 17);
  if (days !== days || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
  let at = start + 19;
  let fraction = 0;
  if (bytes[at] === 46) {
    let weight = 100;
    for (at += 1; at < end && (bytes[at]! - 48) >>> 0 <= 9; at += 1) {
      fraction += weight * (bytes[at]! - 48);
      weight = weight > 1 ? weight / 10 : 0;
    }
    if (at === start + 20) return false;
  }
  timeRead.wall = days * 86_400_000 + ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
  timeRead.offset = at === end ? Number.NaN : offsetIn(bytes, at, end);
  return at === end || timeRead.offset === timeRead.offset; // an offset that is said must be one
}

/** Days since 1970, NaN where there is no such day. */
function daysOf(year: number, month: number, day: number): number {
  if (year < 1000 || month < 1 || month > 12 || day < 1) return Number.NaN;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  if (day > daysIn[month - 1]! + (month === 2 ? leap : 0)) return Number.NaN;
  const before = year - 1;
  const years = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return years - 719_162 + daysBefore[month - 1]! + (month > 2 ? leap : 0) + day - 1;
}

function offsetIn(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] === 90) return end === at + 1 ? 0 : Number.NaN;
  const west = bytes[at] === 45;
  if ((!west && bytes[at] !== 43) || end !== at + 6 || bytes[at + 3] !== 58) return Number.NaN;
  const hours = two(bytes, at + 1);
  const minutes = two(bytes, at + 4);
  const offset = hours * 60 + minutes;
  if (hours < 0 || minutes < 0 || minutes > 59 || offset > 14 * 60) return Number.NaN;
  return west && offset > 0 ? -offset : offset;
}
