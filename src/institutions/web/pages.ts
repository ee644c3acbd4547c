import type { Page } from '#platform/web/page.ts';
import { words } from '../words.ts';

export const pages: readonly Page[] = [
  {
    path: '/institutions',
    needs: 'institutions.read',
    load: () => import('./InstitutionsPage.tsx'),
    menu: { group: 'risks', label: words.pages.institutions },
  },
  { path: '/institutions/import', needs: 'institutions.change', load: () => import('./importing/ImportPage.tsx'), under: '/institutions' },
  { path: '/institutions/:id', needs: 'institutions.read', load: () => import('./InstitutionPage.tsx') },
  { path: '/institutions/:id/versions/:number', needs: 'institutions.read', load: () => import('./VersionPage.tsx'), under: '/institutions' },
  { path: '/institutions/:id/compare', needs: 'institutions.read', load: () => import('./ComparePage.tsx'), under: '/institutions' },
];
