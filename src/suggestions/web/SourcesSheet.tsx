import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { query, type Reply } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { suggestionSummary } from '../contract.ts';
import type { Source } from '../suggestion.ts';
import { words } from '../words.ts';
import './suggestions.css';

type Summary = Reply<typeof suggestionSummary>;

/** A year's suggestions by source, as the year's report counts them; each figure opens the list that it counts. */
export function SourcesSheet() {
  const said = useSaid(words);
  const [search] = useSearchParams();
  const asked = Number(search.get('year'));
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? { year: asked } : {};
  const { data } = useSuspenseQuery(query(suggestionSummary, { query: year }));
  const { summary, sheets } = said;
  return (
    <Sheet title={sheets.sources} note={`${summary.year(data.year)} · ${summary.note}`} link={<Years data={data} />}>
      <table className="qf-sources">
        <thead>
          <tr>
            <th scope="col">{said.columns.source}</th>
            <th scope="col">{summary.received}</th>
            <th scope="col">{summary.takenUp}</th>
            <th scope="col">{summary.declined}</th>
            <th scope="col">{summary.open}</th>
          </tr>
        </thead>
        <tbody>
          {data.sources.map((row) => (
            <Counts key={row.source} name={said.sources[row.source]} counts={row} year={data.year} source={row.source} />
          ))}
          <Counts name={summary.total} counts={data.total} year={data.year} />
        </tbody>
      </table>
    </Sheet>
  );
}

type CountsProps = Readonly<{ name: string; counts: Summary['total']; year: number; source?: Source }>;

function Counts({ name, counts, year, source }: CountsProps) {
  const to = (more: Readonly<Record<string, string>>) => ({
    search: String(new URLSearchParams({ year: String(year), ...(source ? { source } : {}), ...more })),
  });
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Link to={to({})}>{counts.received}</Link>
      </td>
      <td>
        <Link to={to({ state: 'takenUp' })}>{counts.takenUp}</Link>
      </td>
      <td>
        <Link to={to({ state: 'declined' })}>{counts.declined}</Link>
      </td>
      <td>
        <Link to={to({ open: 'true' })}>{counts.open}</Link>
      </td>
    </tr>
  );
}

function Years({ data }: Readonly<{ data: Summary }>) {
  const said = useSaid(words);
  return data.years
    .filter((year) => year !== data.year)
    .slice(0, 2)
    .map((year) => (
      <Link key={year} to={{ search: `year=${year}` }}>
        {said.summary.year(year)}
      </Link>
    ));
}
