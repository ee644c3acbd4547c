import type { Pages, Site } from '#platform/site.ts';
import { aboutPage } from './about.ts';
import { refusedPage } from './refused.ts';
import { style } from './style.ts';

/** 公开: what anybody may read. */
export const portal: Site = { root: '/portal', style, refused: refusedPage, mount };

function mount({ show }: Pages): void {
  show('/portal/about', async ({ language }) => ({ page: aboutPage(language) }));
}
