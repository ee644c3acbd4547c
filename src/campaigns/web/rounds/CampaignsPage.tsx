import { useSuspenseQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { useMay } from '#platform/web/me.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { type CampaignRow, getCampaign, listCampaigns, openCampaign } from '../../contract/campaign.ts';
import { words as campaigns } from '../../words.ts';
import { words } from '../../words/reviewing.ts';
import { LinkButton } from '../LinkButton.tsx';
import { stageOfRound } from '../stages.ts';
import { OpenRound } from './OpenRound.tsx';
import { ProgressSheet } from './ProgressSheet.tsx';
import { RoundDeeds } from './RoundDeeds.tsx';
import { RoundFacts } from './RoundFacts.tsx';
import { UnfiledSheet } from './UnfiledSheet.tsx';
import './rounds.css';

const mostRounds = 100;

/** The year's round 排查: how far each department has come, who has not filed, and the office's deeds. `?round=` or `?year=` names it. */
export default function CampaignsPage() {
  const [search] = useSearchParams();
  const { data } = useSuspenseQuery(query(listCampaigns, { query: { limit: mostRounds } }));
  const asked = search.get('round');
  const chosen = data.rows.find(({ id, year }) => (asked ? id === asked : String(year) === search.get('year'))) ?? data.rows[0];
  return chosen ? <Round rounds={data.rows} id={chosen.id} /> : <NoRound />;
}

function NoRound() {
  const said = useSaid(campaigns);
  const { rounds } = useSaid(words);
  const may = useMay(openCampaign);
  return (
    <>
      <PageHead path={[said.group]} title={said.pages.campaigns} />
      <section className="qf-sheet">
        <EmptyList says={may ? rounds.empty : rounds.waitsForOffice}>{may && <OpenRound primary />}</EmptyList>
      </section>
    </>
  );
}

function Round({ rounds, id }: Readonly<{ rounds: readonly CampaignRow[]; id: string }>) {
  const said = useSaid(campaigns);
  const text = useSaid(words).rounds;
  const { data: round } = useSuspenseQuery(query(getCampaign, { params: { id } }));
  return (
    <>
      <PageHead
        path={[said.group, said.pages.campaigns]}
        title={round.title}
        marks={
          <>
            <StatusChip stage={stageOfRound[round.state]}>{said.campaignStates[round.state]}</StatusChip>
            <RoundChoice rounds={rounds} id={id} />
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
        <ProgressSheet round={round} />
        <aside className="qf-stack">
          <UnfiledSheet round={round} />
        </aside>
      </div>
    </>
  );
}

function RoundChoice({ rounds, id }: Readonly<{ rounds: readonly CampaignRow[]; id: string }>) {
  const { rounds: text } = useSaid(words);
  const [, setSearch] = useSearchParams();
  if (rounds.length < 2) return null;
  const several = new Set(rounds.map(({ bureau }) => bureau)).size > 1;
  return (
    <Select
      aria-label={text.choose}
      value={id}
      popupMatchSelectWidth={false}
      options={rounds.map((it) => ({ value: it.id, label: several ? `${it.bureau} ${it.year}` : it.year }))}
      onChange={(round) => setSearch({ round })}
    />
  );
}
