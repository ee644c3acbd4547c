import type { Page } from '#platform/web/page.ts';
import { words } from '../words.ts';
import { sittingWords } from '../words/sitting.ts';

const { pages: labels } = words;

export const pages: readonly Page[] = [
  {
    path: '/campaigns',
    needs: 'campaigns.read',
    load: () => import('./rounds/CampaignsPage.tsx'),
    menu: { group: 'risks', label: labels.campaigns },
  },
  { path: '/campaigns/:id', needs: 'campaigns.read', load: () => import('./rounds/RoundPage.tsx') },
  { path: '/forms', needs: 'campaigns.read', load: () => import('./FormsPage.tsx'), menu: { group: 'risks', label: labels.forms } },
  { path: '/forms/:id', needs: 'campaigns.read', load: () => import('./FormPage.tsx') },
  { path: '/forms/:id/paper', needs: 'campaigns.read', load: () => import('./paper/PaperPage.tsx') },
  {
    path: '/sittings',
    needs: 'campaigns.read',
    load: () => import('./sittings/SittingsPage.tsx'),
    menu: { group: 'risks', label: sittingWords.pages.sittings },
  },
  { path: '/sittings/:id', needs: 'campaigns.read', load: () => import('./sittings/SittingPage.tsx') },
];
