import { useSuspenseQuery } from '@tanstack/react-query';
import { query } from '#platform/web/call.ts';
import { useLanguage, useSaid, weekday } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { measureCalendar } from '../contract/measure.ts';
import { measureWords } from '../words/measure.ts';
import { CalendarItem } from './CalendarItem.tsx';

type Props = Readonly<{ of: string; filter: Readonly<Record<string, string>> }>;

/** All that is due on one day, as many as a page can tell. */
export function DayOfCalendar({ of, filter }: Props) {
  const said = useSaid(measureWords).calendar;
  const language = useLanguage();
  const { data } = useSuspenseQuery(query(measureCalendar, { query: { ...filter, from: of, to: of } as never }));
  const found = data[0];
  return (
    <Sheet title={weekday(of, language)} note={found && said.dayOf({ day: of, total: found.total, done: found.done })}>
      {!found && <EmptyList says={`${of}: ${said.nothing}`} />}
      {found && (
        <ol className="qf-agenda qf-agenda-day">
          {found.rows.map((item) => (
            <li key={`${item.id}:${item.number}`}>
              <CalendarItem item={item} full />
            </li>
          ))}
        </ol>
      )}
      {found && found.total > found.rows.length && <p className="qf-quiet qf-note">{said.more({ count: found.total - found.rows.length })}</p>}
    </Sheet>
  );
}
