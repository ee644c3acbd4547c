import { resolve } from 'node:path';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { identify } from '#organization/store/sessions.ts';
import type { Db } from '#platform/db.ts';
import type { Endpoint } from '#platform/endpoint.ts';
import { api, type Serve } from '#platform/http.ts';
import type { Clock } from '#platform/moment.ts';
import { anyone } from '#platform/permissions.ts';
import { siteOf } from '#platform/site.ts';
import { portal } from '#portal/routes.ts';
import { filesOf } from './files.ts';
import { modules } from './modules.ts';
import { app } from './routes.ts';

export type AppOptions = Readonly<{
  db: Db;
  clock: Clock;
  uploadLimit: number; // bytes of one uploaded file
  pages?: string; // the folder of the built pages
}>;

const builtPages = resolve(import.meta.dirname, '../../dist/web');

/** antd and bpmn-js write their styles while they run; everything else comes from this server alone. */
const contentPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The whole server: the modules' endpoints, the app's own, whether it lives and is ready, the public site, and the pages. */
export function createApp({ db, clock, uploadLimit, pages = builtPages }: AppOptions): Hono {
  const server = new Hono();
  server.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', contentPolicy);
    c.header('x-content-type-options', 'nosniff');
    c.header('x-frame-options', 'DENY');
    c.header('referrer-policy', 'same-origin');
    c.header('cross-origin-opener-policy', 'same-origin');
    c.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  });
  server.get('/healthz', (c) => c.json({ status: 'ok' }));
  server.get('/readyz', async (c) => {
    const ready = await sql`select 1`.execute(db).then(
      () => true,
      () => false,
    );
    return c.json({ status: ready ? 'ok' : 'database does not answer' }, ready ? 200 : 503);
  });
  server.route('/', api({ db, moment: clock, identify, anyone, uploadLimit }, mounts));
  server.route('/', siteOf({ db, moment: clock }, portal));
  server.get('*', filesOf(pages));
  return server;
}

const mounts: ReadonlyArray<(serve: Serve) => void> = [...modules, app(() => endpoints())];

/** Every endpoint that the server answers, as its modules mount them. */
export function endpoints(): readonly Endpoint[] {
  const found: Endpoint[] = [];
  for (const mount of mounts) mount((it) => found.push(it));
  return found;
}
