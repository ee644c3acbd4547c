import type { Download } from './endpoint.ts';

// whatever is in it: opened as a page after all, nothing of it runs and nothing is fetched
const filePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** A response that the browser saves under the given name, and never shows as a page of ours. */
export function streamingBody({ name, type, body }: Download, headers: Headers): Response {
  headers.set('content-type', type);
  headers.set('content-disposition', dispositionOf(name));
  headers.set('x-content-type-options', 'nosniff');
  headers.set('content-security-policy', filePolicy);
  return new Response(body, { headers });
}

/** RFC 6266: the name for every program that knows RFC 8187, and before it one of plain letters for those that do not. */
export function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["%\\]/gu, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
