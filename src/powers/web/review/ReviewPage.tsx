import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { getPower, type Power } from '../../contract/power.ts';
import { compareVersions } from '../../contract/review.ts';
import { words } from '../../words.ts';
import { words as reviewWords } from '../../words/review.ts';
import { stageOf } from '../stages.ts';
import { type Comparison, useSideName } from './ComparePage.tsx';
import { deskFacts } from './deskFacts.tsx';
import { ReturnedSheet } from './ReturnedSheet.tsx';
import { ReviewBar } from './ReviewBar.tsx';
import { ReviewedDrawing, ReviewedFields } from './Reviewed.tsx';
import { useRemarks } from './useRemarks.ts';
import './review.css';

/** The desk at which a version lies: what it says and what changed, a remark at any place of it, and the deed. `?version=` names it. */
export default function ReviewPage() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const version = search.get('version') ?? undefined;
  const { data: power } = useSuspenseQuery(query(getPower, { params: { id }, query: { version } }));
  const { data: comparison } = useSuspenseQuery(query(compareVersions, { params: { id }, query: { to: power.version.id } }));
  return (
    <>
      <ReviewHead power={power} comparison={comparison} />
      {power.version.ways.some(({ deed }) => deed === 'return') ? (
        <Desk key={`${power.version.id} ${power.version.revision}`} power={power} comparison={comparison} />
      ) : (
        <NotHere power={power} />
      )}
    </>
  );
}

type Props = Readonly<{ power: Power; comparison: Comparison }>;

function ReviewHead({ power, comparison: { base, from } }: Props) {
  const said = useSaid(words);
  const review = useSaid(reviewWords);
  const nameOf = useSideName();
  const { version } = power;
  return (
    <PageHead
      path={[said.group, { label: said.pages.powers, to: '/powers' }, { label: power.code, to: `/powers/${power.id}?version=${version.id}` }]}
      title={review.review.title({ name: power.name })}
      note={said.versionOf({ number: version.number })}
      marks={<StatusChip stage={stageOf[version.state]}>{said.states[version.state]}</StatusChip>}
      deeds={<Link to={`/powers/${power.id}?version=${version.id}`}>{review.review.back}</Link>}
    >
      <Facts
        items={[
          [said.columns.category, said.categories[power.category]],
          [said.columns.department, power.department],
          ...deskFacts({ version, said, review }),
          [review.compare.from, from ? nameOf(from) : review.compare.base.none],
        ]}
      />
      {from && <p className="qf-quiet">{review.compare.base[base]}</p>}
    </PageHead>
  );
}

function NotHere({ power }: Readonly<{ power: Power }>) {
  const { review } = useSaid(reviewWords);
  return (
    <EmptyList says={review.notHere}>
      <Link to={`/powers/${power.id}?version=${power.version.id}`}>{review.back}</Link>
    </EmptyList>
  );
}

/** What was written is kept by version and revision: of what was changed since, it is no longer true. */
function Desk({ power, comparison }: Props) {
  const written = useRemarks(power.version.id, power.version.revision);
  return (
    <div className="qf-stack qf-review">
      <ReturnedSheet powerId={power.id} version={power.version} />
      <ReviewedFields comparison={comparison} written={written} />
      <ReviewedDrawing power={power} comparison={comparison} written={written} />
      <ReviewBar power={power} written={written} />
    </div>
  );
}
