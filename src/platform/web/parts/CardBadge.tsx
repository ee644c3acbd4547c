import { useSaid } from '../language.tsx';
import { words } from '../words.ts';
import './badges.css';
import { LeadBadge } from './LeadBadge.tsx';

export type Card = 'notice' | 'yellow' | 'red';

const fillOf = { notice: 'C', yellow: 'B', red: 'A' } as const;

/** 蓝色提示, 黄牌, 红牌 of a finding; a lead is shown as what it is. `count` joins several of one kind. */
export function CardBadge({ card, count }: Readonly<{ card: Card | 'lead'; count?: number | undefined }>) {
  const names = useSaid(words).card;
  if (card === 'lead') return <LeadBadge count={count} />;
  return (
    <span className="qf-badge" data-fill={fillOf[card]}>
      {names[card]}
      {count !== undefined && <b>{count}</b>}
    </span>
  );
}
