import { useSaid } from '../language.tsx';
import { words } from '../words.ts';
import './badges.css';

export type WarningLevel = 'D' | 'C' | 'B' | 'A';

/** 预警等级. Filled, with its word; the letter alone never stands. */
export function WarningBadge({ level }: Readonly<{ level: WarningLevel }>) {
  return (
    <span className="qf-badge" data-fill={level}>
      {useSaid(words).warningLevel[level]}
    </span>
  );
}
