import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Day } from '#engine/days.ts';
import { useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import type { CalendarDay } from '../contract/measure.ts';
import { dayByKey, isIn, type Month } from '../month.ts';
import { measureWords } from '../words/measure.ts';
import { CalendarItem } from './CalendarItem.tsx';

const linesOfADay = 3;
type Go = (changes: Readonly<Record<string, string>>) => void;
type Props = Readonly<{ month: Month; weeks: readonly (readonly Day[])[]; days: readonly CalendarDay[]; chosen: string | undefined; onGo: Go }>;

/** A month by weeks. One day takes the focus: arrow keys lead from day to day, Enter tells the day below. */
export function MonthGrid({ month, weeks, days, chosen, onGo }: Props) {
  const said = useSaid(measureWords).calendar;
  const { today } = useMe();
  const [at, setAt] = useState<Day | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  const wanted = at ?? ((chosen ?? today) as Day);
  const focused = isIn(month, wanted) ? wanted : (`${month}-01` as Day);
  useEffect(() => {
    if (!moved.current || focused !== at) return; // the month that was asked for is not there yet
    moved.current = false;
    table.current?.querySelector<HTMLElement>(`[data-day="${focused}"]`)?.focus();
  }, [focused, at]);
  const press = (event: KeyboardEvent, from: Day) => {
    const to = dayByKey(from, event.key);
    if (to === null) return;
    event.preventDefault();
    moved.current = true;
    setAt(to);
    if (!isIn(month, to)) onGo({ month: to.slice(0, 7) });
  };
  return (
    <table className="qf-calendar" aria-label={said.title} ref={table}>
      <thead>
        <tr>
          {said.weekdays.split(',').map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((of) => (
              <td key={of} data-out={isIn(month, of) ? undefined : true} data-chosen={of === chosen || undefined}>
                <Square
                  of={of}
                  isToday={of === today}
                  found={days.find((it) => it.day === of)}
                  focusable={of === focused}
                  onKey={(event) => press(event, of)}
                  onOpen={() => onGo({ day: of })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type SquareProps = Readonly<{
  of: Day;
  isToday: boolean;
  found: CalendarDay | undefined;
  focusable: boolean;
  onKey: (event: KeyboardEvent) => void;
  onOpen: () => void;
}>;

function Square({ of, isToday, found, focusable, onKey, onOpen }: SquareProps) {
  const said = useSaid(measureWords).calendar;
  const { total, done, rows } = found ?? { total: 0, done: 0, rows: [] };
  return (
    <>
      <button
        type="button"
        className="qf-calendar-day"
        data-day={of}
        aria-current={isToday ? 'date' : undefined}
        tabIndex={focusable ? 0 : -1}
        onKeyDown={onKey}
        onClick={onOpen}
      >
        {Number(of.slice(8))} <span className="qf-calendar-state">{total > 0 ? said.dayOf({ day: of, total, done }) : said.nothing}</span>
      </button>
      {rows.slice(0, linesOfADay).map((item) => (
        <CalendarItem key={`${item.id}:${item.number}`} item={item} />
      ))}
      {total > linesOfADay && (
        <button type="button" onClick={onOpen}>
          {said.more({ count: total - linesOfADay })}
        </button>
      )}
    </>
  );
}
