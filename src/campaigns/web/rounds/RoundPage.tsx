import { useSuspenseQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { getCampaign, listCampaigns } from '../../contract/campaign.ts';
import { words as campaigns } from '../../words.ts';
import { words } from '../../words/reviewing.ts';
import { LinkButton } from '../LinkButton.tsx';
import { stageOfRound } from '../stages.ts';
import { ProgressSheet } from './ProgressSheet.tsx';
import { RoundDeeds } from './RoundDeeds.tsx';
import { RoundFacts } from './RoundFacts.tsx';
import { UnderwaySheet } from './UnderwaySheet.tsx';
import { UnfiledSheet } from './UnfiledSheet.tsx';

const mostRounds = 100;

/** A year's round 排查: how far each department has come, who has not filed, who holds what is handed in, and the office's deeds. */
export default function RoundPage() {
  const { id = '' } = useParams();
  const said = useSaid(campaigns);
  const text = useSaid(words).rounds;
  const { data: round } = useSuspenseQuery(query(getCampaign, { params: { id } }));
  return (
    <>
      <PageHead
        path={[said.group, { label: said.pages.campaigns, to: '/campaigns' }]}
        title={round.title}
        marks={
          <>
            <StatusChip stage={stageOfRound[round.state]}>{said.campaignStates[round.state]}</StatusChip>
            <RoundChoice id={id} />
          </>
        }
        deeds={
          <>
            <LinkButton to={`/forms?campaign=${id}`}>{text.forms}</LinkButton>
            <RoundDeeds round={round} />
          </>
        }
      >
        <RoundFacts round={round} />
      </PageHead>
      <div className="qf-columns" data-side>
        <div className="qf-stack">
          <ProgressSheet round={round} />
          <UnderwaySheet round={round} />
        </div>
        <aside className="qf-stack">
          <UnfiledSheet round={round} />
        </aside>
      </div>
    </>
  );
}

/** Another year's round, where there is one. */
function RoundChoice({ id }: Readonly<{ id: string }>) {
  const { rounds: text } = useSaid(words);
  const go = useNavigate();
  const { data } = useSuspenseQuery(query(listCampaigns, { query: { limit: mostRounds } }));
  if (data.rows.length < 2) return null;
  const several = new Set(data.rows.map(({ bureau }) => bureau)).size > 1;
  return (
    <Select
      aria-label={text.choose}
      value={id}
      popupMatchSelectWidth={false}
      options={data.rows.map((it) => ({ value: it.id, label: several ? `${it.bureau} ${it.year}` : it.year }))}
      onChange={(round) => void go(`/campaigns/${round}`)}
    />
  );
}
