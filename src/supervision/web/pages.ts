import type { Page } from '#platform/web/page.ts';
import { words } from '../words.ts';

const { cases, findings, inquiries, imports } = words.pages;

export const pages: readonly Page[] = [
  { path: '/cases', needs: 'supervision.read', load: () => import('./CasesPage.tsx'), menu: { group: 'supervision', label: cases } },
  { path: '/cases/:id', needs: 'supervision.read', load: () => import('./CasePage.tsx') },
  { path: '/findings', needs: 'supervision.read', load: () => import('./FindingsPage.tsx'), menu: { group: 'supervision', label: findings } },
  { path: '/findings/:id', needs: 'supervision.read', load: () => import('./FindingPage.tsx') },
  { path: '/inquiries', needs: 'supervision.read', load: () => import('./InquiriesPage.tsx'), menu: { group: 'supervision', label: inquiries } },
  { path: '/inquiries/:id', needs: 'supervision.read', load: () => import('./InquiryPage.tsx') },
  { path: '/imports', needs: 'supervision.import', load: () => import('./ImportsPage.tsx'), menu: { group: 'supervision', label: imports } },
  { path: '/imports/:id', needs: 'supervision.import', load: () => import('./ImportPage.tsx') },
];
