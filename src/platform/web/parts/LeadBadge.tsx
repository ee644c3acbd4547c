import { useSaid } from '../language.tsx';
import { words } from '../words.ts';
import './badges.css';

/** 线索: a lead is no fault, so it has no colour. `count` joins several. */
export function LeadBadge({ count }: Readonly<{ count?: number | undefined }>) {
  return (
    <span className="qf-badge qf-lead">
      {useSaid(words).lead}
      {count !== undefined && <b>{count}</b>}
    </span>
  );
}
