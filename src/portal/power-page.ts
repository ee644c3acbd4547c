import type { Day } from '#engine/days.ts';
import { type Markup, markup, type Piece } from '#platform/markup.ts';
import { type Language, said } from '#platform/words.ts';
import { flowFiles, flowSection } from './flow.ts';
import { address, chinese, page } from './layout.ts';
import { categoryName, dayName, limitName } from './names.ts';
import { departmentAddress, periodName, powerAddress } from './parts.ts';
import { type PublicPower, standingOn } from './shown.ts';
import { words } from './words.ts';

/** Whose page is shown: a power by the version of the day, or (`asked`) by the version that the address names. */
type PowerShown = Readonly<{ power: PublicPower; asked: number | null; language: Language; today: Day }>;

/** /portal/powers/:id and /portal/powers/:id/versions/:number */
export function powerPage({ power, asked, language, today }: PowerShown): Markup {
  const { id, name, bureau, content } = power;
  const files = flowFiles(id, asked);
  const { footer } = said(words, language).power;
  return page({
    title: name,
    language,
    here: { path: asked === null ? `/portal/powers/${id}` : `/portal/powers/${id}/versions/${asked}` },
    section: 'powers',
    bureau: bureau.name,
    alternates: { 'application/json': files.json, 'application/xml': files.bpmn },
    body: markup`${head({ power, asked, language, today })}
      ${flowSection(power, language, files)}
      <div class="columns">
        <article>${article(power, language)}${versions({ power, asked, language, today })}</article>
        ${aside(power, language, files.json)}
      </div>`,
    footer: markup`<p>${footer({ bureau: bureau.name, legal: bureau.legalAffairs, on: dayName(content.publishedOn, language) })}</p>`,
  });
}

function head({ power, asked, language, today }: PowerShown): Markup {
  const { category, code, department, departmentId, name, number, content } = power;
  const text = said(words, language).power;
  const limit = (figure: number | null, unit: typeof content.promisedUnit) => limitName(figure, unit, language) ?? text.noLimit;
  const facts: ReadonlyArray<readonly [string, Piece]> = [
    [text.facts.code, code],
    [text.facts.category, categoryName(category, language)],
    [text.facts.department, markup`<a href="${departmentAddress(departmentId, language)}"${chinese(language)}>${department}</a>`],
    [text.facts.statutory, limit(content.statutoryLimit, content.statutoryUnit)],
    [text.facts.promised, limit(content.promisedLimit, content.promisedUnit)],
    [text.facts.version, `${text.version({ number })}${language === 'en' ? ', ' : '，'}${periodName(power, language)}`],
  ];
  const { list } = said(words, language);
  return markup`<nav class="path" aria-label="${text.path}"><a href="${address('/portal', language)}">${list.title}</a> / <a href="${address('/portal', language, { category })}">${categoryName(category, language)}</a></nav>
    <h1${chinese(language)}>${name}</h1>
    ${note({ power, asked, language, today })}
    <dl class="facts">${facts.map(([term, value]) => markup`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** What must be known before reading on: that this does not hold yet, or no more, or not for long. */
function note({ power, asked, language, today }: PowerShown): Piece {
  const { id, number, validFrom, validTo, repealed, versions: all } = power;
  const { notes } = said(words, language).power;
  const day = (of: Day) => dayName(of, language);
  const standing = standingOn(power, today);
  const next = all.find((it) => it.number > number && standingOn(it, today) === 'coming');
  const says: Piece[] = [
    standing === 'coming' && notes.coming({ from: day(validFrom) }),
    standing === 'superseded' && notes.superseded({ to: day(validTo!) }),
    standing === 'repealed' && notes.repealed({ to: day(validTo!) }),
    standing === 'inForce' && repealed && notes.ends({ to: day(validTo!) }),
    standing === 'inForce' &&
      next &&
      markup`${notes.next({ number: next.number, from: day(next.validFrom) })} <a href="${powerAddress(id, language, next.number)}">${notes.nextLink}</a>`,
    asked !== null && standing !== 'inForce' && all.length > 1 && markup` <a href="${powerAddress(id, language)}">${notes.current}</a>`,
  ];
  return says.some(Boolean) && markup`<p class="note">${says}</p>`;
}

function article({ content }: PublicPower, language: Language): Markup {
  const text = said(words, language).power;
  const { basis, procedure, positions, responsibility } = content;
  const zh = chinese(language);
  return markup`<section><h2>${text.basis}</h2>${basis.map(
    (it) => markup`<div class="basis"${zh}><h3>${titled(it.document)}${it.article}</h3>${it.text && markup`<p class="text">${it.text}</p>`}</div>`,
  )}</section>
  ${procedure && markup`<section><h2>${text.procedure}</h2><p class="text"${zh}>${procedure}</p></section>`}
  ${positions.length > 0 && markup`<section><h2>${text.positions}</h2><ul class="plain"${zh}>${positions.map((it) => markup`<li>${it.department} ${it.name}</li>`)}</ul></section>`}
  ${responsibility && markup`<section><h2>${text.responsibility}</h2><p class="text"${zh}>${responsibility}</p></section>`}`;
}

/** A law's name stands in title marks, once. */
const titled = (document: string): string => (/[《》]/.test(document) ? document : `《${document}》`);

function versions({ power, language, today }: PowerShown): Markup {
  const text = said(words, language).power;
  const heads = [text.versions.number, text.versions.published, text.versions.period, text.versions.standing];
  return markup`<section><h2>${text.versions.title}</h2>
    <table class="list"><thead><tr>${heads.map((it) => markup`<th scope="col">${it}</th>`)}</tr></thead><tbody>${power.versions.map(
      (it) => markup`<tr>
        <td class="title">${
          it.number === power.number
            ? markup`${text.version({ number: it.number })}${text.versions.here}`
            : markup`<a href="${powerAddress(power.id, language, it.number)}">${text.version({ number: it.number })}</a>`
        }</td>
        <td data-head="${text.versions.published}">${dayName(it.publishedOn, language)}</td>
        <td data-head="${text.versions.period}">${periodName(it, language)}</td>
        <td data-head="${text.versions.standing}">${text.standings[standingOn(it, today)]}</td>
      </tr>`,
    )}</tbody></table></section>`;
}

function aside({ id }: PublicPower, language: Language, json: string): Markup {
  const { suggest, data } = said(words, language).power;
  return markup`<aside>
    <div><h2>${suggest.title}</h2><p class="hint">${suggest.text}</p><a class="button" href="${address('/portal/suggest', language, { power: id })}">${suggest.link}</a></div>
    <div><h2>${data.title}</h2><p class="hint"><a href="${json}">${data.json}</a></p></div>
  </aside>`;
}
