import type { Stage } from '#platform/web/parts/StatusChip.tsx';
import type { State } from '../version.ts';

export const stageOf: Readonly<Record<State, Stage>> = {
  draft: 'waiting',
  submitted: 'doing',
  bureauReviewed: 'doing',
  legallyReviewed: 'doing',
  published: 'done',
  superseded: 'stopped',
  repealed: 'stopped',
};
