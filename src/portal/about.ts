import { markup, type Markup } from '#platform/markup.ts';
import { type Language, said } from '#platform/words.ts';
import { page } from './layout.ts';
import { words } from './words.ts';

/** /portal/about */
export function aboutPage(language: Language): Markup {
  const text = said(words, language).about;
  const { how, limits, suggest } = text;
  return page({
    title: text.title,
    language,
    here: { path: '/portal/about' },
    section: 'about',
    body: markup`<h1>${text.title}</h1>
      <p class="lead">${text.lead}</p>
      <section>
        <h2>${how.title}</h2>
        <ol class="plain">
          ${Object.values(how.steps).map((step) => markup`<li>${step}</li>`)}
        </ol>
        <p class="lead">${how.future}</p>
        <p class="lead">${how.inside}</p>
      </section>
      <section>
        <h2>${limits.title}</h2>
        <p class="lead">${limits.text}</p>
      </section>
      <section>
        <h2>${suggest.title}</h2>
        <p class="lead">${suggest.text}</p>
      </section>`,
  });
}
