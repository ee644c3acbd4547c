import { type Context, Hono, type HonoRequest } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamingBody } from './download.ts';
import { type Db, type Tx, transact } from './db.ts';
import type { Answer, Endpoint, Received, Schema } from './endpoint.ts';
import type { Actor, Moment } from './permissions.ts';
import { Refusal, statusOf } from './refusal.ts';
import { sheetOf } from './sheet.ts';
import { clean } from './text.ts';
import { receive } from './upload.ts';
import type { Page } from './list.ts';
import type { Language } from './words.ts';

/** What every handler is told beside the parsed parts of the request. `reply` sets headers, such as the cookie of a session. */
export type Ask<E extends Endpoint> = Received<E> & Moment & { tx: Tx; actor: Actor; language: Language; headers: Headers; reply: Headers };

/** A refusal that is returned, not thrown, is answered after what was written has been kept: a wrong password is counted. */
export type Serve = <E extends Endpoint>(it: E, answer: (ask: Ask<E>) => Promise<Answer<E> | Refusal>) => void;

/** Finds out who asks, or null when nobody is signed in. */
export type Identify = (tx: Tx, headers: Headers, moment: Moment) => Promise<Actor | null>;

export type Api = Readonly<{ db: Db; moment: () => Moment; identify: Identify; anyone: Actor; uploadLimit: number }>;

const jsonLimit = 1_000_000;

/** The whole HTTP side of the platform: identify, permit, read, answer in one transaction, or say why not. */
export function api(here: Api, modules: ReadonlyArray<(serve: Serve) => void>): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof Refusal) return c.json({ code: error.code, facts: error.facts }, statusOf(error.code));
    console.error(error);
    return c.json({ code: 'platform/bug', facts: {} }, 500);
  });
  app.use('/api/*', async (c, next) => {
    if (c.req.method !== 'GET' && !sameOrigin(c.req.raw)) throw new Refusal('platform/other-origin/forbidden');
    c.header('cache-control', 'no-store');
    await next();
  });
  const limited = bodyLimit({
    maxSize: jsonLimit,
    onError: () => {
      throw new Refusal('platform/too-large', { limit: jsonLimit });
    },
  });

  const serve: Serve = (it, answer) => {
    const respond = (c: Context) => answerTo(here, it, answer as never, c.req);
    if (it.body === 'upload') app.on(it.method, it.path, respond);
    else app.on(it.method, it.path, limited, respond);
  };
  for (const mount of modules) mount(serve);
  app.all('/api/*', () => {
    throw new Refusal('platform/not-found');
  });
  return app;
}

type Handler = (ask: Ask<Endpoint>) => Promise<unknown>;

async function answerTo(here: Api, it: Endpoint, answer: Handler, request: HonoRequest): Promise<Response> {
  const moment = here.moment();
  const headers = request.raw.headers;
  const actor = await permitted(here, it, headers, moment);
  const query = clean(request.query());
  const asSheet = it.sheet !== undefined && query['format'] === 'xlsx';
  const language: Language = (query['language'] ?? headers.get('accept-language') ?? '').startsWith('en') ? 'en' : 'zh-CN';
  const parts = { params: read(it.params, clean(request.param()), 'params'), query: read(it.query, query, 'query') };
  await using upload = it.body === 'upload' ? await receive(request.raw, Math.min(here.uploadLimit, it.limit ?? Infinity)) : null;
  const body = upload ? upload.file : read(it.body as Schema | undefined, it.body && clean(await request.json().catch(() => undefined)), 'body');

  const reply = new Headers();
  const ask = { ...parts, ...moment, body, actor, language, headers, reply };
  if (asSheet) {
    const rows = (page: object) => transact(here.db, actor, (tx) => answer({ ...ask, query: { ...(parts.query as object), ...page }, tx } as never));
    return streamingBody(sheetOf(it.sheet!, language, rows as (page: object) => Promise<Page<Record<string, unknown>>>), reply);
  }
  const result = await transact(here.db, actor, async (tx) => {
    const answered = await answer({ ...ask, tx } as never);
    return it.returns === 'file' || answered instanceof Refusal ? answered : it.returns.parse(answered);
  });
  if (result instanceof Refusal) throw result;
  return it.returns === 'file' ? streamingBody(result as Answer<Endpoint & { returns: 'file' }>, reply) : Response.json(result, { headers: reply });
}

async function permitted(here: Api, it: Endpoint, headers: Headers, moment: Moment): Promise<Actor> {
  const actor = await transact(here.db, here.anyone, (tx) => here.identify(tx, headers, moment));
  if (it.needs === 'public') return actor ?? here.anyone;
  if (!actor) throw new Refusal('platform/signed-out');
  if (!actor.permissions.has(it.needs)) throw new Refusal('platform/forbidden', { needs: it.needs });
  return actor;
}

/** A browser names the origin of what it sends; a request that changes something and comes from another page is refused. */
export function sameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  return origin === null || (URL.canParse(origin) && new URL(origin).host) === (request.headers.get('host') ?? new URL(request.url).host);
}

/** @throws Refusal `platform/invalid` with one issue for each wrong field: its path, what was wrong, and the bounds */
function read(schema: Schema | undefined, value: unknown, part: string): unknown {
  try {
    return schema?.parse(value);
  } catch (cause) {
    const issues = (cause as { issues?: Array<Record<string, unknown>> }).issues ?? [];
    throw new Refusal(
      'platform/invalid',
      { part, issues: issues.map(({ path, code, minimum, maximum, format, origin }) => ({ path, code, minimum, maximum, format, origin })) },
      { cause },
    );
  }
}
