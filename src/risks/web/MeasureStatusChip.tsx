import { useSaid } from '#platform/web/language.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import type { MeasureStatus } from '../measure.ts';
import { words } from '../words.ts';
import { stageOfMeasure } from './stages.ts';

/** Where a measure, or one time of it, stands; that it is overdue goes before. */
export function MeasureStatusChip({ measure: { status, overdue } }: Readonly<{ measure: Readonly<{ status: MeasureStatus; overdue: boolean }> }>) {
  const said = useSaid(words);
  return <StatusChip stage={stageOfMeasure[status]}>{overdue ? said.overdue : said.measureStatuses[status]}</StatusChip>;
}
