import { createHash, randomBytes } from 'node:crypto';
import { chinaZone } from '#platform/calendar.ts';
import { confine, type Tx } from '#platform/db.ts';
import { type Limiter, limiterOf } from '#platform/limiter.ts';
import { nobody, type Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Sending, Sent, Visit } from '#platform/site.ts';
import { receiveFromOutside } from '#suggestions/commands/outside.ts';
import { channelsOf, openBureaus } from '#suggestions/store/outside.ts';
import { powerNamed, readerOf } from '../store/public.ts';
import { faultOf, type Form, plainText, suggestPage } from '../suggest.ts';
import { receiptPage } from '../suggestion.ts';

/** So many suggestions and further words an hour from one network: many people may sit behind one address. */
const mostAnHour = { most: 20, minutes: 60 } as const;

const newOnce = () => randomBytes(24).toString('base64url');
const isOnce = (once: string) => /^[\w-]{32}$/.test(once);
const isId = (id: string | undefined): id is string => id !== undefined && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);

/** GET /portal/suggest: each visitor gets a form of their own. */
export async function showForm({ tx, query, language, today }: Visit): Promise<Sent> {
  const form = await formFor(tx, { power: query['power'], bureau: query['bureau'], language, today });
  if (isId(query['power']) && form.power === null) throw new Refusal('platform/not-found');
  return { page: suggestPage(form), kept: false };
}

type Asked = Readonly<{ power: string | undefined; bureau: string | undefined; language: Visit['language']; today: Moment['today'] }>;

async function formFor(tx: Tx, { power: powerId, bureau, language, today }: Asked): Promise<Form> {
  const bureaus = await openBureaus(tx);
  const named = isId(powerId) ? await powerNamed(readerOf(tx), powerId, today) : undefined;
  const power = named && !named.ended ? named : null;
  const bureauId = power?.bureauId ?? bureaus.find(({ id }) => id === bureau || bureaus.length === 1)?.id ?? null;
  await confine(tx, bureauId === null ? [] : [bureauId]);
  const channels = await channelsOf(tx, bureauId ?? nobody, today);
  return { language, channels, bureaus, bureauId, power, text: '', once: newOnce() };
}

/** POST /portal/suggest: taken, or shown again with all that was typed and what is wrong. */
export const takeSuggestion =
  (limiter: Limiter) =>
  async ({ tx, form: typed, from, language, now, today }: Sending): Promise<Sent> => {
    const { power: powerId, bureau, once = '' } = typed;
    const text = plainText(typed['text'] ?? '');
    const form = { ...(await formFor(tx, { power: powerId, bureau, language, today })), text, once: isOnce(once) ? once : newOnce() };
    const again = (fault: NonNullable<Form['fault']>, limited: Pick<Sent, 'status' | 'retryAfter'> = { status: 422 }): Sent => {
      const power = fault.fault === 'power' ? null : form.power; // sent once more, it is in general
      return { page: suggestPage({ ...form, power, fault }), ...limited };
    };
    const fault = faultOf(text);
    if (fault) return again({ fault, length: text.length });
    if (!isOnce(once)) return again({ fault: 'stale' });
    if (powerId && form.power === null) return again({ fault: 'power' });
    if (form.bureauId === null) return again({ fault: 'bureau' });
    const until = limiter(from, printOf(once, form.power?.id, text), { now, today });
    if (until) return again({ fault: 'limited', time: clockTime(until) }, untilThen(until, now));
    try {
      const received = await receiveFromOutside(tx, { bureauId: form.bureauId, powerId: form.power?.id ?? null, text, once }, { now, today });
      return { page: receiptPage(language, form.bureaus.find(({ id }) => id === form.bureauId)!.name, received) };
    } catch (error) {
      if (error instanceof Refusal && error.code === 'suggestions/about/invalid') return again({ fault: 'power' }); // repealed meanwhile
      throw error;
    }
  };

/** What makes two sendings the same one: a limit counts them once. */
export const printOf = (...parts: ReadonlyArray<string | undefined>): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64');

/** As a program reads that it came too often. */
export const untilThen = (until: Date, now: Date) => ({ status: 429, retryAfter: Math.ceil((until.getTime() - now.getTime()) / 1000) }) as const;

/** The time of day in China: 14:05. What is between two minutes is the later one. */
export const clockTime = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short', timeZone: chinaZone }).format(Math.ceil(at.getTime() / 60_000) * 60_000);

/** The limits of one server, which forgets them when it stops. */
export const newLimiter = (): Limiter => limiterOf(mostAnHour);
