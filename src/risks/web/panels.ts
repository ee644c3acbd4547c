import type { RecordPanel, StepPanel } from '#platform/web/panel.ts';

export const stepPanels: readonly StepPanel[] = [{ key: 'risks', needs: 'risks.read', load: () => import('./StepPoints.tsx') }];

export const recordPanels: readonly RecordPanel[] = [
  { key: 'risks.scope', kind: 'institution', needs: 'risks.read', load: () => import('./ScopePanel.tsx') },
  { key: 'risks.institutions', kind: 'power', needs: 'risks.read', load: () => import('./PowerInstitutionsPanel.tsx') },
];
