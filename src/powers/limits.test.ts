import { expect, test } from 'vitest';
import { chinaCalendar } from '#engine/china.ts';
import { day } from '#engine/days.ts';
import { lateExample, type Limit, outlasts } from './limits.ts';

const limit = (days: number, unit: Limit['unit']): Limit => ({ days, unit });

test.each([
  ['ten working days against twenty', limit(10, 'workingDay'), limit(20, 'workingDay'), 'never'],
  ['as many as the law gives', limit(20, 'workingDay'), limit(20, 'workingDay'), 'never'],
  ['one more than the law gives', limit(21, 'workingDay'), limit(20, 'workingDay'), 'always'],
  ['at once', limit(0, 'immediate'), limit(1, 'workingDay'), 'never'],
  ['a day where the law says at once', limit(1, 'workingDay'), limit(0, 'immediate'), 'always'],
  ['twenty calendar days against twenty working days', limit(20, 'calendarDay'), limit(20, 'workingDay'), 'never'],
  ['twenty working days against twenty calendar days', limit(20, 'workingDay'), limit(20, 'calendarDay'), 'always'],
  ['five working days against ten calendar days', limit(5, 'workingDay'), limit(10, 'calendarDay'), 'sometimes'],
] as const)('a promise of %s', (_, promised, statutory, expected) => {
  expect(outlasts(promised, statutory, chinaCalendar, day('2026-01-01'))).toBe(expected);
});

test('where a promise may end late, a day is named on which it would', () => {
  const from = day('2026-02-09');
  expect(lateExample(limit(5, 'workingDay'), limit(10, 'calendarDay'), chinaCalendar, from)).toEqual({
    start: '2026-02-10', // before the Spring Festival: the fifth working day is the 24th
    promised: '2026-02-24',
    statutory: '2026-02-20',
  });
  expect(lateExample(limit(5, 'workingDay'), limit(40, 'calendarDay'), chinaCalendar, from)).toBeNull();
});
