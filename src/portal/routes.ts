import type { Pages, Site } from '#platform/site.ts';
import { aboutPage } from './about.ts';
import { newLimiter, showForm, takeSuggestion } from './commands/suggest.ts';
import { follow, newCodeLimiter, showCodeForm } from './commands/suggestion.ts';
import { refusedPage } from './refused.ts';
import { style } from './style.ts';

/** 公开: what anybody may read. */
export const portal: Site = { root: '/portal', style, refused: refusedPage, mount };

function mount({ show, take }: Pages): void {
  show('/portal/about', async ({ language }) => ({ page: aboutPage(language) }));

  const words = newLimiter();
  show('/portal/suggest', showForm);
  take('/portal/suggest', takeSuggestion(words));
  show('/portal/suggestion', showCodeForm);
  take('/portal/suggestion', follow({ codes: newCodeLimiter(), words }));
}
