import type { Page } from '#platform/web/page.ts';
import { words } from '../words.ts';

const { pages: labels } = words;

export const pages: readonly Page[] = [
  { path: '/people', needs: 'organization.read', load: () => import('./PeoplePage.tsx'), menu: { group: 'organization', label: labels.people } },
  { path: '/people/:id', needs: 'organization.read', load: () => import('./PersonPage.tsx') },
  {
    path: '/departments',
    needs: 'organization.read',
    load: () => import('./DepartmentsPage.tsx'),
    menu: { group: 'organization', label: labels.departments },
  },
  { path: '/departments/:id', needs: 'organization.read', load: () => import('./DepartmentPage.tsx') },
  {
    path: '/delegations',
    needs: 'organization.read',
    load: () => import('./DelegationsPage.tsx'),
    menu: { group: 'organization', label: labels.delegations },
  },
  { path: '/accounts', needs: 'accounts.read', load: () => import('./AccountsPage.tsx'), menu: { group: 'system', label: labels.accounts } },
  { path: '/grants', needs: 'grants.read', load: () => import('./GrantsPage.tsx'), menu: { group: 'system', label: labels.grants } },
  { path: '/audit', needs: 'audit.read', load: () => import('./AuditPage.tsx'), menu: { group: 'system', label: labels.audit } },
  { path: '/me', needs: 'home.read', load: () => import('./MePage.tsx') },
  { path: '/link/:token', needs: 'public', load: () => import('./LinkPage.tsx') },
];
