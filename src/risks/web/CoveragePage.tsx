import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { pageSize } from '#platform/list.ts';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import { useMe } from '#platform/web/me.tsx';
import type { Column } from '#platform/web/ListPage.tsx';
import { type CoverageRow, coverageSummary, listCoverage } from '../contract/coverage.ts';
import { coverFilters, matrixColumns } from '../coverage.ts';
import { levels } from '../level.ts';
import { words } from '../words.ts';
import { coverageWords } from '../words/coverage.ts';
import { ControlChip } from './ControlChip.tsx';
import { CoverageSummary } from './CoverageSummary.tsx';
import './coverage.css';

const mostColumns = 5;
const yearsBack = 5;

/** 制度覆盖: risk points down, institutions across; and above, how many points of each department none governs. */
export default function CoveragePage() {
  const said = useSaid(coverageWords);
  const { group, columns, levels: levelWords } = useSaid(words);
  const [search] = useSearchParams();
  const { data } = useSuspenseQuery(query(listCoverage, { query: { ...Object.fromEntries(search), limit: pageSize } as never }));
  const year = search.get('year');
  const { data: summary } = useSuspenseQuery(query(coverageSummary, { query: year === null ? {} : { year } }));
  const thisYear = Number(useMe().today.slice(0, 4));
  const years = Array.from({ length: yearsBack }, (_, back) => String(thisYear - back));
  const institutions = matrixColumns(data.rows, mostColumns);
  const hasOthers = matrixColumns(data.rows, mostColumns + 1).length > mostColumns;
  return (
    <div className="qf-coverage">
      <ListPage
        endpoint={listCoverage}
        words={{ title: said.title, path: [group], empty: said.empty, note: said.note }}
        rowHref={({ id }) => `/risks/${id}`}
        columns={[
          { key: 'number', title: columns.number, width: 128, sort: 'number', render: ({ number }) => number ?? said.scope.draft },
          { key: 'description', title: columns.description },
          { key: 'department', title: columns.department, width: 110, sort: 'department' },
          { key: 'level', title: columns.level, width: 60, sort: 'level', render: ({ level }) => <LevelMark level={level} /> },
          ...institutions.map((it) => columnOf(it, said.dots)),
          ...(hasOthers
            ? [
                {
                  key: 'others',
                  title: said.columns.others,
                  width: 120,
                  render: (row: CoverageRow) => <Others row={row} shown={institutions.map(({ id }) => id)} />,
                },
              ]
            : []),
          { key: 'cover', title: said.columns.cover, width: 92, render: ({ cover }) => said.covers[cover] },
          { key: 'control', title: columns.control, width: 92, render: ({ level, control }) => <ControlChip level={level} control={control} /> },
        ]}
        filters={[
          { key: 'department', label: columns.department, options: summary.departments.map(({ id, name }) => ({ value: id, label: name })) },
          { key: 'level', label: columns.level, options: levels.map((value) => ({ value: String(value), label: levelWords[value] })), width: 96 },
          {
            key: 'cover',
            label: said.columns.cover,
            options: coverFilters.map((value) => ({ value, label: value === 'open' ? said.asked.open : said.covers[value] })),
          },
          { key: 'year', label: columns.year, options: years.map((value) => ({ value, label: value })), width: 96 },
        ]}
      >
        <CoverageSummary departments={summary.departments} />
        <p className="qf-quiet qf-coverage-legend">{said.legend}</p>
      </ListPage>
    </div>
  );
}

type Named = Readonly<{ id: string; title: string }>;

/** A column of the matrix: an institution, and at each point whether it governs it. */
function columnOf({ id, title }: Named, dots: Readonly<{ inForce: string; draft: string }>): Column<CoverageRow> {
  return {
    key: `institution ${id}`,
    title,
    width: 84,
    render: ({ institutions }) => {
      const found = institutions.find((it) => it.id === id);
      if (!found) return <span className="qf-coverage-none" />;
      const inForce = found.status === 'inForce';
      return (
        <span className="qf-coverage-dot">
          <span aria-hidden>{inForce ? '●' : '○'}</span>
          <span className="qf-coverage-word">{inForce ? dots.inForce : dots.draft}</span>
        </span>
      );
    },
  };
}

function Others({ row, shown }: Readonly<{ row: CoverageRow; shown: readonly string[] }>) {
  const others = row.institutions.filter(({ id }) => !shown.includes(id));
  if (others.length === 0) return <span className="qf-coverage-none" />;
  return others.map(({ id, title }) => (
    <Link key={id} to={`/institutions/${id}`} className="qf-coverage-other">
      {title}
    </Link>
  ));
}
