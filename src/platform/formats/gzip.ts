import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FormatError } from './format-error.ts';
import type { LogLimits } from './limits.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** Small files may be as repetitive as they like: a ratio says something only from here on. */
const ratioCountsFrom = 16 * 1024 * 1024;

/**
 * The bytes of a file, unpacked when it is gzip (told by its first two bytes; several members are one file).
 *
 * @throws FormatError `formats/gzip` (truncated or corrupt), `formats/too-large`, `formats/bomb`
 */
export async function* unpacked(source: Bytes, limits: LogLimits): AsyncGenerator<Uint8Array> {
  const { head, whole } = await peek(source, 2);
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* upTo(whole, limits.unpacked);
    return;
  }
  const size = { packed: 0 };
  const gunzip = createGunzip({ chunkSize: 128 * 1024 });
  // Whoever reads `gunzip` meets every error there; the pipeline's own report would be the same one again.
  pipeline(Readable.from(upTo(whole, limits.packed, size)), gunzip, () => undefined);
  let out = 0;
  try {
    for await (const chunk of upTo(gunzip as Bytes, limits.unpacked)) {
      out += chunk.length;
      if (out > ratioCountsFrom && out > size.packed * limits.ratio) throw new FormatError('formats/bomb', { ratio: limits.ratio });
      yield chunk;
    }
  } catch (error) {
    throw fromZlib(error);
  }
}

async function* upTo(source: Bytes, limit: number, size = { packed: 0 }): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    size.packed += chunk.length;
    if (size.packed > limit) throw new FormatError('formats/too-large', { limit });
    yield chunk;
  }
}

function fromZlib(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('Z_')) return error;
  return new FormatError('formats/gzip', { reason: code === 'Z_BUF_ERROR' ? 'truncated' : 'corrupt' });
}

/** The first bytes of a source (`count` or more, fewer only at its end), and the whole source, those included. */
export async function peek(source: Bytes, count: number): Promise<{ head: Uint8Array; whole: Bytes }> {
  const chunks = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < count) {
    const next = await chunks.next();
    if (next.done) break;
    first.push(next.value);
    size += next.value.length;
  }
  const head = first.length === 1 && first[0] ? first[0] : Buffer.concat(first);
  return { head, whole: followed(head, chunks) };
}

async function* followed(head: Uint8Array, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  } finally {
    await chunks.return?.();
  }
}
