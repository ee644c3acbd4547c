import { useEffect } from 'react';
import { Link } from 'react-router';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import '#platform/web/parts/rows.css';
import type { EventRow } from '../contract/shapes.ts';
import { words } from '../words.ts';

type Props = Readonly<{ events: readonly EventRow[]; marked?: string | null; total?: number; title?: string; note?: string; caseId?: string }>;

/** Events as the source reported them; `marked` is the one that a link led to, `caseId` makes each a link to its place in its case, which is another's where many cases prove a lead. */
export function EventsSheet({ events, marked = null, total = events.length, title, note, caseId }: Props) {
  const said = useSaid(words);
  const { columns } = said;
  useEffect(() => {
    if (marked) document.getElementById(`event-${marked}`)?.scrollIntoView({ block: 'center' });
  }, [marked]);
  const more = total > events.length ? said.case.more(events.length) : said.case.eventsNote;
  return (
    <Sheet title={title ?? said.case.events} note={note ?? more}>
      <div className="qf-rows-scroll">
        <table className="qf-rows" aria-label={title ?? said.case.events}>
          <thead>
            <tr>
              {[columns.activity, columns.actor, columns.department, columns.at, columns.enteredAt].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <tr
                key={event.id}
                id={`event-${event.id}`}
                aria-current={event.id === marked || undefined}
                className={event.id === marked ? 'qf-marked' : ''}
              >
                <td data-label={columns.activity}>
                  {caseId ? <Link to={`/cases/${event.caseId}?event=${event.id}`}>{event.activity}</Link> : event.activity}
                  {caseId && event.caseId !== caseId && <small className="qf-quiet"> {event.reference}</small>}
                  {!event.done && <small className="qf-quiet"> {said.case.notDone}</small>}
                  {event.id === marked && <small className="qf-quiet"> {said.case.marked}</small>}
                </td>
                <td data-label={columns.actor}>
                  {event.personId ? <Link to={`/people/${event.personId}`}>{event.person}</Link> : (event.actor ?? '—')}
                </td>
                <td data-label={columns.department}>{event.department ?? '—'}</td>
                <td data-label={columns.at}>{stamp(event.at)}</td>
                <td data-label={columns.enteredAt}>{stamp(event.enteredAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}
