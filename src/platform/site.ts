import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { sql } from 'kysely';
import { type Db, transact, type Tx } from './db.ts';
import type { Markup } from './markup.ts';
import { sameOrigin } from './http.ts';
import { senderOf } from './limiter.ts';
import type { Clock } from './moment.ts';
import { anyone, type Moment } from './permissions.ts';
import { Refusal, statusOf } from './refusal.ts';
import { clean } from './text.ts';
import type { Language } from './words.ts';

const compress = promisify(gzip);

/** What a visitor asks for. Nobody asks who they are: the transaction belongs to nobody and sees no bureau. */
export type Visit = Moment & Readonly<{ tx: Tx; params: Texts; query: Texts; language: Language }>;

/** What a visitor sends in a form; `from` is the address that it came from, to be forgotten once it has been looked at. */
export type Sending = Visit & Readonly<{ form: Texts; from: string }>;

export type Texts = Readonly<Record<string, string>>;

/**
 * What is sent back: a page, text of another type, a file to be saved, or where to go next. `kept: false`: for these eyes only; `retryAfter`: in so many seconds there
 * may be more. */
export type Sent = Readonly<{ status?: 200 | 404 | 409 | 413 | 422 | 429 | 500; kept?: boolean; retryAfter?: number }> &
  (Readonly<{ page: Markup }> | Readonly<{ type: string; text: string; name?: string }> | Readonly<{ to: string }>);

export type Pages = Readonly<{
  /** a page to be read */
  show: (path: string, answer: (visit: Visit) => Promise<Sent>) => void;
  /** a form to be sent; the transaction may write, in the bureaus that the answer confines it to */
  take: (path: string, answer: (sending: Sending) => Promise<Sent>) => void;
}>;

/** A site without sign-in, server-rendered: its root, its one stylesheet, its pages, and the page that says why not. */
export type Site = Readonly<{
  root: `/${string}`;
  style: string;
  mount: (pages: Pages) => void;
  refused: (refusal: Refusal, language: Language) => Markup;
}>;

const formLimit = 100_000; // bytes
const keptFor = 60; // seconds in which a copy may be shown again: what is repealed is soon gone
const worthPacking = 1000;

/** Serves a site: reading needs no script, no cookie and no name, and cannot write. */
export function siteOf({ db, moment }: Readonly<{ db: Db; moment: Clock }>, { root, style, mount, refused }: Site): Hono {
  const app = new Hono();
  const policy = policyOf(style);
  const answered = async (c: Context, work: (visit: Omit<Visit, 'tx'>) => Promise<Sent>): Promise<Response> => {
    const language: Language = c.req.query('language') === 'en' ? 'en' : 'zh-CN';
    const sent = await work({ ...moment(), params: c.req.param() as Texts, query: c.req.query(), language }).catch((error: unknown): Sent => {
      const refusal = error instanceof Refusal ? error : new Refusal('platform/bug');
      if (refusal !== error) console.error(error);
      return { page: refused(refusal, language), status: refusal === error ? (statusOf(refusal.code) as 404) : 500, kept: false };
    });
    return respond(c, sent, policy);
  };

  const show: Pages['show'] = (path, answer) => {
    app.get(path, (c) =>
      answered(c, async (visit) => {
        clean([visit.params, visit.query]);
        return transact(db, anyone, async (tx) => {
          await sql`set transaction read only`.execute(tx);
          return answer({ ...visit, tx });
        });
      }),
    );
  };
  const take: Pages['take'] = (path, answer) => {
    const limited = bodyLimit({
      maxSize: formLimit,
      onError: (c) => answered(c, () => Promise.reject(new Refusal('platform/too-large', { limit: formLimit }))),
    });
    app.post(path, limited, (c) =>
      answered(c, async (visit) => {
        const sending = { ...visit, form: await formOf(c), from: addressOf(c) };
        const sent = await transact(db, anyone, (tx) => answer({ ...sending, tx }));
        return { kept: false, ...sent };
      }),
    );
  };
  mount({ show, take });
  for (const path of [root, `${root}/*`]) app.all(path, (c) => unknown(c, answered));
  return app;
}

type Answered = (c: Context, work: () => Promise<Sent>) => Promise<Response>;

function unknown(c: Context, answered: Answered): Response | Promise<Response> {
  const { path, method, url } = c.req;
  if (method !== 'GET' && method !== 'HEAD') return c.text('Method Not Allowed', 405, { allow: 'GET, HEAD' });
  const bare = path.replace(/\/+$/, '');
  if (bare !== path) return c.redirect(bare + new URL(url).search, 308);
  return answered(c, () => Promise.reject(new Refusal('platform/not-found')));
}

/** @throws Refusal for a form that another page sent, that is none, or that holds what cannot be kept */
async function formOf(c: Context): Promise<Texts> {
  if (!sameOrigin(c.req.raw)) throw new Refusal('platform/other-origin/forbidden');
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) throw new Refusal('platform/invalid');
  return clean([Object.fromEntries(new URLSearchParams(await c.req.text())), c.req.query(), c.req.param()] as const)[0];
}

const addressOf = (c: Context): string =>
  senderOf(
    (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ?? '',
    c.req.header('x-forwarded-for'),
  );

/** Nothing runs on a page of the site and nothing is fetched for it but what it holds itself. */
const policyOf = (style: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

// a file of ours is saved or read by programs; opened as a page, nothing in it runs
const filePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

async function respond(c: Context, sent: Sent, pagePolicy: string): Promise<Response> {
  if ('to' in sent) return c.redirect(sent.to, 303);
  const isPage = 'page' in sent;
  const body = isPage ? String(sent.page) : sent.text;
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers: Record<string, string> = {
    'content-type': isPage ? 'text/html; charset=utf-8' : sent.type,
    'content-security-policy': isPage ? pagePolicy : filePolicy,
    'cache-control': sent.kept === false ? 'no-store' : `public, max-age=${keptFor}`,
    vary: 'accept-encoding',
    ...(sent.kept === false ? {} : { etag: tag }),
    ...(sent.retryAfter === undefined ? {} : { 'retry-after': String(sent.retryAfter) }),
    ...(isPage ? {} : { 'access-control-allow-origin': '*' }),
    ...(isPage || sent.name === undefined ? {} : { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(sent.name)}` }),
  };
  if (sent.kept !== false && c.req.header('if-none-match')?.includes(tag)) return c.body(null, 304, headers);
  const packs = body.length > worthPacking && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  if (!packs) return c.body(body, sent.status ?? 200, headers);
  return c.body(Uint8Array.from(await compress(body)), sent.status ?? 200, { ...headers, 'content-encoding': 'gzip' });
}
