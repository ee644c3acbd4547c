import { parentPort, workerData } from 'node:worker_threads';
import { composed } from './compose.ts';
import type { Part } from './parts.ts';

const documents = workerData as ReadonlyArray<{ title: string; parts: readonly Part[] }>;

parentPort!.on('message', (at: number) => {
  const { title, parts } = documents[at]!;
  // an error ends the thread, which whoever waits is told
  void composed(title, parts).then((bytes) => parentPort!.postMessage(bytes, [bytes.buffer]));
});
