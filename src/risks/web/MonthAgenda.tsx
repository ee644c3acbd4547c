import { useLanguage, useSaid, weekday } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import type { CalendarDay } from '../contract/measure.ts';
import { measureWords } from '../words/measure.ts';
import { CalendarItem } from './CalendarItem.tsx';

type Props = Readonly<{ days: readonly CalendarDay[]; onGo: (changes: Readonly<Record<string, string>>) => void }>;

/** A month day after day, of the days on which something is due. */
export function MonthAgenda({ days, onGo }: Props) {
  const said = useSaid(measureWords).calendar;
  const language = useLanguage();
  if (days.length === 0) return <div className="qf-agenda">{<EmptyList says={said.emptyMonth} />}</div>;
  return (
    <ol className="qf-agenda" aria-label={said.title}>
      {days.map(({ day, total, rows }) => (
        <li key={day}>
          <h2>{weekday(day, language)}</h2>
          {rows.map((item) => (
            <CalendarItem key={`${item.id}:${item.number}`} item={item} full />
          ))}
          {total > rows.length && (
            <button type="button" onClick={() => onGo({ day })}>
              {said.more({ count: total - rows.length })}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
