import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawn } from '../../test/drawn.ts';
import { checkingTasks } from './checking.ts';
import { chinaCalendar } from './china.ts';
import { day, dayIn } from './days.ts';
import { minuteIn } from './hours.ts';
import { leadLimits, leadsOf, type TimedStep } from './unusual.ts';

const zone = 'Asia/Shanghai';
const flow = drawn('start > 受理 > x1 > 审核 > 决定 > 制证 > end, x1 > 告知 > 补正 > x1', {
  limits: [{ scope: 'total', node: null, from: '受理', to: '决定', statutory: 20, promised: 10, unit: 'workingDay' }],
  clocks: [{ node: '补正', suspends: 'supplement' }],
});

/** `审核 03-02 09:00:20`, in 2026, local time. */
const step = (text: string, id: string, more: Partial<TimedStep> = {}): TimedStep => {
  const [activity = '', date = '', time = ''] = text.split(' ');
  const at = Date.parse(`2026-${date}T${time}+08:00`);
  return { id, activity, actor: 'A', at, day: dayIn(at, zone), minute: minuteIn(at, zone), ...more };
};
const steps = (...texts: string[]): TimedStep[] => texts.map((text, at) => step(text, `e${at}`));
const found = (of: readonly TimedStep[], limits = leadLimits) =>
  leadsOf(flow, of, chinaCalendar, limits).map((it) => [it.kind, ...it.events].join(' '));

test('what checks or decides lies between acceptance and decision, and does not wait for the applicant', () => {
  expect([...checkingTasks(flow)]).toEqual(expect.arrayContaining(['审核', '决定', '告知']));
  expect(checkingTasks(flow).size).toBe(3);
  expect(checkingTasks(drawn('start > 受理 > 决定 > end')).size).toBe(2);
});

describe('a lead of a case', () => {
  test.each([
    ['审核 03-02 09:01:00', ['instant e1']],
    ['审核 03-02 09:01:01', []],
    ['制证 03-02 09:00:01', []],
    ['补正 03-02 09:00:01', []],
    ['签批 03-02 09:00:01', []],
  ])('is that %s comes at once after what was done at 09:00:00: %o', (text, leads) => {
    expect(found(steps('受理 03-02 09:00:00', text))).toEqual(leads);
  });

  test('is reckoned from the arrival that the source says; none is made of times that contradict each other', () => {
    const after = (arrival: string): TimedStep[] => [
      step('受理 03-02 09:00:00', 'e0'),
      step('审核 03-02 16:00:00', 'e1', { arrivedAt: step(`审核 03-02 ${arrival}`, '').at }),
    ];
    expect([found(after('15:59:00')), found(after('15:58:00')), found(after('16:00:01'))]).toEqual([['instant e1'], [], []]);
  });

  test.each([
    ['受理 03-02 08:30:00', []],
    ['受理 03-02 17:30:00', []],
    ['受理 03-02 08:29:59', ['outOfHours e0']],
    ['受理 03-02 17:30:01', ['outOfHours e0']],
    ['受理 03-01 10:00:00', ['outOfHours e0']],
    ['受理 02-28 10:00:00', []],
    ['受理 02-17 10:00:00', ['outOfHours e0']],
  ])('is %s, on the calendar of China: %o', (text, leads) => {
    expect(found(steps(text))).toEqual(leads);
  });

  test('is none of the clock where the source knows days only', () => {
    expect(found(steps('受理 03-02 00:00:00', '审核 03-02 00:00:00'))).toEqual([]);
    expect(found(steps('受理 03-02 09:00:00', '审核 03-03 00:00:00', '决定 03-03 00:00:00'))).toEqual([]);
    expect(found(steps('受理 03-02 00:00:00', '审核 03-02 00:00:30'))).toEqual(['outOfHours e1']);
    expect(found([{ ...step('受理 03-02 09:00:00', 'e0'), minute: null, day: day('2026-03-01') }])).toEqual(['outOfHours e0']);
  });

  test('on a day whose calendar is not out says so', () => {
    const [lead] = leadsOf(flow, steps('受理 03-01 10:00:00'), { ...chinaCalendar, years: new Set() });
    expect(lead).toMatchObject({ kind: 'outOfHours', facts: { why: 'nonWorkingDay', provisional: true } });
  });

  test('is what was typed in a day late, sent back three times, or corrected', () => {
    const late = (hours: number): TimedStep => ({
      ...step('受理 03-02 09:00:00', 'e0'),
      enteredAt: step('受理 03-02 09:00:00', '').at + hours * 3_600_000,
    });
    expect([found([late(24)]), found([late(25)])]).toEqual([[], ['enteredLate e0']]);
    const again = ['告知 03-03 09:00:00', '补正 03-04 09:00:00'];
    expect(found(steps('受理 03-02 09:00:00', ...again, ...again))).toEqual([]);
    expect(found(steps('受理 03-02 09:00:00', ...again, ...again, ...again)).filter((it) => it.startsWith('returned'))).toEqual([
      'returned e2 e4 e6',
    ]);
    expect(found([step('受理 03-02 09:00:00', 'e0', { corrects: 'old' })])).toEqual(['corrected old e0']);
  });
});

test('no lead without proof, at most one of a kind for a step, and none that other steps of another time decide', () => {
  const activity = fc.constantFrom('受理', '审核', '决定', '制证', '告知', '补正', '别处');
  const made = fc.array(fc.tuple(activity, fc.integer({ min: 0, max: 40 * 86_400 }), fc.option(fc.integer({ min: 0, max: 200 }))), { maxLength: 20 });
  fc.assert(
    fc.property(made, (list) => {
      const start = Date.parse('2026-02-01T00:00:00+08:00');
      const all = list
        .map(([name, second, wait], at): TimedStep => {
          const instant = start + second * 1000;
          const arrivedAt = wait === null ? null : instant - wait * 1000;
          return { id: `e${at}`, activity: name, actor: null, at: instant, day: dayIn(instant, zone), minute: minuteIn(instant, zone), arrivedAt };
        })
        .toSorted((a, b) => a.at - b.at);
      const leads = leadsOf(flow, all, chinaCalendar);
      const keys = leads.map(({ kind, events }) => [kind, ...events].join());
      expect(new Set(keys).size).toBe(keys.length);
      for (const { events, facts } of leads) {
        expect(events.length).toBeGreaterThan(0);
        expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([...events]));
        expect(facts.sample).toBeGreaterThan(0);
      }
      // The hours of a step are its own: alone it gives the same lead.
      const alone = all.filter((one) => leadsOf(flow, [one], chinaCalendar).some(({ kind }) => kind === 'outOfHours')).map(({ id }) => id);
      expect(leads.filter(({ kind }) => kind === 'outOfHours').flatMap(({ events }) => events)).toEqual(expect.arrayContaining(alone));
    }),
  );
});
