import { Link, useSearchParams } from 'react-router';
import type { Reply } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { HeatMap } from '#platform/web/parts/HeatMap.tsx';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { riskSummary } from '../contract/register.ts';
import { proposedLevel } from '../level.ts';
import { words } from '../words.ts';
import './register.css';

type Props = Readonly<{ summary: Reply<typeof riskSummary> }>;

/** How many points each cell of the matrix has, and what each level obliges to. Both filter the register. */
export function MatrixSheet({ summary }: Props) {
  const said = useSaid(words);
  const { matrix } = said;
  const [search, setSearch] = useSearchParams();
  const [likelihood, harm] = [Number(search.get('likelihood')), Number(search.get('harm'))];
  const narrowed = (by: Readonly<Record<string, string | null>>) => {
    const { after: _, ...rest } = Object.fromEntries(search);
    return Object.fromEntries(Object.entries({ ...rest, ...by }).filter((it): it is [string, string] => it[1] !== null));
  };
  return (
    <Sheet title={matrix.title} note={matrix.note}>
      <HeatMap
        counts={summary.cells}
        levelOf={(often, grave) => proposedLevel(often, grave, summary.matrix)}
        chosen={likelihood && harm ? { likelihood, harm } : null}
        onChoose={(cell) => setSearch(narrowed({ likelihood: cell && String(cell.likelihood), harm: cell && String(cell.harm) }))}
      />
      <p className="qf-heat-words">
        <span>{matrix.light}</span>
        <span>{matrix.harm}</span>
        <span>{matrix.grave}</span>
      </p>
      <p className="qf-quiet qf-note">{matrix.explained}</p>
      <table className="qf-risk-levels">
        <thead>
          <tr>
            <th scope="col">{said.columns.level}</th>
            <th scope="col">{matrix.obliges}</th>
            <th scope="col">{matrix.count}</th>
            <th scope="col">{matrix.gaps}</th>
          </tr>
        </thead>
        <tbody>
          {summary.levels.map(({ level, count, gaps }) => (
            <tr key={level}>
              <td>
                <LevelMark level={level} />
              </td>
              <td>{said.levelWords[level as 1 | 2 | 3]}</td>
              <td>{count}</td>
              <td>
                <Link to={{ search: String(new URLSearchParams(narrowed({ level: String(level), gap: 'true' }))) }}>{gaps}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
