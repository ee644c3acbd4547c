import type { StepPanel } from '#platform/web/panel.ts';

export const stepPanels: readonly StepPanel[] = [{ key: 'risks', needs: 'risks.read', load: () => import('./StepPoints.tsx') }];
