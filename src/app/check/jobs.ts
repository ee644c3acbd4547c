import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Batch, batchJudge, type Told, type Wanted } from './batch.ts';
import type { Judging } from './judging.ts';

/** What a thread is told at its start. */
export type Setting = Readonly<{ by: Judging; wanted: Wanted }>;

const ahead = 2; // batches that wait at each thread, so that none is idle while the log is read

/**
 * The batches as they were judged, in their order, by so many threads; by one, in this thread itself.
 *
 * @throws what reading the batches throws; Error when a thread fails
 */
export async function* judged(batches: AsyncIterable<Batch>, setting: Setting, jobs: number): AsyncGenerator<Told> {
  if (jobs === 1) {
    const judge = batchJudge(setting.by, setting.wanted);
    for await (const batch of batches) yield judge(batch);
    return;
  }
  const threads = Array.from({ length: jobs }, () => new Worker(new URL('thread.ts', import.meta.url), { workerData: setting, execArgv: [] }));
  try {
    const told = threads.map(answers);
    const waiting: Array<Promise<Told>> = [];
    let number = 0;
    for await (const batch of batches) {
      waiting.push(told[number % jobs]!(batch));
      number += 1;
      if (waiting.length >= jobs * ahead) yield await waiting.shift()!;
    }
    for (const last of waiting) yield await last;
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** Asks a thread; it answers in the order in which it was asked. */
function answers(thread: Worker): (batch: Batch) => Promise<Told> {
  const failed = once(thread, 'error').then(([error]) => Promise.reject(error as Error)); // also while nobody waits for an answer
  failed.catch(() => undefined);
  const open: Array<(told: Told) => void> = [];
  thread.on('message', (told: Told) => open.shift()!(told));
  return (batch) => {
    const answer = new Promise<Told>((resolve) => open.push(resolve));
    thread.postMessage(batch, []);
    const either = Promise.race([answer, failed]);
    either.catch(() => undefined); // whoever needs it awaits it
    return either;
  };
}
