import type { Page } from '#platform/web/page.ts';
import { words } from '../words.ts';

const { pages: said } = words;

export const pages: readonly Page[] = [
  {
    path: '/deductions',
    needs: 'warnings.read',
    load: () => import('./DeductionsPage.tsx'),
    menu: { group: 'supervision', label: said.deductions },
  },
  { path: '/deductions/:id', needs: 'warnings.read', load: () => import('./DeductionPage.tsx') },
  { path: '/warnings', needs: 'warnings.read', load: () => import('./WarningsPage.tsx'), menu: { group: 'supervision', label: said.warnings } },
  { path: '/warnings/:id', needs: 'warnings.read', load: () => import('./WarningPage.tsx') },
  { path: '/ledger', needs: 'warnings.read', load: () => import('./LedgerPage.tsx'), menu: { group: 'supervision', label: said.ledger } },
  { path: '/ledger/:kind/:id', needs: 'warnings.read', load: () => import('./AccountPage.tsx') },
  {
    path: '/dispositions',
    needs: 'warnings.read',
    load: () => import('./DispositionsPage.tsx'),
    menu: { group: 'supervision', label: said.dispositions },
  },
  { path: '/dispositions/:id', needs: 'warnings.read', load: () => import('./DispositionPage.tsx') },
  { path: '/scheme', needs: 'warnings.read', load: () => import('./SchemePage.tsx'), under: '/ledger' },
];
