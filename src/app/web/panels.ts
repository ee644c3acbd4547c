import type { RecordPanel, StepPanel } from '#platform/web/panel.ts';
import { recordPanels as riskRecords, stepPanels as risks } from '#risks/web/panels.ts';

/** What the modules say of a step of a flowchart, in the order in which it is shown. */
export const stepPanels: readonly StepPanel[] = [...risks];

/** What the modules say of a record on its page, in the order in which it is shown. */
export const recordPanels: readonly RecordPanel[] = [...riskRecords];
