import { markup, type Markup, keptMarkup, type Piece } from '#platform/markup.ts';
import { type Language, said } from '#platform/words.ts';
import { style } from './style.ts';
import { words } from './words.ts';

export type Query = Readonly<Record<string, string | number | undefined>>;

/** An address of the portal: what is not said is left out, and the language stays in it. */
export function address(path: string, language: Language, query: Query = {}): string {
  const whole: Query = language === 'en' ? { ...query, language } : query;
  const parts = Object.entries(whole).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [`${key}=${encodeURIComponent(value)}`]));
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}

type Section = 'powers' | 'suggest' | 'about';

/** A page of the portal: `title` names it in the window, `here` is its own address without the language, `body` stands in its main part. */
export type Page = Readonly<{
  title: string;
  language: Language;
  here: Readonly<{ path: string; query?: Query }>;
  body: Piece;
  section?: Section;
  /** the body whose page it is, where it is one's */
  bureau?: string;
  /** other forms of the same: content type → address */
  alternates?: Readonly<Record<string, string>>;
  footer?: Piece;
}>;

const sections: ReadonlyArray<readonly [Section, string]> = [
  ['powers', '/portal'],
  ['suggest', '/portal/suggest'],
  ['about', '/portal/about'],
];

/** The whole document around a page's body. It needs no script, and nothing else is fetched for it. */
export function page({ title, language, here, body, section, bureau, alternates = {}, footer }: Page): Markup {
  const text = said(words, language);
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  const inLanguage = (it: Language) => address(here.path, it, here.query);
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${bureau ? `${bureau} ` : ''}${text.portal}</title>
<link rel="icon" href="data:,">
<link rel="alternate" hreflang="${other}" href="${inLanguage(other)}">
${Object.entries(alternates).map(([type, href]) => markup`<link rel="alternate" type="${type}" href="${href}" /> `)}<style>${keptMarkup(style)}</style>
</head>
<body>
<a class="skip" href="#main">${text.skip}</a>
<header class="top"><div class="page">
<a class="name" href="${address('/portal', language)}">${bureau !== undefined && markup`<span${chinese(language)}>${bureau}</span>`}<b>${text.portal}</b></a>
<nav aria-label="${text.sections.title}">${sections.map(
    ([key, path]) => markup`<a href="${address(path, language)}" ${section === key ? markup` aria-current="page"` : ''}>${text.sections[key]}</a>`,
  )}<a class="lang" href="${inLanguage(other)}" hreflang="${other}" lang="${other}">${text.otherLanguage}</a></nav>
</div></header>
<main id="main" class="page">
${body}
</main>
<footer><div class="page">${footer ?? ''}<p>${text.footer}</p></div></footer>
</body>
</html>
`;
}

/** What offices write is Chinese on an English page too, and a reader that speaks is told so. */
export const chinese = (language: Language): Piece => (language === 'en' ? markup` lang="zh-CN"` : '');
