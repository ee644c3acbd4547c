import { useSaid } from '#platform/web/language.tsx';
import { type Stage, StatusChip } from '#platform/web/parts/StatusChip.tsx';
import type { Control } from '../level.ts';
import { words } from '../words.ts';

export const stageOfControl: Readonly<Record<Control, Stage>> = { missing: 'waiting', underWay: 'doing', settled: 'done' };

/** Whether a point has what its level obliges it to have; nothing while it has no level. */
export function ControlChip({ level, control }: Readonly<{ level: number | null; control: Control | null }>) {
  const said = useSaid(words);
  if (level === null || control === null) return '—';
  return <StatusChip stage={stageOfControl[control]}>{said.controlAt[level as 1 | 2 | 3][control]}</StatusChip>;
}
