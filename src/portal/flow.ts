import { keptMarkup, type Markup, markup, type Piece } from '#platform/markup.ts';
import { type Language, said } from '#platform/words.ts';
import { address, chinese } from './layout.ts';
import { limitName } from './names.ts';
import type { Content, Picture, PublicPower } from './shown.ts';
import type { Next, PublicStep } from './steps.ts';
import { words } from './words.ts';

const readable = 1750; // units of width at which the letters of a drawing can still be read in a column
const zooms = [100, 150, 200, 300] as const;

/** The drawing as one SVG. In a page it takes its place there; as a file it stands by itself. */
export function svgOf({ x, y, width, height, body }: Picture, title: string, description: string, file = false): Markup {
  return markup`<svg${file && markup` xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif"`} viewBox="${x} ${y} ${width} ${height}" role="img" aria-labelledby="flow-title flow-said"><title id="flow-title">${title}</title><desc id="flow-said">${description}</desc>${file && markup`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#fff"/>`}${keptMarkup(body)}</svg>`;
}

/** The flowchart: its drawing with a choice of sizes, the same in words, and the files. Works without a script. */
export function flowSection(power: PublicPower, language: Language, files: Readonly<{ bpmn: string; svg: string }>): Markup {
  const { flow } = said(words, language).power;
  const { picture, content, name } = power;
  return markup`<section><h2>${flow.title}</h2>
    ${picture ? markup`${figure(picture, name, language)}<p class="phone"><a href="${files.svg}">${flow.largePicture}</a></p>` : markup`<p class="quiet">${flow.none}</p>`}
    <h3>${flow.steps}</h3>
    <ol class="steps"${chinese(language)}>${content.steps.map((step) => stepItem(step, content.steps, language))}</ol>
    <p class="files">${flow.download}${language === 'en' ? ':' : '：'}${picture && markup`<a href="${files.svg}">SVG</a>`}<a href="${files.bpmn}" download>BPMN</a></p>
  </section>`;
}

function figure(picture: Picture, name: string, language: Language): Markup {
  const { flow } = said(words, language).power;
  const fitting = zooms.find((zoom) => picture.width / (zoom / 100) <= readable) ?? zooms.at(-1)!;
  return markup`<figure class="chart">
    <div class="zoom" role="radiogroup" aria-label="${flow.zoom}"><span>${flow.zoom}</span>${zooms.map(
      (zoom) =>
        markup`<label><input type="radio" name="zoom" value="${zoom}"${zoom === fitting ? markup` checked` : ''}> ${zoom === 100 ? flow.fit : `${zoom}%`}</label>`,
    )}</div>
    <div class="scroll" tabindex="0" role="region" aria-label="${flow.region}">${svgOf(picture, flow.picture({ name }), flow.described)}</div>
  </figure>`;
}

function stepItem(step: PublicStep, steps: Content['steps'], language: Language): Markup {
  const { flow, noLimit } = said(words, language).power;
  const who = step.performers.map(({ department, position }) => `${department} ${position}`).join('、');
  const notes: Piece[] = [
    step.within && flow.within({ name: step.within }),
    step.separatedFrom.length > 0 && flow.apart({ names: quoted(step.separatedFrom, language) }),
    step.stopsClock && flow.stops[step.stopsClock],
    step.next.length > 0 && nextText(step.next, steps, language),
  ];
  return markup`<li><p><b>${step.name}</b><span>${who || markup`<i lang="${language}">${flow.anyone}</i>`}</span><em lang="${language}">${limitOf(step, language) ?? markup`<span class="quiet">${step.stopsClock ? flow.notCounted : noLimit}</span>`}</em></p>${notes.map(
    (note) => note && markup`<small lang="${language}">${note}</small>`,
  )}</li>`;
}

function limitOf({ limit }: PublicStep, language: Language): string | null {
  if (limit === null) return null;
  if (limit.promised !== null || limit.unit === 'immediate') return limitName(limit.promised, limit.unit, language);
  return said(words, language).power.flow.statutory({ limit: limitName(limit.statutory, limit.unit, language) });
}

const quoted = (named: ReadonlyArray<Readonly<{ name: string }>>, language: Language): string =>
  named.map(({ name }) => `“${name}”`).join(language === 'en' ? ', ' : '');

/** What follows a step: 之后：2 审核（材料是否齐全：齐全）；办结. Steps by their number in the list. */
function nextText(next: readonly Next[], steps: Content['steps'], language: Language): string {
  const { flow } = said(words, language).power;
  const [colon, open, close, semicolon] = language === 'en' ? [': ', ' (', ')', '; '] : ['：', '（', '）', '；'];
  const parts = next.map(({ to, name, when, together }) => {
    const place = steps.findIndex(({ node }) => node === to);
    const what = place < 0 ? name || flow.end : `${place + 1} ${name}`;
    const conditions = when.map(({ question, answer }) => (question === '' ? answer : `${question}${colon}${answer}`));
    const brackets = [...conditions, ...(together && next.length > 1 ? [flow.together] : [])].join(semicolon);
    return brackets === '' ? what : `${what}${open}${brackets}${close}`;
  });
  return `${flow.next}${colon}${parts.join(semicolon)}`;
}

export const flowFiles = (id: string, number: number | null): Readonly<{ bpmn: string; svg: string; json: string }> => {
  const path = number === null ? `/portal/powers/${id}` : `/portal/powers/${id}/versions/${number}`;
  return { bpmn: address(`${path}.bpmn`, 'zh-CN'), svg: address(`${path}.svg`, 'zh-CN'), json: address(`${path}.json`, 'zh-CN') };
};
