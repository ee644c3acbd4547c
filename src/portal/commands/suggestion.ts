import { type Limiter, limiterOf } from '#platform/limiter.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Sending, Sent, Visit } from '#platform/site.ts';
import { said } from '#platform/words.ts';
import { addWordFromOutside, followReceipt } from '#suggestions/commands/outside.ts';
import { readCode } from '#suggestions/receipt.ts';
import { channelsOf } from '#suggestions/store/outside.ts';
import { textBounds } from '#suggestions/suggestion.ts';
import { powerNamed, readerOf } from '../store/public.ts';
import { faultOf, plainText } from '../suggest.ts';
import { codePage, followPage, whyNot } from '../suggestion.ts';
import { suggest } from '../words/suggest.ts';
import { clockTime, printOf, untilThen } from './suggest.ts';

const wordBounds = { least: 2, most: textBounds.most } as const;

/** GET /portal/suggestion: the code is typed and posted, so that it stands in no address and no history. */
export const showCodeForm = ({ language }: Visit): Promise<Sent> => Promise.resolve({ page: codePage(language) });

/** So many different codes an hour from one network. */
export const newCodeLimiter = (): Limiter => limiterOf({ most: 30, minutes: 60 });

type Limiters = Readonly<{ codes: Limiter; words: Limiter }>;

/** POST /portal/suggestion: what the holder of a code reads, and what they add. */
export const follow =
  ({ codes, words }: Limiters) =>
  async (sending: Sending): Promise<Sent> => {
    const { tx, form, from, language, now, today } = sending;
    const typed = form['code'] ?? '';
    const text = said(suggest, language).follow;
    const code = readCode(typed);
    const until = codes(from, printOf(code ?? typed), { now, today });
    if (until) return { page: codePage(language, typed, text.limited({ time: clockTime(until) })), ...untilThen(until, now) };
    if (code === null || (await followReceipt(tx, code)) === null) return { page: codePage(language, typed, text.unknown), status: 404 };
    const refused = form['word'] === undefined ? undefined : await add(sending, words, code, plainText(form['word']));
    const it = (await followReceipt(tx, code))!;
    const power = it.powerId === null ? undefined : await powerNamed(readerOf(tx), it.powerId, today);
    const channels = await channelsOf(tx, it.bureauId, today);
    const added = form['word'] === undefined ? undefined : (refused ?? true);
    return { page: followPage({ language, code, it: { ...it, power: power?.name ?? null }, channels, added }), ...(refused ? refused.sent : {}) };
  };

type NotAdded = Readonly<{ text: string; why: string; sent: Pick<Sent, 'status' | 'retryAfter'> }>;

/** Adds a further word; what was typed and why not, where it is not taken. */
async function add({ tx, from, language, now, today }: Sending, limiter: Limiter, code: string, text: string): Promise<NotAdded | undefined> {
  const fault = faultOf(text, wordBounds);
  if (fault) return { text, why: whyNot(language, fault, { ...wordBounds, length: text.length }), sent: { status: 422 } };
  const until = limiter(from, printOf(code, text), { now, today });
  if (until) return { text, why: whyNot(language, 'limited', { time: clockTime(until) }), sent: untilThen(until, now) };
  try {
    await addWordFromOutside(tx, code, text, { now, today });
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { text, why: said(suggest, language).follow.closed, sent: { status: 409 } }; // settled while they wrote
  }
}
