import type { Stage } from '#platform/web/parts/StatusChip.tsx';
import type { State } from '../deduction.ts';
import type { DispositionState } from '../disposition.ts';

export const stageOf: Readonly<Record<State, Stage>> = {
  proposed: 'waiting',
  notified: 'doing',
  stated: 'doing',
  decided: 'doing',
  posted: 'done',
  dropped: 'stopped',
  appealed: 'doing',
  upheld: 'done',
  reversed: 'stopped',
};

export const dispositionStageOf: Readonly<Record<DispositionState, Stage>> = { open: 'doing', closed: 'done', withdrawn: 'stopped' };

/** Tenths as a change of the account: +4.0, −1.0. */
export const signed = (tenths: number): string => `${tenths < 0 ? '−' : '+'}${(Math.abs(tenths) / 10).toFixed(1)}`;
