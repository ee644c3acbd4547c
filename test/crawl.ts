/** What a visitor got at an address. */
export type Got = Readonly<{ path: string; status: number; text: string; headers: Readonly<Record<string, string>> }>;
export type Ask = (path: string, init?: RequestInit) => Response | Promise<Response>;

const links = /(?:href|src|action)="([^"]*)"|"(\/portal[^"\\]*)"/g;
const plainOf = (address: string): string => address.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replace(/#.*$/, '');

/** Everything that can be come to by links from some addresses of the portal, in pages and in data. */
export async function crawl(ask: Ask, from: readonly string[], most = 5000): Promise<Got[]> {
  const seen = new Set(from);
  const got: Got[] = [];
  for (const path of seen) {
    if (got.length >= most) throw new Error(`more than ${most} addresses`);
    const reply = await ask(path, { redirect: 'manual' });
    const text = await reply.text();
    got.push({ path, status: reply.status, text, headers: Object.fromEntries(reply.headers) });
    for (const [, link, named] of text.matchAll(links)) {
      const next = plainOf(link ?? named ?? '');
      if (next.startsWith('/portal')) seen.add(next);
    }
  }
  return got;
}
