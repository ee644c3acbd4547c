import { useSuspenseQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { yearOf, type Day } from '#engine/days.ts';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { May, useMe } from '#platform/web/me.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { getCalendar, loadNotice } from '../contract.ts';
import { words } from '../words.ts';
import { NoticeForm } from './NoticeForm.tsx';
import { VersionSheet } from './VersionSheet.tsx';
import { VersionsSheet } from './VersionsSheet.tsx';
import { YearMonths } from './YearMonths.tsx';
import './calendar.css';

/** 工作日历: a year by its months, by which notice it goes, and the way to load another. */
export default function CalendarPage() {
  const said = useSaid(words);
  const me = useMe();
  const [params, setParams] = useSearchParams();
  const version = params.get('version') ?? '';
  const asked = Number(params.get('year'));
  const year = Number.isInteger(asked) && asked >= 1950 && asked <= 2200 ? asked : yearOf(me.today as Day);
  const { data: it } = useSuspenseQuery(query(getCalendar, { query: { year } }));
  const years = [...new Set([...it.known, Math.max(...it.known) + 1, year])].toSorted((a, b) => b - a);
  return (
    <>
      <PageHead
        path={[said.group]}
        title={said.pages.calendar}
        note={said.note}
        deeds={
          <Select
            aria-label={said.year}
            value={year}
            options={years.map((value) => ({ value, label: it.known.includes(value) ? String(value) : `${value} · ${said.provisional}` }))}
            onChange={(value) => setParams({ year: String(value) })}
            style={{ width: 172 }}
          />
        }
      />
      <div className="qf-stack">
        <Sheet title={it.provisional ? `${year} · ${said.provisional}` : year} note={said.workingDays(it.workingDays)}>
          {it.provisional && <p className="qf-note">{said.provisionalNote}</p>}
          <YearMonths year={year} days={it.days} />
        </Sheet>
        <VersionsSheet year={year} versions={it.versions} />
        {it.versions.some(({ id }) => id === version) && <VersionSheet id={version} />}
        <May call={loadNotice}>
          <NoticeForm key={`${year} ${it.versions.length}`} year={year} />
        </May>
      </div>
    </>
  );
}
