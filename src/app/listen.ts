import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { said, type Language } from '#platform/words.ts';
import { cliWords } from './cli-words.ts';
import { SettingError, type Settings } from './settings.ts';

/** A server that listens; `close` takes no more connections and waits for the requests that run. */
export type Listening = Readonly<{ url: string; close: () => Promise<void> }>;

const patience = 10_000; // ms for requests that run when the server is to stop

/** Listens on the address of the settings, or says that it cannot. */
export async function listen(app: Pick<Hono, 'fetch'>, { host, port }: Pick<Settings, 'host' | 'port'>, language: Language): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(port, host);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    const words = said(cliWords, language);
    throw new SettingError(
      error.code === 'EADDRINUSE' ? words.portTaken({ host, port }) : words.noAddress({ host, port, code: error.code ?? error.message }),
    );
  });
  const name = host.includes(':') ? `[${host}]` : host;
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), patience);
    await closed;
    clearTimeout(late);
  };
  return { url: `http://${name}:${(server.address() as AddressInfo).port}/`, close };
}

/** Finds out early whether the port is taken, before a database is started and filled. */
export async function refuseTakenPort(settings: Settings, language: Language): Promise<void> {
  if (settings.port === 0) return;
  const { close } = await listen({ fetch: () => new Response(null, { status: 503 }) }, settings, language);
  await close();
}
