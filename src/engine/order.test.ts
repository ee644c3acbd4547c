import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from './order.ts';

const told = (text: string) => {
  const [day = '', time] = text.split(' ');
  return { at: Date.parse(`${day}T${time ?? '00:00'}Z`), day, dayAlone: time === undefined };
};

test.each([
  ['a day alone between two times', ['2026-03-05 09:00', '2026-03-05', '2026-03-05 16:00'], [0, 1, 2]],
  ['a day alone before all', ['2026-03-05', '2026-03-05 09:00'], [0, 1]],
  ['times out of order, the day alone with the one before it', ['2026-03-05 16:00', '2026-03-05', '2026-03-05 09:00'], [2, 0, 1]],
  ['days alone, as they are listed', ['2026-03-06', '2026-03-05', '2026-03-06'], [1, 0, 2]],
  ['another day', ['2026-03-06 08:00', '2026-03-05'], [1, 0]],
])('%s', (_, texts, order) => {
  expect(inOrder([...texts.keys()], (at) => told(texts[at]!))).toEqual(order);
});

test('steps with times are in order of time, those of one instant as they came', () => {
  const some = fc.array(fc.nat(200_000_000).map((at) => at - (at % 10_000_000)));
  fc.assert(
    fc.property(some, (times) => {
      const by = (at: number) => ({ at: times[at]!, day: Math.floor(times[at]! / 86_400_000), dayAlone: false });
      expect(inOrder([...times.keys()], by)).toEqual([...times.keys()].toSorted((one, other) => times[one]! - times[other]!));
    }),
  );
});
