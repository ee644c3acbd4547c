import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Upload } from './endpoint.ts';
import { Refusal } from './refusal.ts';

/** Spools the body of a request into a file of its own, so that a slow sender holds no transaction; disposing removes the file. */
export async function receive(request: Request, limit: number): Promise<{ file: Upload } & AsyncDisposable> {
  if (!request.body) throw new Refusal('platform/no-file/invalid');
  const folder = await mkdtemp(join(tmpdir(), 'qingfeng-upload-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'body');
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      hash.update(chunk);
      done(size > limit ? new Refusal('platform/too-large', { limit }) : null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(request.body as never), measure, createWriteStream(path));
  } catch (error) {
    await remove();
    throw error;
  }
  return { file: { path, size, sha256: hash.digest('hex') }, [Symbol.asyncDispose]: remove };
}

/** A file on disk, as if it had been sent, with the name that it has there. */
export async function uploadOf(path: string): Promise<Upload & { name: string }> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return { path, name: basename(path), size: (await stat(path)).size, sha256: hash.digest('hex') };
}
