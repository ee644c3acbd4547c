import type { Page } from '#platform/web/page.ts';
import { words } from '../words.ts';

export const pages: readonly Page[] = [
  {
    path: '/calendar',
    needs: 'calendar.read',
    load: () => import('./CalendarPage.tsx'),
    menu: { group: 'organization', label: words.pages.calendar },
  },
];
