// Making a formatter costs a thousand times as much as using it.
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The time of day at which an instant falls in a time zone, in minutes since midnight, with fractions.
 *
 * @param instant milliseconds since 1970, UTC
 * @param zone IANA name, such as `Asia/Shanghai`
 * @throws RangeError when the zone is not known
 */
export function minuteIn(instant: number, zone: string): number {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
    formatters.set(zone, formatter);
  }
  const [hour = 0, minute = 0, second = 0] = formatter.format(instant).split(':').map(Number);
  return hour * 60 + minute + second / 60;
}
