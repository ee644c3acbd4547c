import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { getPower, type Power } from '../../contract/power.ts';
import { words } from '../../words.ts';
import { words as draftWords } from '../../words/draft.ts';
import { words as reviewWords } from '../../words/review.ts';
import { deskFacts } from '../review/deskFacts.tsx';
import { ReturnedSheet } from '../review/ReturnedSheet.tsx';
import { stageOf } from '../stages.ts';
import { Clash } from './Clash.tsx';
import { DraftBar } from './DraftBar.tsx';
import { DraftDrawing } from './DraftDrawing.tsx';
import { DraftFields } from './DraftFields.tsx';
import { useDraft } from './useDraft.ts';
import { usePositions } from './usePositions.ts';
import '../review/review.css';
import './draft.css';

/** Everything that a version says, written and saved by itself. Of a published power the first change opens the next version. */
export default function DraftPage() {
  const { id = '' } = useParams();
  const { data: power } = useSuspenseQuery(query(getPower, { params: { id }, query: { version: 'newest' } }));
  return (
    <>
      <DraftHead power={power} />
      {power.mayDraft ? <Drafting key={id} power={power} /> : <NotNow power={power} />}
    </>
  );
}

const desks = new Set(['submitted', 'bureauReviewed', 'legallyReviewed']);

function NotNow({ power }: Readonly<{ power: Power }>) {
  const said = useSaid(draftWords);
  const { review } = useSaid(reviewWords);
  return (
    <EmptyList says={desks.has(power.version.state) ? said.underReview : said.notYours}>
      <Link to={`/powers/${power.id}?version=${power.version.id}`}>{review.back}</Link>
    </EmptyList>
  );
}

function DraftHead({ power }: Readonly<{ power: Power }>) {
  const said = useSaid(words);
  const draft = useSaid(draftWords);
  const review = useSaid(reviewWords);
  const { version } = power;
  const isDraft = version.state === 'draft';
  return (
    <PageHead
      path={[said.group, { label: said.pages.powers, to: '/powers' }, { label: power.code, to: `/powers/${power.id}?version=${version.id}` }]}
      title={draft.title({ name: power.name })}
      note={isDraft ? draft.next({ number: version.number }) : undefined}
      marks={<StatusChip stage={stageOf[version.state]}>{`${said.versionOf({ number: version.number })} ${said.states[version.state]}`}</StatusChip>}
      deeds={<Link to={`/powers/${power.id}?version=${version.id}`}>{review.review.back}</Link>}
    >
      <Facts
        items={[
          [said.columns.category, said.categories[power.category]],
          [said.columns.department, power.department],
          ...(isDraft ? deskFacts({ version, said, review }) : []),
        ]}
      />
      {!isDraft && power.mayDraft && <p className="qf-quiet">{draft.opens({ number: version.number })}</p>}
    </PageHead>
  );
}

const anchor = (place: string) => document.querySelector(`[data-place="${CSS.escape(place)}"]`);

function Drafting({ power }: Readonly<{ power: Power }>) {
  const [state, keeper] = useDraft(power);
  const { named } = usePositions(power);
  const { value: said, clash } = state;
  return (
    <div className="qf-stack qf-drafting">
      <ReturnedSheet
        powerId={power.id}
        version={power.version}
        onPlace={({ place, node }) => anchor(node === null ? place : 'flowchart')?.scrollIntoView({ block: 'center' })}
      />
      {clash && <Clash clash={clash} said={said} named={named} onChoose={(field, whose) => keeper.choose(field, whose)} />}
      <DraftFields power={power} state={state} onChange={(next) => keeper.write(next)} />
      <DraftDrawing power={power} />
      <DraftBar power={power} state={state} keeper={keeper} />
    </div>
  );
}
