import type { Stage } from '#platform/web/parts/StatusChip.tsx';
import type { Status } from '../institution.ts';

export const stageOf: Readonly<Record<Status, Stage>> = { draft: 'doing', inForce: 'done', abolished: 'stopped' };
