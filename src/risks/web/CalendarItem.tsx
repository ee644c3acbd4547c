import { Link } from 'react-router';
import { useSaid } from '#platform/web/language.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import type { CalendarDay } from '../contract/measure.ts';
import { words } from '../words.ts';
import { measureWords } from '../words/measure.ts';
import { stageOfMeasure } from './stages.ts';

export type Item = CalendarDay['rows'][number];

/** One time that a measure is due, in a line; the whole of it is told on hover and to those who listen. */
export function CalendarItem({ item, full = false }: Readonly<{ item: Item; full?: boolean }>) {
  const said = useSaid(words);
  const own = useSaid(measureWords);
  const { id, text, status, overdue, foreseen, responsible, department, riskNumber } = item;
  const state = foreseen ? own.calendar.foreseen : overdue ? said.overdue : said.measureStatuses[status];
  const about = [riskNumber, department, responsible].filter(Boolean).join(' ');
  return (
    <span className="qf-calendar-item" data-foreseen={foreseen || undefined} data-overdue={overdue || undefined}>
      <StatusChip stage={stageOfMeasure[status]}>{full ? state : <span className="qf-calendar-state">{state}</span>}</StatusChip>
      <Link to={`/measures/${id}`} title={`${text} ${about} ${state}`}>
        {text}
      </Link>
      {full && <small className="qf-quiet">{about}</small>}
    </span>
  );
}
