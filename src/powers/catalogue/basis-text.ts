import type { Basis } from '../power.ts';
import { even, trimmedOf } from './even.ts';

/** A legal basis as a catalogue cites it: 《中华人民共和国渔业法》(2013年修正)第十六条. */
type Citation = Readonly<{ document: string; version: string; articles: readonly string[]; text: string }>;

const article =
  /^第[〇零一二三四五六七八九十百千两\d]+条(之[一二三四五六七八九十\d]+)?(第[一二三四五六七八九十百\d]+款)?(第[（(]?[一二三四五六七八九十百\d]+[)）]?项)?/;
const ordinal = /^\s*([（(]?(\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|(\d{1,2}|[一二三四五六七八九十]{1,3})[.．、]|[①-⑳])\s*/;
const nextOrdinal = /[;；、，,。\s]([（(]?\d{1,2}[)）]|\d{1,2}[.．、]|[①-⑳])\s*$/;
const joints = '、，,;；。.和及与';
const lead = /^(根据|依据|按照|依照)/;

/** The bases that a cell names: one a line, or several one after another; what follows a colon is the wording. */
export function citationsIn(cell: string): Citation[] {
  const found: Citation[] = [];
  for (const line of even(cell).split('\n')) {
    const text = line.replace(ordinal, '').trim();
    const last = found.at(-1);
    if (text === '') continue;
    if (text.includes('《')) found.push(...cited(text));
    else if (last && (last.text !== '' || article.test(text))) found.splice(-1, 1, continued(last, text));
    else found.push(bare(text));
  }
  return found;
}

function cited(line: string): Citation[] {
  const marks = [...line.matchAll(/《((?:[^《》]|《[^《》]*》)*)》/g)];
  if (marks.length === 0) return [bare(line)];
  return marks.map((mark, at) => {
    const issuer = at === 0 ? trimmedOf(line.slice(0, mark.index).replace(lead, ''), joints) : '';
    const rest = line.slice(mark.index + mark[0].length, marks[at + 1]?.index).replace(at < marks.length - 1 ? nextOrdinal : '', '');
    return withRest(mark[1]!.trim(), issuer, rest);
  });
}

/** 植物检疫条例第十条: a basis without its marks. */
function bare(line: string): Citation {
  const at = line.search(/[（(][^（()）]*[)）]\s*第|第[〇零一二三四五六七八九十百千两\d]+条|[:：]/);
  return at <= 0 ? withRest(line, '', '') : withRest(line.slice(0, at), '', line.slice(at));
}

function withRest(document: string, issuer: string, rest: string): Citation {
  const colon = rest.search(/[:：]/);
  const where = trimmedOf(colon < 0 ? rest : rest.slice(0, colon), joints);
  const [, bracketed = '', after = ''] = /^(?:[（(]([^（()）]*)[)）])?(.*)$/s.exec(where) ?? [];
  const { articles, left } = articlesIn(trimmedOf(after, joints));
  const version = [issuer, bracketed.trim(), left].filter((part) => part !== '').join('，');
  return { document: trimmedOf(document, joints), version, articles, text: colon < 0 ? '' : rest.slice(colon + 1).trim() };
}

/** Articles one after another; `left` is what is none. */
function articlesIn(text: string): { articles: string[]; left: string } {
  const articles: string[] = [];
  let left = text;
  for (let next = article.exec(left); next; next = article.exec(left)) {
    articles.push(next[0]);
    left = trimmedOf(left.slice(next[0].length), joints);
  }
  return { articles, left: left.trim() };
}

const continued = (last: Citation, line: string): Citation => {
  if (last.text !== '') return { ...last, text: `${last.text}\n${line}` };
  const { articles, text } = withRest('', '', line);
  return { ...last, articles: [...last.articles, ...articles], text };
};

/** A citation as a version keeps it: what stands behind the document is its article. */
export const basisOf = ({ document, version, articles, text }: Citation): Basis => ({
  document,
  article: `${version === '' ? '' : `(${version})`}${articles.join('、')}`,
  text,
});

/** A basis as a catalogue writes it. */
export const basisText = ({ document, article: where }: Basis): string => `《${document}》${where}`;
