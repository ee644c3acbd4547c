import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawn } from '../../test/drawn.ts';
import { chinaCalendar, weekdaysCalendar } from './china.ts';
import { caseClocks, changesAt } from './clock.ts';
import { addDays, day, dayFromNumber, dayNumber, type Day } from './days.ts';
import type { Flow, LimitUnit, Step } from './flow.ts';
import { stopsOf } from './stops.ts';

/** Two branches that may both stand still: what is missing is asked for on one while an expert looks on the other. */
const way = 'start > 受理 > and1 > x1 > x2 > 告知 > 补正 > x1, x2 > 书面 > and2 > 审批 > end, and1 > x3 > x4 > 送检 > 鉴定 > x3, x4 > 现场 > and2';
const flowWith = (promised: number, unit: LimitUnit): Flow =>
  drawn(way, {
    limits: [{ scope: 'total', node: null, from: '受理', to: '审批', statutory: null, promised, unit }],
    clocks: [
      { node: '补正', suspends: 'supplement' },
      { node: '鉴定', suspends: 'special' },
    ],
  });

type Taken = Readonly<{ activity: string; day: number; arrived: number | null }>;
const stepsOf = (taken: readonly Taken[]): Step[] =>
  taken.map(({ activity, day: on, arrived }, at) => ({
    id: `e${at}`,
    activity,
    at,
    day: dayFromNumber(on),
    actor: null,
    arrived: arrived === null ? null : dayFromNumber(arrived),
  }));

/** A stretch of days: standing after the first, up to and including the last; without a last one, for good. */
type Pause = Readonly<{ after: number; upTo: number }>;
type Told = Readonly<{ taken: Taken[]; pauses: Pause[]; open: boolean; last: number }>;

const gap = fc.integer({ min: 0, max: 12 });
const rounds = fc.array(fc.record({ wait: gap, takes: gap, late: fc.option(gap) }), { maxLength: 3 });

/** One branch: so many times asked and answered, the last time perhaps not yet. */
function branch(
  ask: string,
  answer: string,
  begin: number,
  all: ReadonlyArray<{ wait: number; takes: number; late: number | null }>,
  open: boolean,
): Told {
  const told: Told = { taken: [], pauses: [], open: open && all.length > 0, last: begin };
  let at = begin;
  for (const [place, { wait, takes, late }] of all.entries()) {
    const asked = at + wait;
    const answered = asked + takes;
    const arrived = ask === '送检' && late !== null ? Math.min(asked + late, answered) : null;
    told.taken.push({ activity: ask, day: asked, arrived: null });
    if (told.open && place === all.length - 1) {
      told.pauses.push({ after: asked, upTo: Infinity });
      return { ...told, last: asked };
    }
    told.taken.push({ activity: answer, day: answered, arrived });
    told.pauses.push({ after: arrived ?? asked, upTo: answered });
    at = answered;
  }
  return { ...told, last: at };
}

const cases = fc
  .record({
    begin: fc.integer({ min: dayNumber(day('2009-12-20')), max: dayNumber(day('2026-09-01')) }),
    missing: rounds,
    expert: rounds,
    missingOpen: fc.boolean(),
    expertOpen: fc.boolean(),
    ends: fc.boolean(),
    since: gap,
    limit: fc.integer({ min: 1, max: 30 }),
    unit: fc.constantFrom<LimitUnit>('workingDay', 'calendarDay'),
  })
  .map(({ begin, missing, expert, missingOpen, expertOpen, ends, since, limit, unit }) => {
    const one = branch('告知', '补正', begin, missing, missingOpen);
    const other = branch('送检', '鉴定', begin, expert, expertOpen);
    const last = Math.max(one.last, other.last);
    const running = one.open || other.open || !ends;
    const taken = [{ activity: '受理', day: begin, arrived: null }, ...[...one.taken, ...other.taken].toSorted((a, b) => a.day - b.day)];
    const after = ['书面', '现场', '审批'].map((activity) => ({ activity, day: last + since, arrived: null }));
    const until = last + since;
    return { begin, taken: running ? taken : [...taken, ...after], pauses: [...one.pauses, ...other.pauses], running, until, limit, unit };
  });
type Case = typeof cases extends fc.Arbitrary<infer C> ? C : never;

/** Day by day, from the drawing of the case alone: does a day count? */
function isCounted({ pauses, unit, until }: Case, number: number): boolean {
  const on = dayFromNumber(number);
  const stands = pauses.some(({ after, upTo }) => number > after && number <= (upTo === Infinity ? until : upTo));
  const weekend = [0, 6].includes(new Date(on).getUTCDay());
  const works = chinaCalendar.makeup.has(on) || (!weekend && !chinaCalendar.holidays.has(on));
  return !stands && (unit === 'calendarDay' || works);
}

/** How many days are used by the end of a day, and the first day by which so many are. */
function plainly(it: Case) {
  let used = 0;
  for (let at = it.begin + 1; at <= it.until; at += 1) if (isCounted(it, at)) used += 1;
  const reaching = (days: number): Day => {
    let at = it.begin;
    for (let left = days; left > 0;) {
      at += 1;
      if (isCounted(it, at)) left -= 1;
    }
    return dayFromNumber(at);
  };
  return { used, due: reaching(it.limit), near: reaching(Math.ceil(it.limit * 0.8)), over: reaching(it.limit + 1) };
}

test('a clock with several, overlapping and open stops is what a plain count of days gives', () => {
  fc.assert(
    fc.property(cases, (it) => {
      const [clock] = caseClocks(flowWith(it.limit, it.unit), stepsOf(it.taken), chinaCalendar, dayFromNumber(it.until), !it.running);
      const { used, due, near, over } = plainly(it);
      const light = used > it.limit ? 'red' : used * 100 >= it.limit * 80 ? 'yellow' : 'green';
      const stands = it.pauses.some(({ upTo }) => upTo === Infinity);
      const changesOn = !it.running || stands || light === 'red' ? null : light === 'green' ? near : over;
      expect(clock).toMatchObject({ used, left: it.limit - used, light, due, changesOn, provisional: clock!.provisional });
    }),
    { numRuns: 2000 },
  );
});

test('a day in two stops stands still once', () => {
  const steps = stepsOf(
    (
      [
        ['受理', '2026-03-02'],
        ['告知', '2026-03-03'],
        ['送检', '2026-03-04'],
        ['补正', '2026-03-10'],
        ['鉴定', '2026-03-12'],
      ] as const
    ).map(([activity, on]) => ({ activity, day: dayNumber(day(on)), arrived: null })),
  );
  const [clock] = caseClocks(flowWith(10, 'workingDay'), steps, chinaCalendar, day('2026-03-13'), false);
  expect(clock).toMatchObject({
    used: 2,
    due: '2026-03-25',
    stopped: [
      { from: '2026-03-04', to: '2026-03-10' },
      { from: '2026-03-05', to: '2026-03-12' },
    ],
  });
});

test('what happens on a parallel branch does not end a stop that is open', () => {
  const steps = stepsOf(
    (
      [
        ['受理', '2026-03-02'],
        ['告知', '2026-03-03'],
        ['现场', '2026-03-05'],
      ] as const
    ).map(([activity, on]) => ({ activity, day: dayNumber(day(on)), arrived: null })),
  );
  expect(stopsOf(flowWith(10, 'workingDay'), steps, false)).toEqual([{ from: '2026-03-04', to: null, why: 'supplement' }]);
});

const said = (...taken: readonly string[]): Step[] =>
  stepsOf(
    taken.map((text) => {
      const [activity = '', on = ''] = text.split(' ');
      return { activity, day: dayNumber(day(`2026-${on}`)), arrived: null };
    }),
  );

test.each([
  ['a reminder that nobody drew', said('受理 03-02', '告知 03-03', '电话催办 03-09', '补正 03-10')],
  ['another notice', said('受理 03-02', '告知 03-03', '告知 03-09', '补正 03-10')],
  ['another notice, with something beside', said('受理 03-02', '告知 03-03', '现场 03-04', '告知 03-09', '补正 03-10')],
  ['a step out of order', said('受理 03-02', '告知 03-03', '审批 03-09', '补正 03-10')],
])('what is waited for is waited for through %s', (_, steps) => {
  expect(stopsOf(flowWith(10, 'workingDay'), steps, true)).toEqual([{ from: '2026-03-04', to: '2026-03-10', why: 'supplement' }]);
  const still = stopsOf(flowWith(10, 'workingDay'), steps.slice(0, -1), false);
  if (steps.at(-2)!.activity !== '审批') expect(still).toEqual([{ from: '2026-03-04', to: null, why: 'supplement' }]);
});

test('what comes in again without another notice stops nothing', () => {
  const steps = said('受理 03-02', '告知 03-03', '补正 03-05', '书面 03-06', '补正 03-20');
  expect(stopsOf(flowWith(10, 'workingDay'), steps, true)).toEqual([{ from: '2026-03-04', to: '2026-03-05', why: 'supplement' }]);
});

test('a clock of centuries is read at once', () => {
  const steps = said('受理 03-02', '告知 03-03', '补正 03-05').map((step, at) => ({ ...step, day: day(`${1900 + at * 149}-03-02`) }));
  const begun = performance.now();
  for (let at = 0; at < 200; at += 1)
    expect(caseClocks(flowWith(10, 'calendarDay'), steps, weekdaysCalendar, day('2199-03-02'), false)[0]).toMatchObject({ used: 54_787 });
  expect(performance.now() - begun).toBeLessThan(2000);
});

test('a stop that begins tomorrow already keeps the colour from changing', () => {
  const steps = stepsOf([
    { activity: '受理', day: dayNumber(day('2026-03-02')), arrived: null },
    { activity: '告知', day: dayNumber(day('2026-03-03')), arrived: null },
  ]);
  const [clock] = caseClocks(flowWith(10, 'workingDay'), steps, chinaCalendar, day('2026-03-03'), false);
  expect(clock).toMatchObject({ used: 1, changesOn: null });
  expect(changesAt(clock!, 'Asia/Shanghai')).toBeNull();
});

test('the day on which a colour changes begins in the zone of the bureau', () => {
  const steps = stepsOf([{ activity: '受理', day: dayNumber(day('2026-03-02')), arrived: null }]);
  const [clock] = caseClocks(flowWith(10, 'workingDay'), steps, chinaCalendar, day('2026-03-03'), false);
  expect(clock!.changesOn).toBe('2026-03-12');
  expect(new Date(changesAt(clock!, 'Asia/Shanghai')!).toISOString()).toBe('2026-03-11T16:00:00.000Z');
});

test('a clock with a stop on a calendar on which nobody works says so', () => {
  const holidays = new Set(Array.from({ length: 6000 }, (_, at) => addDays(day('2026-01-01'), at)));
  const steps = stepsOf([
    { activity: '受理', day: dayNumber(day('2026-03-02')), arrived: null },
    { activity: '告知', day: dayNumber(day('2026-03-03')), arrived: null },
    { activity: '补正', day: dayNumber(day('2026-03-09')), arrived: null },
  ]);
  expect(() => caseClocks(flowWith(10, 'workingDay'), steps, { ...weekdaysCalendar, holidays }, day('2026-03-10'), false)).toThrow('no working day');
});
