import type { Page } from '#platform/web/page.ts';
import { words } from '../words.ts';

export const pages: readonly Page[] = [
  { path: '/powers', needs: 'powers.read', load: () => import('./PowersPage.tsx'), menu: { group: 'powers', label: words.pages.powers } },
  { path: '/powers/:id', needs: 'powers.read', load: () => import('./PowerPage.tsx') },
];
