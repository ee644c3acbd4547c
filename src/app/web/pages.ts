import { pages as calendar } from '#calendar/web/pages.ts';
import { pages as campaigns } from '#campaigns/web/pages.ts';
import { pages as institutions } from '#institutions/web/pages.ts';
import { pages as organization } from '#organization/web/pages.ts';
import type { Page } from '#platform/web/page.ts';
import { pages as powers } from '#powers/web/pages.ts';
import { pages as risks } from '#risks/web/pages.ts';
import { pages as suggestions } from '#suggestions/web/pages.ts';
import { pages as supervision } from '#supervision/web/pages.ts';
import { pages as warnings } from '#warnings/web/pages.ts';
import { words } from './words.ts';

/** Every page, in the order in which the side navigation shows those of one group. */
export const pages: readonly Page[] = [
  { path: '/home', needs: 'home.read', load: () => import('./HomePage.tsx') },
  ...powers,
  { path: '/checkups', needs: 'powers.read', load: () => import('./CheckupsPage.tsx'), menu: { group: 'powers', label: words.checkups.title } },
  ...risks,
  ...campaigns,
  ...suggestions,
  ...institutions,
  ...supervision,
  ...warnings,
  ...organization,
  ...calendar,
];
