import type { Page } from '#platform/web/page.ts';
import { words } from '../words.ts';

export const pages: readonly Page[] = [
  {
    path: '/institutions',
    needs: 'institutions.read',
    load: () => import('./InstitutionsPage.tsx'),
    menu: { group: 'risks', label: words.pages.institutions },
  },
  { path: '/institutions/:id', needs: 'institutions.read', load: () => import('./InstitutionPage.tsx') },
];
