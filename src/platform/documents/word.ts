import { Worker } from 'node:worker_threads';
import type { Download } from '../endpoint.ts';
import { composed, needsLayout } from './compose.ts';
import type { Part } from './parts.ts';

export type { Block, PageKind, Part } from './parts.ts';

const megabytesOfThread = 1024;

/**
 * Parts one after another, each on its own kind of page, as a Word document. What takes long to lay out does so in a thread of its own,
 * once it is asked for: no transaction waits for it.
 */
export async function wordDocument(name: string, title: string, parts: readonly Part[]): Promise<Download> {
  return {
    name: `${name}.docx`,
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    body: needsLayout(parts) ? later(() => aside(title, parts)) : await composed(title, parts),
  };
}

const later = (make: () => Promise<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async pull(controller) {
      controller.enqueue(await make());
      controller.close();
    },
  });

function aside(title: string, parts: readonly Part[]): Promise<Uint8Array<ArrayBuffer>> {
  const thread = new Worker(new URL('word-thread.ts', import.meta.url), {
    workerData: { title, parts },
    resourceLimits: { maxOldGenerationSizeMb: megabytesOfThread },
    execArgv: [],
  });
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the thread ended without a document')));
  });
}
