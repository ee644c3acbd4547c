import type { Stage } from '#platform/web/parts/StatusChip.tsx';
import type { State } from '../institution.ts';

export const stageOf: Readonly<Record<State, Stage>> = { draft: 'waiting', inForce: 'done', revising: 'doing', abolished: 'stopped' };
