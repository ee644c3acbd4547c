import type { Stage } from '#platform/web/parts/StatusChip.tsx';
import type { State } from '../suggestion.ts';

export const stageOf: Readonly<Record<State, Stage>> = {
  received: 'waiting',
  dispatched: 'doing',
  answered: 'doing',
  takenUp: 'done',
  declined: 'stopped',
};
