import { expect, test } from 'vitest';
import { cellTime, instantOf, isoTime, tableTime, zoneClock } from './log-time.ts';

const at = (...parts: [number, number, number, number?, number?, number?, number?]): number =>
  Date.UTC(parts[0], parts[1] - 1, ...(parts.slice(2) as [number]));

test.each([
  ['2025-01-03T15:26:08Z', { wall: at(2025, 1, 3, 15, 26, 8), offset: 0 }],
  ['2025-01-03T15:26:08.1239-05:30', { wall: at(2025, 1, 3, 15, 26, 8, 123), offset: -330 }],
  ['2024-02-29T00:00:00', { wall: at(2024, 2, 29), offset: null }],
  ['2025-02-29T00:00:00Z', null],
  ['2025-01-03T24:00:00Z', null],
  ['2025-01-03 15:26:08', null],
  ['2025-01-03T15:26:08+0800', null],
  ['2025-01-03T15:26:08+15:00', null],
  ['2025-01-03T15:26:08+08:99', null],
])('XES: %s', (text, expected) => {
  expect(isoTime(text)).toEqual(expected);
});

test.each([
  ['2025-01-03 15:26:08', { wall: at(2025, 1, 3, 15, 26, 8), offset: null }],
  ['2025-01-03 15:26:08.5', { wall: at(2025, 1, 3, 15, 26, 8, 500), offset: null }],
  ['2025/1/3 5:06', { wall: at(2025, 1, 3, 5, 6), offset: null }],
  ['2025.1.3', { wall: at(2025, 1, 3), offset: null }],
  ['2025年1月3日', { wall: at(2025, 1, 3), offset: null }],
  ['2025年1月3日15时26分8秒', { wall: at(2025, 1, 3, 15, 26, 8), offset: null }],
  ['2025年1月3日 15:26', { wall: at(2025, 1, 3, 15, 26), offset: null }],
  ['2010-12-30 14:32:00+01:00', { wall: at(2010, 12, 30, 14, 32), offset: 60 }],
  ['2010-12-30T14:32:00+0100', { wall: at(2010, 12, 30, 14, 32), offset: 60 }],
  ['２０２５－０１－０３　１５：２６', { wall: at(2025, 1, 3, 15, 26), offset: null }],
  ['2025/1/3 下午 3:26:08', { wall: at(2025, 1, 3, 15, 26, 8), offset: null }],
  ['2025年1月3日 上午12时5分', { wall: at(2025, 1, 3, 0, 5), offset: null }],
  ['2025-01-03 下午15:26', { wall: at(2025, 1, 3, 15, 26), offset: null }],
  ['2025/1/3 12:26 PM', { wall: at(2025, 1, 3, 12, 26), offset: null }],
  ['2025/1/3 12:26am', { wall: at(2025, 1, 3, 0, 26), offset: null }],
  ['2025/1/3 15:26 PM', null],
  ['2025/1/3 上午15:26', null],
  ['20250103', null],
  ['03/01/2025', null],
  ['45660.64', null],
  ['2025-13-01', null],
])('table: %s', (text, expected) => {
  expect(tableTime(text)).toEqual(expected);
});

test.each([
  ['20250103', { wall: at(2025, 1, 3), offset: null }],
  ['20250103152608', { wall: at(2025, 1, 3, 15, 26, 8), offset: null }],
  ['20250103 15:26', { wall: at(2025, 1, 3, 15, 26), offset: null }],
  ['20250103T152608Z', { wall: at(2025, 1, 3, 15, 26, 8), offset: 0 }],
  ['1735889168000', { wall: at(2025, 1, 3, 7, 26, 8), offset: 0 }],
  ['2025/1/3', { wall: at(2025, 1, 3), offset: null }],
  ['20251303', null],
  ['2025010315', null],
  ['1735889168', null],
  ['45660.64', null],
])('in a cell for a time: %s', (text, expected) => {
  expect(cellTime(text)).toEqual(expected);
});

test('a zone places clock times by its rules of that day, summer time included', () => {
  const place = zoneClock('Europe/Amsterdam');
  expect(place(at(2025, 1, 3, 12))).toEqual({ at: at(2025, 1, 3, 11), offset: 60, twice: false });
  expect(place(at(2025, 7, 3, 12))).toEqual({ at: at(2025, 7, 3, 10), offset: 120, twice: false });
  expect(place(at(2025, 3, 30, 1, 59))).toMatchObject({ offset: 60 });
  expect(place(at(2025, 3, 30, 2, 30))).toBeNull();
  expect(place(at(2025, 3, 30, 3))).toMatchObject({ offset: 120 });
  expect(place(at(2025, 10, 26, 2, 30))).toEqual({ at: at(2025, 10, 26, 0, 30), offset: 120, twice: true });
  expect(place(at(2025, 10, 26, 3))).toMatchObject({ offset: 60, twice: false });
});

test('China had summer time once, and half hours are no hindrance', () => {
  expect(zoneClock('Asia/Shanghai')(at(1988, 7, 1, 12))).toMatchObject({ offset: 540 });
  expect(zoneClock('Asia/Kolkata')(at(2025, 7, 1, 12))).toMatchObject({ offset: 330 });
  expect(() => zoneClock('Mars/Olympus')).toThrow(RangeError);
});

test.each(['0001-01-01T00:00:00', '1899-12-31T23:59:59', '2200-01-01T00:00:00'])('%s is no time of an event', (text) => {
  const refuse = (fault: string): never => {
    throw new Error(fault);
  };
  const place = zoneClock('Asia/Shanghai');
  for (const written of [isoTime(text), isoTime(`${text}Z`)]) expect(() => instantOf(written!, place, refuse, () => undefined)).toThrow('time-range');
});
