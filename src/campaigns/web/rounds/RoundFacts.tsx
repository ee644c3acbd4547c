import { Link } from 'react-router';
import { useSaid } from '#platform/web/language.tsx';
import { Deadline } from '#platform/web/parts/Deadline.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import type { Campaign } from '../../contract/campaign.ts';
import { words as campaigns } from '../../words.ts';
import { words } from '../../words/reviewing.ts';

/** From when to when, how much of it is filed by tier, and what of it is the reader's. */
export function RoundFacts({ round }: Readonly<{ round: Campaign }>) {
  const said = useSaid(campaigns);
  const { rounds, forms } = useSaid(words);
  return (
    <>
      <Facts
        items={[
          [rounds.from, `${round.opensOn} — ${round.dueOn}`],
          ...(round.state === 'open' ? [[forms.due, <Deadline key="due" due={round.dueOn} rule={forms.rule} />] as const] : []),
          ...round.tiers.map(
            ({ tier, filed, wanted }) =>
              [
                `${said.tiers[tier]} ${said.counts.filed}`,
                <Link key={tier} to={`/forms?campaign=${round.id}&tier=${tier}&progress=filed`}>
                  {rounds.ofAll({ filed, wanted })}
                </Link>,
              ] as const,
          ),
          [rounds.openedBy, round.openedBy],
          ...(round.closedBy ? [[rounds.closedBy, round.closedBy] as const] : []),
        ]}
      />
      {(round.mine.length > 0 || round.waiting > 0) && (
        <p className="qf-own-forms">
          {round.mine.length > 0 && <span className="qf-quiet">{rounds.mine}</span>}
          {round.mine.map(({ id, tier, number }) => (
            <Link key={id} to={`/forms/${id}`}>
              {said.formNames[tier]} {number}
            </Link>
          ))}
          {round.waiting > 0 && <Link to={`/forms?campaign=${round.id}&mine=desk`}>{rounds.waiting({ count: round.waiting })}</Link>}
        </p>
      )}
    </>
  );
}
