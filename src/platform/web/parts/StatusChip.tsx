import type { ReactNode } from 'react';
import './badges.css';

export type Stage = 'waiting' | 'doing' | 'done' | 'stopped';

/** Where a record stands. The word says it; ring, half disc and disc let the eye sort a column. */
export function StatusChip({ stage, children }: Readonly<{ stage: Stage; children: ReactNode }>) {
  return (
    <span className="qf-status" data-stage={stage}>
      {children}
    </span>
  );
}
