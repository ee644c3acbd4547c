import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { type Column, ListPage } from '#platform/web/ListPage.tsx';
import { useMe } from '#platform/web/me.tsx';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import { type Compared, riskDepartments, riskTurns, riskYears } from '../contract/register.ts';
import { keyAreas, tiers } from '../point.ts';
import { words } from '../words.ts';
import { registerWords } from '../words/register.ts';
import { turns } from '../years.ts';
import './register.css';

const yearsBack = 8;

/** 年度对比: what is new in a year's register, what is gone, and what changed its level. */
export default function RegisterYearsPage() {
  const said = useSaid(registerWords);
  const { group } = useSaid(words);
  const [search] = useSearchParams();
  const thisYear = Number(useMe().today.slice(0, 4));
  const year = Number(search.get('year') ?? thisYear);
  return (
    <ListPage
      endpoint={riskYears}
      words={{ title: said.pages.years, path: [group], empty: said.years.empty, note: said.years.note({ year, before: year - 1 }) }}
      rowHref={({ id }) => `/risks/${id}`}
      columns={useYearColumns()}
      filters={useYearFilters(thisYear)}
    >
      <Turns />
    </ListPage>
  );
}

function useYearColumns(): ReadonlyArray<Column<Compared>> {
  const { columns } = useSaid(words);
  const { years } = useSaid(registerWords);
  return [
    { key: 'number', title: columns.number, width: 124, sort: 'number' },
    { key: 'description', title: columns.description },
    { key: 'department', title: columns.department, width: 110, sort: 'department' },
    { key: 'turn', title: years.turn, width: 72, render: ({ turn }) => years.turns[turn] },
    { key: 'before', title: years.before, width: 84, render: ({ before }) => <LevelMark level={before} /> },
    { key: 'level', title: years.level, width: 84, sort: 'level', render: ({ level }) => <LevelMark level={level} /> },
    {
      key: 'beforeNumber',
      title: years.beforeNumber,
      width: 124,
      render: ({ beforeId, beforeNumber }) => (beforeId ? <Link to={`/risks/${beforeId}`}>{beforeNumber}</Link> : '—'),
    },
  ];
}

function useYearFilters(thisYear: number) {
  const said = useSaid(words);
  const { years } = useSaid(registerWords);
  const { columns } = said;
  const { data: departments } = useSuspenseQuery(query(riskDepartments, {}));
  const offered = Array.from({ length: yearsBack }, (_, back) => String(thisYear - back));
  return [
    { key: 'year', label: columns.year, width: 96, options: offered.map((value) => ({ value, label: years.year({ year: value }) })) },
    { key: 'turn', label: years.turn, width: 96, options: turns.map((value) => ({ value, label: years.turns[value] })) },
    { key: 'department', label: columns.department, options: departments.map(({ id, name }) => ({ value: id, label: name })) },
    { key: 'keyArea', label: columns.keyArea, options: keyAreas.map((value) => ({ value, label: said.keyAreas[value] })) },
    { key: 'tier', label: columns.tier, width: 110, options: tiers.map((value) => ({ value, label: said.tiers[value] })) },
  ];
}

/** How many of each turn; each narrows the list to its own. */
function Turns() {
  const { years } = useSaid(registerWords);
  const [search] = useSearchParams();
  const { turn: chosen, sort: _sort, after: _after, ...asked } = Object.fromEntries(search);
  const { data } = useSuspenseQuery(query(riskTurns, { query: asked as never }));
  const to = (turn: string) => `?${new URLSearchParams(turn === chosen ? asked : { ...asked, turn })}`;
  return (
    <nav className="qf-risk-turns" aria-label={years.turn}>
      {data.map(({ turn, count }) => (
        <Link key={turn} to={to(turn)} aria-current={turn === chosen || undefined}>
          <b>{count}</b> {years.turns[turn]}
        </Link>
      ))}
    </nav>
  );
}
