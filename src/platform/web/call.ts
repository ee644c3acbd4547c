import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Endpoint, Output, Sent } from '../endpoint.ts';
import type { Facts } from '../refusal.ts';
import { chosenLanguage } from './chosenLanguage.ts';

export type Reply<E extends Endpoint> = E['returns'] extends 'file' ? Blob : Output<E['returns']>;

/** What the server said no to: a code and its facts. `useSentence` makes the sentence of it, in the reader's language. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly facts: Facts;
  constructor(status: number, code: string, facts: Facts) {
    super(code);
    this.status = status;
    this.code = code;
    this.facts = facts;
  }
}

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };

/** Where a request goes: for `href` of downloads, where the browser itself asks. */
export function address<E extends Endpoint>(it: E, sent: Omit<Sent<E>, 'body'>, more: Readonly<Record<string, string>> = {}): string {
  const { params = {}, query = {} } = sent as Parts;
  const path = it.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const given = Object.entries({ ...query, ...more }).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `${path}?${search}` : path;
}

/** @throws Refused when the server says no; `platform/offline` when it cannot be reached */
export async function call<E extends Endpoint>(it: E, sent: Sent<E>): Promise<Reply<E>> {
  const reply = await send(it, sent).catch((cause: unknown) => {
    throw Object.assign(new Refused(0, 'platform/offline', {}), { cause });
  });
  if (!reply.ok) throw await refusedBy(reply);
  return (it.returns === 'file' ? await reply.blob() : it.returns.parse(await reply.json())) as Reply<E>;
}

function send<E extends Endpoint>(it: E, sent: Sent<E>): Promise<Response> {
  const { body } = sent as Parts;
  const headers = new Headers({ 'accept-language': chosenLanguage() });
  if (body instanceof Blob) headers.set('content-type', 'application/octet-stream');
  else if (it.body !== undefined) headers.set('content-type', 'application/json');
  const content = body instanceof Blob ? body : it.body === undefined ? null : JSON.stringify(body ?? {});
  return fetch(address(it, sent), { method: it.method, headers, body: content });
}

async function refusedBy(reply: Response): Promise<Refused> {
  const said = (await reply.json().catch(() => ({}))) as { code?: string; facts?: Facts };
  return new Refused(reply.status, said.code ?? 'platform/bug', said.facts ?? {});
}

/** For `useSuspenseQuery`: the endpoint's path is its cache key. */
export const query = <E extends Endpoint>(it: E, sent: Sent<E>) =>
  queryOptions({ queryKey: [...it.path.split('/').slice(2), sent], queryFn: () => call(it, sent) });

/** For forms and buttons. A deed may move anything along the loop, so afterwards everything shown is asked for again. */
export function useCall<E extends Endpoint>(it: E) {
  const client = useQueryClient();
  return useMutation({ mutationFn: (sent: Sent<E>) => call(it, sent), onSuccess: () => client.invalidateQueries() });
}
