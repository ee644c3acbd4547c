import { Link } from 'react-router';
import { useJoined, wordAt } from '#platform/web/joined.tsx';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { usePlace } from '#platform/web/ListPages.tsx';
import { type Column, Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Gap } from './CheckupsPage.tsx';
import { words } from './words.ts';

const atFirst = 10;

type Props = Readonly<{ kind: string; gaps: readonly Gap[]; whole: boolean }>;

/** The gaps of one kind: what it is and why it matters, then where, and where each is mended. The first ten, unless the kind is chosen. */
export function CheckupSheet({ kind, gaps, whole }: Props) {
  const said = useSaid(words).checkups;
  const joined = useJoined();
  const language = useLanguage();
  const place = usePlace();
  const [first] = gaps;
  const word = (key: string) => first && wordAt(joined.words[first.part], `checkups.${first.kind}.${key}`, language);
  const shown = whole ? gaps : gaps.slice(0, atFirst);
  const all = shown.length < gaps.length && (
    <button type="button" className="qf-link" onClick={() => place.set({ kind })}>
      {said.all(gaps.length)}
    </button>
  );
  return (
    <Sheet title={word('title')} note={gaps.length} link={all}>
      <p className="qf-checkup-why">{word('why')}</p>
      <Rows columns={useGapColumns()} rows={shown} label={word('title')} />
    </Sheet>
  );
}

function useGapColumns(): ReadonlyArray<Column<Gap>> {
  const { columns } = useSaid(words).checkups;
  const joined = useJoined();
  const language = useLanguage();
  const word = ({ part, facts }: Gap, path: string) => wordAt(joined.words[part], `checkups.${path}`, language, facts);
  return [
    {
      key: 'about',
      title: columns.about,
      width: 220,
      render: (gap) => (
        <div className="qf-checkup-about">
          <Link to={gap.about.href}>{gap.about.label}</Link>
          <small>{word(gap, 'of')}</small>
        </div>
      ),
    },
    { key: 'says', title: columns.says, render: (gap) => word(gap, `${gap.kind}.says`) },
    { key: 'department', title: columns.department, width: 112, render: ({ department }) => department.name },
    {
      key: 'repairs',
      title: columns.repair,
      width: 168,
      render: (gap) => (
        <div className="qf-checkup-repairs">
          {gap.repairs.map(({ deed, href }) => (
            <Link key={deed} to={href}>
              {word(gap, `repairs.${deed}`) ?? deed}
            </Link>
          ))}
        </div>
      ),
    },
  ];
}
