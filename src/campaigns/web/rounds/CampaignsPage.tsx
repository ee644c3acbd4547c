import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, Navigate } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { useMay } from '#platform/web/me.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { type CampaignRow, listCampaigns, openCampaign } from '../../contract/campaign.ts';
import { words as campaigns } from '../../words.ts';
import { words } from '../../words/reviewing.ts';
import { stageOfRound } from '../stages.ts';
import { OpenRound } from './OpenRound.tsx';
import { Share } from './Share.tsx';

const mostRounds = 100;

/** 排查: of one bureau its newest round, of several the newest of each, with how far they are. */
export default function CampaignsPage() {
  const { data } = useSuspenseQuery(query(listCampaigns, { query: { limit: mostRounds } }));
  const [newest] = data.rows;
  if (!newest) return <NoRound />;
  if (data.rows.every(({ bureau }) => bureau === newest.bureau)) return <Navigate to={`/campaigns/${newest.id}`} replace />;
  return <Rounds rows={data.rows} />;
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

function Rounds({ rows }: Readonly<{ rows: readonly CampaignRow[] }>) {
  const said = useSaid(campaigns);
  const { rounds } = useSaid(words);
  const { columns } = said;
  return (
    <>
      <PageHead path={[said.group]} title={said.pages.campaigns} deeds={<OpenRound />} />
      <section className="qf-sheet">
        <Rows
          label={said.pages.campaigns}
          rows={rows}
          columns={[
            { key: 'title', title: columns.title, render: ({ id, title }) => <Link to={`/campaigns/${id}`}>{title}</Link> },
            { key: 'bureau', title: columns.bureau, width: 220 },
            { key: 'year', title: columns.year, width: 72, align: 'right' },
            { key: 'dueOn', title: columns.dueOn, width: 112 },
            { key: 'filed', title: rounds.filed, width: 176, render: (row) => <Share name={row.bureau} {...row} /> },
            {
              key: 'state',
              title: columns.state,
              width: 96,
              render: ({ state }) => <StatusChip stage={stageOfRound[state]}>{said.campaignStates[state]}</StatusChip>,
            },
          ]}
        />
      </section>
    </>
  );
}
