import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Day } from '#engine/days.ts';
import type { Moment } from './permissions.ts';

/** So often in so many minutes. */
export type Limit = Readonly<{ most: number; minutes: number }>;

/**
 * Counts what comes from an address, and says when there may be more: null, it may be now. What is sent again under the same name counts
 * once.
 */
export type Limiter = (from: string, what: string, moment: Moment) => Date | null;

type Taken = Map<string, number>; // what → when, in ms
const mostAddresses = 100_000;

/**
 * A limit on each address, kept in memory only. Addresses are told apart by a hash with a salt that is thrown away every day: nothing
 * says later who was here, and nothing of it is written anywhere.
 */
export function limiterOf({ most, minutes }: Limit): Limiter {
  let day: Day | null = null;
  let salt = randomBytes(32);
  const known = new Map<string, Taken>();
  return (from, what, { now, today }) => {
    if (day !== today) {
      day = today;
      salt = randomBytes(32);
      known.clear();
    }
    const key = createHmac('sha256', salt).update(networkOf(from)).digest('base64');
    const since = now.getTime() - minutes * 60_000;
    const taken = new Map([...(known.get(key) ?? [])].filter(([, at]) => at > since));
    known.delete(key); // whoever came last stands last
    if (known.size >= mostAddresses) known.delete(known.keys().next().value!);
    known.set(key, taken);
    if (taken.has(what)) return null;
    if (taken.size >= most) return new Date(Math.min(...taken.values()) + minutes * 60_000);
    taken.set(what, now.getTime());
    return null;
  };
}

/** An IPv6 address without the half that a household chooses for itself; IPv4 as it is, however it is written. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle = tail === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  const groups = [...first, ...middle, ...last].map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.slice(0, 4).join(':')}::`;
}

/**
 * From where a request comes. A proxy on this machine says for whom it asks, last in `X-Forwarded-For`; what anybody else says of
 * themselves is not believed.
 */
export function senderOf(peer: string, forwarded: string | undefined): string {
  const said = forwarded?.split(',').at(-1)?.trim();
  return said && /^(?:127\.|::1$)/.test(networkOfPeer(peer)) ? said : peer;
}

const networkOfPeer = (peer: string) => peer.replace(/^::ffff:/i, '');
