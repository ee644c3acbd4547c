import { Link } from 'react-router';
import type { Output } from '#platform/endpoint.ts';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { coverageSummary } from '../contract/coverage.ts';
import { levels } from '../level.ts';
import { words } from '../words.ts';
import { coverageWords } from '../words/coverage.ts';

type Departments = Output<typeof coverageSummary.returns>['departments'];
type Counts = Readonly<{ points: number; uncovered: number }>;

const shown = [...levels, null] as const;
const sum = (counts: readonly Counts[]): Counts =>
  counts.reduce((all, it) => ({ points: all.points + it.points, uncovered: all.uncovered + it.uncovered }), { points: 0, uncovered: 0 });

/** Of each department and level, how many points no institution in force governs; each figure opens them. */
export function CoverageSummary({ departments }: Readonly<{ departments: Departments }>) {
  const { summary: said } = useSaid(coverageWords);
  const { columns, levels: levelWords } = useSaid(words);
  if (departments.length === 0) return null;
  const all = departments.flatMap((it) => it.levels);
  return (
    <Sheet title={said.title} note={said.note} className="qf-coverage-summary">
      <div className="qf-scroll">
        <table aria-label={said.title}>
          <thead>
            <tr>
              <th scope="col">{columns.department}</th>
              {shown.map((level) => (
                <th key={String(level)} scope="col">
                  {level === null ? said.none : levelWords[level]}
                </th>
              ))}
              <th scope="col">{said.total}</th>
            </tr>
          </thead>
          <tbody>
            {departments.map(({ id, name, levels: its }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {shown.map((level) => (
                  <Cell key={String(level)} counts={sum(its.filter((it) => it.level === level))} department={id} level={level} />
                ))}
                <Cell counts={sum(its)} department={id} />
              </tr>
            ))}
            <tr>
              <th scope="row">{said.total}</th>
              {shown.map((level) => (
                <Cell key={String(level)} counts={sum(all.filter((it) => it.level === level))} level={level} />
              ))}
              <Cell counts={sum(all)} />
            </tr>
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}

type CellProps = Readonly<{ counts: Counts; department?: string; level?: 1 | 2 | 3 | null }>;

function Cell({ counts, department, level }: CellProps) {
  const { summary: said } = useSaid(coverageWords);
  if (counts.points === 0) return <td>—</td>;
  const asked = new URLSearchParams({ ...(department && { department }), ...(level && { level: String(level) }), cover: 'open' });
  const text = said.of(counts);
  return (
    <td>
      {counts.uncovered === 0 || level === null ? (
        <span title={said.name(counts)}>{text}</span>
      ) : (
        <Link to={`/risks/coverage?${asked}`} title={said.name(counts)}>
          {text}
        </Link>
      )}
    </td>
  );
}
