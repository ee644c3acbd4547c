import type { Stage } from '#platform/web/parts/StatusChip.tsx';
import type { CaseState } from '../case.ts';
import type { FindingState } from '../finding.ts';
import type { ImportState } from '../importing.ts';
import type { InquiryState } from '../inquiry.ts';

export const stageOfCase: Record<CaseState, Stage> = { running: 'doing', closed: 'done' };
export const stageOfFinding: Record<FindingState, Stage> = { open: 'doing', withdrawn: 'stopped' };
export const stageOfInquiry: Record<InquiryState, Stage> = {
  draft: 'waiting',
  dismissed: 'stopped',
  dispatched: 'doing',
  answered: 'doing',
  justified: 'done',
  rectified: 'done',
  deduct: 'done',
};
export const stageOfImport: Record<ImportState, Stage> = {
  waiting: 'waiting',
  running: 'doing',
  done: 'done',
  refused: 'stopped',
  cancelled: 'stopped',
};
