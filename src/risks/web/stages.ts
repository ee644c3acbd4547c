import type { Stage } from '#platform/web/parts/StatusChip.tsx';
import type { MeasureStatus, State } from '../point.ts';

export const stageOf: Readonly<Record<State, Stage>> = {
  draft: 'waiting',
  evaluated: 'doing',
  registered: 'done',
  void: 'stopped',
  merged: 'stopped',
};
export const stageOfMeasure: Readonly<Record<MeasureStatus, Stage>> = { planned: 'waiting', underWay: 'doing', done: 'done', cancelled: 'stopped' };
