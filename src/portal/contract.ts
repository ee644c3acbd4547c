import { z } from 'zod';
import { Refusal } from '#platform/refusal.ts';
import { categories } from '#powers/power.ts';
import { wordsOf } from './search.ts';

export const longestSearch = 100; // characters
const mostWords = 10;
const rowsOnPage = 50;
export const mostRows = 1000;

type Texts = Readonly<Record<string, string | undefined>>;

/** What a form left empty was not asked. */
const given = (query: Texts): Texts => Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value.trim() !== ''));

const Key = z.tuple([z.string(), z.uuid()]);
const ListQuery = z.object({
  q: z.string().default(''),
  bureau: z.uuid().optional(),
  department: z.uuid().optional(),
  category: z.enum(categories).optional(),
  ended: z.enum(['yes']).optional(),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(mostRows).default(rowsOnPage),
});

/** What a list of powers is asked for. @throws Refusal `portal/search/invalid`, `list/invalid`, `platform/invalid` */
export function listAsked(query: Texts) {
  const read = ListQuery.safeParse(given(query));
  if (!read.success) throw new Refusal('platform/invalid');
  const { q, ended, after, ...asked } = read.data;
  const words = wordsOf(q);
  if ([...q].length > longestSearch || words.length > mostWords)
    throw new Refusal('portal/search/invalid', { limit: longestSearch, words: mostWords });
  return { ...asked, q, words, ended: ended === 'yes', after: after === undefined ? undefined : keyRead(after) };
}
export type Asked = ReturnType<typeof listAsked>;

/** Where a list goes on, as it stands in an address. */
export const keyWritten = (key: readonly [code: string, id: string]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

function keyRead(text: string): readonly [string, string] {
  try {
    const [code, id] = Key.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    if (code.includes('\0') || !code.isWellFormed()) throw new RangeError('no code');
    return [code, id];
  } catch (cause) {
    throw new Refusal('list/invalid', {}, { cause });
  }
}

/** The id in an address. @throws Refusal `portal/not-found` for what can be none */
export function idAsked(text: string | undefined): string {
  const read = z.uuid().safeParse(text);
  if (!read.success) throw new Refusal('portal/not-found');
  return read.data;
}

/** The number of a version in an address; null where none is asked for. @throws Refusal `portal/not-found` */
export function numberAsked(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Refusal('portal/not-found');
  return Number(text);
}

const forms = ['json', 'bpmn', 'svg'] as const;

/** What the last part of an address names, and in which form it is asked for. */
export function formAsked(text: string): Readonly<{ name: string; form: (typeof forms)[number] | 'page' }> {
  const form = forms.find((it) => text.endsWith(`.${it}`));
  return form ? { name: text.slice(0, -form.length - 1), form } : { name: text, form: 'page' };
}
