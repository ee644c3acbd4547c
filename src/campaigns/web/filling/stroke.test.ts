import { expect, test } from 'vitest';
import { drawnOn, pathOf, type Point } from './stroke.ts';

const drawn = (...points: ReadonlyArray<readonly [number, number]>) =>
  points.map(([x, y]): Point => ({ x, y })).reduce<readonly Point[]>((stroke, point) => drawnOn(stroke, point), []);

test('each line of the pen is a path from where it was set down, in whole units', () => {
  expect(pathOf([drawn([1.4, 2.6], [10, 10], [20, 5]), drawn([30, 30], [40, 40])])).toBe('M1 3L10 10 20 5M30 30L40 40');
});

test('a dot is drawn too, and nothing drawn is no path', () => {
  expect([pathOf([drawn([5, 5])]), pathOf([]), pathOf([[]])]).toEqual(['M5 5L5 5', '', '']);
});

test('points closer than the pen is wide are left out, so that a long signature stays small', () => {
  const slow = Array.from({ length: 10_000 }, (_, at): readonly [number, number] => [at / 40, 0]);
  expect(drawn(...slow).length).toBe(125);
});
