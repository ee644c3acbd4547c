import { useSaid } from '../language.tsx';
import { words } from '../words.ts';
import './badges.css';

/** 线索: a lead is no fault, so it has no colour. */
export function LeadBadge() {
  return <span className="qf-badge qf-lead">{useSaid(words).lead}</span>;
}
