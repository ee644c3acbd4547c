import { type ClockReading, isWorkingDay, type WorkCalendar, workingDaysAfter } from '#engine/clock.ts';
import { addDays, type Day, dayNumber, weekday } from '#engine/days.ts';
import type { Step } from '#engine/flow.ts';

/** A day of the case's calendar. */
export type CalendarDay = { date: Day; kind: 'work' | 'off'; makeUp: boolean };

/** One row of the clock: a step on the calendar. `used` and `limit` in the limit's own days, working days where there is none. */
export type Lane = {
  id: string;
  node: string | null;
  event: string | null;
  step: string;
  actor: string;
  how: 'counted' | 'stopped' | 'running' | 'missing' | 'extra';
  from?: Day;
  to?: Day;
  limitEnd?: Day;
  used?: number;
  limit?: number;
};

/** How an event stands in the explanation: the node that it agrees with; `outside`: no step of the flowchart on the way of this case. */
export type Placed = Readonly<{ step: Step; node: string | null; actor: string; outside: boolean }>;
export type Gap = Readonly<{ node: string; name: string; after: number }>; // a step left out, after so many events
export type Waiting = Readonly<{ node: string; name: string }>;

/** More columns than this no page holds: a longer case shows its figures alone. */
const mostDays = 62;

/** The days from the first step to the last, or to today while the case runs; none when there are too many. */
export function calendarOf(steps: readonly Step[], today: Day, finished: boolean, calendar: WorkCalendar): CalendarDay[] {
  const first = steps[0]?.day;
  if (first === undefined) return [];
  const last = finished ? steps.at(-1)!.day : today;
  const count = dayNumber(last) - dayNumber(first) + 1;
  if (count > mostDays || count < 1) return [];
  return Array.from({ length: count }, (_, at) => addDays(first, at)).map((date) => {
    const work = isWorkingDay(calendar, date);
    return { date, kind: work ? 'work' : 'off', makeUp: work && weekday(date) > 5 };
  });
}

type Course = Readonly<{
  placed: readonly Placed[];
  gaps: readonly Gap[];
  waiting: readonly Waiting[];
  clocks: readonly ClockReading[];
  today: Day;
  calendar: WorkCalendar;
}>;

/** Every step once, in order of time: done, left out, outside the flow, waited for. */
export function lanesOf({ placed, gaps, waiting, clocks, today, calendar }: Course): Lane[] {
  const lanes: Lane[] = [];
  for (let at = 0; at <= placed.length; at++) {
    for (const gap of gaps.filter(({ after }) => after === at)) lanes.push(missing(gap, at));
    const here = placed[at];
    if (here) lanes.push(laneOf(here, placed[at - 1], clocks, calendar));
  }
  const last = placed.at(-1)?.step.day ?? today;
  for (const { node, name } of waiting) {
    const clock = clocks.find((it) => it.scope === 'node' && it.node === node && it.endedOn === null);
    const began = clock?.startedOn ?? last;
    const used = clock?.used ?? (today > began ? workingDaysAfter(calendar, began, today) : 0);
    lanes.push({
      id: `wait:${node}`,
      node,
      event: null,
      step: name,
      actor: '',
      how: 'running',
      from: dayAfter(began, today),
      to: today,
      used,
      ...limitOf(clock),
    });
  }
  return lanes;
}

const missing = ({ node, name }: Gap, at: number): Lane => ({ id: `gap:${at}:${node}`, node, event: null, step: name, actor: '', how: 'missing' });

const dayAfter = (began: Day, end: Day): Day => (addDays(began, 1) < end ? addDays(began, 1) : end);

function laneOf({ step, node, actor, outside }: Placed, before: Placed | undefined, clocks: readonly ClockReading[], calendar: WorkCalendar): Lane {
  const lane = { id: step.id, node, event: step.id, step: step.activity, actor };
  if (node === null) return { ...lane, how: outside ? 'extra' : 'counted', from: step.day, to: step.day };
  const clock = clocks.find((it) => it.scope === 'node' && it.endStep === step.id);
  const stop = clocks.flatMap(({ stopped }) => stopped).find(({ to }) => to === step.day && before !== undefined && before.step.day < to);
  const began = clock?.startedOn ?? before?.step.day ?? step.day;
  const used = clock?.used ?? (step.day > began ? workingDaysAfter(calendar, began, step.day) : 0);
  const days = { from: dayAfter(began, step.day), to: step.day, used };
  return { ...lane, ...days, how: stop ? 'stopped' : 'counted', ...limitOf(clock) };
}

const limitOf = (clock: ClockReading | undefined): Pick<Lane, 'limit' | 'limitEnd'> =>
  clock === undefined ? {} : { limit: clock.limit, ...(clock.light === 'red' ? { limitEnd: clock.due } : {}) };
