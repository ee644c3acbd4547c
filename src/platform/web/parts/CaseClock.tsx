import type { ReactNode } from 'react';
import { useSaid } from '../language.tsx';
import { words } from '../words.ts';
import './clock.css';

/** A day of the case's calendar. `makeUp`: a Saturday or Sunday that is worked. */
export type ClockDay = Readonly<{ date: string; kind: 'work' | 'off'; makeUp?: boolean | undefined }>;

/**
 * One step on the calendar. `how`: counted (done), stopped (the clock stood still), running, missing (no record), extra (outside the
 * flow). `limitEnd` is the last day of its limit; `used` and `limit` are in working days.
 */
export type Lane = Readonly<{
  id: string;
  step: string;
  actor: string;
  from?: string | undefined;
  to?: string | undefined;
  how: 'counted' | 'stopped' | 'running' | 'missing' | 'extra';
  limitEnd?: string | undefined;
  used?: number | undefined;
  limit?: number | undefined;
}>;

type Props = Readonly<{ days: readonly ClockDay[]; lanes: readonly Lane[]; chosen?: string | null; onStep?: (id: string) => void }>;

const longName = 16; // characters: longer ones need a wider column

/** The text twin of the diagram: every step once, who took it, its working days on the calendar, used against limit. */
export function CaseClock({ days, lanes, chosen, onStep }: Props) {
  const said = useSaid(words).clock;
  const labels = labelsOf(days);
  return (
    <div className="qf-scroll">
      <table className="qf-clock" data-long={lanes.some(({ step }) => step.length > longName) || undefined}>
        <thead>
          <tr>
            <th scope="col">{said.step}</th>
            <th scope="col">{said.actor}</th>
            {days.map((day) => (
              <th key={day.date} scope="col" className="qf-day" data-kind={day.kind} data-make-up={day.makeUp || undefined} aria-label={day.date}>
                {labels.get(day.date)}
              </th>
            ))}
            <th scope="col" className="qf-number">
              {said.used}
            </th>
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => (
            <LaneRow key={lane.id} lane={lane} days={days} chosen={lane.id === chosen} {...(onStep ? { onStep } : {})} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Readonly<{ lane: Lane; days: readonly ClockDay[]; chosen: boolean; onStep?: (id: string) => void }>;

function LaneRow({ lane, days, chosen, onStep }: RowProps) {
  return (
    <tr data-how={lane.how} data-chosen={chosen || undefined} onClick={() => onStep?.(lane.id)}>
      <th scope="row">
        <button type="button" className="qf-link" aria-pressed={chosen} onClick={() => onStep?.(lane.id)}>
          {lane.step}
        </button>
      </th>
      <td>{lane.actor || '—'}</td>
      {days.map((day) => (
        <td
          key={day.date}
          className="qf-day"
          aria-label={day.date}
          data-kind={day.kind}
          data-fill={fillOf(lane, day)}
          data-limit={lane.limitEnd === day.date || undefined}
        />
      ))}
      <td className="qf-number">
        <Spent {...lane} />
      </td>
    </tr>
  );
}

const labelsInWidth = 14; // a label of `12/31` may be no nearer to the next than this part of the calendar

/**
 * The day is written where a weekend is worked, with its month where that begins and at the left edge, and about once a week: in this
 * order, and only where none stands too near already.
 */
function labelsOf(days: readonly ClockDay[]): ReadonlyMap<string, ReactNode> {
  const apart = Math.ceil(days.length / labelsInWidth);
  const numbers = days.map(({ date, makeUp }, at) => ({ date, at, makeUp, month: Number(date.slice(5, 7)), day: Number(date.slice(8)) }));
  const wanted = [
    ...numbers.filter(({ makeUp }) => makeUp),
    ...numbers.filter(({ day }) => day === 1),
    ...numbers.slice(0, 1),
    ...numbers.filter(({ day }) => day % 7 === 0),
  ];
  const taken: number[] = [];
  return new Map(
    wanted.flatMap(({ date, at, makeUp, month, day }) => {
      if (taken.some((other) => Math.abs(other - at) < apart)) return [];
      taken.push(at);
      return [[date, !makeUp && (day === 1 || at === 0) ? <b key={date}>{`${month}/${day}`}</b> : day] as const];
    }),
  );
}

function fillOf({ from, to, how, limitEnd }: Lane, { date, kind }: ClockDay) {
  if (!from || !to || date < from || date > to) return undefined;
  if (how === 'extra') return 'token';
  if (from === to) return 'dot';
  if (kind === 'off') return 'through';
  if (how === 'stopped') return 'stopped';
  return limitEnd && date > limitEnd ? 'over' : 'used';
}

function Spent({ how, used = 0, limit }: Lane) {
  const said = useSaid(words).clock;
  if (how === 'missing') return <b>{said.none}</b>;
  if (how === 'extra') return said.outside;
  if (how === 'stopped') return said.stopped(used);
  const days = used === 0 ? said.within : used;
  if (limit === undefined) return days;
  const figures = `${days} / ${limit}`;
  if (used > limit) return <b className="qf-over">{figures}</b>;
  if (how === 'running' && used === limit)
    return (
      <>
        <b>{said.dueToday}</b> {figures}
      </>
    );
  return figures;
}
