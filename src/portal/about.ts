import { markup, type Markup } from '#platform/markup.ts';
import { type Language, said } from '#platform/words.ts';
import { address, page } from './layout.ts';
import { words } from './words.ts';

const addresses = {
  list: '/portal/powers.json?q=&bureau=&department=&category=&ended=yes&limit=&after=',
  power: '/portal/powers/{id}.json',
  flowchart: '/portal/powers/{id}.bpmn',
  picture: '/portal/powers/{id}.svg',
  version: '/portal/powers/{id}/versions/{number}.json',
} as const;

/** /portal/about */
export function aboutPage(language: Language): Markup {
  const text = said(words, language).about;
  const { how, limits, suggest, data } = text;
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
        <p><a href="${address('/portal/suggest', language)}">${suggest.link}</a></p>
      </section>
      <section id="data">
        <h2>${data.title}</h2>
        <p class="lead">${data.lead}</p>
        <dl class="terms">${Object.entries(addresses).map(([key, path]) => markup`<dt><code>${path}</code></dt><dd>${data.addresses[key as keyof typeof addresses]}</dd>`)}</dl>
        <h3>${data.fieldsTitle}</h3>
        <dl class="terms">${Object.entries(data.fields).map(([field, meaning]) => markup`<dt><code>${field}</code></dt><dd>${meaning}</dd>`)}</dl>
        <p class="lead">${data.kept}</p>
      </section>`,
  });
}
