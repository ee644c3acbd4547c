import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { query, type Reply } from '#platform/web/call.ts';
import { DeedForm } from '#platform/web/DeedForm.tsx';
import { FieldInput } from '#platform/web/fields.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMay } from '#platform/web/me.tsx';
import { tiers } from '#risks/point.ts';
import { openCampaign, proposeCampaign } from '../../contract/campaign.ts';
import { words as campaigns } from '../../words.ts';
import { words } from '../../words/reviewing.ts';

type Proposal = Reply<typeof proposeCampaign>;

/** Opens the year's round: what the plan says is filled in already, and whom it gives a form is said. */
export function OpenRound({ primary = false }: Readonly<{ primary?: boolean }>) {
  const said = useSaid(campaigns);
  const may = useMay(openCampaign);
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ ...query(proposeCampaign, {}), enabled: may });
  if (!may || !data || data.taken.includes(data.year)) return null;
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {said.deeds.open}
      </Button>
      {open && <OpenForm proposal={data} onClose={() => setOpen(false)} />}
    </>
  );
}

function OpenForm({ proposal, onClose }: Readonly<{ proposal: Proposal; onClose: () => void }>) {
  const said = useSaid(campaigns);
  const { rounds } = useSaid(words);
  const go = useNavigate();
  const { columns } = said;
  const [promises, setPromises] = useState(proposal.promises);
  return (
    <DeedForm
      endpoint={openCampaign}
      label={said.deeds.open}
      sent={{ body: { promises } }}
      fields={[
        { name: 'year', label: columns.year, kind: 'number', required: true, initial: proposal.year },
        { name: 'title', label: columns.title, kind: 'text', required: true, initial: proposal.title },
        { name: 'opensOn', label: columns.opensOn, kind: 'day', required: true, initial: proposal.opensOn },
        { name: 'dueOn', label: columns.dueOn, kind: 'day', required: true, initial: proposal.dueOn, help: rounds.remindersNote },
      ]}
      onClose={onClose}
      after={({ id }) => void go(`/campaigns/${id}`)}
    >
      <p className="qf-quiet">{rounds.willGive(proposal.forms)}</p>
      {proposal.taken.length > 0 && <p className="qf-quiet">{rounds.taken(proposal.taken.join('、'))}</p>}
      {tiers.map((tier) => (
        <FieldInput
          key={tier}
          field={{ name: tier, label: rounds.promiseOf[tier], kind: 'area', required: true }}
          value={promises[tier]}
          onChange={(text) => setPromises({ ...promises, [tier]: String(text ?? '') })}
        />
      ))}
    </DeedForm>
  );
}
