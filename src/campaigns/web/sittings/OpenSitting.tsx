import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { query, type Reply } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMay, useMe } from '#platform/web/me.tsx';
import { openSitting, proposeSitting } from '../../contract/sitting.ts';
import { sittingWords as words } from '../../words/sitting.ts';
import { LinkButton } from '../LinkButton.tsx';

/** Opens a sitting over the round whose forms wait, or leads to the one in course. */
export function OpenSitting() {
  const may = useMay(openSitting);
  const { data } = useQuery({ ...query(proposeSitting, {}), enabled: may });
  return may && data ? <Offered proposal={data} /> : null;
}

type Proposal = Reply<typeof proposeSitting>;

/** What was so when the page came is offered until it goes: a form that is sent must outlive the answer that makes it needless. */
function Offered({ proposal }: Readonly<{ proposal: Proposal }>) {
  const said = useSaid(words);
  const { campaigns } = proposal;
  const [wanted] = useState(campaigns.find((it) => it.sitting) ?? campaigns.find((it) => it.forms > 0) ?? campaigns[0]);
  if (!wanted) return <span className="qf-quiet">{said.noRound}</span>;
  if (wanted.sitting)
    return (
      <LinkButton to={`/sittings/${wanted.sitting}`} primary>
        {said.goOn}
      </LinkButton>
    );
  return <Open proposal={proposal} wanted={wanted.id} />;
}

function Open({ proposal: { campaigns, members }, wanted }: Readonly<{ proposal: Proposal; wanted: string }>) {
  const said = useSaid(words);
  const { columns } = said;
  const go = useNavigate();
  const { today } = useMe();
  const people = members.map(({ personId, name, title, seat }) => ({ value: personId, label: `${name}（${title ?? said.seats[seat]}）` }));
  const free = campaigns.filter(({ sitting }) => sitting === null);
  return (
    <Deed
      endpoint={openSitting}
      label={said.deeds.open}
      primary
      fields={[
        {
          name: 'campaignId',
          label: columns.campaignId,
          kind: 'select',
          required: true,
          options: free.map(({ id, title }) => ({ value: id, label: title })),
          initial: wanted,
        },
        { name: 'heldOn', label: columns.heldOn, kind: 'day', required: true, initial: today },
        { name: 'place', label: columns.place, kind: 'text', required: true },
        { name: 'chairId', label: columns.chairId, kind: 'select', required: true, options: people, initial: members[0]?.personId },
        { name: 'present', label: columns.present, kind: 'many', required: true, options: people, initial: members.map((it) => it.personId) },
        { name: 'opinion', label: columns.opinion, kind: 'area', required: true, initial: said.defaultOpinion, help: said.explained.closes },
      ]}
      after={({ id }) => void go(`/sittings/${id}`)}
    />
  );
}
