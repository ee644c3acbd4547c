import { Link } from 'react-router';
import { useSaid } from '#platform/web/language.tsx';
import { words } from '../../words/reviewing.ts';
import './rounds.css';

type Props = Readonly<{ name: string; filed: number; wanted: number; to?: string | undefined }>;

/** How many of how many are filed: the figure, which leads to them, and its share as a length. */
export function Share({ name, filed, wanted, to }: Props) {
  const { rounds } = useSaid(words);
  const share = wanted === 0 ? 0 : Math.round((filed / wanted) * 100);
  const figure = rounds.ofAll({ filed, wanted });
  return (
    <span className="qf-share" title={rounds.bar({ name, filed, wanted })}>
      <i aria-hidden>
        <u style={{ width: `${share}%` }} />
      </i>
      {to ? <Link to={to}>{figure}</Link> : figure}
    </span>
  );
}
