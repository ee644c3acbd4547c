import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Upload } from '#platform/endpoint.ts';

/** A file on disk, as if it had been sent. */
export async function uploadOf(path: string): Promise<{ name: string; file: Upload }> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return { name: basename(path), file: { path, size: (await stat(path)).size, sha256: hash.digest('hex') } };
}
