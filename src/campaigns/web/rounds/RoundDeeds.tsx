import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { type Campaign, changeCampaign, closeCampaign, giveForms } from '../../contract/campaign.ts';
import { words as campaigns } from '../../words.ts';
import { words } from '../../words/reviewing.ts';
import { OpenRound } from './OpenRound.tsx';

/** What the office does with the round: forms for newcomers, another last day, the close; and the next year's round once it is time. */
export function RoundDeeds({ round }: Readonly<{ round: Campaign }>) {
  const said = useSaid(campaigns);
  const { rounds } = useSaid(words);
  const sent = { params: { id: round.id } };
  const open = (deed: Campaign['deeds'][number]) => round.deeds.includes(deed);
  return (
    <>
      {open('give') && (round.newcomers ?? 0) > 0 && (
        <Deed endpoint={giveForms} sent={sent} label={said.deeds.give} confirm={rounds.newcomers({ count: round.newcomers ?? 0 })} />
      )}
      {open('change') && (
        <Deed
          endpoint={changeCampaign}
          sent={sent}
          label={said.deeds.change}
          fields={[
            { name: 'title', label: said.columns.title, kind: 'text', required: true, initial: round.title },
            { name: 'dueOn', label: said.columns.dueOn, kind: 'day', required: true, initial: round.dueOn },
            { name: 'reason', label: rounds.reason, kind: 'area', required: true },
          ]}
        />
      )}
      {open('close') && (
        <Deed endpoint={closeCampaign} sent={sent} label={said.deeds.close} confirm={rounds.closing({ unfiled: round.wanted - round.filed })} />
      )}
      {round.state === 'closed' && <OpenRound primary />}
    </>
  );
}
