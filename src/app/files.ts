import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';

const compress = promisify(gzip);

const typeOf: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

type Kept = Readonly<{ type: string; tag: string; plain: Uint8Array<ArrayBuffer>; packed: Uint8Array<ArrayBuffer> }>;

/**
 * Serves the built pages of a folder, packed once and then from memory. Files named by their content are kept for good; every other
 * address is the app's first file, which finds its page by itself.
 */
export function filesOf(folder: string): (c: Context) => Promise<Response> {
  const kept = new Map<string, Kept>();
  const load = async (path: string): Promise<Kept | undefined> => {
    const file = normalize(join(folder, path)); // one file has endless addresses: a///b is a/b
    const known = kept.get(file);
    if (known) return known;
    if (!file.startsWith(folder + sep)) return undefined;
    const plain = await readFile(file).catch(absent);
    if (!plain) return undefined;
    const tag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 16)}"`;
    const read = {
      type: typeOf[extname(file)] ?? 'application/octet-stream',
      tag,
      plain: Uint8Array.from(plain),
      packed: Uint8Array.from(await compress(plain)),
    };
    kept.set(file, read);
    return read;
  };
  return async (c) => {
    const named = c.req.path.startsWith('/assets/');
    const own = extname(c.req.path) === '' ? undefined : await load(c.req.path);
    const file = own ?? (named ? undefined : await load('/index.html'));
    if (!file) return c.text(named ? 'not found' : '网页还没有构建：npm run build', named ? 404 : 503);
    return send(c, file, own !== undefined && named);
  };
}

/** No such file, or no such name: a folder, a file as a folder, a name with NUL or too long. */
const absences = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

function absent(error: NodeJS.ErrnoException): undefined {
  if (!absences.has(error.code ?? '')) throw error;
}

function send(c: Context, { type, tag, plain, packed }: Kept, forGood: boolean): Response {
  const headers = {
    'content-type': type,
    etag: tag,
    vary: 'accept-encoding',
    'cache-control': forGood ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  if (c.req.header('if-none-match') === tag) return c.body(null, 304, headers);
  const takesGzip = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  return takesGzip ? c.body(packed, 200, { ...headers, 'content-encoding': 'gzip' }) : c.body(plain, 200, headers);
}
