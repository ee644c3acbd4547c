import { useState } from 'react';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { type Campaign, remindUnfiled } from '../../contract/campaign.ts';
import { words } from '../../words/reviewing.ts';

type Props = Readonly<{ round: Campaign; body: Readonly<{ form?: string; department?: string }>; label: string; confirm?: string; small?: boolean }>;

/** 催办: who has not filed, of one form, of a department or all, and whom it told. */
export function Remind({ round, body, label, confirm, small }: Props) {
  const { rounds } = useSaid(words);
  const [done, setDone] = useState('');
  if (!round.deeds.includes('remind')) return null;
  const sent = { params: { id: round.id }, body };
  const after = (reply: { people: number; left: number }) => setDone(rounds.reminded(reply));
  return (
    <span className="qf-remind">
      <Deed endpoint={remindUnfiled} sent={sent} label={label} small={small} confirm={confirm} after={after} />
      {done && <output className="qf-quiet">{done}</output>}
    </span>
  );
}
