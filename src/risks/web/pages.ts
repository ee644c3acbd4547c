import type { Page } from '#platform/web/page.ts';
import { words } from '../words.ts';
import { registerWords } from '../words/register.ts';
import { coverageWords } from '../words/coverage.ts';
import { gapWords } from '../words/gap.ts';

export const pages: readonly Page[] = [
  { path: '/risks', needs: 'risks.read', load: () => import('./RegisterPage.tsx'), menu: { group: 'risks', label: words.pages.register } },
  { path: '/risks/coverage', needs: 'risks.read', load: () => import('./CoveragePage.tsx'), menu: { group: 'risks', label: coverageWords.title } },
  { path: '/risks/import', needs: 'risks.import', load: () => import('./importing/ImportPage.tsx') },
  {
    path: '/risks/figures',
    needs: 'risks.read',
    load: () => import('./RegisterFiguresPage.tsx'),
    menu: { group: 'risks', label: registerWords.pages.figures },
  },
  {
    path: '/risks/years',
    needs: 'risks.read',
    load: () => import('./RegisterYearsPage.tsx'),
    menu: { group: 'risks', label: registerWords.pages.years },
  },
  { path: '/risks/gaps', needs: 'risks.read', load: () => import('./GapsPage.tsx'), menu: { group: 'risks', label: gapWords.title } },
  { path: '/risks/:id', needs: 'risks.read', load: () => import('./RiskPointPage.tsx') },
  { path: '/measures', needs: 'risks.read', load: () => import('./MeasuresPage.tsx'), menu: { group: 'risks', label: words.pages.measures } },
  { path: '/measures/calendar', needs: 'risks.read', load: () => import('./MeasureCalendarPage.tsx'), under: '/measures' },
  { path: '/measures/:id', needs: 'risks.read', load: () => import('./MeasurePage.tsx'), under: '/measures' },
];
