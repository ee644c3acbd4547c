import type { Page } from '#platform/web/page.ts';
import { words } from '../words.ts';
import { words as reviewWords } from '../words/review.ts';

export const pages: readonly Page[] = [
  { path: '/powers', needs: 'powers.read', load: () => import('./PowersPage.tsx'), menu: { group: 'powers', label: words.pages.powers } },
  {
    path: '/powers/legal',
    needs: 'powers.legalReview',
    load: () => import('./review/LegalPage.tsx'),
    menu: { group: 'powers', label: reviewWords.legal.title },
  },
  { path: '/powers/import', needs: 'powers.change', load: () => import('./catalogue/ImportPage.tsx') },
  { path: '/powers/:id/draft', needs: 'powers.change', load: () => import('./draft/DraftPage.tsx') },
  { path: '/powers/:id/review', needs: 'powers.read', load: () => import('./review/ReviewPage.tsx') },
  { path: '/powers/:id/compare', needs: 'powers.read', load: () => import('./review/ComparePage.tsx') },
  { path: '/powers/:id', needs: 'powers.read', load: () => import('./PowerPage.tsx') },
  { path: '/powers/:id/flowchart', needs: 'powers.read', load: () => import('./editor/EditorPage.tsx') },
];
