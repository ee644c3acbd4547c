import type { StepPanel } from '#platform/web/panel.ts';
import { stepPanels as risks } from '#risks/web/panels.ts';

/** What the modules say of a step of a flowchart, in the order in which it is shown. */
export const stepPanels: readonly StepPanel[] = [...risks];
