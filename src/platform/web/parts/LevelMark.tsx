import { useSaid } from '../language.tsx';
import { words } from '../words.ts';
import './badges.css';

/** 风险等级 1, 2 or 3: weight, not colour, for it is no warning. */
export function LevelMark({ level }: Readonly<{ level: number | string | null }>) {
  const names = useSaid(words).riskLevel;
  if (level === null) return '—';
  return (
    <span className="qf-level" data-level={level}>
      {names[Number(level) as keyof typeof names]}
    </span>
  );
}
