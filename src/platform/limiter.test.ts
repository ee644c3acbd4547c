import { expect, test } from 'vitest';
import { limiterOf, networkOf, senderOf } from './limiter.ts';
import { momentOf } from './moment.ts';

const at = (time: string) => momentOf(new Date(`2026-03-02T${time}+08:00`));

test('so many in an hour from one address, and then it says when there may be more', () => {
  const limiter = limiterOf({ most: 3, minutes: 60 });
  expect(['a', 'b', 'c'].map((what, n) => limiter('192.0.2.1', what, at(`09:0${n}:00`)))).toEqual([null, null, null]);
  expect(limiter('192.0.2.1', 'd', at('09:30:00'))).toEqual(at('10:00:00').now);
  expect(limiter('192.0.2.2', 'd', at('09:30:00'))).toBeNull();
  expect(limiter('192.0.2.1', 'd', at('10:00:00'))).toBeNull();
  expect(limiter('192.0.2.1', 'e', at('10:00:30'))).toEqual(at('10:01:00').now);
});

test('what is sent again counts once, and goes through when there may be no more', () => {
  const limiter = limiterOf({ most: 1, minutes: 60 });
  expect([limiter('192.0.2.1', 'a', at('09:00:00')), limiter('192.0.2.1', 'a', at('09:00:01'))]).toEqual([null, null]);
  expect(limiter('192.0.2.1', 'b', at('09:00:02'))).not.toBeNull();
  expect(limiter('192.0.2.1', 'a', at('09:00:03'))).toBeNull();
});

test('what is refused does not count', () => {
  const limiter = limiterOf({ most: 1, minutes: 60 });
  limiter('192.0.2.1', 'a', at('09:00:00'));
  for (let minute = 10; minute < 60; minute++) expect(limiter('192.0.2.1', `b${minute}`, at(`09:${minute}:00`))).toEqual(at('10:00:00').now);
});

test('a new day knows nobody', () => {
  const limiter = limiterOf({ most: 1, minutes: 120 });
  limiter('192.0.2.1', 'a', at('23:30:00'));
  expect(limiter('192.0.2.1', 'b', momentOf(new Date('2026-03-03T00:01:00+08:00')))).toBeNull();
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2::'],
  ['2001:db8::1', '2001:db8:0:0::'],
  ['fe80::1%eth0', 'fe80:0:0:0::'],
  ['::1', '0:0:0:0::'],
  ['', ''],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  ['192.0.2.1', undefined, '192.0.2.1'],
  ['192.0.2.1', '198.51.100.7', '192.0.2.1'],
  ['127.0.0.1', '198.51.100.7', '198.51.100.7'],
  ['::1', '203.0.113.9, 198.51.100.7', '198.51.100.7'],
  ['::ffff:127.0.0.1', '198.51.100.7', '198.51.100.7'],
  ['127.0.0.1', '', '127.0.0.1'],
])('from %s, which asks for %s, it comes from %s', (peer, forwarded, from) => {
  expect(senderOf(peer, forwarded)).toBe(from);
});
