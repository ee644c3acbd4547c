import { LeftOutlined, PrinterOutlined, RightOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import type { Day } from '#engine/days.ts';
import { query } from '#platform/web/call.ts';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { words as common } from '#platform/web/words.ts';
import { measureCalendar } from '../contract/measure.ts';
import { isIn, type Month, monthLater, monthOr, weeksOf } from '../month.ts';
import { words } from '../words.ts';
import { measureWords } from '../words/measure.ts';
import { CalendarFilters } from './CalendarFilters.tsx';
import { DayOfCalendar } from './DayOfCalendar.tsx';
import { MonthAgenda } from './MonthAgenda.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import '#platform/web/list.css';
import './calendar.css';

/** When what is due: a month as a grid where there is room, day after day on a phone. */
export default function MeasureCalendarPage() {
  const said = useSaid(words);
  const own = useSaid(measureWords);
  const { list } = useSaid(common);
  const { today } = useMe();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const { month: written, day: chosen, ...filter } = Object.fromEntries(search);
  const month = monthOr(written ?? chosen?.slice(0, 7) ?? null, today as Day);
  const weeks = weeksOf(month);
  const asked = { ...filter, from: weeks[0]![0]!, to: weeks.at(-1)![6]! };
  const { data: days } = useSuspenseQuery(query(measureCalendar, { query: asked as never }));
  const go = (changes: Readonly<Record<string, string>>) => setSearch({ ...filter, month, ...changes });
  return (
    <>
      <PageHead
        path={[said.group, { label: said.pages.measures, to: '/measures' }]}
        title={own.calendar.title}
        note={useMonthName(month)}
        deeds={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {list.print}
            </Button>
            <Button icon={<UnorderedListOutlined />} onClick={() => void navigate('/measures')}>
              {own.toList}
            </Button>
          </>
        }
      />
      <div className="qf-stack">
        <section className="qf-sheet">
          <div className="qf-filters qf-calendar-bar">
            <Button icon={<LeftOutlined />} aria-label={own.calendar.previous} onClick={() => go({ month: monthLater(month, -1) })} />
            <Button onClick={() => go({ month: today.slice(0, 7) })}>{own.calendar.today}</Button>
            <Button icon={<RightOutlined />} aria-label={own.calendar.next} onClick={() => go({ month: monthLater(month, 1) })} />
            <CalendarFilters />
          </div>
          <MonthGrid month={month} weeks={weeks} days={days} chosen={chosen} onGo={go} />
          <MonthAgenda days={days.filter((it) => isIn(month, it.day))} onGo={go} />
          <p className="qf-quiet qf-note qf-calendar-note">{own.calendar.explained}</p>
        </section>
        {chosen && <DayOfCalendar of={chosen} filter={filter} />}
      </div>
    </>
  );
}

function useMonthName(month: Month): string {
  const said = useSaid(measureWords).calendar;
  const language = useLanguage();
  const [year, number] = month.split('-').map(Number) as [number, number];
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00Z`));
  return said.month({ year, month: number, name });
}
