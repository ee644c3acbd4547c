import type { Page } from '#platform/web/page.ts';
import { words } from '../words.ts';

export const pages: readonly Page[] = [
  {
    path: '/suggestions',
    needs: 'suggestions.read',
    load: () => import('./SuggestionsPage.tsx'),
    menu: { group: 'risks', label: words.pages.suggestions },
  },
  { path: '/suggestions/:id', needs: 'suggestions.read', load: () => import('./SuggestionPage.tsx') },
];
