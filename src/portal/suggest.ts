import { markup, type Markup, type Piece } from '#platform/markup.ts';
import { type Language, said } from '#platform/words.ts';
import { textBounds } from '#suggestions/suggestion.ts';
import { address, chinese, page } from './layout.ts';
import { suggest } from './words/suggest.ts';

type Named = Readonly<{ id: string; name: string }>;

/** Where reports of misconduct go. */
export type Channels = Readonly<{ body: string | null; phone: string; site: string }>;

export type Fault = keyof (typeof suggest)['faults'];

/** A form for a suggestion: for which body, about which power, what was typed already, and what is wrong with it. */
export type Form = Readonly<{
  language: Language;
  channels: Channels;
  bureaus: readonly Named[];
  bureauId: string | null;
  power: Named | null;
  text: string;
  once: string;
  fault?: Readonly<{ fault: Fault; time?: string; length?: number }> | undefined;
}>;

/** What is wrong with a text before anything is done with it. Lines end as they do in the form, whatever the browser sends. */
export function faultOf(text: string, { least, most }: Readonly<{ least: number; most: number }> = textBounds): Fault | null {
  if (text === '') return 'empty';
  if (text.includes('\ufffd') || !text.isWellFormed()) return 'broken';
  if (text.length < least) return 'short';
  return text.length > most ? 'long' : null;
}

export const plainText = (typed: string): string => typed.replaceAll(/\r\n?/g, '\n').trim();

/** /portal/suggest */
export function suggestPage(form: Form): Markup {
  const { language, power, bureaus, bureauId, fault } = form;
  const text = said(suggest, language);
  const bureau = bureaus.find(({ id }) => id === bureauId)?.name;
  return page({
    title: fault ? `${errorOf(form)} · ${text.title}` : text.title,
    language,
    here: { path: '/portal/suggest', query: { power: power?.id } },
    section: 'suggest',
    ...(bureau ? { bureau } : {}),
    body: markup`<h1>${text.title}</h1>
      <p class="lead">${text.lead}</p>
      <p class="note">${text.notReport(form.channels)}</p>
      <div class="columns"><article><section>${formOf(form)}</section></article><aside>${codeForm(language, { title: true })}</aside></div>`,
  });
}

function formOf(form: Form): Markup {
  const { language, power, once, fault } = form;
  const text = said(suggest, language);
  return markup`<form action="${address('/portal/suggest', language)}" method="post">
    <input type="hidden" name="once" value="${once}">
    <p>${text.about}${language === 'en' ? ': ' : '：'}${
      power
        ? markup`<a href="${address(`/portal/powers/${power.id}`, language)}"${chinese(language)}>${power.name}</a><input type="hidden" name="power" value="${power.id}">`
        : markup`${text.general} <a href="${address('/portal', language)}">${text.otherPower}</a>`
    }</p>
    ${bureauField(form)}
    <label for="text">${text.text}</label>
    <textarea id="text" name="text" rows="8" required minlength="${textBounds.least}" maxlength="${textBounds.most}" aria-describedby="text-help${fault ? ' text-error' : ''}"${
      fault ? markup` aria-invalid="true" autofocus` : ''
    }>
${form.text}</textarea>
    ${fault && markup`<p class="error" id="text-error" role="alert">${errorOf(form)}</p>`}
    <p class="hint" id="text-help">${text.textHelp(textBounds)}</p>
    <p class="hint">${text.anonymous}</p>
    <p><button type="submit">${text.send}</button></p>
  </form>`;
}

function bureauField({ language, bureaus, bureauId, power }: Form): Piece {
  const text = said(suggest, language);
  if (power) return null;
  if (bureaus.length === 1) return markup`<input type="hidden" name="bureau" value="${bureaus[0]!.id}">`;
  return markup`<label for="bureau">${text.bureau}</label>
    <select id="bureau" name="bureau" required${chinese(language)}><option value="">${text.choose}</option>${bureaus.map(
      ({ id, name }) => markup`<option value="${id}"${id === bureauId ? markup` selected` : ''}>${name}</option>`,
    )}</select>`;
}

function errorOf({ language, fault }: Form): string {
  const { faults } = said(suggest, language);
  const saying = faults[fault!.fault];
  return typeof saying === 'string' ? saying : saying({ ...textBounds, ...fault });
}

type CodeForm = Readonly<{ title?: boolean; typed?: string; wrong?: string | null }>;

/** The form in which a receipt code is typed; `wrong`: why what was typed leads nowhere. */
export function codeForm(language: Language, { title = false, typed = '', wrong = null }: CodeForm = {}): Markup {
  const { follow } = said(suggest, language);
  return markup`<form action="${address('/portal/suggestion', language)}" method="post">
    ${title && markup`<h2>${follow.title}</h2>`}
    <label for="code">${follow.code}</label>
    <input id="code" name="code" value="${typed}" required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-help${
      wrong === null ? '' : ' code-error'
    }"${wrong === null ? '' : markup` aria-invalid="true"`}>
    ${wrong !== null && markup`<p class="error" id="code-error" role="alert">${wrong}</p>`}
    <p class="hint" id="code-help">${follow.codeHelp}</p>
    <p><button type="submit" class="plain">${follow.read}</button></p>
  </form>`;
}
