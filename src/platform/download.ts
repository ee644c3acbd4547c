import type { Download } from './endpoint.ts';

/** A response that the browser saves under the given name, and never shows as a page of ours. */
export function streamingBody({ name, type, body }: Download, headers: Headers): Response {
  headers.set('content-type', type);
  headers.set('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  headers.set('x-content-type-options', 'nosniff');
  return new Response(body, { headers });
}
