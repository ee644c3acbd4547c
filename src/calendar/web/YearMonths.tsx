import { addDays, day, weekday, type Day } from '#engine/days.ts';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import type { dayKinds } from '../calendar.ts';
import { words } from '../words.ts';

type Kind = (typeof dayKinds)[number];
type Props = Readonly<{ year: number; days: ReadonlyArray<Readonly<{ day: string; kind: Kind }>> }>;

/** The weeks of a month, from Monday on; the first and the last may reach into its neighbours. */
function weeksOf(first: Day): ReadonlyArray<Readonly<{ monday: Day; days: readonly Day[] }>> {
  const weeks = [];
  for (let monday = addDays(first, 1 - weekday(first)); monday.slice(0, 7) <= first.slice(0, 7); monday = addDays(monday, 7)) {
    const week = monday;
    weeks.push({ monday, days: Array.from({ length: 7 }, (_, at) => addDays(week, at)) });
  }
  return weeks;
}

const twelve = Array.from({ length: 12 }, (_, at) => at + 1);

/** Twelve small months. What a day is stands at it as a word too, so that it is not known by its shade alone. */
export function YearMonths({ year, days }: Props) {
  const said = useSaid(words);
  const kindOf = new Map(days.map(({ day: on, kind }) => [on, kind]));
  return (
    <>
      <div className="qf-months">
        {twelve.map((month) => (
          <Month key={month} year={year} month={month} kindOf={kindOf} />
        ))}
      </div>
      <ul className="qf-months-legend">
        {(['off', 'makeup', 'fixed'] as const).map((kind) => (
          <li key={kind}>
            <span data-kind={kind}>{said.short[kind]}</span> {said.kinds[kind]}
          </li>
        ))}
      </ul>
    </>
  );
}

function Month({ year, month, kindOf }: Readonly<{ year: number; month: number; kindOf: ReadonlyMap<string, Kind> }>) {
  const said = useSaid(words);
  const language = useLanguage();
  const first = day(`${String(year)}-${String(month).padStart(2, '0')}-01`);
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, 1));
  return (
    <table className="qf-month">
      <caption>{name}</caption>
      <thead>
        <tr>
          {said.weekdays.split(',').map((weekDay) => (
            <th key={weekDay} scope="col">
              {weekDay}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(first).map(({ monday, days }) => (
          <tr key={monday}>
            {days.map((on) => (
              <Cell key={on} on={on} kind={kindOf.get(on)} outside={!on.startsWith(first.slice(0, 7))} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ on, kind, outside }: Readonly<{ on: Day; kind: Kind | undefined; outside: boolean }>) {
  const said = useSaid(words);
  if (outside) return <td data-outside>{'\u00a0'}</td>;
  return (
    <td data-kind={kind} title={kind && said.kinds[kind]}>
      {Number(on.slice(8))}
      {kind && <small>{said.short[kind]}</small>}
    </td>
  );
}
