import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Zip, ZipPassThrough } from 'fflate';
import { fileNameOf } from '../attachments/fileName.ts';
import type { Download } from '../endpoint.ts';
import type { Part } from './parts.ts';

export type Bundled = Readonly<{ name: string; title: string; parts: readonly Part[] }>;

const megabytesOfThread = 1024;

/** Word documents in one zip, each made in a thread of its own once it is asked for: no transaction waits for them, and one at a time is held. */
export const wordBundle = (name: string, documents: readonly Bundled[]): Download => ({
  name: `${name}.zip`,
  type: 'application/zip',
  body: zipped(documents),
});

/** A name for each file: safe in any file system and unlike every other, however these count letters. */
export function fileNamesOf(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replaceAll(/[/\\]/g, '_');
    for (let copy = 1; ; copy++) {
      const safe = fileNameOf(`${plain}.docx`, 'docx');
      const own = copy === 1 ? safe : safe.replace(/\.docx$/, ` (${copy}).docx`);
      const key = own.normalize('NFKC').toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return own;
    }
  });
}

function zipped(documents: readonly Bundled[]): ReadableStream<Uint8Array> {
  const names = fileNamesOf(documents.map(({ name }) => name));
  let [at, thread] = [0, null as Worker | null];
  let zip: Zip;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      zip = new Zip((error, chunk) => {
        if (error) controller.error(error);
        else controller.enqueue(chunk);
      });
    },
    async pull(controller) {
      if (at < documents.length) {
        thread ??= threadOf(documents);
        const file = new ZipPassThrough(names[at]!);
        const bytes = await next(thread, at++);
        zip.add(file);
        file.push(bytes, true);
      } else {
        zip.end();
        controller.close();
        await thread?.terminate();
      }
    },
    async cancel() {
      await thread?.terminate();
    },
  });
}

const threadOf = (documents: readonly Bundled[]): Worker =>
  new Worker(new URL('bundle-thread.ts', import.meta.url), {
    workerData: documents.map(({ title, parts }) => ({ title, parts })),
    resourceLimits: { maxOldGenerationSizeMb: megabytesOfThread },
    execArgv: [],
  });

async function next(thread: Worker, at: number): Promise<Uint8Array> {
  const ended = new AbortController();
  const ends = once(thread, 'exit', { signal: ended.signal }).then(() => Promise.reject(new Error('the thread ended without a document')));
  ends.catch(() => undefined); // unheard when the document came first
  const made = once(thread, 'message', { signal: ended.signal }) as Promise<[Uint8Array]>; // an error of the thread rejects it
  thread.postMessage(at, []);
  try {
    const [bytes] = await Promise.race([made, ends]);
    return bytes;
  } finally {
    ended.abort();
    made.catch(() => undefined);
  }
}
