import { dayOf } from '#platform/calendar.ts';
import { markup, type Markup, type Piece } from '#platform/markup.ts';
import { type Language, said } from '#platform/words.ts';
import { shownCode } from '#suggestions/receipt.ts';
import { isOpen, type Deed, type State, textBounds } from '#suggestions/suggestion.ts';
import { address, chinese, page } from './layout.ts';
import { type Channels, codeForm, type Fault } from './suggest.ts';
import { suggest } from './words/suggest.ts';

const here = { path: '/portal/suggestion' } as const;

/** What stands on the page once a suggestion has been received: its number, and the code that is shown nowhere else. */
export function receiptPage(language: Language, bureau: string, { number, code }: Readonly<{ number: string; code: string }>): Markup {
  const { receipt } = said(suggest, language);
  return page({
    title: receipt.title,
    language,
    here,
    section: 'suggest',
    bureau,
    body: markup`<h1>${receipt.title}</h1>
      <dl class="facts">
        <div><dt>${receipt.number}</dt><dd>${number}</dd></div>
        <div><dt>${receipt.code}</dt><dd class="code" id="code">${shownCode(code)}</dd></div>
      </dl>
      <p class="note">${receipt.keep}</p>
      <p class="lead">${receipt.next}</p>
      <p class="deeds"><a class="button plain" href="${address('/portal/suggestion', language)}">${receipt.follow}</a> <a class="button plain" href="${address(
        '/portal/suggest',
        language,
      )}">${receipt.another}</a></p>`,
  });
}

/** The page on which a receipt code is typed. */
export function codePage(language: Language, typed = '', wrong: string | null = null): Markup {
  const { follow } = said(suggest, language);
  return page({
    title: wrong === null ? follow.title : `${wrong} · ${follow.title}`,
    language,
    here,
    section: 'suggest',
    body: markup`<h1>${follow.title}</h1><p class="lead">${follow.lead}</p><section class="narrow">${codeForm(language, { typed, wrong })}</section>`,
  });
}

/** A suggestion as the holder of its code reads it. */
export type Followed = Readonly<{
  bureau: string;
  number: string;
  text: string;
  power: string | null;
  state: State;
  receivedAt: Date;
  dueOn: string | null;
  department: string | null;
  entries: ReadonlyArray<Readonly<{ deed: Deed; department: string | null; text: string; at: Date }>>;
}>;

type Reading = Readonly<{
  language: Language;
  code: string;
  channels: Channels;
  it: Followed;
  /** a further word: received, or what was typed and why it was not */
  added?: true | Readonly<{ text: string; why: string }> | undefined;
}>;

/** What has become of a suggestion, the answers to it, and where more can be said. */
export function followPage({ language, code, channels, it, added }: Reading): Markup {
  const text = said(suggest, language);
  const { follow, receipt } = text;
  return page({
    title: `${it.number} · ${follow.title}`,
    language,
    here,
    section: 'suggest',
    bureau: it.bureau,
    body: markup`<h1>${follow.title}</h1>
      <dl class="facts">
        <div><dt>${receipt.number}</dt><dd>${it.number}</dd></div>
        <div><dt>${follow.received}</dt><dd>${dayOf(it.receivedAt)}</dd></div>
        ${it.power !== null && markup`<div><dt>${text.about}</dt><dd${chinese(language)}>${it.power}</dd></div>`}
        <div><dt>${follow.state}</dt><dd>${stateOf(it, language)}</dd></div>
      </dl>
      ${added === true && markup`<p class="note" role="status">${follow.added}</p>`}
      <section><h2>${follow.said}</h2><p class="text"${chinese(language)}>${it.text}</p></section>
      <section><h2>${follow.dialogue}</h2>${
        it.entries.length === 0 ? markup`<p class="lead">${follow.nothing}</p>` : it.entries.map((entry) => entryOf(entry, language))
      }</section>
      <section>${isOpen(it.state) ? wordForm(language, code, added === true ? undefined : added) : closed(language, added)}</section>
      <p class="note">${text.notReport(channels)}</p>`,
  });
}

/** It is settled; what somebody wrote meanwhile is not lost. */
function closed(language: Language, added: Reading['added']): Piece {
  const { follow } = said(suggest, language);
  const typed = typeof added === 'object' && markup`<p class="text">${added.text}</p>`;
  return markup`<p class="lead">${follow.closed}</p>${typed}`;
}

function stateOf({ state, department, dueOn }: Followed, language: Language): string {
  const saying = said(suggest, language).states[state];
  return typeof saying === 'string' ? saying : saying({ department, day: dueOn });
}

function entryOf({ deed, department, text, at }: Followed['entries'][number], language: Language): Piece {
  const { sides, states } = said(suggest, language);
  const side = deed === 'word' ? sides.author : (department ?? sides.office);
  const end = deed === 'takeUp' ? states.takenUp : deed === 'decline' ? states.declined : null;
  return markup`<div class="basis"><h3>${side} <span class="quiet">${[end, dayOf(at)].filter(Boolean).join(' · ')}</span></h3><p class="text"${chinese(
    language,
  )}>${text}</p></div>`;
}

function wordForm(language: Language, code: string, refused: Readonly<{ text: string; why: string }> | undefined): Markup {
  const { follow } = said(suggest, language);
  return markup`<form action="${address('/portal/suggestion', language)}" method="post">
    <input type="hidden" name="code" value="${shownCode(code)}">
    <label for="word">${follow.word}</label>
    <textarea id="word" name="word" rows="4" required minlength="2" maxlength="${textBounds.most}" aria-describedby="word-help${
      refused ? ' word-error' : ''
    }"${refused ? markup` aria-invalid="true"` : ''}>
${refused?.text}</textarea>
    ${refused && markup`<p class="error" id="word-error" role="alert">${refused.why}</p>`}
    <p class="hint" id="word-help">${follow.wordHelp}</p>
    <p><button type="submit">${follow.add}</button></p>
  </form>`;
}

/** Why a text was not taken, in a sentence. */
export function whyNot(language: Language, fault: Fault, facts: Readonly<Record<string, unknown>>): string {
  const saying = said(suggest, language).faults[fault];
  return typeof saying === 'string' ? saying : saying(facts);
}
