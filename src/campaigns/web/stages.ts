import type { Stage } from '#platform/web/parts/StatusChip.tsx';
import type { State as RoundState } from '../campaign.ts';
import type { State } from '../form.ts';

export const stageOf: Readonly<Record<State, Stage>> = {
  draft: 'waiting',
  submitted: 'doing',
  assessed: 'doing',
  reviewed: 'doing',
  evaluated: 'doing',
  registered: 'done',
};

export const stageOfRound: Readonly<Record<RoundState, Stage>> = { open: 'doing', closed: 'done' };
