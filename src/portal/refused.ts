import { markup, type Markup } from '#platform/markup.ts';
import type { Refusal } from '#platform/refusal.ts';
import { refusals as platformRefusals } from '#platform/refusals.ts';
import { sentenceIn } from '#platform/sentence.ts';
import { type Language, said, type WordBook } from '#platform/words.ts';
import { address, page } from './layout.ts';
import { refusals, words } from './words.ts';

const book: WordBook = { ...platformRefusals, ...refusals, 'platform/not-found': refusals['portal/not-found'] };

/** The page that says why not, and where to go on. */
export function refusedPage({ code, facts }: Refusal, language: Language): Markup {
  const { refused } = said(words, language);
  const title = code.endsWith('/not-found') ? refused.notFound : refused.title;
  return page({
    title,
    language,
    here: { path: '/portal' },
    body: markup`<h1>${title}</h1>
      <p class="note">${sentenceIn(book, code, facts, language) ?? sentenceIn(book, 'platform/invalid', {}, language)}</p>
      <p><a class="button plain" href="${address('/portal', language)}">${refused.back}</a></p>`,
  });
}
