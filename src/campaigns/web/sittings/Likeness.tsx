import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { query, type Reply } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { useMay } from '#platform/web/me.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { listLikeness } from '../../contract/sitting.ts';
import { sittingWords as words } from '../../words/sitting.ts';
import { Merge } from './Merge.tsx';

const shownPairs = 8;
type Pair = Reply<typeof listLikeness>['pairs'][number];

/** Points whose wording is so like that they may be the same, the likest first. */
export function Likeness({ id }: Readonly<{ id: string }>) {
  const said = useSaid(words);
  const may = useMay(listLikeness);
  const asked = useSearchParams()[0].get('department');
  const { data } = useQuery({ ...query(listLikeness, { params: { id }, query: asked ? { department: asked } : {} }), enabled: may });
  if (!may || !data) return null;
  const { pairs, found, compared, waiting } = data;
  return (
    <Sheet title={said.likeness.title} note={found === 0 ? undefined : String(found)}>
      {compared < waiting && <p className="qf-note">{said.likeness.some({ compared, waiting })}</p>}
      {pairs.length === 0 && <EmptyList says={said.likeness.none} />}
      {pairs.slice(0, shownPairs).map((pair) => (
        <PairOf key={`${pair.a.id}${pair.b.id}`} id={id} pair={pair} />
      ))}
    </Sheet>
  );
}

function PairOf({ id, pair: { a, b, likeness } }: Readonly<{ id: string; pair: Pair }>) {
  const said = useSaid(words);
  return (
    <div className="qf-sitting-pair">
      {[a, b].map((point) => (
        <p key={point.id}>
          {point.description}
          <small>{[point.department, point.person].filter(Boolean).join(' · ')}</small>
        </p>
      ))}
      <footer>
        <small>{said.likeness.like(Math.round(likeness * 100))}</small>
        <Merge id={id} points={[a, b]} small />
      </footer>
    </div>
  );
}
